"""What only a run finds: places, industries and rates that are not at hand."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ErrorFact, ProblemFact
from impactcalc.facts.rates import LackingRate


class PlaceNotThere(ProblemFact):
    """An identifier of no place; `parts` are those that are not there, where it is made of several. `near` are places
    that it is like."""

    parts: tuple[str, ...]
    near: tuple[str, ...]


class NoShippedTable(ProblemFact):
    """A place in a country that no shipped table covers; `region` is the same as a region of a country that has one, ""
    for most. `city` is what was typed, where that is a city there."""

    place: str
    region: str
    city: str = ""


class OwnRatesUnreadable(ProblemFact):
    """A file of the user's own rates that is not there or cannot be read, and why."""

    inner: ErrorFact


class InScenario(ProblemFact):
    """What is wrong with a study once a scenario has changed it, at a cell with this value."""

    sheet: str
    cell: str
    value: str
    inner: ProblemFact


class IndustryOfSeveral(ProblemFact):
    """An industry that may be several of the table, each with its name; `shown` are the words by which `impactcalc
    multipliers show` shows the table, "" for a folder."""

    table: str
    several: tuple[tuple[str, str], ...]
    shown: str


class UnknownIndustry(ProblemFact):
    """An industry of no code or name of the table's; `near` are those that it is like."""

    table: str
    near: tuple[tuple[str, str], ...]
    shown: str


class IndustryAbsent(ProblemFact):
    """An industry that the place does not have."""

    place: str
    industry: tuple[str, str]
    shown: str


class IndustryWithoutMultiplier(ProblemFact):
    """An industry of which the table has no multiplier."""

    table: str
    industry: tuple[str, str]
    shown: str


class NoExchangeRate(ProblemFact):
    """A rate that amounts of a row, or, None, the report year need."""

    lacking: LackingRate
    needed_by: tuple[str, int] | None


class NoDeflator(ProblemFact):
    """A deflator that amounts of a row, or, None, the report year need."""

    lacking: LackingRate
    needed_by: tuple[str, int] | None


class RateToDollarsMissing(ProblemFact):
    """The method of 2015 is in US dollars, and the rate to them is not known of the study's year."""

    currency: str
    year: int
    lacking: LackingRate


class ProfileNotCarried(ProblemFact):
    """A profile's amount that cannot be brought to the money and the year of a row."""

    per: Literal["day", "stay"]
    profile: str
    currency: str
    year: int
    lacking: LackingRate


class ProfileWithoutPerDiem(ProblemFact):
    """A profile by a per diem, in a place that has none."""

    where: str
    profile: str


class RunsSaid(Protocol):
    """What a language says of these."""

    def place_not_there(self, fact: PlaceNotThere, /) -> Wrong: ...
    def no_shipped_table(self, fact: NoShippedTable, /) -> Wrong: ...
    def own_rates_unreadable(self, fact: OwnRatesUnreadable, /) -> Wrong: ...
    def in_scenario(self, fact: InScenario, /) -> Wrong: ...
    def industry_of_several(self, fact: IndustryOfSeveral, /) -> Wrong: ...
    def unknown_industry(self, fact: UnknownIndustry, /) -> Wrong: ...
    def industry_absent(self, fact: IndustryAbsent, /) -> Wrong: ...
    def industry_without_multiplier(self, fact: IndustryWithoutMultiplier, /) -> Wrong: ...
    def no_exchange_rate(self, fact: NoExchangeRate, /) -> Wrong: ...
    def no_deflator(self, fact: NoDeflator, /) -> Wrong: ...
    def rate_to_dollars_missing(self, fact: RateToDollarsMissing, /) -> Wrong: ...
    def profile_not_carried(self, fact: ProfileNotCarried, /) -> Wrong: ...
    def profile_without_per_diem(self, fact: ProfileWithoutPerDiem, /) -> Wrong: ...
