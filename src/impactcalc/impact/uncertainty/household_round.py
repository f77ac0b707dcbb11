"""What households' spending does for other numbers of the closure: the induced round without solving a table again.

    induced = (C L h) (w L s + wages) / (1 - w L h)        w = w_c + l w_p      h = lambda^(d - d0) h_q + h_o

w_c is compensation, w_p proprietors' income (both net of contributions, of residents), l the level of the latter over
the shipped one; h_q is what residents buy by quotient, h_o owner-occupied housing, which is local wherever it is; d is
the household delta. So the round is exact for any l and d, from a few numbers of each table.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.economy import JOBS, Economy
from impactcalc.economy.regions.regional import HOUSING, default_method, jobs_for
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.impact.effects.effects import MONEY_PER_JOB_UNIT, CategoryMultipliers


@dataclass(frozen=True)
class HouseholdRound:
    """A table's parts of it. `pay` (2, categories): net pay of a unit of spending, as compensation (wages paid directly
    among it) and as proprietors' income. `back` (2, 2): either pay of a unit of what households buy by quotient, and of
    their housing. `done` (2, measures): what a unit of either does. `log_size` is the logarithm of lambda's base,
    `own_delta` the household delta that the table has."""

    pay: Floats
    back: Floats
    done: Floats
    log_size: float
    own_delta: float

    def scales(self, household_delta: Floats | None, level: Floats | None) -> tuple[Floats, Floats]:
        """h_q's factor and l (D or 1,) of drawn values; 1 where nothing is drawn."""
        one = np.ones(1)
        buying = one
        if household_delta is not None:
            buying = np.exp(self.log_size * (household_delta - self.own_delta))
        return buying, one if level is None else level

    def per_pay(self, buying: Floats, level: Floats) -> tuple[Floats, Floats]:
        """What a unit of pay comes to, all rounds: of either way of spending it (D or 1,) each."""
        kept = self.back[0][:, None] + self.back[1][:, None] * level
        room = 1.0 - kept[0] * buying - kept[1]
        return np.asarray(buying / room), np.asarray(1.0 / room)


def household_round(economy: Economy) -> HouseholdRound | None:
    """Of an economy that is closed over households, and tells compensation; None of others."""
    if not isinstance(economy, TableEconomy) or "labour_income" not in economy.per_output:
        return None
    households = economy.households
    if households is None:
        return None
    L, bridge = economy.L, economy.spending_bridge()
    net = 1.0 - households.contribution_share
    compensation = economy.per_output["labour_income"] * net * economy.resident_share
    rows = np.stack([compensation, households.row - compensation])
    housing = np.zeros(len(economy.industries))
    if economy.country == "USA" or economy.nation is not None:
        at = [i for i, code in enumerate(economy.industries) if code in HOUSING]
        housing[at] = households.column[at]
    columns = np.stack([households.column - housing, housing])
    earned = rows @ L
    pay = earned @ bridge.B
    pay[0] += net * bridge.wages
    own = default_method(economy.place).household_delta
    done = economy.coefficients() @ L @ columns.T
    done[[m for m, measure in enumerate(economy.measures) if measure in JOBS]] /= MONEY_PER_JOB_UNIT
    return HouseholdRound(pay, earned @ columns.T, np.ascontiguousarray(done.T), _log_size(economy), own)


def _log_size(economy: TableEconomy) -> float:
    """log(log2(1 + e^r / e^n)): 0 in the nation, of which nothing is bought elsewhere."""
    if economy.nation is None:
        return 0.0
    jobs = economy.jobs_here or jobs_for(economy.nation, economy.place)
    return math.log(math.log2(1.0 + jobs.share))


def as_table(table: CategoryMultipliers, induced: Floats, at: int) -> CategoryMultipliers:
    """A table in which a unit of spending does this in the induced round (measures,), and nothing else anywhere."""
    K = np.zeros_like(table.K)
    K[at] = induced[:, None]
    return replace(table, K=K)
