"""The page Cost and tax: what local money paid for the programme, and the tax that came back."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from impactcalc.impact.fiscal.fiscal import LEVELS
from impactcalc.impact.result import Result
from impactcalc.report.pages.break_even import has_break_even
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Chart, Column, Lines, Page, Series, Table

LEVEL_NAMES = {"federal": "Federal", "state": "State", "local": "Local governments", "not_split": "Not split by level"}
ELSEWHERE = "Tax lies inside the effects and is added to none. The page Taxes has each kind and round."
MORE_OF_IT = "The page Break-even has more of what it would take."
NOT_SPLIT_KNOWN = "Not split by level, as far as it is known"


def cost_and_tax_page(result: Result) -> Page:
    """Cost, tax by level, the own budget, and what it would take; the pages Taxes and Break-even have the rest."""
    own_only = tuple(part for part in result.break_even if part.scope == "own_budget" and not part.missing)
    own = said().governments.own_budget(result)
    words = [
        text
        for part in own_only
        for text in said().break_even.break_even_words(part, result.basis.home_currency, result.at_most, own)[1:]
    ]
    return Page(
        tab=term("Cost and tax"),
        title=said().first.cost_share_words(result) or said().titles.taxes_title(result),
        lead=(*said().public_money.tax_words(result), *said().public_money.local_money_words(result)),
        blocks=(
            *_returned(result),
            _tax(result),
            *((Lines((term("What it would take for the cost to come back:"), *words)),) if words else ()),
            Lines((f"{term(ELSEWHERE)} {term(MORE_OF_IT)}" if has_break_even(result) else term(ELSEWHERE),), "note"),
        ),
        frozen=None,
        upright=True,
        text_width=100,
    )  # fmt: skip


def _returned(result: Result) -> Iterator[Table | Chart]:
    """The cost beside the tax of the own budget, where both are known: no other purse paid the one."""
    fiscal = result.fiscal
    if not fiscal.own_taxes or fiscal.cost.own <= 0:
        return
    least = term(" (at least)") if fiscal.cost.at_least else ""
    most = term(" (at most)") if result.at_most else ""
    names = [
        term("Programme cost, local money{least}", least=least),
        term("Own taxes collected of net new spending{most}", most=most),
    ]
    amounts = np.array([fiscal.cost.total, fiscal.own_budget])
    unit = said().terms.money_unit(result)
    nothing = np.array([np.nan, np.nan])
    yield Table(
        term("Cost and own taxes"),
        (
            Column(term("What"), "wrap", names, width=46),
            Column(term("Cost"), "money", np.where([True, False], amounts, nothing), unit),
            Column(term("Tax"), "money", np.where([False, True], amounts, nothing), unit),
        ),
    )
    series = (Series(term("Cost"), 0, 1, meaning="other"), Series(term("Tax"), 0, 2))
    yield Chart(
        said().first.cost_share_words(result), "bar", series, 0, 2, result.basis.home_currency, height=9, stacked=True
    )


def _tax(result: Result) -> Table:
    by_level = result.fiscal.impact.by_level()
    kept = [level for level in LEVELS if level != "not_split" or by_level[level]]
    if not result.fiscal.impact.split:
        kept = ["not_split"]
    total = result.fiscal.impact.total
    names = [term(LEVEL_NAMES[level]) for level in kept]
    amounts = [by_level[level] for level in kept]
    if kept == ["not_split"] and np.isnan(total):  # a kind of tax is not known; the others are
        names, amounts = [term(NOT_SPLIT_KNOWN)], [result.fiscal.impact.known]
    return Table(
        said().what_if.tax_title(result),
        (
            Column(term("Level"), "wrap", names, width=46),
            Column(
                term("Tax"), "money", np.array(amounts), said().terms.money_unit(result),
                None if np.isnan(total) else total,
            ),
        ),
        total_label="" if np.isnan(total) else term("Total"),
    )  # fmt: skip
