"""Places that are not known, or may be several."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact


class UnknownPlace(ProblemFact):
    """No place of this name; `near` are names that are spelled alike."""

    near: tuple[str, ...]


class SeveralPlaces(ProblemFact):
    """Places of one name: what to type for each, and how many there are beside these."""

    offers: tuple[str, ...]
    more: int


class SeveralNicknamed(ProblemFact):
    """Metropolitan areas of one nickname."""

    labels: tuple[str, ...]


class StateOrCountry(ProblemFact):
    """A name of a state and of a country; `there` and `whole` are what to type, `city` for a city of that name."""

    state: str
    country: str
    there: str
    whole: str
    city: str


class CountyOrMetro(ProblemFact):
    """A number that is a county's and a metro's."""

    identifiers: tuple[str, ...]


class NotTogether(ProblemFact):
    """Places of kinds that cannot be put together."""


class UnknownRegion(ProblemFact):
    """A code of no region abroad whose jobs are known; `near` are those that it is like."""

    region: str
    near: tuple[str, ...]


class RegionsApart(ProblemFact):
    """Regions of several countries, or whose jobs come from several sources."""


class RegionInside(ProblemFact):
    """Regions put together, of which one lies in another one; `typed` is how to type that one."""

    region: str
    whole: str
    typed: str


class CityOfCounties(ProblemFact):
    """A city that has more people than the county of its centre; `metro` is what to type for its metro, `micro`
    where that is a small one."""

    city: str
    county: str
    metro: str
    micro: bool


class PartOfPlace(ProblemFact):
    """`place` was a part of another one until `since`, of which the data know only the whole, to be typed as
    `typed`."""

    place: str
    whole: str
    since: int
    typed: str


class PlanningRegion(ProblemFact):
    """A planning region of Connecticut: counties that it lies in as they are called and as they are typed,
    `together` for all of them, `state` for the state."""

    name: str
    since: int
    counties: tuple[str, ...]
    typed: tuple[str, ...]
    together: str
    state: str


class PlacesSaid(Protocol):
    """What a language says of these."""

    def unknown_place(self, fact: UnknownPlace, /) -> Wrong: ...
    def several_places(self, fact: SeveralPlaces, /) -> Wrong: ...
    def several_nicknamed(self, fact: SeveralNicknamed, /) -> Wrong: ...
    def state_or_country(self, fact: StateOrCountry, /) -> Wrong: ...
    def county_or_metro(self, fact: CountyOrMetro, /) -> Wrong: ...
    def not_together(self, fact: NotTogether, /) -> Wrong: ...
    def unknown_region(self, fact: UnknownRegion, /) -> Wrong: ...
    def regions_apart(self, fact: RegionsApart, /) -> Wrong: ...
    def region_inside(self, fact: RegionInside, /) -> Wrong: ...
    def city_of_counties(self, fact: CityOfCounties, /) -> Wrong: ...
    def part_of_place(self, fact: PartOfPlace, /) -> Wrong: ...
    def planning_region(self, fact: PlanningRegion, /) -> Wrong: ...
