"""A result's arrays by category, by industry and by blank share: what several outputs show, so that all agree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.bridge import Bridge
from impactcalc.economy.economy import JOBS
from impactcalc.impact.effects.effects import MONEY_PER_JOB_UNIT
from impactcalc.impact.effects.spent import sum_of
from impactcalc.impact.result import Result
from impactcalc.impact.rows.activities import SHARES, Masks


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


def blank_shares(result: Result) -> dict[str, Masks]:
    """For each net-new share, the activities (N,) that it applies to and that leave it blank; as `Result.at_most`."""
    home = result.steps.net_new > 0
    return {name: home & ~result.steps.stated[name] for name in SHARES}


def by_category(result: Result) -> CategorySums:
    """Sums over the activities; the arrays of the result are in table-year prices."""
    ratio, home = result.basis.report_over_table, result.home

    def shares(of: Callable[[Bridge], Floats]) -> Floats:
        return home.category_shares(result.net_spent, of) * ratio

    return CategorySums(
        gross=sum_of(result.gross_spent) * ratio,
        net_new=sum_of(result.net_spent) * ratio,
        taxes_on_sale=shares(lambda bridge: bridge.tax),
        leakage=shares(lambda bridge: bridge.leakage),
        wages_to_residents=shares(lambda bridge: bridge.wages),
        local_final_demand=shares(lambda bridge: bridge.B.sum(axis=0)),
        effects=home.category_effects(result.net_spent),
    )


def by_industry(result: Result) -> IndustrySums:
    """Every measure of an industry's output, all rounds together."""
    output = result.industry_output
    totals = result.economy.coefficients() * output.sum(axis=0)
    # Jobs are per million of output at table-year prices.
    counts = [measure in JOBS for measure in result.table.measures]
    totals[counts] /= MONEY_PER_JOB_UNIT * result.basis.report_over_table
    return IndustrySums(output, np.asarray(totals) + 0.0)  # no output at a subsidized rate is 0, not -0
