"""The page Industries: whose sales, value added, pay and jobs the impact is."""

from __future__ import annotations

import numpy as np

from impactcalc.impact.effects.effects import EFFECTS, ROUNDS
from impactcalc.impact.result import Result
from impactcalc.report.pages.columns import shown
from impactcalc.report.tables.totals import INDUSTRIES
from impactcalc.report.terms import EFFECT_NAMES
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Chart, Lines, Page, Series, Table

TOP = 10
NOT_AVAILABLE = (
    "Blank: not available. The multipliers in use do not tell in which industries these effects arise (they come "
    "without a table, or without an account of households). The totals of the page Summary are not touched by it."
)


def industries_page(result: Result) -> Page:
    """The largest total output first; industries of equal output by code."""
    table = INDUSTRIES.of(result)
    total = np.asarray(table["total_output"].values)
    order = np.lexsort((np.array(result.economy.industries), -total))
    last = EFFECTS.index("total_type_2")
    output = result.table.measures.index("output")
    columns = [
        shown(table, "name", order, width=46),
        shown(table, "industry", order),
        *(
            shown(table, f"{name}_output", order, float(result.impact_effects[r, output]))
            for r, name in enumerate(ROUNDS)
        ),
        *(
            shown(table, f"total_{measure}", order, float(result.impact_effects[last, m]))
            for m, measure in enumerate(result.table.measures)
        ),
    ]
    most = term(" (at most)") if result.at_most else ""
    chart = Chart(
        title=said().titles.industries_title(result),
        kind="bar",
        series=tuple(Series(term(EFFECT_NAMES[name]), 0, 2 + r, part=r) for r, name in enumerate(ROUNDS)),
        names=0,
        rows=min(TOP, len(order)),
        axis=said().terms.money_unit(result),
        height=26,
        width=600,
        stacked=True,
        beside=True,
    )
    return Page(
        tab=term("Industries"),
        title=said().titles.industries_title(result),
        lead=(
            term(
                "Impact{most} by industry: where the sales, the value added, the pay and the jobs are. "
                "Totals are Type II.",
                most=most,
            ),
        ),
        blocks=(
            *((Lines((term(NOT_AVAILABLE),)),) if np.isnan(total).any() else ()),
            Table("", tuple(columns), total_label=term("Total")),
            *((chart,) if (total > 0).any() else ()),
        ),
        frozen=1,
    )
