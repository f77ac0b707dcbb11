"""Rates that cannot be right."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact

Reads = Literal["above", "below", "dollars", "reciprocal"]
"""How a rate differs from the shipped one: so many times above or below it, or the other way round."""
Tens = Literal[10, 100, 1000]


class UnknownRateKind(ProblemFact):
    """No kind of rate."""

    kinds: tuple[str, ...]


class RateNotPositive(ProblemFact):
    """A rate that is no number above 0."""

    rate: str


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


class RateDoubtful(ProblemFact):
    """A rate that another reading, `other`, fits far better: the shipped one is of the year `of`; `later` is the
    rate's own where that is another."""

    kind: str
    subject: str
    of: int
    shipped: float
    typed: float
    later: int | None
    other: float
    reads: Reads
    by: Tens = 10


class ConsumerPricesAlone(ProblemFact):
    """The consumer prices of one year, with which nothing can be carried to another."""

    country: str
    given: int


class ConsumerPricesApart(ProblemFact):
    """Consumer prices of two years that are not on one base, as far as the GDP deflator tells; None where none does."""

    country: str
    start: int
    before: float
    end: int
    after: float
    deflator: float | None
    in_the_us: bool


class RatesSaid(Protocol):
    """What a language says of these."""

    def unknown_rate_kind(self, fact: UnknownRateKind, /) -> Wrong: ...
    def rate_not_positive(self, fact: RateNotPositive, /) -> Wrong: ...
    def consumer_prices_alone(self, fact: ConsumerPricesAlone, /) -> Wrong: ...
    def consumer_prices_apart(self, fact: ConsumerPricesApart, /) -> Wrong: ...
    def rate_is_one(self, fact: RateIsOne, /) -> Wrong: ...
    def rate_twice(self, fact: RateTwice, /) -> Wrong: ...
    def rate_too_small(self, fact: RateTooSmall, /) -> Wrong: ...
    def parity_abroad(self, fact: ParityAbroad, /) -> Wrong: ...
    def parity_implausible(self, fact: ParityImplausible, /) -> Wrong: ...
    def rate_doubtful(self, fact: RateDoubtful, /) -> Wrong: ...
