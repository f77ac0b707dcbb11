"""What a unit of spending by category does in a place, as a table of the headlines: K, and K for other deltas.

Nothing is inverted per draw: K is folded at a few deltas, and what lies between them is interpolated.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats
from impactcalc.economy.bridge import Bridge, Part
from impactcalc.economy.economy import Economy, Measure
from impactcalc.economy.regions.calibrated import calibrated
from impactcalc.economy.regions.regional import default_method, regional_economy
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.impact.effects.effects import ROUNDS, category_multipliers, known_product
from impactcalc.impact.effects.home import Home, PlaceOfStudy
from impactcalc.impact.fiscal.fiscal import LEVELS, rates_on_income, revenue
from impactcalc.impact.rows.activities import Masks
from impactcalc.impact.rows.money import TableMoney
from impactcalc.impact.rows.sale_taxes import SaleTax
from impactcalc.impact.uncertainty.distributions import support
from impactcalc.impact.uncertainty.household_round import HouseholdRound, as_table, household_round
from impactcalc.impact.uncertainty.quantities import Quantity, Values

INDUCED = ROUNDS.index("induced")
OF_RESIDENTS: Mapping[str, Measure] = {"labour_income_residents": "labour_income", "jobs_residents": "jobs"}
OTHER = ("local_final_demand", *(f"tax_{level}" for level in LEVELS), "own_budget", *OF_RESIDENTS)
# Names of what is drawn of the model: one of a kind, or one of each place.
HOUSEHOLD_DELTA, LEVEL = "household_delta", "proprietors_level"
JOBS_RESIDUAL, INCOME, OUTPUT_RESIDUAL = "residual_jobs", "residual_income", "residual_output"
MOVED_JOBS = "moved_jobs"
RESIDUALS = {
    OUTPUT_RESIDUAL: ("output", "value_added", "taxes_on_production"),
    JOBS_RESIDUAL: ("jobs", "jobs_fte", "jobs_residents"),
    MOVED_JOBS: ("jobs", "jobs_fte", "jobs_residents"),
    INCOME: ("labour_income", "labour_income_residents"),
}
# Steps between the deltas at which K is folded, on either side of the place's own, and how wide one may be.
# docs/uncertainty.md has the error of what lies between.
FEWEST_STEPS, MOST_STEPS, WIDEST_STEP = 2, 8, 0.03


@dataclass(frozen=True)
class PlaceTable:
    """A place's headlines per unit of spending, table-year prices.

    `deltas` (G,) are those at which `whole` (G, rounds, figures, categories) was folded, number `own` the place's own;
    `goods` (G, rounds, figures, categories) is the part of it that comes of goods made in the place, and `room`
    (G, categories) by which factor that can grow until nothing of a good is bought elsewhere. Figures are the measures,
    then OTHER, the first and last of which arise in the direct round. `used` are the categories spent on. `rounds` has
    the household round of each fold where the closure is open, and `done` (G, 2, figures) what it does, `pay_of_goods`
    (G, 2, categories) the pay of the part of goods. `income_rates` (levels,) is the tax on labour income.
    """

    place: str
    measures: tuple[Measure, ...]
    deltas: Floats
    own: int
    whole: Floats
    goods: Floats
    room: Floats
    used: npt.NDArray[np.int64]
    rounds: tuple[HouseholdRound, ...]
    done: Floats
    pay_of_goods: Floats
    income_rates: Floats

    def weights(self, delta: Floats | None) -> Floats:
        """What each fold counts for at each delta (D, G): Lagrange's interpolation, exact at the deltas themselves."""
        if delta is None or len(self.deltas) == 1:
            return np.eye(len(self.deltas))[self.own : self.own + 1]
        found = np.ones((len(delta), len(self.deltas)))
        for i, own in enumerate(self.deltas):
            for j, other in enumerate(self.deltas):
                if i != j:
                    found[:, i] *= (delta - other) / (own - other)
        return found

    def figures(self, spending: Floats, values: Values) -> Floats:
        """Figures by round of spending (D or 1, categories) with the drawn values: (D or 1, rounds, figures)."""
        weights, used, local_share = self.weights(values.get("delta")), self.used, values.get("local_share")
        bought = spending[:, used]
        left, right = [], []
        for g in range(len(self.deltas)):
            if not weights[:, g].any():
                continue
            at_delta = bought * weights[:, g, None]
            left.append(at_delta)
            right.append(self.whole[g][..., used])
            if local_share is not None:
                left.append(at_delta * self._more_goods(g, local_share))
                right.append(self.goods[g][..., used])
        # One product for all of it; what is drawn of one side only is spread over the draws.
        draws = max(map(len, left))
        rounds, figures = self.whole.shape[1:3]
        folded = np.concatenate(right, axis=-1).reshape(rounds * figures, len(right) * len(used)).T
        stacked = np.concatenate([np.broadcast_to(part, (draws, len(used))) for part in left], axis=1)
        found = known_product(stacked, folded).reshape(draws, rounds, figures)
        induced = self._induced(bought, weights, values)
        if induced is not None:
            longest = max(draws, len(induced))
            found = np.array(np.broadcast_to(found, (longest, rounds, figures)))
            found[:, INDUCED] = induced
        if (closure := values.get("closure")) is not None:
            factor = np.ones((len(closure), len(ROUNDS), 1))
            factor[:, INDUCED, 0] = closure
            found = found * factor
        return self._with_residuals(np.asarray(found), values)

    def _more_goods(self, g: int, local_share: Floats) -> Floats:
        """By how much more of a good is made here than as stated (D, used)."""
        return np.asarray(np.minimum(local_share[:, None], self.room[g, self.used]) - 1.0)

    def _induced(self, bought: Floats, weights: Floats, values: Values) -> Floats | None:
        """The induced round (D, figures) where a number of the closure is drawn."""
        household_delta, level = values.get(HOUSEHOLD_DELTA), values.get(LEVEL)
        if not self.rounds or (household_delta is None and level is None):
            return None
        of_shipped = None if level is None else level / calibrated().ranges["level"].mode
        spent: list[Floats] = []
        done: list[Floats] = []
        for g, part in enumerate(self.rounds):
            if not weights[:, g].any():
                continue
            buying, times = part.scales(household_delta, of_shipped)
            pay = bought @ part.pay[:, self.used].T
            if (local_share := values.get("local_share")) is not None:
                pay = pay + (bought * self._more_goods(g, local_share)) @ self.pay_of_goods[g][:, self.used].T
            earned = (pay[:, 0] + pay[:, 1] * times) * weights[:, g]
            spent += [earned * each for each in part.per_pay(buying, times)]
            done += [*self.done[g]]
        return np.stack(np.broadcast_arrays(*spent), axis=1) @ np.stack(done)

    def _with_residuals(self, found: Floats, values: Values) -> Floats:
        """Effects times what delta and closure leave of them. Tax on income goes with labour income, that on what is
        made with output, but for the direct round, which no multiplier makes."""
        names = (*self.measures, *OTHER)
        factors = {one: values[f"{one}/{self.place}"] for one in RESIDUALS if f"{one}/{self.place}" in values}
        if not factors:
            return found
        longest = max(len(found), *map(len, factors.values()))
        moved = np.array(np.broadcast_to(found, (longest, *found.shape[1:])))
        one = np.ones(longest)
        income, output = factors.get(INCOME, one)[:, None], factors.get(OUTPUT_RESIDUAL, one)[:, None]
        for level, rate in zip(LEVELS, self.income_rates.tolist(), strict=True):
            at = names.index(f"tax_{level}")
            paid = found[:, :, names.index("labour_income")] * rate if rate else 0.0 * found[:, :, at]
            moved[:, :, at] += paid * (income - 1.0)
            moved[:, 1:, at] += (found[:, 1:, at] - paid[:, 1:]) * (output - 1.0)
        for residual, factor in factors.items():
            for name in RESIDUALS[residual]:
                if name in names:
                    moved[:, :, names.index(name)] *= factor[:, None]
        return moved


def place_table(
    here: PlaceOfStudy, taxes: Sequence[SaleTax], used: Masks, delta: Quantity | None, *, goods: bool, closure: bool
) -> PlaceTable:
    """Fold a place; `used` (categories,) marks what may be spent on there: all else is left out. What the multipliers
    do not tell is nan, and spoils the draws in which something is spent on it."""
    economies: dict[float, Economy] = {0.0: here.economy}
    if delta is not None and delta.range is not None and estimated(here.economy):
        low, high = support(delta.value, delta.range)
        economies = _folds(here.economy, max(low, 0.0), delta.value, high)
    folds = list(economies.values())
    whole = np.stack([_figures(_with(here, economy), taxes, used) for economy in folds])
    rounds = _rounds(folds) if closure else ()
    part = np.zeros_like(whole)
    room = np.ones((len(economies), whole.shape[-1]))
    pay = np.zeros((len(economies), 2, whole.shape[-1]))
    if goods:
        for g, economy in enumerate(folds):
            without = _without_goods(economy)
            part[g] = whole[g] - _figures(_with(here, without), taxes, used)
            made = economy.spending_bridge().local("good").sum(axis=0)
            all_goods = made + np.where(made > 0, economy.spending_bridge().leakage, 0.0)
            room[g] = np.divide(all_goods, made, out=np.ones_like(made), where=made > 0)
            other = household_round(without) if rounds else None
            pay[g] = rounds[g].pay - other.pay if other is not None else 0.0
    return PlaceTable(
        here.place,
        here.table.measures,
        np.array(list(economies)),
        next(g for g, economy in enumerate(folds) if economy is here.economy),
        whole,
        part,
        room,
        np.flatnonzero(used),
        rounds,
        np.stack([_done(_with(here, economy), taxes, one) for economy, one in zip(folds, rounds, strict=True)])
        if rounds
        else np.zeros((0, 2, whole.shape[2])),
        pay,
        rates_on_income(here.economy.fiscal),
    )


def _rounds(folds: Sequence[Economy]) -> tuple[HouseholdRound, ...]:
    """The household round of each fold; none where they have none."""
    found = [household_round(economy) for economy in folds]
    return tuple(one for one in found if one is not None) if all(found) else ()


def _done(here: PlaceOfStudy, taxes: Sequence[SaleTax], part: HouseholdRound) -> Floats:
    """What a unit of either way of households' spending does (2, figures)."""
    first = np.zeros(here.table.K.shape[2], dtype=bool)
    first[0] = True
    return np.stack(
        [_figures(replace(here, table=as_table(here.table, one, INDUCED)), taxes, first)[INDUCED, :, 0]
         for one in part.done]
    )  # fmt: skip


def _folds(economy: TableEconomy, low: float, own: float, high: float) -> dict[float, Economy]:
    """The place's economy at deltas from low to high, its own among them."""
    assert economy.nation is not None
    below = np.linspace(low, own, _steps(own - low) + 1)[:-1].tolist() if low < own else []
    above = np.linspace(own, high, _steps(high - own) + 1)[1:].tolist() if own < high else []
    method, jobs = default_method(economy.place), economy.jobs_here or economy.place
    others: dict[float, Economy]
    others = {delta: regional_economy(economy.nation, jobs, replace(method, delta=delta)) for delta in below + above}
    folds = {**others, own: economy}
    return {delta: folds[delta] for delta in sorted(folds)}


def _steps(width: float) -> int:
    return min(MOST_STEPS, max(FEWEST_STEPS, math.ceil(width / WIDEST_STEP)))


def estimated(economy: Economy) -> TypeGuard[TableEconomy]:
    """Whether a place's table is the nation's, made the place's own by the method as it is shipped."""
    if not isinstance(economy, TableEconomy) or economy.nation is None:
        return False
    jobs = economy.jobs_here or economy.place
    return regional_economy(economy.nation, jobs).sha256 == economy.sha256


def _with(here: PlaceOfStudy, economy: Economy) -> PlaceOfStudy:
    return here if economy is here.economy else replace(here, economy=economy, table=category_multipliers(economy))


def _without_goods(economy: Economy) -> Economy:
    """The same place, were all goods made elsewhere."""
    bridge = economy.spending_bridge()
    parts = tuple(
        Part(part.category, "leakage", "", part.share) if part.treatment == "good" else part for part in bridge.parts
    )
    return economy.with_bridge(Bridge(bridge.categories, bridge.industries, parts), {})


def _figures(here: PlaceOfStudy, taxes: Sequence[SaleTax], used: Masks) -> Floats:
    """(rounds, figures, categories) per unit of spending; 0 where nothing is spent."""
    K = here.table.K[: len(ROUNDS)]
    found = np.zeros((len(ROUNDS), K.shape[1] + len(OTHER), K.shape[2]))
    found[:, : K.shape[1]] = K
    count, levels = K.shape[1], len(LEVELS)
    found[0, count] = here.economy.spending_bridge().B.sum(axis=0)
    for n, measure in enumerate(OF_RESIDENTS.values()):
        known = measure in here.table.measures
        held = K[:, here.table.measures.index(measure)] * here.economy.resident_share if known else np.nan
        found[:, count + 2 + levels + n] = held
    own = [tax.own_budget for tax in taxes]
    unit = TableMoney(np.eye(K.shape[2]))
    for c in np.flatnonzero(used).tolist():
        alone = replace(here, rows=np.array([c], dtype=np.int64))
        taken = revenue(taxes, Home((alone,), 1.0), unit)
        found[:, count + 1 : count + 1 + levels, c] = taken.amounts.sum(axis=0)
        found[0, count + 1 + levels, c] = taken.collected[own].sum()
    found[:, :, ~used] = 0.0
    return found
