"""What places were read as."""

from __future__ import annotations

from typing import ClassVar, Literal, Protocol

from impactcalc.facts.found import NoteFact, OneByOneFact


class SeveralNotes(OneByOneFact):
    """Several things to say of one place."""

    notes: tuple[NoteFact, ...]

    @property
    def read_alike(self) -> str:
        """As the first of them."""
        return self.notes[0].read_alike


class AsPlace(NoteFact):
    """A name, or part of one, means a place; `others` of the name are not meant, `more` that are not listed too."""

    alike: ClassVar[str] = "read as"
    name: str
    others: tuple[str, ...] = ()
    more: int = 0


class AsPlaceCoded(NoteFact):
    """A number means a county or a metro; `short` where a county's has four digits."""

    alike: ClassVar[str] = "read as"
    place: str
    name: str
    short: bool


class AsRegionOfCity(NoteFact):
    """A city abroad means its region: one that the city lies in, that is the city, or of which that is not known. What
    tells the country is the study (`by_study`), or the currency of the amounts. `wider` is a larger region, and what to
    type for it."""

    alike: ClassVar[str] = "read as"
    region: str
    city: str
    lies: Literal["in it", "is it", "unknown"]
    kind: str
    by_study: bool
    currency: str
    wider: tuple[str, str] | None
    country: str
    others: tuple[str, ...]
    more: int


class AsCountryOfCity(NoteFact):
    """A city abroad means the whole country: none of its regions, or not the one that is `missing`, has jobs."""

    alike: ClassVar[str] = "read as"
    country: str
    city: str
    missing: str
    by_study: bool
    currency: str
    others: tuple[str, ...]
    more: int


class AsCountyOfCity(NoteFact):
    """A city of the United States means its county: that of its center, all those that it is made of, or itself.
    `metro` is what to type for its metro, `micro` where that is a small one."""

    alike: ClassVar[str] = "read as"
    county: str
    lies: Literal["center", "counties", "itself"]
    metro: str
    micro: bool
    others: tuple[str, ...]
    more: int


class AsWholeCountry(NoteFact):
    """A region without jobs by industry means its country."""

    alike: ClassVar[str] = "read as"
    region: str


class CodesMean(OneByOneFact):
    """Codes as they were typed, as they are spelled, and what they are called."""

    each: tuple[tuple[str, str, str], ...]


class UnderEarlierName(OneByOneFact):
    """A place is in the data under an earlier name, and code (`coded`)."""

    name: str
    known: str
    coded: bool


class PartsOfEarlier(OneByOneFact):
    """All the parts of a place that was one until a year."""

    known: str
    since: int


class AsItsCounties(OneByOneFact):
    """A metro that is newer than the data."""

    name: str
    known: str


class CalledSince(OneByOneFact):
    """A place has another name by now."""

    name: str
    since: int


class SplitSince(OneByOneFact):
    """A place is several by now."""

    parts: tuple[str, ...]
    since: int


class WithoutJoined(OneByOneFact):
    """A place has grown by another one, which stands apart in the data; `both` is what to type for the two."""

    name: str
    since: int
    both: str


class BelongsToSince(OneByOneFact):
    """A place that belongs to another one by now, and stands apart in the data."""

    name: str
    whole: str
    since: int
    both: str


class PlacesSaid(Protocol):
    """What a language says of these."""

    def several_notes(self, fact: SeveralNotes, /) -> str: ...
    def as_place(self, fact: AsPlace, /) -> str: ...
    def as_place_coded(self, fact: AsPlaceCoded, /) -> str: ...
    def as_region_of_city(self, fact: AsRegionOfCity, /) -> str: ...
    def as_country_of_city(self, fact: AsCountryOfCity, /) -> str: ...
    def as_county_of_city(self, fact: AsCountyOfCity, /) -> str: ...
    def as_whole_country(self, fact: AsWholeCountry, /) -> str: ...
    def codes_mean(self, fact: CodesMean, /) -> str: ...
    def under_earlier_name(self, fact: UnderEarlierName, /) -> str: ...
    def parts_of_earlier(self, fact: PartsOfEarlier, /) -> str: ...
    def as_its_counties(self, fact: AsItsCounties, /) -> str: ...
    def called_since(self, fact: CalledSince, /) -> str: ...
    def split_since(self, fact: SplitSince, /) -> str: ...
    def without_joined(self, fact: WithoutJoined, /) -> str: ...
    def belongs_to_since(self, fact: BelongsToSince, /) -> str: ...
