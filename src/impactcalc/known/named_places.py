"""Every place that a name may mean: states, metros and counties of the United States, cities anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Literal

from impactcalc.known.changed_places import changed_places
from impactcalc.known.city_names import City, cities_called, divisions_called, is_division, name_key
from impactcalc.known.countries import Country, find_country, fold
from impactcalc.known.states import STATES
from impactcalc.known.us_places import UsPlace, us_places
from impactcalc.known.world_places import (
    WorldPlace,
    around,
    country_abroad,
    family_abroad,
    regions_called,
    world_places,
)

Kind = Literal["state", "metro", "county", "short county", "city", "region"]

_WORDS = ("City and Borough", "Census Area", "Municipality", "Borough", "County", "Parish", "city")
# "Co." is a county, CO is Colorado.
_COUNTY_END = re.compile(rf"(?<!,)\s+((?i:{'|'.join(_WORDS)})|(?i:co)\.|[Cc]o)$")
# "Dallas metro", "Wichita, KS metro area": what people call an area by.
_METRO_WORDS = re.compile(r"[\s,]+((metro|micro)(politan)?([\s-]+(statistical )?area)?|msa)$", re.IGNORECASE)
_GREATER = re.compile(r"^greater\s+", re.IGNORECASE)
_DISTRICT = "DC"  # a state, a county and a city at once: as a state the figures are fuller


@dataclass(frozen=True, slots=True)
class Named:
    """A place that a name may mean.

    `id` is the identifier that it would be read as, `label` what it is called, `people` 0 where not known. `usual` is
    whether it is called so in English; `city` is the city of the list where the place is where a city lies.
    """

    id: str
    kind: Kind
    label: str
    people: int
    usual: bool = True
    city: City | None = None

    @property
    def country(self) -> str:
        """ISO 3166 alpha-2 code of the country that it lies in."""
        if self.city:
            return self.city.country
        return country_abroad(self.id) if family_abroad(self.id) else "US"

    @property
    def state(self) -> str:
        """The state of a city or county, "" for others."""
        if self.city:
            return self.city.division if self.city.country == "US" else ""
        return us_places()[self.id].states[0] if self.id in us_places() and self.kind != "metro" else ""


def places_named(text: str) -> tuple[Named, ...]:
    """All that the text may mean: a name alone, or with the state, division or country that it lies in."""
    whole = _alone(text)
    if whole:
        return whole
    for name, behind in _apart(text):
        found = _within(_alone(name), behind) if name else ()
        found = (*found, *_regions_there(name, behind, found))
        if found:
            # With a state behind the name a state itself is not meant, "New York, NY"; with the country it may be.
            inside = () if all(map(_is_home, behind)) else tuple(one for one in found if one.kind != "state")
            return inside or found
    # The title of a metro that is called after one city, over several states: "St. Louis, MO-IL".
    title, _, states = text.rpartition(",")
    metros = [_of_place(place) for place in _metros().get(name_key(title), ())]
    return tuple(one for one in metros if _lies_in(one, states))


def _within(found: tuple[Named, ...], behind: list[str]) -> tuple[Named, ...]:
    """Those that lie in all that is written behind the name."""
    return tuple(one for one in found if all(_lies_in(one, word) for word in behind))


def _regions_there(name: str, behind: list[str], found: tuple[Named, ...]) -> tuple[Named, ...]:
    """Regions of this name in the country behind it, beside the cities of the name that were `found`; where there is
    neither, a division that is called so."""
    if not name or not any(map(find_country, behind)):
        return ()
    key = name_key(name)
    regions = _within(tuple(_of_region(one) for one in regions_called(key)), behind)
    if not (regions or found) and len(behind) == 1:
        return _within(tuple(map(_of_city, divisions_called(key))), behind)
    return tuple(one for one in regions if not _holds_one(world_places()[one.id], found))


def _holds_one(region: WorldPlace, cities: Iterable[Named]) -> bool:
    """Whether a city lies in a region, or is read as one that the region lies in: then the city stands for both."""
    known = [world_places()[one.id] for one in cities if one.id in world_places()]
    return any(one.id == region.id or region.id in around(one) or one.id in around(region) for one in known)


def _large_regions(key: str, beside: Iterable[Named]) -> list[Named]:
    """Regions that hold no larger ones or are provinces and the like, and are called like towns elsewhere: Ontario."""
    return [
        _of_region(one)
        for one in regions_called(key)
        if one.towns and (not one.inside or one.kind.endswith((" 1", " 2"))) and not _holds_one(one, beside)
    ]


def _apart(text: str) -> Iterator[tuple[str, list[str]]]:
    """The name, and what stands behind it: after commas, in brackets, or as the last words."""
    named = re.fullmatch(r"([^()]+)\(([^()]+)\)\s*", text)
    if named:
        yield named[1], [part.strip() for part in named[2].split(",")]
    if "," in text:
        metro = _METRO_WORDS.search(text)
        plain = text[: metro.start()] if metro else text
        name, *behind = (part.strip() for part in plain.split(","))
        yield f"{name}{metro[0] if metro else ''}", [part for part in behind if part]
        whole, _, country = (part.strip() for part in plain.rpartition(","))
        if "," in whole:  # regions have commas in their names: "Surrey, East and West Sussex, United Kingdom"
            yield whole, [country]
        return
    parts = text.split()
    for count in range(1, min(4, len(parts))):
        yield " ".join(parts[:-count]), [" ".join(parts[-count:])]


@cache
def _alone(text: str) -> tuple[Named, ...]:
    """What is called so, whatever it lies in."""
    metro = _METRO_WORDS.search(text)
    if metro or _GREATER.match(text):
        bare = name_key(_GREATER.sub("", text[: metro.start()] if metro else text))
        named = tuple(_of_region(one) for one in regions_called(name_key(text)))
        if named:
            return named
        areas = [_of_place(place) for place in (*_metros().get(bare, ()), *_metro_cities().get(bare, ()))]
        # "Greater London" is where London lies, not London, KY.
        abroad = [_of_city(city) for city in cities_called(bare) if city.country != "US" and city.usual]
        return tuple(dict.fromkeys([*areas, *abroad]))
    key = name_key(text)
    states = [_of_place(us_places()[f"US-{code}"]) for code in _states_called(key)]
    changed = _changed(key)
    bare, word = _county_word(text)
    counties = [_of_place(place) for place in _counties().get(name_key(bare), ()) if word and _takes(place, word)]
    cities = cities_called(key)
    regions: list[Named] = []
    if not (cities or states or counties):
        cities = _shorter(text)
        regions = [] if cities else [_of_region(one) for one in regions_called(key)]
        cities = cities or (() if regions else divisions_called(key))
    # A metro that is called after one city: the city is meant, and the metro is said.
    metros = [] if cities or regions else [_of_place(place) for place in _metros().get(key, ())]
    short = [] if counties or word else [replace(_of_place(place), kind="short county") for place in _shortened(key)]
    found = [*states, *counties, *metros, *changed, *short, *regions, *map(_of_city, cities)]
    if found and not (states or regions or word):
        found += _large_regions(key, found)
    return tuple(dict.fromkeys(found))


def _shorter(text: str) -> tuple[City, ...]:
    """ "City of Nagaoka", "Town of Vienna", "Nagaoka City": where no place has the word in its name."""
    bare = re.sub(r"^(city|town|township|village) of\s+|\s+city$", "", text.strip(), flags=re.IGNORECASE)
    return cities_called(name_key(bare)) if bare != text.strip() else ()


def _shortened(key: str) -> list[UsPlace]:
    """Counties of this name without their word; an independent city is on the list of cities."""
    return [place for place in _counties().get(key, ()) if _county_word(place.name)[1] != "city"]


def _takes(place: UsPlace, word: str) -> bool:
    """Whether a county may be called by a word: its own, or County where it is a parish or a borough."""
    own = _county_word(place.name)[1]
    return own == word or (word == "County" and own != "city")


def _is_home(word: str) -> bool:
    country = find_country(word)
    return country is not None and country.iso2 == "US"


def _lies_in(one: Named, word: str) -> bool:
    """Whether a place lies in what is written behind its name; a code may be that of a state and of a country."""
    key, country = fold(word), find_country(word)
    if one.kind == "region" and word.upper() in STATES:
        return False  # "Ontario, CA" is in California
    if country is not None and country.iso2 == one.country:
        return True
    if one.country != "US":
        return one.city is not None and is_division(word, one.country, one.city.division)
    known = us_places().get(one.id)
    states = known.states if known and one.kind in ("metro", "state") else (one.state,)
    state = key.upper() if key.upper() in STATES else _states_by_name().get(key, "")
    if state in states or (one.kind == "metro" and key == "".join(states).lower()):
        return True
    inside = (known.name, _county_word(known.name)[0]) if known and one.city else ()
    return name_key(word) in map(name_key, inside)


def _of_city(city: City) -> Named:
    if city.country != "US":
        country = find_country(city.country)
        name = country.name if isinstance(country, Country) else city.country
        return Named(city.region or city.country, "city", f"{city.name}, {name}", city.people, city.usual, city)
    place = f"US-{_DISTRICT}" if city.division == _DISTRICT else f"fips:{city.county}"
    return Named(place, "city", f"{city.name}, {city.division}", city.people, city.usual, city)


def _of_region(region: WorldPlace) -> Named:
    return Named(region.id, "region", region.title, region.towns)


def _of_place(place: UsPlace) -> Named:
    kinds: Mapping[str, Kind] = {"state": "state", "county": "county"}
    if place.id == f"US-{_DISTRICT}":
        return Named(place.id, "state", place.name, place.people)
    return Named(place.id, kinds.get(place.kind, "metro"), place.title, place.people)


def _changed(key: str) -> list[Named]:
    """Counties and metros that are newer than the data, by their name with or without the state."""
    return [
        Named(change.id, "metro" if change.id.startswith("cbsa:") else "county", change.name, 0)
        for change in changed_places().values()
        if change.id not in us_places() and key in (name_key(change.name), name_key(change.name.rpartition(",")[0]))
    ]


# --- the names of the places of the package ---


def _by_key(pairs: Iterator[tuple[str, UsPlace]]) -> Mapping[str, tuple[UsPlace, ...]]:
    found: dict[str, dict[str, UsPlace]] = {}
    for key, place in pairs:
        found.setdefault(key, {})[place.id] = place
    return MappingProxyType({key: tuple(places.values()) for key, places in found.items()})


@cache
def _counties() -> Mapping[str, tuple[UsPlace, ...]]:
    """Counties by their name without the word behind it."""
    pairs = ((name_key(_county_word(place.name)[0]), place) for place in us_places().values() if place.kind == "county")
    return _by_key(pairs)


@cache
def _metros() -> Mapping[str, tuple[UsPlace, ...]]:
    """Metros by all the cities of their name, or the first two of them or more."""
    return _by_key((key, place) for place in _areas() for key in _metro_names(_cities_of(place)))


@cache
def _metro_cities() -> Mapping[str, tuple[UsPlace, ...]]:
    """Metros by each of the cities of their name."""
    return _by_key((name_key(city), place) for place in _areas() for city in _cities_of(place))


def _areas() -> Iterator[UsPlace]:
    return (place for place in us_places().values() if place.id.startswith("cbsa:"))


def _cities_of(place: UsPlace) -> list[str]:
    return re.split(r"[-/]+", place.name.split(",")[0])


def _metro_names(cities: list[str]) -> list[str]:
    keys = list(map(name_key, cities))
    return ["".join(keys[:count]) for count in range(min(2, len(keys)), len(keys) + 1)]


@cache
def _states_by_name() -> Mapping[str, str]:
    return MappingProxyType({fold(name): code for code, name in STATES.items()})


def _states_called(key: str) -> list[str]:
    """States by name: "Washington", "Washington State", "State of Washington"."""
    bare = key.removesuffix("state") if key.endswith("state") else key.removeprefix("stateof")
    return [code for code in dict.fromkeys((_states_by_name().get(key), _states_by_name().get(bare))) if code]


def _county_word(name: str) -> tuple[str, str]:
    """A county's name apart from its word, which may stand shortened or in front: "Tarrant Co.", "County of Kent"."""
    found = _COUNTY_END.search(name)
    if found and found.start():
        word = found[1].lower().rstrip(".")
        return name[: found.start()], "County" if word == "co" else next(w for w in _WORDS if w.lower() == word)
    front = re.match(r"county of\s+", name, re.IGNORECASE)
    return (name[front.end() :], "County") if front else (name, "")


def all_titles() -> tuple[str, ...]:
    """Names of states, metros and counties as they are printed: for near spellings."""
    return tuple(place.title for place in us_places().values())
