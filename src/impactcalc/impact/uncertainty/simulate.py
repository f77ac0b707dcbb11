"""Draws through the model: a range for every headline, and what moves them most (methods, section 10)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.prices import SuppliedRate
from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems.draws import TooFewDraws, TooManyDraws
from impactcalc.impact.figures import FIGURES
from impactcalc.impact.result import Result
from impactcalc.impact.rows.activities import Masks
from impactcalc.impact.uncertainty.answer import STILL, Headline, HeadlineRange, Swing, Uncertainty
from impactcalc.impact.uncertainty.model import Model, model_of
from impactcalc.impact.uncertainty.model_error import with_the_models_own
from impactcalc.impact.uncertainty.parts import part_ranges
from impactcalc.impact.uncertainty.quantities import Drawn, uncertain
from impactcalc.impact.uncertainty.sampling import FEWEST, MOST, Sampling
from impactcalc.impact.uncertainty.sobol import variance_shares

PERCENTILES = (5.0, 50.0, 95.0)
BINS = 24
MOST_SWINGS = 500  # quantities that are moved one at a time; of more, those that go most with the first headline
SWINGS_OF = ("value_added", "jobs", "output")
DRAWABLE = tuple(key for key, figure in FIGURES.items() if figure.drawn is not None)
LONE_DRAWS = 1000  # draws of a profile's shares alone


def how_sure(
    result: Result, supplied: list[SuppliedRate], sampling: Sampling, parts: Mapping[str, Masks] = MappingProxyType({})
) -> Uncertainty | None:
    """The ranges of a run's headlines, and of the rows of each of its `parts`; None where nothing is to be drawn.

    InputError where a range cannot be used, where the draws are too few, and where shares of the variance are asked for
    and scipy is not there.
    """
    typed = uncertain(result.study)
    if not sampling.draws:
        return None
    draws, seed = sampling.draws, sampling.seed
    if draws < FEWEST:
        raise InputError([Problem("--draws", "", str(draws), TooFewDraws(FEWEST))])
    if draws > MOST:
        raise InputError([Problem("--draws", "", str(draws), TooManyDraws(MOST))])
    everything = with_the_models_own(typed, result)
    if not len(everything):
        nothing = np.zeros(0), np.zeros(0, dtype=np.int64)
        return Uncertainty(draws, seed, everything.quantities, (), {}, "", nothing, DRAWABLE)
    model = model_of(result, everything, supplied)
    values = Drawn(everything.quantities, seed, draws)
    found = model(values, draws)
    known = [h for h, headline in enumerate(model.headlines) if _moves(headline.point, found[:, h])]
    keys = [model.headlines[h].key for h in known]
    ranked = [key for key in SWINGS_OF if key in keys] or keys[:1]
    at = {key: known[keys.index(key)] for key in ranked}
    first = found[:, at[ranked[0]]] if ranked else np.zeros(0)
    counts, edges = _histogram(first) if ranked else (np.zeros(0), np.zeros(0))
    return Uncertainty(
        draws=draws,
        seed=seed,
        quantities=everything.quantities,
        ranges=tuple(_range(model.headlines[h], found[:, h]) for h in known),
        swings=_swings(model, at, values, first, seed),
        drawn=ranked[0] if ranked else "",
        histogram=(edges, counts.astype(np.int64)),
        figures=DRAWABLE,
        shares=variance_shares(model, at, seed) if sampling.sobol and at else None,
        parts=part_ranges(model, result, parts, values, draws),
    )


def _moves(point: float, draws: Floats) -> bool:
    """Whether draws say anything of a headline: known in every draw, since a draw that meets an industry without a
    multiplier knows nothing, and not all the same."""
    if not np.isfinite(point) or not np.isfinite(draws).all():
        return False
    return bool(np.ptp(draws) > STILL * max(abs(point), float(np.abs(draws).max())))


def _range(headline: Headline, draws: Floats) -> HeadlineRange:
    p5, p50, p95 = np.percentile(draws, PERCENTILES).tolist()
    near = STILL * abs(headline.point)  # the draws that only rounding tells from the point
    below = np.count_nonzero(draws < headline.point - near) + np.count_nonzero(draws <= headline.point + near)
    percentile = 50.0 * below / len(draws)
    return HeadlineRange(headline, float(draws.mean()), float(draws.std(ddof=1)), p5, p50, p95, percentile)


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


def _histogram(draws: Floats) -> tuple[Floats, Floats]:
    """The draws in BINS of equal width; in one where they lie closer together than a computer tells numbers apart."""
    low, high = float(draws.min()), float(draws.max())
    apart = (high - low) / BINS > 4 * np.spacing(max(abs(low), abs(high)))
    counts, edges = np.histogram(draws, BINS if apart else 1)
    return np.asarray(counts, dtype=np.float64), np.asarray(edges)
