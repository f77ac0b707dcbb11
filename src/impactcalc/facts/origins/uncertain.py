"""Uncertain numbers: what they are, and who says how far they may be off."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.fact import OriginFact

SharedNumber = Literal["delta", "closure", "local_share", "daily_amount", "profile_shares", "rate"]
InError = Literal["jobs", "income", "output"]


class NumberOfCell(OriginFact):
    """A number of a row, under a heading of its sheet."""

    sheet: str
    id: str
    heading: str


class NumberOfMany(OriginFact):
    """A number that rows share; `subject`: of which profile or rate; `plain`: it is a name of ours, to be said in
    words."""

    what: SharedNumber
    subject: str
    plain: bool


class ResidentsBuyNearby(OriginFact):
    """How much of what residents buy is from nearby."""


class SelfEmployedEarn(OriginFact):
    """What the self-employed earn beside pay."""


class ErrorOfMultipliers(OriginFact):
    """What the multipliers of a place may be off in a figure."""

    of: InError
    place: str

    def at(self, name: str) -> ErrorOfMultipliers:
        """The same, its place called so."""
        return ErrorOfMultipliers(self.of, name)


class JobsFromAnotherYear(OriginFact):
    """How many jobs a unit of output takes in a place, where they are moved from another year's table."""

    place: str

    def at(self, name: str) -> JobsFromAnotherYear:
        """The same, its place called so."""
        return JobsFromAnotherYear(name)


class PricesAfterIndex(OriginFact):
    """The prices of a country after the last index."""

    country: str


class WhoAnswered(OriginFact):
    """The chance of who answered a survey."""


class FoundInRegions(OriginFact):
    """What `source` says of some regions; a page of ours has it."""

    source: str
    regions: int
    page: str


class WidenedRange(OriginFact):
    """A range that was typed, made wider; `source`: who says so of it, "" for nobody."""

    source: str
    low: float
    high: float


class LeftOutInTurn(OriginFact):
    """RIMS II of some regions, each left out in turn: the mean, and the deviation of the logarithm."""

    regions: int
    mean: float
    deviation: float


class SpreadOfInflation(OriginFact):
    """The spread of inflation in some years."""

    first: int
    last: int


class SpreadOfAnswers(OriginFact):
    """The spread of the answers to a survey."""


class UncertainSaid(Protocol):
    """What a language says of these."""

    def number_of_cell(self, fact: NumberOfCell, /) -> str: ...
    def number_of_many(self, fact: NumberOfMany, /) -> str: ...
    def residents_buy_nearby(self, fact: ResidentsBuyNearby, /) -> str: ...
    def self_employed_earn(self, fact: SelfEmployedEarn, /) -> str: ...
    def error_of_multipliers(self, fact: ErrorOfMultipliers, /) -> str: ...
    def jobs_from_another_year(self, fact: JobsFromAnotherYear, /) -> str: ...
    def prices_after_index(self, fact: PricesAfterIndex, /) -> str: ...
    def who_answered(self, fact: WhoAnswered, /) -> str: ...
    def found_in_regions(self, fact: FoundInRegions, /) -> str: ...
    def widened_range(self, fact: WidenedRange, /) -> str: ...
    def left_out_in_turn(self, fact: LeftOutInTurn, /) -> str: ...
    def spread_of_inflation(self, fact: SpreadOfInflation, /) -> str: ...
    def spread_of_answers(self, fact: SpreadOfAnswers, /) -> str: ...
