"""Draws of what is not sure."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact


class TooFewDraws(ProblemFact):
    """Fewer draws than tell a 5th percentile."""

    fewest: int


class TooManyDraws(ProblemFact):
    """More draws than memory is sure to hold."""

    most: int


class ScipyMissing(ProblemFact):
    """Shares of the variance, without the package that they need."""


class DeltaOutside(ProblemFact):
    """A range of delta that does not hold the method's own."""

    delta: float


class DrawsSaid(Protocol):
    """What a language says of these."""

    def too_few_draws(self, fact: TooFewDraws, /) -> Wrong: ...
    def too_many_draws(self, fact: TooManyDraws, /) -> Wrong: ...
    def scipy_missing(self, fact: ScipyMissing, /) -> Wrong: ...
    def delta_outside(self, fact: DeltaOutside, /) -> Wrong: ...
