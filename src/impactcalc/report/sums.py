"""A result's arrays summed by category and by industry: what several outputs show, so that all show the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from impactcalc.impact.effects import MONEY_PER_JOB_UNIT
from impactcalc.impact.result import Result
from impactcalc.study.cells import Floats


@dataclass(frozen=True)
class CategorySums:
    """By spending category (C,), at home, report-year prices; `effects` (C, effects, measures) of the impact."""

    gross: Floats
    net_new: Floats
    taxes_on_sale: Floats
    leakage: Floats
    wages_to_residents: Floats
    local_final_demand: Floats
    effects: Floats


@dataclass(frozen=True)
class IndustrySums:
    """Impact by industry, report-year money: output (rounds, n), the Type II total of each measure (measures, n)."""

    output: Floats
    totals: Floats


def by_category(result: Result) -> CategorySums:
    """Sums over the activities; the arrays of the result are in table-year prices."""
    ratio = result.basis.report_over_table
    bridge, table = result.economy.spending_bridge(), result.table
    gross, net = result.gross.sum(axis=0) * ratio, result.net.sum(axis=0)
    effects = table.in_prices(table.effects(np.diag(net)), ratio)
    net = net * ratio
    return CategorySums(
        gross=gross,
        net_new=net,
        taxes_on_sale=net * bridge.tax,
        leakage=net * bridge.leakage,
        wages_to_residents=net * bridge.wages,
        local_final_demand=net * bridge.B.sum(axis=0),
        effects=effects,
    )


def by_industry(result: Result) -> IndustrySums:
    """Every measure of an industry's output, all rounds together."""
    output = result.industry_output
    totals = result.economy.coefficients() * output.sum(axis=0)
    if "jobs" in result.table.measures:
        # Jobs are per million of output at table-year prices.
        totals[result.table.measures.index("jobs")] /= MONEY_PER_JOB_UNIT * result.basis.report_over_table
    return IndustrySums(output, np.asarray(totals))
