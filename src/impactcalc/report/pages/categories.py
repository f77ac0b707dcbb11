"""The page Categories: what was bought, what of it stayed, what it supported."""

from __future__ import annotations

import numpy as np

from impactcalc.economy.economy import Measure
from impactcalc.impact.effects.effects import EFFECTS, Effect
from impactcalc.impact.result import Result
from impactcalc.known.vocabulary import CATEGORIES
from impactcalc.report.pages.columns import shown
from impactcalc.report.tables.totals import CATEGORIES_TABLE
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Column, Page, Table

SHOWN: tuple[tuple[Effect, Measure], ...] = (
    ("direct", "output"),
    ("total_type_1", "output"),
    ("total_type_2", "output"),
    ("total_type_2", "value_added"),
    ("total_type_2", "labour_income"),
    ("total_type_2", "jobs"),
    ("total_type_2", "jobs_fte"),
    ("total_type_2", "taxes_on_production"),
)
STEPS = ("taxes_on_sale", "leakage", "wages_to_residents", "local_final_demand")


def categories_page(result: Result) -> Page:
    """The categories on which something was spent at home."""
    table = CATEGORIES_TABLE.of(result)
    used = np.flatnonzero(table["gross_spending"].values)
    columns = [
        Column(term("Category"), "text", [term(CATEGORIES[c].label) for c in used], width=26),
        shown(table, "gross_spending", used, result.gross_spending),
        shown(table, "net_new_spending", used, result.net_new_spending),
        *(shown(table, name, used, float(getattr(result.steps, name).sum())) for name in STEPS),
    ]
    for effect, measure in SHOWN:
        if measure in result.table.measures:
            total = float(result.impact_effects[EFFECTS.index(effect), result.table.measures.index(measure)])
            columns.append(shown(table, f"{effect}_{measure}", used, total))
    return Page(
        tab=term("Categories"),
        title=said().titles.categories_title(result),
        lead=(
            term(
                "What was bought at home, and what the net new part of it supported. Net new spending is taxes on "
                "the sale, leakage, wages to residents and local final demand. Categories without spending are "
                "left out."
            ),
        ),
        blocks=(Table("", tuple(columns), total_label=term("Total")),),
        frozen=1,
    )
