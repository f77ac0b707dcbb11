"""What lies between a low and a high: triangular, PERT and normal distributions by their inverse. Numpy in, numpy out.

All are bounded and have their mode at the number that was stated, so that the most likely draw is what was typed.
"""

from __future__ import annotations

import functools

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.study.sheets.ranges import Distribution, Range

# A normal distribution's least and most are two standard deviations from the middle of them; it is cut off there.
DEVIATIONS = 4.0
NINETY_PERCENT = 3.2897072539029435  # standard deviations between the 5th and the 95th percentile of a normal
WIDEST = 6.0  # standard deviations at which a normal is cut off whose P5 and P95 were stated
GRID = 4097
P5, P95 = 0.05, 0.95


def inverse(probability: Floats, mode: float, stated: Range) -> Floats:
    """The values (any shape) below which a variable lies with a probability between 0 and 1.

    triangular: Johnson (1997), "The triangular distribution as a proxy for the beta distribution in risk analysis".
    PERT: a beta with shapes 1 + 4 (mode - a) / (b - a) and 1 + 4 (b - mode) / (b - a), Malcolm et al. (1959).
    normal: around the mode, standard deviation a quarter of b - a, cut off at a and b.
    """
    low, high = support(mode, stated)
    if low == high:
        return np.full_like(probability, mode)
    if stated.distribution == "triangular":
        return _triangular(probability, low, mode, high)
    below, points = _table(stated.distribution, (mode - low) / (high - low), _deviations(stated))
    return np.asarray(low + (high - low) * np.interp(probability, below, points))


def support(mode: float, stated: Range) -> tuple[float, float]:
    """The least and the most that are drawn: as stated, or such that the stated are the 5th and 95th percentile."""
    if stated.bounds == "least and most":
        return stated.low, stated.high
    width = stated.high - stated.low
    if stated.distribution == "normal":
        half = WIDEST * width / NINETY_PERCENT
        return mode - half, mode + half
    left, right = _tails(stated.distribution, (mode - stated.low) / width)
    return mode - left * width, mode + right * width


def moments(mode: float, stated: Range) -> tuple[float, float]:
    """Mean and variance."""
    low, high = support(mode, stated)
    if stated.distribution == "triangular":
        squares = low * low + mode * mode + high * high - low * mode - low * high - mode * high
        return (low + mode + high) / 3.0, squares / 18.0
    if stated.distribution == "PERT":
        mean = (low + 4.0 * mode + high) / 6.0
        return mean, (mean - low) * (high - mean) / 7.0
    grid = inverse((np.arange(GRID) + 0.5) / GRID, mode, stated)
    return float(grid.mean()), float(grid.var())


def _deviations(stated: Range) -> float:
    return DEVIATIONS if stated.bounds == "least and most" else 2.0 * WIDEST


def _triangular(probability: Floats, low: float, mode: float, high: float) -> Floats:
    turn = (mode - low) / (high - low)
    rising = low + np.sqrt(probability * (high - low) * (mode - low))
    falling = high - np.sqrt((1.0 - probability) * (high - low) * (high - mode))
    return np.where(probability < turn, rising, falling)


@functools.lru_cache(maxsize=256)
def _table(distribution: Distribution, mode: float, deviations: float) -> tuple[Floats, Floats]:
    """Chances and points of a distribution on 0 to 1: its density, summed over a fine grid by Simpson's rule."""
    points = np.linspace(0.0, 1.0, GRID)
    middles = (points[1:] + points[:-1]) / 2.0

    def density(x: Floats) -> Floats:
        if distribution == "normal":
            return np.asarray(np.exp(-0.5 * ((x - mode) * deviations) ** 2))
        return np.asarray(x ** (4.0 * mode) * (1.0 - x) ** (4.0 * (1.0 - mode)))

    at, between = density(points), density(middles)
    below = np.concatenate([[0.0], np.cumsum(at[1:] + 4.0 * between + at[:-1])])
    below /= below[-1]
    return below, points


@functools.lru_cache(maxsize=1024)
def _tails(distribution: Distribution, mode: float) -> tuple[float, float]:
    """How far a and b lie from the mode when P5 and P95 lie 1 apart and the mode is `mode` above P5.

    Newton's method on the logarithms of both. A mode at P5 or at P95 is taken to lie a thousandth inside.
    """
    wanted = np.clip(np.array([mode, 1.0 - mode]), 1e-3, 1.0)
    at = np.log(1.5 * wanted + 0.1)
    for _ in range(100):
        here = _off(at, wanted, distribution)
        beside = [_off(at + step, wanted, distribution) for step in 1e-5 * np.eye(2)]
        if np.abs(here).max() < 1e-9:
            break
        slopes = np.stack([(one - here) / 1e-5 for one in beside], axis=1)
        at = at - np.clip(np.linalg.solve(slopes, here), -0.5, 0.5)
    return float(np.exp(at[0])), float(np.exp(at[1]))


def _off(at: Floats, wanted: Floats, distribution: Distribution) -> Floats:
    """By how much the 5th and 95th percentile lie too far from a mode at 0; `at` are the logarithms of a and b's."""
    left, right = np.exp(at)
    low, high = inverse(np.array([P5, P95]), 0.0, Range(-float(left), float(right), distribution))
    return np.array([-low, high]) - wanted
