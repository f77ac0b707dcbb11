"""What a place is meant by its name: the one that fits, or what to type for each of several.

Nothing is decided by size in silence: a name that many places bear is taken for one only where the others are tiny
beside it, and the others are named.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal

from impactcalc.facts.found import NoteFact
from impactcalc.facts.notes import places as noted
from impactcalc.facts.problems import places as wrong
from impactcalc.known.city_names import city_names, division_name, name_key
from impactcalc.known.countries import find_country, fold, suggest_countries, words
from impactcalc.known.meant import Meant, Refused, together
from impactcalc.known.named_places import Named, all_titles, places_named
from impactcalc.known.nicknames import NICKNAMES
from impactcalc.known.states import STATES
from impactcalc.known.us_places import us_places
from impactcalc.known.world_places import (
    around,
    cannot_be_joined,
    family_abroad,
    joined,
    members_abroad,
    missing_called,
    region_title,
    world_places,
)

Why = tuple[bool, str]  # whether the study tells the country, else the currency that does
Others = tuple[tuple[str, ...], int]
_NO_NAMES = ("none", "same", "home", "local", "here", "na", "other", "online")  # small towns are called so
_TINY = 0.01  # a place with fewer people than this part of the largest of its name is not asked about
_TINY_ABROAD = 0.2  # the same of places of one country abroad: Sendai is the city of a million
_SMALL_CITY = 0.1  # a city with fewer people than this part of a county of its name may not be what is meant
_SMALL_IN_STATE = 0.05  # the same for a city that is called like a state: New York and Washington are asked about
_LARGER = 1.25  # a city with so many times the people of its county, a few years apart, lies in more than one
_OFFERED = 6  # more candidates than these are counted


@lru_cache(maxsize=4096)
def place_named(text: str, currency: str = "", home: str = "") -> Meant | Refused | None:
    """The place of a name; None where none is called so.

    Amounts in a country's own currency, or a study about that country, tell which of two countries is meant; dollars
    tell nothing. `home` is the study's place where it is a country, else "".
    """
    if name_key(text) in _NO_NAMES:
        return None
    parts = [part.strip() for part in text.split(" + ")]
    if len(parts) > 1:
        return _together(parts)
    found = places_named(text)
    if not found:
        return _nicknamed(text)
    found, why = _of_country(_likely(found), currency, home)
    left, passed = _without_tiny(found)
    if len(_ids(left)) > 1:
        return _asked(left, passed)
    return _taken(text, left, [*passed, *_counties_of_the_name(places_named(text), left)], why)


def _nicknamed(text: str) -> Meant | Refused | None:
    """A metropolitan area by what people call it: DFW."""
    areas = NICKNAMES.get(name_key(text), ())
    labels = [typed_for(area) for area in areas]
    if len(areas) == 1:
        return Meant(areas[0], noted.AsPlace(labels[0]))
    return Refused(wrong.SeveralNicknamed(tuple(labels))) if areas else None


def likely_places(text: str) -> tuple[Named, ...]:
    """The places that a name may well mean, the largest first: without those that are tiny beside another."""
    found = _likely(places_named(text))
    left, _ = _without_tiny(found) if found else ((), [])
    return tuple(sorted(left, key=lambda one: (-one.people, one.id, one.label)))


def no_place_named(text: str) -> Refused:
    """What to say of a text that is no place: names that are spelled alike, else the forms that there are."""
    return Refused(wrong.UnknownPlace(tuple(near_names(text))))


def near_names(text: str, count: int = 3) -> tuple[str, ...]:
    """What may be typed instead of a name that no place has."""
    head, _, behind = (part.strip() for part in text.rpartition(","))
    name = head or text.strip()
    key = name_key(name)
    if len(key) < 4 or any(character.isdigit() for character in text):
        return ()
    # The name is known elsewhere, or it is what stands behind it that is known.
    found = [f'"{_label(one)}"' for one in places_named(name)] if head else []
    country = find_country(behind) if head else None
    if country is not None and country.iso2 != "US":
        found.insert(0, f'"{country.name}" for the whole country')
    # "Korea", "Congo": several countries have the word in their names.
    wanted = words(text)
    holding = [one for one in map(find_country, suggest_countries(text)) if one and set(wanted) <= set(words(one.name))]
    if not found and wanted and holding:
        return tuple(f'"{one.name}"' for one in holding)
    if not found:
        titles = {name_key(title): title for title in all_titles()}
        whole = difflib.get_close_matches(name_key(text), titles, n=count, cutoff=0.85)
        found += [f'"{titles[one]}"' for one in whole]
        close = difflib.get_close_matches(key, city_names(key[:2]), n=count, cutoff=0.85)
        cities = [places_named(f"{one}, {behind}" if head else one) for one in close]
        found += [f'"{named[0].label}"' for named in cities if named]
        likely = [other for other in suggest_countries(text) if _alike(key, name_key(other))]
        found += [f'"{other}"' for other in likely]
    return tuple(dict.fromkeys(found))[:count]


def _alike(one: str, other: str) -> bool:
    return difflib.SequenceMatcher(None, one, other).ratio() > 0.75


def _label(one: Named) -> str:
    """What to type for a place that a name may mean."""
    if one.kind != "city" or one.city is None:
        return typed_for(one.id) if one.id in us_places() else _region_label(one)
    if not one.state:
        return one.label if not family_abroad(one.id) or _meant_ids(one.label) == [one.id] else one.id
    # CA is California and Canada; where a county is called like the city, the one that it lies in tells them apart.
    tried = (one.label, f"{one.city.name}, {STATES[one.state]}")
    return next((text for text in tried if _meant_ids(text) == [one.id]), where(one.id))


def _region_label(one: Named) -> str:
    """What to type for a region abroad: its title, its name with its country behind it, or its identifier."""
    if one.id not in world_places():
        return one.label
    country = find_country(one.country)
    tried = (one.label, f"{world_places()[one.id].name}, {country.name if country else one.country}")
    return next((text for text in tried if _meant_ids(text) == [one.id]), one.id)


def _meant_ids(text: str) -> list[str]:
    found = _likely(places_named(text))
    return _ids(_without_tiny(found)[0]) if found else []


def typed_for(place: str) -> str:
    """What to type for a county, a metro or a state of the United States: its title, or what tells it from a city."""
    known = us_places().get(place)
    if known is None:
        return place
    if _meant_ids(known.title) == [place]:
        return known.title
    if known.kind == "state":
        return f"{known.name} State"
    return f"{known.title} {'micro' if known.kind == 'micro' else 'metro'} area"


def _together(parts: list[str]) -> Meant | Refused | None:
    """Counties or regions joined by "+", by their names."""
    each = [place_named(part) for part in parts]
    for one in each:
        if not isinstance(one, Meant):
            return one
    words = [one.word for one in each if isinstance(one, Meant)]
    if all(map(family_abroad, words)):
        regions = list(dict.fromkeys(one for word in words for one in members_abroad(word)))
        mixed = cannot_be_joined([world_places()[one] for one in regions])
        word = joined(regions)
        return Refused(mixed) if mixed else Meant(word, noted.AsPlace(region_title(word)))
    if not all(word.startswith("fips:") for word in words):
        return Refused(wrong.NotTogether())
    codes = dict.fromkeys(code for word in words for code in word.removeprefix("fips:").split("+"))
    return Meant(f"fips:{'+'.join(codes)}", together(one.fact for one in each if isinstance(one, Meant)))


def _ids(found: Iterable[Named]) -> list[str]:
    return list(dict.fromkeys(one.id for one in found))


def _likely(found: tuple[Named, ...]) -> tuple[Named, ...]:
    """Without what a plain name hardly means: a county where a city of its name is large, a town named like its
    state, a place that is called so in another language and is smaller than one that usually is."""
    states = [one for one in found if one.kind == "state"]
    if states:
        least = _SMALL_IN_STATE * max(one.people for one in states)
        codes = [one.state for one in states]
        return tuple(
            one
            for one in found
            if one.kind == "state" or (one.kind == "city" and one.people >= least and (one.usual or one.state in codes))
        )
    largest = max((one.people for one in found if one.kind == "city"), default=0)
    # The people of a region may not be known.
    usual = max((one.people or (math.inf if one.kind == "region" else 0) for one in found if one.usual), default=0)
    return tuple(
        one
        for one in found
        if (one.usual or one.people > usual) and (one.kind != "short county" or largest < _SMALL_CITY * one.people)
    )


def _of_country(found: tuple[Named, ...], currency: str, home: str) -> tuple[tuple[Named, ...], Why]:
    """Those in the country that the amounts' currency or the study tells, and why; all where neither does."""
    if len({one.country for one in found}) < 2:
        return found, (False, "")
    there = tuple(one for one in found if home and one.country == home)
    if there:
        return there, (True, "")
    own = tuple(one for one in found if one.country != "US" and currency and _money(one.country) == currency)
    return (own, (False, currency)) if own else (found, (False, ""))


def _money(country: str) -> str:
    known = find_country(country)
    return known.currency if known else ""


def _without_tiny(found: tuple[Named, ...]) -> tuple[tuple[Named, ...], list[Named]]:
    """The places that may be meant, and those that are tiny beside the largest.

    A place that is not usually called so ("Cologne" for Köln) never outdoes one that is.
    """
    largest = max(found, key=lambda one: one.people)
    tiny = [one for one in found if _is_tiny(one, largest, _TINY)]
    for country in {one.country for one in found} - {"US"}:
        there = [one for one in found if one.country == country]
        first = max(there, key=lambda one: one.people)
        tiny += [one for one in there if one not in tiny and _is_tiny(one, first, _TINY_ABROAD)]
    return tuple(one for one in found if one not in tiny), tiny


def _is_tiny(one: Named, largest: Named, part: float) -> bool:
    if one.kind == "region" and not one.people:
        return False  # its people are not known
    return one.id != largest.id and one.people < part * largest.people and (largest.usual or not one.usual)


def _counties_of_the_name(found: tuple[Named, ...], left: tuple[Named, ...]) -> list[Named]:
    """Counties that are called like the city that is taken, in its state, and are not where it lies."""
    state = left[0].state
    own = left[0].id.removeprefix("fips:").split("+")
    return [one for one in found if one.kind == "short county" and one.state == state and one.id[5:] not in own]


def _asked(found: tuple[Named, ...], passed: Iterable[Named]) -> Refused:
    """What to type for each of several; those that are tiny beside them are counted, for they are there too."""
    ordered = sorted(found, key=_likeliest)
    first: dict[str, Named] = {}
    for one in ordered:
        first.setdefault(one.id, one)
    named = list(first.values())
    labels = [one.label for one in named]
    offers = [_offer(one, labels) for one in named[:_OFFERED]]
    more = len(named) - len(offers) + len(set(_ids(passed)) - set(first))
    return Refused(wrong.SeveralPlaces(tuple(offers), more))


def _likeliest(one: Named) -> tuple[bool, float, str, str]:
    """Order of candidates: the larger first, those that are called otherwise in English as a tenth of it."""
    return one.kind == "short county", -one.people * (1.0 if one.usual else 0.1), one.id, one.label


def _offer(one: Named, labels: list[str]) -> str:
    """What to type for one of several, and what that is where it is a city."""
    if one.kind == "region":
        label = _region_label(one)
        return f"{one.id} ({region_title(one.id, beside_code=True)})" if label == one.id else f'"{label}"'
    if family_abroad(one.id) and (labels.count(one.label) > 1 or _label(one) == one.id):
        return f"{one.id} ({one.label.split(', ')[0]} in {region_title(one.id, beside_code=True)})"
    if one.kind != "city" or one.country != "US" or one.id.startswith("US-"):
        return f'"{_label(one)}"'
    title = where(one.id) if "+" not in one.id else f"{one.id.count('+') + 1} counties"
    label = _label(one)
    if labels.count(one.label) > 1 or label == where(one.id):
        return f'"{where(one.id)}" ({one.label} lies there)'
    return f'"{label}" ({title})'


def where(place: str) -> str:
    """What a place of the United States is called: its title, or those of its counties."""
    if place.startswith("fips:"):
        return " + ".join(us_places()[f"fips:{code}"].title for code in place[5:].split("+"))
    return us_places()[place].title if place in us_places() else place


def _taken(text: str, left: tuple[Named, ...], passed: list[Named], why: Why) -> Meant | Refused:
    """The one place, and what is to be said of it."""
    full = [one for one in left if one.kind != "city"]
    one = full[0] if full else max(left, key=lambda named: named.people)
    others = _others(passed if one.kind != "state" else [])
    if one.kind != "city":
        exact = name_key(text) == name_key(one.label)
        return Meant(one.id, None if exact and not others[0] else noted.AsPlace(one.label, *others))
    if one.country != "US":
        return Meant(one.id, _abroad(one, why, others))
    return _taken_city(one, others)


def _abroad(one: Named, why: Why, others: Others) -> NoteFact:
    """What a city of another country is read as: its region, or the country where none is known."""
    country = find_country(one.country)
    name = country.name if country else one.country
    city = one.city.name if one.city else one.label
    if family_abroad(one.id):
        larger = around(world_places()[one.id])
        wider = (region_title(larger[0], beside_code=True), larger[0]) if larger else None
        region = world_places()[one.id]
        lies: Literal["in it", "is it", "unknown"] = "in it"
        if one.city is None or not one.city.division:
            lies = "unknown"
        elif name_key(region.title) == name_key(city):
            lies = "is it"
        return noted.AsRegionOfCity(region.title, city, lies, region.kind, *why, wider, name, *others)
    division = division_name(one.country, one.city.division) if one.city else ""
    missing = missing_called(fold(division or city))
    region_missing = missing[0] if missing and missing[1] == one.country else ""
    return noted.AsCountryOfCity(name, city, region_missing, *why, *others)


def _taken_city(one: Named, others: Others) -> Meant | Refused:
    """A city of the United States: the county that holds it, with the metro as the other choice."""
    title, counties = where(one.id), one.id.removeprefix("fips:").split("+")
    if one.id.startswith("US-"):
        return Meant(one.id, noted.AsPlace(title, *others))
    county = us_places()[f"fips:{counties[0]}"]
    wider = f'"{typed_for(county.metro)}"' if county.metro and len(_inside(county.metro)) > len(counties) else ""
    micro = bool(county.metro) and us_places()[county.metro].kind == "micro"
    if len(counties) == 1 and one.people > _LARGER * county.people > 0:
        return Refused(wrong.CityOfCounties(one.label, title, wider, micro=micro))
    lies: Literal["center", "counties", "itself"] = "center" if len(counties) == 1 else "counties"
    if county.name.lower() == f"{one.label.split(', ')[0]} city".lower():
        lies = "itself"
    return Meant(one.id, noted.AsCountyOfCity(title, lies, wider, micro, *others))


@cache
def _inside(metro: str) -> tuple[str, ...]:
    return tuple(place.id for place in us_places().values() if place.metro == metro)


def _label_said(one: Named) -> str:
    """The same, with what it is where only its code tells it apart."""
    label = _label(one)
    if label == one.id and one.kind == "region":
        return region_title(one.id)
    if label == one.id and family_abroad(label):
        return f"{one.label.split(', ')[0]} in {region_title(one.id)}"
    return label


def _others(passed: list[Named]) -> Others:
    """Places of the same name that are not meant, and how many there are beside those."""
    ordered = sorted(passed, key=lambda one: (-one.people, one.id, one.label))
    labels = list(dict.fromkeys(map(_label_said, ordered)))
    return tuple(labels[:2]), max(len(labels) - 2, 0)
