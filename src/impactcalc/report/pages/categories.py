"""The page Categories: what was bought, what of it stayed, what it supported."""

from __future__ import annotations

import numpy as np

from impactcalc.economy.economy import Measure
from impactcalc.impact.effects.effects import EFFECTS, Effect
from impactcalc.impact.result import Result
from impactcalc.known.vocabulary import CATEGORIES
from impactcalc.report.tables.sums import by_category
from impactcalc.report.words.terms import EFFECT_NAMES, MEASURE_NAMES, measure_kind, measure_unit, money_unit, step_name
from impactcalc.report.writers.page import Column, Page, Table

SHOWN: tuple[tuple[Effect, Measure], ...] = (
    ("direct", "output"),
    ("total_type_1", "output"),
    ("total_type_2", "output"),
    ("total_type_2", "value_added"),
    ("total_type_2", "labour_income"),
    ("total_type_2", "jobs"),
    ("total_type_2", "taxes_on_production"),
)
STEPS = ("taxes_on_sale", "leakage", "wages_to_residents", "local_final_demand")


def categories_page(result: Result) -> Page:
    """The categories on which something was spent at home."""
    sums, unit = by_category(result), money_unit(result)
    used = np.flatnonzero(sums.gross != 0)
    columns = [
        Column("Category", "text", [CATEGORIES[c].label for c in used], width=26),
        Column("Gross spending at home", "money", sums.gross[used], unit, result.gross_spending),
        Column("Net new spending", "money", sums.net_new[used], unit, result.net_new_spending),
    ]
    for name in STEPS:
        total = float(getattr(result.steps, name).sum())
        columns.append(Column(step_name(name), "money", getattr(sums, name)[used], unit, total))
    for effect, measure in SHOWN:
        if measure in result.table.measures:
            e, m = EFFECTS.index(effect), result.table.measures.index(measure)
            columns.append(
                Column(
                    f"{MEASURE_NAMES[measure]}, {EFFECT_NAMES[effect].removeprefix('Total ')}",
                    measure_kind(measure),
                    sums.effects[used, e, m],
                    measure_unit(result, measure),
                    float(result.impact_effects[e, m]),
                )
            )
    return Page(
        tab="Categories",
        title="Spending categories",
        lead=(
            "What was bought at home, and what the net new part of it supported. Net new spending is taxes on "
            "the sale, leakage, wages to residents and local final demand. Categories without spending are "
            "left out.",
        ),
        blocks=(Table("", tuple(columns), total_label="Total"),),
        frozen=1,
    )
