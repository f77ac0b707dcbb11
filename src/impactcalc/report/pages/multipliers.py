"""The page Multipliers: what a unit of money spent in each category does, to be checked by hand."""

from __future__ import annotations

import numpy as np

from impactcalc.economy.economy import JOBS, Measure
from impactcalc.impact.effects.effects import EFFECTS, MONEY_PER_JOB_UNIT, Effect
from impactcalc.impact.result import Result
from impactcalc.known.vocabulary import CATEGORIES
from impactcalc.report.terms import EFFECT_NAMES, MEASURE_NAMES
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Column, Lines, Page, Table

SHOWN: tuple[tuple[Effect, Measure], ...] = (
    ("direct", "output"),
    ("total_type_1", "output"),
    ("total_type_2", "output"),
    ("total_type_2", "value_added"),
    ("total_type_2", "labour_income"),
    ("total_type_2", "taxes_on_production"),
    ("direct", "jobs"),
    ("total_type_2", "jobs"),
    ("total_type_2", "jobs_fte"),
)


def multipliers_page(result: Result) -> Page:
    """K and the bridge, readable: multiply a net new amount by its row, in prices of the table's year."""
    economy, table = result.economy, result.table
    bridge = economy.spending_bridge()
    unit = term("per {currency}", currency=economy.currency)
    columns = [
        Column(term("Category"), "text", [term(category.label) for category in CATEGORIES], width=25),
        Column(term("Stays as local final demand"), "multiplier", bridge.B.sum(axis=0), unit),
        Column(term("Wages to residents"), "multiplier", bridge.wages, unit),
        Column(term("Taxes on the sale"), "multiplier", bridge.tax, unit),
        Column(term("Leaks"), "multiplier", bridge.leakage, unit),
    ]
    for effect, measure in SHOWN:
        if measure in table.measures:
            values = table.K[EFFECTS.index(effect), table.measures.index(measure)]
            name = f"{term(MEASURE_NAMES[measure])}, {term(EFFECT_NAMES[effect]).removeprefix('Total ')}"
            if measure in JOBS:
                per_million = term("per million {currency}", currency=economy.currency)
                columns.append(Column(name, "jobs", np.asarray(values * MONEY_PER_JOB_UNIT), per_million))
            else:
                columns.append(Column(name, "multiplier", values, unit))
    return Page(
        tab=term("Multipliers"),
        title=said().titles.multipliers_title(result),
        lead=(
            term(
                "What one {currency_words} of net new spending does, by what it buys. Table: {title}, {valuation} "
                "prices of {year}. Jobs: {jobs_basis}.",
                currency_words=said().terms.currency_words(economy.currency),
                title=economy.title,
                valuation=economy.valuation,
                year=economy.year,
                jobs_basis=economy.jobs_basis or term("basis not stated"),
            ),
            term(
                "To check a figure by hand: take the net new spending of a category in prices of that year, times "
                "its row here."
            ),
        ),
        blocks=(
            Table("", tuple(columns)),
            Lines((term("In words"),), "strong"),
            Lines((*said().answer.category_words(result), said().answer.retail_words(result))),
        ),
        frozen=1,
        upright=True,
        text_width=150,
    )
