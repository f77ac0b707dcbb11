"""What was typed for the options of a command."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact


class OptionEmpty(ProblemFact):
    """An option, or an `argument` that has to be there, that is given and empty."""

    argument: bool


class OptionNoNumber(ProblemFact):
    """A text where an option takes a number; `readings` are the numbers that may be meant."""

    whole: bool
    readings: tuple[str, ...]


class OptionNotWhole(ProblemFact):
    """A number with a fraction where an option takes a whole one; `meant` is the same number without, where it is."""

    meant: str


class OptionBelowLeast(ProblemFact):
    """A number below the least that an option takes."""

    least: float


class OptionAboveMost(ProblemFact):
    """A number above the most that an option takes."""

    most: float


class StayBeyondAYear(ProblemFact):
    """More nights, or days, for each than a year has."""

    days: bool


class OptionsSaid(Protocol):
    """What a language says of these."""

    def option_empty(self, fact: OptionEmpty, /) -> Wrong: ...
    def option_no_number(self, fact: OptionNoNumber, /) -> Wrong: ...
    def option_not_whole(self, fact: OptionNotWhole, /) -> Wrong: ...
    def option_below_least(self, fact: OptionBelowLeast, /) -> Wrong: ...
    def option_above_most(self, fact: OptionAboveMost, /) -> Wrong: ...
    def stay_beyond_a_year(self, fact: StayBeyondAYear, /) -> Wrong: ...
