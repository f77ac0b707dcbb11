"""What a job pays that an impact supports, beside what the average job of the place pays."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.economy import Economy, Measure
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.impact.effects.effects import EFFECTS, MONEY_PER_JOB_UNIT
from impactcalc.impact.effects.home import Home


@dataclass(frozen=True, slots=True)
class Pay:
    """Labour income over jobs, and over full-time equivalents: report-year money a year; nan where not known."""

    per_job: float
    per_fte: float


def pay_supported(home: Home, effects: Floats) -> Pay:
    """Of effects (effects, measures), the widest total that the multipliers tell."""
    last = EFFECTS.index("total_type_2")
    row = effects[EFFECTS.index("total_type_1")] if np.isnan(effects[last, 0]) else effects[last]
    return _pay(dict(zip(home.measures, row.tolist(), strict=True)))


def pay_of_places(home: Home) -> Pay:
    """Of all jobs of the study's places, by their tables; not known where a place has no table of its own."""
    sums: dict[Measure, float] = {}
    for here in home.places:
        for measure, total in _of_all_jobs(here.economy).items():
            sums[measure] = sums.get(measure, 0.0) + total
    if not all(isinstance(here.economy, TableEconomy) for here in home.places):
        return Pay(math.nan, math.nan)
    if "labour_income" in sums:
        sums["labour_income"] *= MONEY_PER_JOB_UNIT * home.report_over_table
    return _pay(sums)


def _of_all_jobs(economy: Economy) -> Mapping[Measure, float]:
    """Pay in million, table-year money, jobs and full-time equivalents of the whole place, as far as they are known."""
    wanted: tuple[Measure, ...] = ("labour_income", "jobs", "jobs_fte")
    if not isinstance(economy, TableEconomy):
        return {}
    return {m: float(economy.per_output[m] @ economy.output) for m in wanted if m in economy.per_output}


def _pay(of: Mapping[Measure, float]) -> Pay:
    def over(jobs: float) -> float:
        return of["labour_income"] / jobs if jobs > 0 and "labour_income" in of else math.nan

    return Pay(over(of.get("jobs", 0.0)), over(of.get("jobs_fte", 0.0)))
