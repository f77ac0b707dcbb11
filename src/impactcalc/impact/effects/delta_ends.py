"""How much the result moves between the ends of the regional method's delta alone (methods, sections 7 and 10)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.regions.regional import at_the_ends
from impactcalc.impact.effects.effects import category_multipliers
from impactcalc.impact.effects.home import Home
from impactcalc.impact.effects.spent import ByCategory, sum_of
from impactcalc.impact.rows.money import TableMoney


@dataclass(frozen=True)
class DeltaEnds:
    """The impact (effects, measures), report-year money, with the most and with the least that delta can be.

    One number moved, not a range: that has the closure, what both leave and all other drawn numbers too (uncertainty).
    `nation` is what the same spending would come to with the nation's table: the difference is what the place buys from
    elsewhere.
    """

    deltas: tuple[float, float]
    low: Floats
    high: Floats
    nation: Floats


def delta_ends_of(home: Home, net: ByCategory[TableMoney]) -> DeltaEnds | None:
    """The impact of net new spending at the ends of delta (N, categories); None where no place's table is estimated."""
    sums = [np.zeros(home.main.table.K.shape[:2]) for _ in range(3)]
    deltas: tuple[float, float] | None = None
    for here in home.places:
        spending = sum_of(net, here.rows)
        around = at_the_ends(here.economy)
        tables = [here.table] * 3
        if around is not None and here.economy.nation is not None:
            deltas = (around[0][0], around[1][0])
            tables = [category_multipliers(e) for e in (around[0][1], around[1][1], here.economy.nation)]
        for total, table in zip(sums, tables, strict=True):
            total += table.in_prices(table.effects(spending), home.report_over_table)
    if deltas is None:
        return None
    return DeltaEnds(deltas, np.minimum(sums[0], sums[1]), np.maximum(sums[0], sums[1]), sums[2])
