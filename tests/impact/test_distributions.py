"""Distributions between a low and a high, against closed forms and against scipy's."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from impactcalc.impact.uncertainty.distributions import inverse, moments, support
from impactcalc.impact.uncertainty.draws import dirichlet, uniform
from impactcalc.study.sheets.ranges import DISTRIBUTIONS, Distribution, Range

stats = pytest.importorskip("scipy.stats")
CHANCES = np.linspace(0.001, 0.999, 999)
distributions = st.sampled_from(DISTRIBUTIONS)


def theirs(mode: float, stated: Range) -> Any:
    """scipy's own of the same distribution."""
    low, width = stated.low, stated.high - stated.low
    at = (mode - low) / width
    if stated.distribution == "triangular":
        return stats.triang(at, loc=low, scale=width)
    if stated.distribution == "PERT":
        return stats.beta(1 + 4 * at, 5 - 4 * at, loc=low, scale=width)
    deviation = width / 4.0
    return stats.truncnorm((low - mode) / deviation, (stated.high - mode) / deviation, loc=mode, scale=deviation)


@pytest.mark.parametrize("distribution", DISTRIBUTIONS)
@pytest.mark.parametrize("mode", [100.0, 120.0, 149.0, 150.0])
def test_quantiles_and_moments(distribution: Distribution, mode: float) -> None:
    stated = Range(100, 150, distribution)
    other = theirs(mode, stated)
    np.testing.assert_allclose(inverse(CHANCES, mode, stated), other.ppf(CHANCES), rtol=1e-5)
    mean, variance = moments(mode, stated)
    assert mean == pytest.approx(other.mean(), rel=1e-5)
    assert variance == pytest.approx(other.var(), rel=1e-3)


@given(distributions, st.floats(0, 1), st.floats(0.1, 1e6), st.floats(-1e6, 1e6))
def test_draws_keep_to_their_bounds_and_rise(distribution: Distribution, at: float, width: float, low: float) -> None:
    stated = Range(low, low + width, distribution)
    mode = min(max(low + at * width, stated.low), stated.high)
    found = inverse(np.linspace(0.0, 1.0, 101), mode, stated)
    assert (np.diff(found) >= -1e-9 * width).all()
    assert found.min() >= stated.low - 1e-9 * width
    assert found.max() <= stated.high + 1e-9 * width


@pytest.mark.parametrize("distribution", ["triangular", "PERT"])
@pytest.mark.parametrize("mode", [101.0, 120.0, 149.0])
def test_p5_and_p95_are_where_they_were_said_to_be(distribution: Distribution, mode: float) -> None:
    stated = Range(100, 150, distribution, "P5 and P95")
    low, high = inverse(np.array([0.05, 0.95]), mode, stated)
    assert low == pytest.approx(100, abs=1e-3)
    assert high == pytest.approx(150, abs=1e-3)
    least, most = support(mode, stated)
    assert least < 100
    assert most > 150


def test_p5_and_p95_of_a_normal() -> None:
    low, high = inverse(np.array([0.05, 0.95]), 125.0, Range(100, 150, "normal", "P5 and P95"))
    assert low == pytest.approx(100, abs=1e-3)
    assert high == pytest.approx(150, abs=1e-3)


def test_a_draw_depends_on_its_name_and_the_seed_alone() -> None:
    first = uniform(2015, "Visitors/a/visitors", 1000)
    assert (uniform(2015, "Visitors/a/visitors", 1000) == first).all()
    assert (uniform(2015, "Visitors/a/visitors", 10) == first[:10]).all()
    for other in (uniform(2016, "Visitors/a/visitors", 1000), uniform(2015, "Visitors/b/visitors", 1000)):
        assert abs(np.corrcoef(first, other)[0, 1]) < 0.15
    # Held here so that a change of numpy's, which would change every report, is seen.
    np.testing.assert_allclose(first[:3], PINNED, rtol=0, atol=1e-15)


PINNED = (0.38503484120159837, 0.548778005468586, 0.3898403039522591)


def test_a_dirichlet_sums_to_one_and_varies_as_it_should() -> None:
    shares, size = np.array([0.5, 0.3, 0.2, 0.0]), 99.0
    found = dirichlet(2015, "profile_shares/x", shares * size, 40_000)
    np.testing.assert_allclose(found.sum(axis=1), 1.0, rtol=1e-12)
    assert (found[:, 3] == 0).all()
    error = np.sqrt(shares * (1 - shares) / (size + 1) / 40_000)
    assert (np.abs(found.mean(axis=0) - shares) <= 4 * error + 1e-15).all()
    np.testing.assert_allclose(found.var(axis=0)[:3], (shares * (1 - shares) / (size + 1))[:3], rtol=0.03)
