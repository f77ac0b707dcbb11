"""The page Break-even: what it would take for the programme's cost to come back in local tax."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import numpy as np

from impactcalc.impact.fiscal.answer import BreakEven, RangeOf
from impactcalc.impact.result import Result
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Column, Lines, Page, Table

NOT_A_VERDICT = (
    "A city pays for its ties for more than tax: that the cost does not come back in tax says nothing of what they are "
    "worth, and that it does is no profit, since other public money serves guests too."
)
HOW = (
    "Everything about the people in question grows in proportion: their spending, and what local money pays for them. "
    "Prices, rates of tax and shares stay as they are. What does not depend on them, such as the sheet Budget, stays."
)
ONE_SHARE = (
    "The attribution share is one for all rows, in place of their own; today's is an average over the money that it "
    "applies to, a blank one counted as 100%. What local money pays by a host-paid share goes with it. A scholarship "
    "comes off after it, so that part of a row may count for nothing."
)
SIMULATED = (
    "The lowest and the highest are for the tax at its 5th and 95th percentile of the draws (page How sure), every row "
    "in proportion; the cost is as stated."
)
NOTES: Mapping[RangeOf, str] = MappingProxyType({"simulated": SIMULATED})


def has_break_even(result: Result) -> bool:
    """Whether a report has this page: somebody names taxes of the place's own, or what the programme spent."""
    return bool(result.fiscal.own_taxes) or result.fiscal.cost.budget_rows > 0


def break_even_page(result: Result) -> Page:
    """In words, then in figures; what lacks where there is no answer."""
    parts = result.break_even
    known = [part for part in parts if not part.missing]
    own = said().governments.own_budget(result)
    words = [
        Lines(
            said().break_even.break_even_words(part, result.basis.home_currency, result.at_most, own),
            "plain" if part.missing else "strong",
        )
        for part in parts
    ]
    notes = (
        term(NOT_A_VERDICT),
        *((term(HOW), term(ONE_SHARE)) if known else ()),
        *(term(NOTES[kind]) for kind in NOTES if any(p.range_of == kind for p in known) and _ranged(known)),
    )
    return Page(
        tab=term("Break-even"),
        title=said().titles.break_even_title(result),
        lead=(
            term(
                "How many visitors, or which attribution share, it would take for the local money that the programme "
                "cost "
                "to come back in local tax."
            ),
        ),
        blocks=(*words, *_tables(result, known), Lines(notes, "note")),
        frozen=None,
    )


def _ranged(parts: list[BreakEven]) -> bool:
    """Whether some tax has a lowest and a highest that read differently."""
    return any(part.tax_range and round(part.tax_range[0]) != round(part.tax_range[1]) for part in parts)


def _tables(result: Result, parts: list[BreakEven]) -> Iterator[Table]:
    if not parts:
        return
    unit = said().terms.money_unit(result)
    most = term(" (at most)") if result.at_most else ""
    names = [said().break_even.SCOPE_NAMES[part.scope] for part in parts]
    shares = [part.attribution for part in parts if part.attribution is not None]
    low, high = ([part.tax_range[side] if part.tax_range else np.nan for part in parts] for side in (0, 1))
    bounds = (
        [Column(term("Tax, lowest"), "money", low, unit), Column(term("Tax, highest"), "money", high, unit)]
        if _ranged(parts)
        else []
    )
    least = term(" (at least)") if any(part.cost_at_least for part in parts) else ""
    yield Table(
        term("Cost, tax and the attribution share"),
        (
            Column(term("Tax"), "wrap", names, width=34),
            Column(
                term("Programme cost{least}", least=least),
                "money",
                [part.cost for part in parts],
                unit,
            ),
            Column(term("Tax today{most}", most=most), "money", [part.tax for part in parts], unit),
            *bounds,
            Column(term("Comes back today"), "share", [part.returned for part in parts]),
            Column(term("Attribution share today"), "share", [share.today for share in shares]),
            Column(term("Needed"), "share", [share.needed for share in shares]),
            *_bounds("share", [share.low for share in shares], [share.high for share in shares]),
            Column(term("Comes back at full attribution"), "share", [part.returned_at_most for part in parts]),
        ),
        notes=(term("Needed: empty where even full attribution is not enough."),),
    )
    lines = [(part, scale) for part in parts for scale in part.scales]
    if lines:
        yield Table(
            term("How many people"),
            (
                Column(term("Tax"), "wrap", [said().break_even.SCOPE_NAMES[part.scope] for part, _ in lines], width=34),
                Column(
                    term("People"), "wrap", [said().break_even.GROUP_NAMES[scale.group] for _, scale in lines], width=30
                ),
                Column(term("Today"), "count", [scale.people for _, scale in lines], term("people")),
                Column(term("Tax that they bring{most}", most=most), "money", [scale.tax for _, scale in lines], unit),
                Column(term("Local money for them"), "money", [scale.cost for _, scale in lines], unit),
                Column(term("Times as many"), "multiplier", [scale.factor for _, scale in lines]),
                *_bounds("multiplier", [scale.low for _, scale in lines], [scale.high for _, scale in lines]),
                Column(term("At break-even"), "count", [scale.needed for _, scale in lines], term("people")),
            ),
            notes=(
                term(
                    "Empty where no number is enough, since local money pays at least as much for each as each brings."
                ),
            ),
        )


def _bounds(kind: str, low: list[float], high: list[float]) -> list[Column]:
    if np.isnan(low).all() or np.allclose(low, high, rtol=1e-4, equal_nan=True):
        return []
    if kind == "share":
        return [Column(term("Needed, lowest"), "share", low), Column(term("Needed, highest"), "share", high)]
    return [Column(term("Times, lowest"), "multiplier", low), Column(term("Times, highest"), "multiplier", high)]
