"""Quantiles of Student's t distribution, for degrees of freedom that need not be whole."""

from __future__ import annotations

import math

import numpy as np

from impactcalc.arrays import Floats

_STEPS = 200  # of the continued fraction and of the search: far more than double precision needs
_TINY = 1e-300


def t_quantile(probability: float, freedom: float) -> float:
    """The value that a t variable stays below with this probability, which lies between a half and 1.

    `freedom` > 0 may be any number, inf is the normal limit; nan gives nan. By Newton's method within a bracket, on
    P(T <= t) = 1 - I_x(df / 2, 1/2) / 2 with x = df / (df + t^2); Abramowitz & Stegun (1964), 26.7.1.
    """
    if math.isnan(freedom):
        return math.nan
    low, high = 0.0, 1.0
    while _below(high, freedom) < probability:
        high *= 2.0
    middle = high
    for _ in range(_STEPS):
        below = _below(middle, freedom)
        low, high = (middle, high) if below < probability else (low, middle)
        step = middle - (below - probability) / _density(middle, freedom)
        found = step if low < step < high else (low + high) / 2.0
        if abs(found - middle) <= 1e-15 * high:
            break
        middle = found
    return middle


def t_quantiles(probability: float, freedom: Floats) -> Floats:
    """The same for an array of degrees of freedom, each distinct one looked up once."""
    distinct, which = np.unique(freedom, return_inverse=True)
    found = np.array([t_quantile(probability, float(value)) for value in distinct])
    return np.asarray(found[which].reshape(freedom.shape))


def _below(t: float, freedom: float) -> float:
    """P(T <= t) for t >= 0."""
    if math.isinf(freedom) or freedom > 1e7:
        return 0.5 * (1.0 + math.erf(t / math.sqrt(2.0)))
    return 1.0 - _incomplete_beta(freedom / (freedom + t * t), freedom / 2.0, 0.5) / 2.0


def _density(t: float, freedom: float) -> float:
    """The density at t."""
    if math.isinf(freedom) or freedom > 1e7:
        return math.exp(-t * t / 2.0) / math.sqrt(2.0 * math.pi)
    factors = math.lgamma((freedom + 1.0) / 2.0) - math.lgamma(freedom / 2.0) - 0.5 * math.log(freedom * math.pi)
    return math.exp(factors - (freedom + 1.0) / 2.0 * math.log1p(t * t / freedom))


def _incomplete_beta(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I_x(a, b); by the continued fraction, Abramowitz & Stegun 26.5.8."""
    if x <= 0.0 or x >= 1.0:
        return min(max(x, 0.0), 1.0)
    if x > (a + 1.0) / (a + b + 2.0):  # where the fraction converges slowly, the other tail's does not
        return 1.0 - _incomplete_beta(1.0 - x, b, a)
    factors = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    return math.exp(factors) * _fraction(x, a, b) / a


def _fraction(x: float, a: float, b: float) -> float:
    """The continued fraction of the incomplete beta function, by Lentz's method."""
    above, below = 1.0, 1.0 / _away_from_zero(1.0 - (a + b) * x / (a + 1.0))
    value = below
    for m in range(1, _STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            below = 1.0 / _away_from_zero(1.0 + term * below)
            above = _away_from_zero(1.0 + term / above)
            value *= above * below
        if abs(above * below - 1.0) < 1e-16:
            break
    return value


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
