"""What a command was asked for, and cannot do."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact
from impactcalc.facts.rates import LackingRate


class NoSuchPlace(ProblemFact):
    """A place of which nothing is known."""


class NothingCalledSo(ProblemFact):
    """No place is found by what was searched for."""

    search: str


class CountryOfPlaceUnknown(ProblemFact):
    """A place whose country is not known."""


class AskedYearOutside(ProblemFact):
    """A year that no study, or none of the visits, is of."""

    first: int
    last: int
    visits: bool


class YearOfNoSpending(ProblemFact):
    """A year for the spending in a place, without a wish to see it."""


class NoSuchSample(ProblemFact):
    """No sample of this name; `near` is the one that is spelled alike."""

    near: str
    known: tuple[str, ...]


class LeaveOneOut(ProblemFact):
    """Options of `template` that do not go together."""

    which: Literal["many", "sample", "year"]


class NoSuchScenario(ProblemFact):
    """No scenario of this name; `known` are those that the study has."""

    known: tuple[str, ...]


class ComparedWithOne(ProblemFact):
    """A comparison with nothing, or with a second study and a scenario at once (`both`)."""

    both: bool


class ComparedPlaces(ProblemFact):
    """Multipliers of one place alone are to be compared."""

    place: str


class LengthOfStayMissing(ProblemFact):
    """People came, and it is not said for how long; `option` says it."""

    people: float
    option: str


class NobodyCame(ProblemFact):
    """An estimate of nobody."""


class YearNotReached(ProblemFact):
    """An estimate of a year to which no amounts can be brought: `lacking` is the rate that is not at hand."""

    lacking: LackingRate


class NoFigureOfTrace(ProblemFact):
    """A figure that the sheet Trace does not have."""

    figure: str
    known: tuple[str, ...]


class CommandsSaid(Protocol):
    """What a language says of these."""

    def no_such_place(self, fact: NoSuchPlace, /) -> Wrong: ...
    def nothing_called_so(self, fact: NothingCalledSo, /) -> Wrong: ...
    def country_of_place_unknown(self, fact: CountryOfPlaceUnknown, /) -> Wrong: ...
    def asked_year_outside(self, fact: AskedYearOutside, /) -> Wrong: ...
    def year_of_no_spending(self, fact: YearOfNoSpending, /) -> Wrong: ...
    def no_such_sample(self, fact: NoSuchSample, /) -> Wrong: ...
    def leave_one_out(self, fact: LeaveOneOut, /) -> Wrong: ...
    def no_such_scenario(self, fact: NoSuchScenario, /) -> Wrong: ...
    def compared_with_one(self, fact: ComparedWithOne, /) -> Wrong: ...
    def compared_places(self, fact: ComparedPlaces, /) -> Wrong: ...
    def length_of_stay_missing(self, fact: LengthOfStayMissing, /) -> Wrong: ...
    def nobody_came(self, fact: NobodyCame, /) -> Wrong: ...
    def year_not_reached(self, fact: YearNotReached, /) -> Wrong: ...
    def no_figure_of_trace(self, fact: NoFigureOfTrace, /) -> Wrong: ...
