"""Counts and rates in sentences are written out, however large or small."""

from __future__ import annotations

import pytest

from impactcalc.impact.run import run
from impactcalc.impact.uncertainty.sampling import Sampling
from impactcalc.report.words.en.estimate import estimate_words
from impactcalc.study.estimate import VISITORS, Estimate, Group
from impactcalc.words.en.numbers import six_digits


@pytest.mark.parametrize(("value", "said"), [
    (0.0, "0"), (0.5, "0.5"), (12_345.5, "12,345.5"), (999_999.0, "999,999"), (1e6, "1,000,000"),
    (1_234_567.8, "1,234,568"), (2e15, "2,000,000,000,000,000"), (0.0000412, "0.0000412"), (-1e6, "-1,000,000"),
])  # fmt: skip
def test_six_digits(value: float, said: str) -> None:
    assert six_digits(value) == said


def test_a_million_visitors() -> None:
    """Once "1e+06, 300 nights each"."""
    asked = Estimate("US", "US", 2014, [Group(VISITORS, 1e6, 300.0)])
    said = " ".join(estimate_words(run(asked.study(), sampling=Sampling(draws=0)), asked))
    assert "Visitors with a room of their own: 1,000,000, 300 nights each" in said
    assert "e+" not in said
