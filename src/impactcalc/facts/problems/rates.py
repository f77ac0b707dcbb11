"""Rates that cannot be right."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact


class RateIsOne(ProblemFact):
    """A rate that is 1 by definition, and is another."""

    rate: str


class RateTwice(ProblemFact):
    """A rate that is given twice, with two values."""

    rate: str
    other: float


class RateTooSmall(ProblemFact):
    """A rate below any."""

    rate: str
    least: float


class ParityAbroad(ProblemFact):
    """A regional price parity outside the United States."""

    rate: str


class ParityImplausible(ProblemFact):
    """A regional price parity that no place has: as it is published, with the US = 100, it would be a hundredth."""

    rate: str
    value: float


class RatesSaid(Protocol):
    """What a language says of these."""

    def rate_is_one(self, fact: RateIsOne, /) -> Wrong: ...
    def rate_twice(self, fact: RateTwice, /) -> Wrong: ...
    def rate_too_small(self, fact: RateTooSmall, /) -> Wrong: ...
    def parity_abroad(self, fact: ParityAbroad, /) -> Wrong: ...
    def parity_implausible(self, fact: ParityImplausible, /) -> Wrong: ...
