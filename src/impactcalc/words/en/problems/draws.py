"""Draws of what is not sure."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import draws as f


def too_few_draws(fact: f.TooFewDraws) -> Wrong:
    return Wrong(
        "so few draws do not tell a 5th percentile",
        f"Type {fact.fewest} or more; 0 leaves the ranges out",
    )


def too_many_draws(fact: f.TooManyDraws) -> Wrong:
    return Wrong(
        "so many draws take more memory than there may be, and tell a percentile no better",
        f"Type {fact.most:,} or fewer",
    )


def scipy_missing(_: f.ScipyMissing) -> Wrong:
    return Wrong(
        "shares of the variance need scipy, which is not installed",
        'pip install "impactcalc[uncertainty]"',
    )


def delta_outside(fact: f.DeltaOutside) -> Wrong:
    return Wrong(
        f"the range of delta does not hold the method's own, {fact.delta:g}",
        f"Type a low below and a high above {fact.delta:g}",
    )
