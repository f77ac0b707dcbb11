"""The page Taxes: tax revenue supported by level of government, and what comes back to the own budget."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.impact.effects.effects import ROUNDS
from impactcalc.impact.fiscal.fiscal import LEVELS, TAX_KINDS, Level, Revenue, knows_own_income_tax
from impactcalc.impact.result import Result
from impactcalc.known.vocabulary import CATEGORIES
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Column, Lines, Page, Table

INSIDE = (
    "Tax lies inside value added: it is shown beside the effects and never added to them. Taxes on production are a "
    "part of value added, personal taxes and contributions a part of labour income."
)
ON_TOP = (
    "At basic prices taxes on the sale are taken off before anything reaches an industry: they are outside value "
    "added, the other taxes inside it. None is added to an effect."
)
INCOME = (
    "Personal taxes and contributions are average rates applied to labour income (compensation of employees): not what "
    "the next unit of pay is taxed. {whose} Wages paid straight to residents are not in it. Taxes on profits are not "
    "estimated."
)
NATIONS = "All of them are the nation's."
OWN_STATES = (
    "Federal tax and contributions are the nation's; state and local income tax is that of the place's own state, none "
    "where it has none."
)
IN_PART_OWN = (
    "Federal tax and contributions are the nation's; state and local income tax is that of a place's own state, or the "
    "nation's average for a place that is no part of one state."
)
NOT_SPLIT = (
    "The multipliers come without shares of tax by level of government and without rates of tax on pay. So the taxes "
    "stand in one column for all levels; what the state or the city gets of them, and what comes of personal income "
    "tax and social contributions, is not known. Not known is not 0."
)
FROM_SHARES = (
    "A host-paid share is of what residents, casual visitors, attribution and displacement leave; what local money "
    "paid of the rest is not stated, so the programme cost is at least this."
)
NOT_KNOWN = "not known"
MOST_NAMED = 5  # industries that a note names before it counts the others
LEVEL_NAMES: dict[Level, str] = {"federal": "Federal", "state": "State", "local": "Local", "not_split": "Not split"}
# Kind, rounds and what the line is called.
ROWS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("sale", ROUNDS, "Taxes on the sale"),
    ("production", ("direct",), "Other net taxes on production, direct"),
    ("production", ("indirect",), "Net taxes on production, indirect"),
    ("production", ("induced",), "Net taxes on production, induced"),
    ("personal_income", ROUNDS, "Personal income tax"),
    ("social_contributions", ROUNDS, "Social contributions"),
)
NAMES = {category.code: category.label for category in CATEGORIES}


def taxes_page(result: Result) -> Page:
    """By level, impact first; then each named tax, and own taxes beside the cost."""
    fiscal = result.fiscal
    most = term(" (at most)") if result.at_most else ""
    basic = result.economy.valuation == "basic"
    return Page(
        tab=term("Taxes"),
        title=said().titles.taxes_title(result),
        lead=(term(ON_TOP) if basic else term(INSIDE),),
        blocks=(
            _by_level(
                result, term("Impact: tax revenue that net new spending supported{most}", most=most), fiscal.impact
            ),
            _by_level(
                result,
                term("Contribution: tax revenue that gross spending supported, residents' own included"),
                fiscal.contribution,
            ),
            *_named(result),
            *_left_out(result),
            *_beside_the_cost(result),
            Lines((*_notes(result), *((_income(result),) if fiscal.impact.split else ())), "note"),
        ),
        frozen=None,
    )


def _by_level(result: Result, title: str, revenue: Revenue) -> Table:
    unit, used = said().terms.money_unit(result), list(LEVELS)
    if not revenue.split:
        return _not_split(title, revenue, unit)
    if not revenue.amounts[:, :, LEVELS.index("not_split")].any():
        used.remove("not_split")
    sums = _sums(revenue)
    by_level = revenue.by_level()
    columns = [Column(term("Tax"), "wrap", [term(name) for _, _, name in ROWS], width=34)]
    columns += [
        Column(term(LEVEL_NAMES[level]), "money", sums[:, LEVELS.index(level)], unit, _known(by_level[level]))
        for level in used
    ]
    columns.append(Column(term("All levels"), "money", sums.sum(axis=1), unit, _known(revenue.total)))
    return Table(title, tuple(columns), total_label=term("Total"))


def _not_split(title: str, revenue: Revenue, unit: str) -> Table:
    """One column for all levels of government, and no total where a kind is not known."""
    amounts = _sums(revenue).sum(axis=1)
    unknown = np.isnan(amounts)
    return Table(
        title,
        (
            Column(term("Tax"), "wrap", [term(name) for _, _, name in ROWS], width=34),
            Column(term("Not split by level"), "money", amounts, unit, revenue.known),
            Column(term("Remark"), "text", [term(NOT_KNOWN) if each else "" for each in unknown]),
        ),
        total_label=term("Sum of what is known") if unknown.any() else term("Total"),
    )


def _sums(revenue: Revenue) -> Floats:
    """The lines of the table by level (lines, levels)."""
    return np.array(
        [
            revenue.amounts[TAX_KINDS.index(kind), [ROUNDS.index(r) for r in rounds]].sum(axis=0)
            for kind, rounds, _ in ROWS
        ]
    )


def _known(total: float) -> float | None:
    """A total, or nothing where the table does not tell it."""
    return None if math.isnan(total) else total


def _named(result: Result) -> Iterator[Table]:
    fiscal, unit = result.fiscal, said().terms.money_unit(result)
    if not fiscal.taxes:
        return
    impact, gross = fiscal.impact, fiscal.contribution
    counted, taken = impact.counted.sum(axis=1), impact.collected.sum(axis=1)
    of_gross = gross.collected.sum(axis=1)
    by_level = term("by level ") if impact.split else ""
    yield Table(
        term("The place's own taxes on the sale, as the sheet Taxes has them"),
        (
            Column(term("Tax"), "wrap", [tax.name for tax in fiscal.taxes], width=34),
            Column(term("Collected of net new spending"), "money", taken, unit, float(taken.sum())),
            Column(
                term("of it, counted {by_level}above", by_level=by_level), "money", counted, unit, float(counted.sum())
            ),
            Column(term("Collected of gross spending"), "money", of_gross, unit, float(of_gross.sum())),
            Column(
                term("Rate"),
                "text",
                [f"{tax.rate * 100:.6g}%" for tax in fiscal.taxes],
                term("of the price before tax"),
            ),
            Column(term("Level"), "text", [tax.level for tax in fiscal.taxes]),
            Column(term("Own budget"), "text", [term("yes") if tax.own_budget else term("no") for tax in fiscal.taxes]),
            Column(term("Collector"), "wrap", [tax.collector for tax in fiscal.taxes], width=24),
            Column(
                term("On"),
                "wrap",
                [", ".join(term(NAMES[code]) for code in tax.categories) for tax in fiscal.taxes],
                width=30,
            ),
            Column(term("Source"), "wrap", [tax.source for tax in fiscal.taxes], width=40),
        ),
        total_label=term("Total"),
        notes=(
            term(
                "Tax = spending x rate / (1 + the sum of the rates on the category), since amounts include tax. What "
                "is "
                "collected beyond the taxes on production that the table holds at the sale is not counted above."
            ),
        ),
    )


def _left_out(result: Result) -> Iterator[Table]:
    """Taxes that wait for an answer, or have a no: in no figure."""
    left = result.fiscal.left_out
    if not left:
        return
    would = np.array([one.would_collect for one in left])
    yield Table(
        term("Left out: taxes of the sheet Taxes that are not confirmed"),
        (
            Column(term("Tax"), "wrap", [one.tax.name for one in left], width=34),
            Column(term("Would collect of net new spending"), "money", would, said().terms.money_unit(result)),
            Column(
                term("Rate"), "text", [f"{one.tax.rate * 100:.6g}%" for one in left], term("of the price before tax")
            ),
            Column(term("Level"), "text", [one.tax.level for one in left]),
            Column(term("Collector"), "wrap", [one.tax.collector for one in left], width=24),
            Column(
                term("On"),
                "wrap",
                [", ".join(term(NAMES[code]) for code in one.tax.categories) for one in left],
                width=30,
            ),
            Column(term("Source"), "wrap", [one.tax.source for one in left], width=40),
        ),
        notes=(term("What each would take if all of these counted too. None of it is in any figure of this report."),),
    )


def _beside_the_cost(result: Result) -> Iterator[Table | Lines]:
    fiscal, unit = result.fiscal, said().terms.money_unit(result)
    cost = fiscal.cost
    if not fiscal.own_taxes:
        return
    most = term(" (at most)") if result.at_most else ""
    least = term(" (at least)") if cost.at_least else ""
    rows = (
        (term("Own taxes collected of net new spending{most}", most=most), fiscal.own_budget),
        (term("Budget paid from local money"), cost.budget),
        (term("Events' organisers paid from local money"), cost.organisers),
        (term("Scholarships"), cost.scholarships),
        (term("Guests' spending that local money paid, from shares{least}", least=least), cost.host_paid),
        (term("Programme cost, local money{least}", least=least), cost.total),
        (term("less: scholarships beyond the spending of their rows"), cost.spent_elsewhere),
        (term("less: local money spent abroad"), cost.spent_abroad),
        (term("less: had come off before, by the other steps of the ledger"), cost.off_before),
        (term("Local money taken off"), cost.taken_off),
    )
    yield Table(
        term(
            "What comes back to {own_budget}, beside what the programme cost",
            own_budget=said().governments.own_budget(result),
        ),
        (
            Column(term("What"), "wrap", [name for name, _ in rows], width=34),
            Column(term("Amount"), "money", np.array([value for _, value in rows]), unit),
        ),
        strong=frozenset({0, 5, 9}),
        notes=(term(FROM_SHARES),) if cost.at_least else (),
    )
    yield Lines(said().public_money.tax_words(result)[1:], "strong")


def _income(result: Result) -> str:
    """Whose rates of income tax they are."""
    own = [knows_own_income_tax(here.economy) for here in result.home.places]
    return term(INCOME).format(whose=term(OWN_STATES) if all(own) else term(IN_PART_OWN) if any(own) else term(NATIONS))


def _first_of(names: Sequence[str]) -> str:
    """A few names, which may have commas in them, and how many others there are."""
    if len(names) <= MOST_NAMED + 1:
        return "; ".join(names)
    first = "; ".join(names[:MOST_NAMED])
    return term("{industries} and {count} others", industries=first, count=len(names) - MOST_NAMED)


def _notes(result: Result) -> Iterator[str]:
    split = result.fiscal.impact.split
    if not split:
        yield term(NOT_SPLIT)
    if not result.fiscal.taxes:
        split_so = term("so taxes on production are split by the nation's shares, and nothing")
        average = split_so if split else term("so nothing")
        named = term("confirms none of the taxes") if result.fiscal.left_out else term("names no taxes of the place")
        yield term(
            "The study {named} (sheet Taxes), {average} can be said of {own_budget}.",
            named=named,
            average=average,
            own_budget=said().governments.own_budget(result),
        )
    production = result.economy.per_output.get("taxes_on_production")
    if production is not None and (production < 0).any():
        names = [name for name, value in zip(result.economy.industry_names, production, strict=True) if value < 0]
        yield (
            term(
                "Taxes on production are net of subsidies: they are negative in {industries}, and carried with their "
                "sign.",
                industries=_first_of(names),
            )
        )
    if split:
        yield (
            term(
                "What is not named is split by the nation's shares of federal, state and local government in taxes on "
                "production; the page Assumptions has them."
            )
        )
