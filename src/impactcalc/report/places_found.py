"""What a search for a place finds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from impactcalc.economy.regions.places import Place, find_place, find_places, no_such_places
from impactcalc.errors import InputError, Problem
from impactcalc.known.changed_places import ChangedPlace, changed_places
from impactcalc.known.city_names import name_key
from impactcalc.known.countries import Country, find_country, suggest_countries, words
from impactcalc.known.meant import Meant, Refused
from impactcalc.known.named_places import Named
from impactcalc.known.nicknames import NICKNAMES
from impactcalc.known.place_names import likely_places
from impactcalc.known.places import place_meant
from impactcalc.known.world_places import around, family_abroad, part_of_nation, region_coded, world_places


@dataclass(frozen=True, slots=True)
class PlacesFound:
    """What a text names: `countries`, `places` of the United States and `regions` abroad, the likeliest first.

    `exact` is false where nothing has that name or code and all are near spellings. `city` is what stands before a
    country ("Reims, France"), or a city that lies in that country: "" where nothing does. `changed` is to be said of a
    code or name that is newer than the data, or that a spreadsheet shortened. `holds` says for the places in which
    cities of the name lie which city that is, and `asked` what to type where several may be meant. `home_first` is
    whether the United States come before abroad.
    """

    countries: tuple[Country, ...]
    places: tuple[Place, ...]
    exact: bool
    city: str
    changed: str = ""
    holds: Mapping[str, str] = field(default_factory=dict)
    asked: str = ""
    home_first: bool = False
    regions: tuple[Place, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.countries or self.places or self.regions)

    @property
    def first(self) -> str:
        """The identifier of the likeliest; IndexError when nothing was found."""
        abroad = not (self.home_first and self.places)
        if self.regions and abroad:
            return self.regions[0].id
        abroad = bool(self.countries) and abroad
        return self.countries[0].iso2 if abroad else self.places[0].id


def search_places(text: str, limit: int) -> PlacesFound:
    """The country of this name or code and the places whose names match; near spellings where there is neither.

    A city before a country is abroad only where no place of the United States matches the whole: "Atlanta, GA" is not
    in Gabon.
    """
    joined = place_meant(text) if "+" in text or name_key(text) in NICKNAMES else None
    if isinstance(joined, Refused):
        areas = tuple(find_place(one) for one in NICKNAMES.get(name_key(text), ()))
        if areas:
            return PlacesFound((), areas, True, "", asked=f"{joined.message}. {joined.remedy}")
    if isinstance(joined, Meant) and not no_such_places(joined.word):
        whole = (find_place(joined.word),)
        if family_abroad(joined.word):
            return PlacesFound((), (), True, "", changed=joined.note, regions=whole)
        return PlacesFound((), whole, True, "", changed=joined.note)
    region = region_coded(text)
    if isinstance(region, Meant) and family_abroad(region.word):
        return PlacesFound((), (), True, "", changed=region.note, regions=(find_place(region.word),))
    named, hits = find_country(text), find_places(text, limit, near=False)
    coded = _coded(text, hits) if named is None else None
    if coded is not None:
        return coded
    if named is not None:
        part = part_of_nation(named.iso2)
        return PlacesFound((named,), tuple(hits), True, "", regions=(find_place(part),) if part else ())
    found = _with_cities(text, hits, limit)
    if found is not None:
        return found
    city, _, behind = (part.strip() for part in text.rpartition(","))
    country = find_country(behind) if city and not hits else None
    if country is not None and country.iso2 == "US":
        return search_places(city, limit)
    if country is not None:
        return PlacesFound((country,), (), True, city)
    if hits:
        return PlacesFound((), tuple(hits), True, "")
    like = (find_country(name) for name in suggest_countries(text))
    return PlacesFound(tuple(c for c in like if c is not None), tuple(find_places(text, limit)), False, "")


def _with_cities(text: str, hits: list[Place], limit: int) -> PlacesFound | None:
    """The counties and countries in which cities of the name lie, with their metros, before the other places of that
    name; None where no city is called so and the search by words finds something."""
    likely = likely_places(text)
    cities = [one for one in likely if one.kind in ("city", "region")]
    home = [one for one in likely if one.country == "US" and not no_such_places(one.id)]
    if not cities and (hits or not home):
        return None
    countries = [find_country(one.country) for one in cities if one.country != "US"]
    regions = list(dict.fromkeys(one.id for one in cities if family_abroad(one.id)))
    regions += [larger for one in regions for larger in around(world_places()[one])]
    holds = {one.id: _city_name(one) for one in reversed(cities) if one.city and family_abroad(one.id)}
    places: list[Place] = []
    for one in home:
        place = find_place(one.id)
        places.append(place)
        if one.kind == "city":
            holds.setdefault(one.id, one.label)
            places += [find_place(place.metro)] if place.metro else []
    meant = place_meant(text)
    asked = f"{meant.message}. {meant.remedy}" if isinstance(meant, Refused) else ""
    listed = list(dict.fromkeys([*places, *hits]))[:limit]
    known = tuple(dict.fromkeys(country for country in countries if country is not None))
    abroad = _city_name(cities[0]) if cities and cities[0].city and not home and len(known) == 1 else ""
    return PlacesFound(
        known,
        () if abroad else tuple(listed),
        True,
        abroad,
        "",
        holds,
        asked,
        likely[0].country == "US",
        tuple(map(find_place, dict.fromkeys(regions))),
    )


def _city_name(one: Named) -> str:
    return one.city.name if one.city else one.label


def _coded(text: str, hits: list[Place]) -> PlacesFound | None:
    """What a number means that needs a word (6037 is 06037), or a code or name that is newer than the data."""
    numbered = any(character.isdigit() for character in text)
    meant = place_meant(text) if numbered else None
    newer = [] if numbered or hits else _newer(text)
    if len(newer) == 1:
        meant = place_meant(newer[0].id)
    if isinstance(meant, Refused):
        typed = [f"fips:{number.zfill(5)}" for number in re.findall(r"\d+", text)] if numbered else [newer[0].id]
        change = next((changed_places()[one] for one in typed if one in changed_places()), None)
        if change is None:  # a code that nothing ever had
            raise InputError([Problem("", "", text, meant.fact)])
        places = [find_place(f"fips:{code}") for code in change.known_as.removeprefix("fips:").split("+")]
        return PlacesFound((), tuple(places), True, "", f"{meant.message}. {meant.remedy}")
    if isinstance(meant, Meant) and meant.note and meant.word.split(":")[-1] != text.strip():
        if no_such_places(meant.word):
            return None
        place = find_place(meant.word)
        return PlacesFound((), (place, *(hit for hit in hits if hit != place)), True, "", meant.note)
    return None


def _newer(text: str) -> list[ChangedPlace]:
    """Places newer than the data whose name begins with what was typed, or holds all of its words."""
    wanted = frozenset(words(text))
    found = [change for change in changed_places().values() if wanted and wanted <= frozenset(words(change.name))]
    return [change for change in found if change.change != "joined"]
