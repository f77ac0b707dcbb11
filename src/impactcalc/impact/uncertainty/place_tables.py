"""What a unit of spending by category does in a place, as a table of the headlines: K, and K for other deltas.

Nothing is inverted per draw: K is folded at a few deltas, and what lies between them is interpolated.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats
from impactcalc.economy.bridge import Bridge, Part
from impactcalc.economy.economy import Economy, Measure
from impactcalc.economy.regions.regional import default_method, regional_economy
from impactcalc.impact.effects.effects import ROUNDS, category_multipliers, known_product
from impactcalc.impact.effects.home import Home, PlaceOfStudy
from impactcalc.impact.fiscal.fiscal import LEVELS, revenue
from impactcalc.impact.rows.activities import Masks
from impactcalc.impact.rows.sale_taxes import SaleTax
from impactcalc.impact.uncertainty.distributions import support
from impactcalc.impact.uncertainty.quantities import Quantity

INDUCED = ROUNDS.index("induced")
OTHER = ("local_final_demand", *(f"tax_{level}" for level in LEVELS), "own_budget")
# Steps between the deltas at which K is folded, on either side of the place's own, and how wide one may be.
# docs/uncertainty.md has the error of what lies between.
FEWEST_STEPS, MOST_STEPS, WIDEST_STEP = 2, 8, 0.03


@dataclass(frozen=True)
class PlaceTable:
    """A place's headlines per unit of spending, table-year prices.

    `deltas` (G,) are those at which `whole` (G, rounds, figures, categories) was folded, number `own` the place's own;
    `goods` (G, rounds, figures, categories) is the part of it that comes of goods made in the place, and `room`
    (G, categories) by which factor that can grow until nothing of a good is bought elsewhere. Figures are the measures,
    then OTHER, the latter in the direct round unless they are taxes. `used` are the categories spent on.
    """

    measures: tuple[Measure, ...]
    deltas: Floats
    own: int
    whole: Floats
    goods: Floats
    room: Floats
    used: npt.NDArray[np.int64]

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

    def figures(
        self, spending: Floats, delta: Floats | None, local_share: Floats | None, closure: Floats | None
    ) -> Floats:
        """Figures by round of spending (D or 1, categories): (D or 1, rounds, figures)."""
        weights, used = self.weights(delta), self.used
        bought = spending[:, used]
        left, right = [], []
        for g in range(len(self.deltas)):
            if not weights[:, g].any():
                continue
            at_delta = bought * weights[:, g, None]
            left.append(at_delta)
            right.append(self.whole[g][..., used])
            if local_share is not None:
                left.append(at_delta * (np.minimum(local_share[:, None], self.room[g, used]) - 1.0))
                right.append(self.goods[g][..., used])
        # One product for all of it; what is drawn of one side only is spread over the draws.
        draws = max(map(len, left))
        rounds, figures = self.whole.shape[1:3]
        folded = np.concatenate(right, axis=-1).reshape(rounds * figures, len(right) * len(used)).T
        bought = np.concatenate([np.broadcast_to(part, (draws, len(used))) for part in left], axis=1)
        found = known_product(bought, folded).reshape(draws, rounds, figures)
        if closure is not None:
            factor = np.ones((len(closure), len(ROUNDS), 1))
            factor[:, INDUCED, 0] = closure
            found = found * factor
        return np.asarray(found)


def place_table(
    here: PlaceOfStudy, taxes: Sequence[SaleTax], used: Masks, delta: Quantity | None, *, goods: bool
) -> PlaceTable:
    """Fold a place; `used` (categories,) marks what may be spent on there: all else is left out. What the multipliers
    do not tell is nan, and spoils the draws in which something is spent on it."""
    economies = {0.0: here.economy}
    if delta is not None and delta.range is not None and _estimated(here.economy):
        low, high = support(delta.value, delta.range)
        economies = _folds(here.economy, max(low, 0.0), delta.value, high)
    whole = np.stack([_figures(_with(here, economy), taxes, used) for economy in economies.values()])
    part = np.zeros_like(whole)
    room = np.ones((len(economies), whole.shape[-1]))
    if goods:
        for g, economy in enumerate(economies.values()):
            part[g] = whole[g] - _figures(_with(here, _without_goods(economy)), taxes, used)
            made = economy.spending_bridge().local("good").sum(axis=0)
            all_goods = made + np.where(made > 0, economy.spending_bridge().leakage, 0.0)
            room[g] = np.divide(all_goods, made, out=np.ones_like(made), where=made > 0)
    own = next(g for g, economy in enumerate(economies.values()) if economy is here.economy)
    return PlaceTable(here.table.measures, np.array(list(economies)), own, whole, part, room, np.flatnonzero(used))


def _folds(economy: Economy, low: float, own: float, high: float) -> dict[float, Economy]:
    """The place's economy at deltas from low to high, its own among them."""
    assert economy.nation is not None
    below = np.linspace(low, own, _steps(own - low) + 1)[:-1].tolist() if low < own else []
    above = np.linspace(own, high, _steps(high - own) + 1)[1:].tolist() if own < high else []
    method = default_method()
    others = {
        delta: regional_economy(economy.nation, economy.place, replace(method, delta=delta)) for delta in below + above
    }
    folds = {**others, own: economy}
    return {delta: folds[delta] for delta in sorted(folds)}


def _steps(width: float) -> int:
    return min(MOST_STEPS, max(FEWEST_STEPS, math.ceil(width / WIDEST_STEP)))


def _estimated(economy: Economy) -> bool:
    """Whether a place's table is the nation's, made the place's own by the method as it is shipped."""
    return economy.nation is not None and regional_economy(economy.nation, economy.place).sha256 == economy.sha256


def _with(here: PlaceOfStudy, economy: Economy) -> PlaceOfStudy:
    return here if economy is here.economy else replace(here, economy=economy, table=category_multipliers(economy))


def _without_goods(economy: Economy) -> Economy:
    """The same place, were all goods made elsewhere."""
    bridge = economy.spending_bridge()
    parts = tuple(
        Part(part.category, "leakage", "", part.share) if part.treatment == "good" else part for part in bridge.parts
    )
    return replace(economy, bridge=Bridge(bridge.categories, bridge.industries, parts))


def _figures(here: PlaceOfStudy, taxes: Sequence[SaleTax], used: Masks) -> Floats:
    """(rounds, figures, categories) per unit of spending; 0 where nothing is spent."""
    K = here.table.K[: len(ROUNDS)]
    found = np.zeros((len(ROUNDS), K.shape[1] + len(OTHER), K.shape[2]))
    found[:, : K.shape[1]] = K
    found[0, K.shape[1]] = here.economy.spending_bridge().B.sum(axis=0)
    own = [tax.own_budget for tax in taxes]
    unit = np.eye(K.shape[2])
    for c in np.flatnonzero(used).tolist():
        alone = replace(here, rows=np.array([c], dtype=np.int64))
        taken = revenue(taxes, Home((alone,), 1.0), unit)
        found[:, K.shape[1] + 1 : -1, c] = taken.amounts.sum(axis=0)
        found[0, -1, c] = taken.collected[own].sum()
    found[:, :, ~used] = 0.0
    return found
