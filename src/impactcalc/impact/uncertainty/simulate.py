"""Draws through the model: a range for every headline, and what moves them most (methods, section 10)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.prices import SuppliedRate
from impactcalc.errors import InputError, Problem
from impactcalc.impact.result import Result
from impactcalc.impact.uncertainty.answer import HeadlineRange, Swing, Uncertainty
from impactcalc.impact.uncertainty.model import Model, model_of
from impactcalc.impact.uncertainty.quantities import Drawn, uncertain
from impactcalc.impact.uncertainty.sampling import FEWEST, Sampling
from impactcalc.impact.uncertainty.sobol import variance_shares

PERCENTILES = (5.0, 50.0, 95.0)
BINS = 24
MOST_SWINGS = 500  # quantities that are moved one at a time; of more, those that go most with the first headline
SWINGS_OF = ("output", "value_added", "jobs")
LONE_DRAWS = 1000  # draws of a profile's shares alone


def how_sure(result: Result, supplied: list[SuppliedRate], sampling: Sampling) -> Uncertainty | None:
    """The ranges of a run's headlines; None where the study gives no range at all, or nothing is to be drawn.

    InputError where a range cannot be used, where the draws are too few, and where shares of the variance are asked for
    and scipy is not there.
    """
    ranged = uncertain(result.study)
    if not len(ranged) or not sampling.draws:
        return None
    draws, seed = sampling.draws, sampling.seed
    if draws < FEWEST:
        text = "so few draws do not tell a 5th percentile"
        raise InputError([Problem("--draws", "", str(draws), text, f"Type {FEWEST} or more; 0 leaves the ranges out")])
    model = model_of(result, ranged, supplied)
    values = Drawn(ranged.quantities, seed, draws)
    found = model(values, draws)
    # A headline that some draw cannot tell, since an industry has no multiplier, has no range.
    told = np.asarray(np.isfinite(found).all(axis=0))
    known = [h for h, headline in enumerate(model.headlines) if np.isfinite(headline.point) and told[h]]
    if not known:
        return None
    keys = [model.headlines[h].key for h in known]
    chosen = [key for key in SWINGS_OF if key in keys] or keys[:1]
    at = {key: known[keys.index(key)] for key in chosen}
    p5, p50, p95 = np.percentile(found[:, known], PERCENTILES, axis=0)
    mean, deviation = found[:, known].mean(axis=0), found[:, known].std(axis=0, ddof=1)
    first = found[:, at[chosen[0]]]
    counts, edges = np.histogram(first, BINS)
    return Uncertainty(
        draws=draws,
        seed=seed,
        quantities=ranged.quantities,
        ranges=tuple(
            HeadlineRange(
                model.headlines[h],
                float(mean[k]),
                float(deviation[k]),
                float(p5[k]),
                float(p50[k]),
                float(p95[k]),
            )
            for k, h in enumerate(known)
        ),
        swings=_swings(model, at, values, first, seed),
        drawn=chosen[0],
        histogram=(edges, counts.astype(np.int64)),
        shares=variance_shares(model, at, seed) if sampling.sobol else None,
    )


def _swings(
    model: Model, at: Mapping[str, int], values: Mapping[str, Floats], first: Floats, seed: int
) -> dict[str, tuple[Swing, ...]]:
    """One quantity at a time: all lows and highs are draws of one pass through the model."""
    quantities = model.uncertain.quantities
    numbers = [name for name, one in quantities.items() if one.ends is not None]
    if len(numbers) > MOST_SWINGS:
        deviations = first - first.mean()
        going = {name: abs(float(np.corrcoef(values[name], deviations)[0, 1])) for name in numbers}
        numbers = sorted(sorted(numbers, key=lambda name: (-going[name], name))[:MOST_SWINGS])
    ends = np.array([quantities[name].value for name in numbers])
    moved = {name: np.full(2 * len(numbers), ends[n]) for n, name in enumerate(numbers)}
    for n, name in enumerate(numbers):
        both = quantities[name].ends
        assert both is not None
        moved[name][2 * n : 2 * n + 2] = both
    found = model(moved, 2 * len(numbers)) if numbers else np.zeros((0, len(model.headlines)))
    swings: dict[str, list[Swing]] = {key: [] for key in at}
    for key, h in at.items():
        swings[key] += [
            Swing(name, float(found[2 * n, h]), float(found[2 * n + 1, h]), model.headlines[h].point)
            for n, name in enumerate(numbers)
        ]
    for name, one in quantities.items():
        if one.ends is None:
            alone = model({name: one.drawn(seed, LONE_DRAWS)}, LONE_DRAWS)
            for key, h in at.items():
                low, high = np.percentile(alone[:, h], [5.0, 95.0])
                swings[key].append(Swing(name, float(low), float(high), model.headlines[h].point))
    return {
        key: tuple(sorted(found, key=lambda swing: (-swing.width, swing.quantity))) for key, found in swings.items()
    }
