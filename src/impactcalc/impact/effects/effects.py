"""The category multiplier table K: what a unit of each spending category does to each effect (methods, section 6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats
from impactcalc.content import kept
from impactcalc.economy.bridge import Bridge
from impactcalc.economy.economy import JOBS, Economy, Measure
from impactcalc.economy.leontief import frozen
from impactcalc.economy.multiplier_set import MultiplierSet
from impactcalc.economy.table_economy import table_of
from impactcalc.errors import TableError
from impactcalc.facts.errors import tables as refusals
from impactcalc.known.vocabulary import CATEGORY_CODES

Round = Literal["direct", "indirect", "induced"]
ROUNDS: tuple[Round, ...] = get_args(Round)
Effect = Literal["direct", "indirect", "induced", "total_type_1", "total_type_2"]
EFFECTS: tuple[Effect, ...] = get_args(Effect)
MONEY_PER_JOB_UNIT = 1e6  # jobs are per million of output


@dataclass(frozen=True)
class CategoryMultipliers:
    """K and what it folds.

    `K` (effects, measures, categories): per unit of net-new spending at purchaser prices, table-year prices; jobs
    per unit of money too (not per million). `by_industry` (rounds, industries, categories): output by industry per
    unit of spending. What the economy does not tell is nan, never zero.
    """

    categories: tuple[str, ...]
    measures: tuple[Measure, ...]
    industries: tuple[str, ...]
    K: Floats
    by_industry: Floats

    def __post_init__(self) -> None:
        frozen(self.K)
        frozen(self.by_industry)

    def effects(self, spending: Floats) -> Floats:
        """Effects of spending by category: (..., categories) -> (..., effects, measures). Linear."""
        rows, measures, categories = self.K.shape
        flat = known_product(spending, self.K.reshape(rows * measures, categories).T)
        return np.asarray(flat.reshape(*spending.shape[:-1], rows, measures))

    def in_prices(self, effects: Floats, ratio: float) -> Floats:
        """Effects (..., measures) carried to other prices: money times `ratio`, jobs as they are."""
        return np.asarray(effects * np.array([1.0 if m in JOBS else ratio for m in self.measures]))

    def industry_output(self, spending: Floats) -> Floats:
        """Output by round and industry of spending by category: (categories,) -> (rounds, industries)."""
        return np.asarray(self.by_industry @ spending)


def known_product(left: Floats, right: Floats) -> Floats:
    """left @ right, where a nan of `right` (not known) spoils a sum only if something is multiplied with it."""
    unknown = np.isnan(right)
    if not unknown.any():
        return np.asarray(left @ right)
    product = np.asarray(left @ np.where(unknown, 0.0, right))
    product[((left != 0).astype(float) @ unknown.astype(float)) > 0] = np.nan
    return product


def _jobs(measures: Sequence[Measure]) -> list[int]:
    return [m for m, measure in enumerate(measures) if measure in JOBS]


@kept(64)
def category_multipliers(economy: Economy) -> CategoryMultipliers:
    """Fold an economy into K = C L B, by round.

        direct x_0 = f      indirect = (L - I) f      induced = (L2 - L) f + spending of wages paid directly

    Type I total is direct + indirect, Type II adds the induced effect. Wages paid to residents are no output of an
    industry: they enter the induced round only. Without a household account there is no induced effect, and a set
    without a matrix gives what it has. Source: Miller & Blair (2009), sections 6.2 and 6.3.
    """
    bridge = economy.spending_bridge()
    if bridge.categories != CATEGORY_CODES:
        raise TableError(refusals.CategoriesNotOurs(economy.name))
    B = bridge.B
    if isinstance(economy, MultiplierSet):
        return _from_set(economy, bridge)
    economy = table_of(economy)
    made = economy.L @ B
    if economy.households is None:
        closed = np.full_like(made, np.nan)
    else:
        closed = economy.L2 @ B + np.outer(economy.wage_induced, bridge.wages)
    rounds = np.stack([B, made - B, closed - made])
    C = economy.coefficients()
    per_round = np.einsum("mi,ric->rmc", C, rounds)
    per_round[:, _jobs(economy.measures), :] /= MONEY_PER_JOB_UNIT
    totals = np.stack([per_round[0] + per_round[1], per_round.sum(axis=0)])
    return CategoryMultipliers(
        bridge.categories,
        economy.measures,
        economy.industries,
        np.concatenate([per_round, totals]),
        rounds,
    )


def _from_set(economy: MultiplierSet, bridge: Bridge) -> CategoryMultipliers:
    """K from final-demand multipliers: no table is solved, and where output arises is known for the direct round only.

    Source: BEA, RIMS II user guide: final-demand multipliers apply to what is captured, at producers' prices.
    """
    B, measures = bridge.B, economy.measures
    direct, type_1, type_2 = (known_product(B.T, block.T).T for block in economy.per_demand())
    per_pay = np.array([economy.per_pay.get(measure, np.nan) for measure in measures])
    type_2 = type_2 + known_product(bridge.wages[:, None], per_pay[None, :]).T
    K = np.stack([direct, type_1 - direct, type_2 - type_1, type_1, type_2])
    K[:, _jobs(measures), :] /= MONEY_PER_JOB_UNIT
    unknown = np.full_like(B, np.nan)
    return CategoryMultipliers(bridge.categories, measures, economy.industries, K, np.stack([B, unknown, unknown]))


def demand_multipliers(economy: Economy, industries: npt.NDArray[np.int64]) -> Floats:
    """What a unit of final demand for each of these industries (positions (k,)) does: (effects, measures, k).

    Jobs per unit of money, as in K; nan for what the economy does not tell. A unit bought of an industry is a unit of
    its output at the table's valuation: no margin, tax or leakage comes off first. Source: Miller & Blair (2009),
    section 6.2, final-demand multipliers.
    """
    if isinstance(economy, MultiplierSet):
        direct, type_1, type_2 = economy.per_demand()[:, :, industries]
    else:
        economy = table_of(economy)
        C = economy.coefficients()
        direct, type_1 = C[:, industries], C @ economy.L[:, industries]
        unknown = np.full_like(type_1, np.nan)
        type_2 = unknown if economy.households is None else C @ economy.L2[:, industries]
    made = np.stack([direct, type_1 - direct, type_2 - type_1, type_1, type_2])
    made[:, _jobs(economy.measures), :] /= MONEY_PER_JOB_UNIT
    return np.asarray(made)
