"""The page Industries: whose sales, value added, pay and jobs the impact is."""

from __future__ import annotations

import numpy as np

from impactcalc.impact.effects.effects import EFFECTS, ROUNDS
from impactcalc.impact.result import Result
from impactcalc.report.tables.sums import by_industry
from impactcalc.report.words.terms import EFFECT_NAMES, MEASURE_NAMES, measure_kind, measure_unit, money_unit
from impactcalc.report.writers.page import Chart, Column, Lines, Page, Series, Table

TOP = 10
NOT_AVAILABLE = (
    "Blank: not available. The multipliers in use do not tell in which industries these effects arise (they come "
    "without a table, or without an account of households). The totals of the page Summary are not touched by it."
)


def industries_page(result: Result) -> Page:
    """The largest total output first; industries of equal output by code."""
    economy, sums, unit = result.economy, by_industry(result), money_unit(result)
    total = sums.totals[result.table.measures.index("output")]
    order = np.lexsort((np.array(economy.industries), -total))
    last = EFFECTS.index("total_type_2")
    output = result.table.measures.index("output")
    columns = [
        Column("Industry", "wrap", [economy.industry_names[i] for i in order], width=46),
        Column("Code", "text", [economy.industries[i] for i in order]),
    ]
    columns += [
        Column(
            f"Output, {EFFECT_NAMES[name].lower()}",
            "money",
            sums.output[r][order],
            unit,
            float(result.impact_effects[r, output]),
        )
        for r, name in enumerate(ROUNDS)
    ]
    columns += [
        Column(
            f"{MEASURE_NAMES[measure]}, total",
            measure_kind(measure),
            sums.totals[m][order],
            measure_unit(result, measure),
            float(result.impact_effects[last, m]),
        )
        for m, measure in enumerate(result.table.measures)
    ]
    most = " (at most)" if result.at_most else ""
    chart = Chart(
        title=f"The {TOP} industries with the largest output supported{most}",
        kind="bar",
        series=tuple(Series(EFFECT_NAMES[name], 0, 2 + r) for r, name in enumerate(ROUNDS)),
        names=0,
        rows=min(TOP, len(order)),
        axis=unit,
        height=26,
        width=600,
        stacked=True,
        beside=True,
    )
    return Page(
        tab="Industries",
        title="Industries",
        lead=(
            f"Impact{most} by industry: where the sales, the value added, the pay and the jobs are. Totals are "
            "Type II.",
        ),
        blocks=(
            *((Lines((NOT_AVAILABLE,)),) if np.isnan(total).any() else ()),
            Table("", tuple(columns), total_label="Total"),
            *((chart,) if (total > 0).any() else ()),
        ),
        frozen=1,
    )
