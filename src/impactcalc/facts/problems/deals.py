"""What does not fit together within a deal."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact


class SellerUnknown(ProblemFact):
    """A deal with neither an industry nor a category, in the study's `place`."""

    place: str


class SellerTwice(ProblemFact):
    """A deal with an industry and a category."""


class DealOfWages(ProblemFact):
    """A deal of wages."""


class DealTooLong(ProblemFact):
    """A deal of more years than any lasts."""

    most: int


class DealOfPartYears(ProblemFact):
    """A deal of a part of a year."""


class DealEndsTooLate(ProblemFact):
    """A deal that ends after the last year that any study is of."""

    last: int


class DealAbroad(ProblemFact):
    """A deal in another country than the study's."""


class DealsSaid(Protocol):
    """What a language says of these."""

    def seller_unknown(self, fact: SellerUnknown, /) -> Wrong: ...
    def seller_twice(self, fact: SellerTwice, /) -> Wrong: ...
    def deal_of_wages(self, fact: DealOfWages, /) -> Wrong: ...
    def deal_too_long(self, fact: DealTooLong, /) -> Wrong: ...
    def deal_of_part_years(self, fact: DealOfPartYears, /) -> Wrong: ...
    def deal_ends_too_late(self, fact: DealEndsTooLate, /) -> Wrong: ...
    def deal_abroad(self, fact: DealAbroad, /) -> Wrong: ...
