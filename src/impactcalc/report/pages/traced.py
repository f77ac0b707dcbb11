"""The amounts at home by activity and spending category, and what becomes of each: what the page Trace lists."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats, repeated
from impactcalc.economy.economy import Measure
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.effects.net_new import STEPS
from impactcalc.impact.effects.spent import Spent, blocks
from impactcalc.impact.result import Result
from impactcalc.impact.rows.money import ReportMoney, TypedMoney, part_of
from impactcalc.report.pages.identity import listed

MOST = 20_000  # rows that are listed


@dataclass(frozen=True)
class Traced:
    """The amounts at home, in the order of the workbook: activity and category of each (T,), and what becomes of it."""

    result: Result
    activity: npt.NDArray[np.int64]
    category: npt.NDArray[np.int64]

    def of_rows(self, values: Floats) -> Floats:
        """What an activity has (N,) for each of its amounts (T,)."""
        return np.asarray(values[self.activity])

    @cached_property
    def typed(self) -> Floats:
        """As typed or worked out, in the row's currency, before it is raised to the network."""
        amounts = self.result.rows.home_amounts[self.activity, self.category]
        return np.asarray(amounts / self.of_rows(self.result.rows.weight))

    @cached_property
    def gross(self) -> ReportMoney:
        """Report-year prices."""
        rows = self.result.rows
        return self.result.basis.in_report_prices(rows.home_amounts[self.activity, self.category], self.activity)

    @cached_property
    def kept(self) -> Floats:
        """What each step of the ledger leaves of what the one before left (steps, T); nan where nothing was left."""
        ledger = self.result.steps
        at = self.activity
        left = [ledger.at_home[at]]
        for step in STEPS[1:]:
            left.append(left[-1] - ledger.steps[step][at])
        left[-2:] = [ledger.net_new[at]]  # who paid, in one share; a product and no difference
        kept = []
        for before, after in pairwise(left):
            remaining = np.where(after > 1e-12 * left[0], after, 0.0)
            kept.append(np.divide(remaining, before, out=np.full(len(before), np.nan), where=before > 1e-12 * left[0]))
        return np.array(kept)

    @cached_property
    def net_new(self) -> ReportMoney:
        """Report-year prices."""
        steps = self.result.steps
        return self.gross * self.of_rows(part_of(steps.net_new, steps.at_home))

    @cached_property
    def local(self) -> Floats:
        """What of a unit buys from industries of the place."""
        found = np.zeros(len(self.activity))
        for here in self.result.home.places:
            there = np.isin(self.activity, here.rows)
            found[there] = here.economy.spending_bridge().B.sum(axis=0)[self.category[there]]
        return found

    def per_unit(self, measure: Measure) -> Floats:
        """What a unit of net new spending in report-year prices supports in all: money, or jobs."""
        result, effect = self.result, EFFECTS.index(widest(self.result))
        found = np.zeros(len(self.activity))
        for here in result.home.places:
            there = np.isin(self.activity, here.rows)
            found[there] = here.table.K[effect, here.table.measures.index(measure)][self.category[there]]
        to_report, to_table = self.of_rows(result.basis.to_report), self.of_rows(result.basis.to_table)
        return np.asarray(
            found * to_table / to_report * (1.0 if measure in ("jobs", "jobs_fte") else result.basis.report_over_table)
        )


def widest(result: Result) -> str:
    """Type II; Type I where households' spending is not known."""
    output = result.contribution_effects[EFFECTS.index("total_type_2"), result.table.measures.index("output")]
    return "total_type_1" if np.isnan(output) else "total_type_2"


def traced_rows(result: Result) -> int:
    """How many amounts there are."""
    rows = result.rows
    at_home = Spent[TypedMoney](rows.amounts, repeated(1.0, len(rows)), rows.at_home_of if rows.abroad.any() else None)
    return sum(int(np.count_nonzero(part)) for _, part in blocks(at_home))


def traced(result: Result) -> Traced:
    """Every amount at home; none where there are more than the sheet lists."""
    order = listed(result) if traced_rows(result) <= MOST else listed(result)[:0]
    at, category = np.nonzero(result.rows.home_amounts[order])
    return Traced(result, order[at], category.astype(np.int64))
