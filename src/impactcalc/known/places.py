"""Place identifiers: US, US-TX, cbsa:19100, fips:48439+48113, FR, nuts:DE71; and the spellings that mean one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from impactcalc.facts.found import NoteFact
from impactcalc.facts.notes import places as noted
from impactcalc.facts.problems import places as wrong
from impactcalc.facts.problems.places import StateOrCountry
from impactcalc.known.changed_places import ChangedPlace, changed_places, known_since
from impactcalc.known.countries import find_country
from impactcalc.known.meant import Meant, Refused
from impactcalc.known.meant import together as all_said
from impactcalc.known.states import STATES
from impactcalc.known.us_places import us_places
from impactcalc.known.world_places import (
    country_abroad,
    family_abroad,
    joined,
    members_abroad,
    region_coded,
    region_title,
    spelled_abroad,
)

FAMILIES = ("US-", "cbsa:", "fips:")
# Names of countries that people also say for a state.
_NAMED_ALIKE = {"georgia": "GA", "jersey": "NJ"}
_UNMISTAKABLE = {"Georgia": "Republic of Georgia", "Jersey": "Bailiwick of Jersey"}
# A county, a metro, or several: the kind before the number may be missing, a spreadsheet may have made a number of it.
_CODED = re.compile(r"(?:(fips|cbsa)[:#-]?)?(\d{4,5})(?:\.0)?((?:\+(?:fips:?)?\d{4,5})*)")


def read_place(text: str) -> str | None:
    """The identifier in its usual spelling, or None when the text is none of the forms, or no place that is known
    as one."""
    found = place_meant(text)
    return found.word if isinstance(found, Meant) else None


def place_meant(text: str, currency: str = "", home: str = "") -> Meant | Refused | None:
    """The identifier that a text means - an identifier, a country, or the name of a place - and what is to be said of
    it; refused where a place is known and cannot be taken as it is, or several may be meant; None when nothing is.

    `other` of what is meant is the state that the text may mean as well: whoever knows the currency has to ask.
    `currency` is that of the amounts and `home` the study's place ("" not known): they may tell which of two countries
    a city's name means.
    """
    word = re.sub(r"\s+", "", text)
    coded = _CODED.fullmatch(word.lower())
    if coded:
        return _coded(coded[1] or "", [coded[2], *re.findall(r"\d{4,5}", coded[3])])
    upper = word.upper()
    if re.fullmatch(r"US-[A-Z]{2}", upper):
        return Meant(upper) if upper[3:] in STATES else None
    region = region_coded(text)
    if region is not None:
        return region
    country = find_country(text)
    if country is None:
        if upper.replace(".", "") in STATES:
            code = upper.replace(".", "")
            return Meant(f"US-{code}", noted.AsPlace(STATES[code]))
        return _by_name(text, currency, home)
    state = upper if upper in STATES else _NAMED_ALIKE.get(text.strip().casefold(), "")
    return Meant(country.iso2, other=f"US-{state}" if state else "")


def place_or_refused(text: str, currency: str = "", home: str = "") -> Meant | Refused:
    """As `place_meant`; of a text that is no place, what may be typed instead."""
    found = place_meant(text, currency, home)
    if found is None:
        from impactcalc.known.place_names import no_place_named  # late: a study with codes needs no names

        return no_place_named(text)
    return found


def _by_name(text: str, currency: str, home: str) -> Meant | Refused | None:
    from impactcalc.known.place_names import place_named  # late: a study with codes needs no names

    abroad = country_of(home) if home else ""
    found = place_named(text.strip(), currency, abroad if abroad != "US" else "")
    if not isinstance(found, Meant) or family_of(found.word) not in ("cbsa:", "fips:"):
        return found
    numbers = [one.partition(":")[2] for one in members_of(found.word)]
    known = _as_known(family_of(found.word).rstrip(":"), numbers, coded=False)
    if isinstance(known, Refused):
        return known
    return Meant(known.word, all_said((found.fact, known.fact)))


def may_be_both(state: str, country: str) -> StateOrCountry:
    """What is wrong with a text that names a state and a country.

    `state` is an identifier, `country` an ISO 3166 code.
    """
    state_name = STATES[state.removeprefix("US-")]
    other = find_country(country)
    name = other.name if other else country
    there, whole = f"State of {state_name}" if find_country(state_name) else state_name, _UNMISTAKABLE.get(name, name)
    return StateOrCountry(state_name, name, there, whole, "Los Angeles, CA" if state == "US-LA" else "")


def country_of(place: str) -> str:
    """ISO 3166 alpha-2 code of the country that a place lies in."""
    if family_abroad(place):
        return country_abroad(place)
    return "US" if family_of(place) else place


def family_of(place: str) -> str:
    """Which kind of identifier it is: "US-" a state, "cbsa:" a metro, "fips:" counties, "nuts:" and others regions
    abroad, "" a country."""
    abroad = family_abroad(place)
    return f"{abroad}:" if abroad else next((family for family in FAMILIES if place.startswith(family)), "")


def members_of(place: str) -> tuple[str, ...]:
    """The counties or the regions of several together, each by itself; any other place alone."""
    return members_abroad(place) if family_abroad(place) or place.startswith("fips:") else (place,)


def together(places: Iterable[str]) -> str:
    """The identifier of several counties or regions together, each once."""
    return joined(places)


def spelled(identifier: str) -> str:
    """An identifier in its usual spelling: US-TX, cbsa:19100, fips:48439+48113, nuts:DE71."""
    if family_abroad(identifier.strip()):
        return spelled_abroad(identifier)
    word = re.sub(r"\s+", "", identifier)
    upper, lower = word.upper(), word.lower()
    if upper.startswith("US-"):
        return upper
    return together(members_abroad(lower)) if lower.startswith("fips:") else lower


def named(place: str, *, beside_code: bool = False) -> str:
    """A place as people call it, of whatever kind; the identifier of one that the data do not have. `beside_code`:
    where its identifier stands beside it."""
    country = find_country(place) if not family_of(place) else None
    if country is not None:
        return country.name
    if place.startswith("US-"):
        return STATES.get(place[3:], place)
    return " + ".join(place_title(one, beside_code=beside_code) or one for one in members_of(place))


def place_title(place: str, *, beside_code: bool = False) -> str:
    """What a county, a metro or a region abroad is called, "" for one that the data do not have; `beside_code` where
    its identifier stands beside it."""
    if family_abroad(place):
        return region_title(place, beside_code=beside_code)
    known = us_places().get(place)
    return known.title if known is not None and known.kind != "state" else ""


def _coded(kind: str, codes: list[str]) -> Meant | Refused | None:
    """A county, a metro or several counties by their numbers; `kind` is "" where only numbers were typed."""
    numbers = list(dict.fromkeys(code.zfill(5) for code in codes))
    short = any(len(code) == 4 for code in codes)
    if kind == "cbsa" and (short or len(numbers) > 1):
        return None
    if not kind:
        alone = len(numbers) == 1 and not short
        kinds = [one for one in ("fips", "cbsa") if one == "fips" or alone]
        kinds = [one for one in kinds if all(_is_known(f"{one}:{number}") for number in numbers)]
        if not kinds:
            return None
        if len(kinds) > 1:
            return Refused(wrong.CountyOrMetro(tuple(f"{one}:{numbers[0]}" for one in kinds)))
        typed, kind = False, kinds[0]
    else:
        typed = True
    found = _as_known(kind, numbers, coded=True)
    if isinstance(found, Refused) or (typed and not short):
        return found
    # What became of the code is said already, with its name.
    if found.fact is None:
        names = " + ".join(title for number in numbers if (title := place_title(f"{kind}:{number}")))
        return Meant(found.word, noted.AsPlaceCoded(f"{kind}:{'+'.join(numbers)}", names, short))
    return found


def _as_known(kind: str, numbers: list[str], *, coded: bool) -> Meant | Refused:
    """The place under the codes that the data have for it; codes are shown where they were typed (`coded`)."""
    changes = changed_places()
    typed = [f"{kind}:{number}" for number in numbers]
    parts = {place for place in typed if place in changes and changes[place].change == "part"}
    known: list[str] = []
    notes: list[NoteFact] = []
    for place in typed:
        change = changes.get(place)
        if change is None or change.change == "joined":
            known.append(place)
        elif change.change == "overlaps" or (change.change == "part" and not _siblings(change) <= parts):
            return _explained(change, coded=coded)
        else:
            known += [f"{change.known_as.split(':')[0]}:{one}" for one in change.known_as.split(":")[1].split("+")]
            notes.append(_taken(change, coded=coded))
    notes += _since(known, typed, coded=coded)
    family = known[0].split(":")[0]
    place = f"{family}:{'+'.join(dict.fromkeys(one.split(':')[1] for one in known))}"
    return Meant(place, all_said(dict.fromkeys(notes)))


def _siblings(change: ChangedPlace) -> set[str]:
    """All the parts of what a part belongs to."""
    return {one.id for one in changed_places().values() if (one.change, one.known_as) == ("part", change.known_as)}


def _in_words(place: str, name: str, *, coded: bool) -> str:
    """A place in words: by its name, with its code for whoever typed one."""
    return f"{name} ({place})" if coded else name


def _taken(change: ChangedPlace, *, coded: bool) -> NoteFact:
    name, known = (
        _in_words(change.id, change.name, coded=coded),
        f"{change.known_as}, {change.known_name}" if coded else change.known_name,
    )
    if change.change == "renamed":
        return noted.UnderEarlierName(name, known, coded)
    if change.change == "part":
        return noted.PartsOfEarlier(known, change.since)
    return noted.AsItsCounties(name, known)


def _explained(change: ChangedPlace, *, coded: bool) -> Refused:
    if change.change == "part":
        typed_whole = change.known_as if coded else _quoted(change.known_name)
        return Refused(wrong.PartOfPlace(change.name, change.known_name, change.since, typed_whole))
    counties = [f"fips:{code}" for code in change.known_as.removeprefix("fips:").split("+")]
    titles = [place_title(one) for one in counties]
    each = [f"{one} ({title})" for one, title in zip(counties, titles, strict=True)] if coded else titles
    typed = counties if coded else [_quoted(title) for title in titles]
    together_typed = change.known_as if coded else _quoted(" + ".join(titles))
    state = "US-CT" if coded else "Connecticut"
    region = wrong.PlanningRegion(change.name, change.since, tuple(each), tuple(typed), together_typed, state)
    return Refused(region)


def _quoted(name: str) -> str:
    return f'"{name}"'


def _since(known: list[str], typed: list[str], *, coded: bool) -> list[NoteFact]:
    """What became of places that were typed under the code that the data have."""
    notes: list[NoteFact] = []
    for place in known:
        if place not in typed:
            continue
        later = known_since(place)
        notes += [
            noted.CalledSince(_in_words(one.id, one.name, coded=coded), one.since)
            for one in later
            if one.change == "renamed"
        ]
        parts = [_in_words(one.id, one.name, coded=coded) for one in later if one.change == "part"]
        if parts:
            notes.append(noted.SplitSince(tuple(parts), later[0].since))
        for one in (one for one in later if one.change == "joined" and one.id not in known):
            both = _both(place, one.id, coded=coded)
            notes.append(noted.WithoutJoined(_in_words(one.id, one.name, coded=coded), one.since, both))
        change = changed_places().get(place)
        if change is not None and change.known_as not in known:
            whole = _in_words(change.known_as, change.known_name, coded=coded)
            both = _both(change.known_as, place, coded=coded)
            notes.append(noted.BelongsToSince(change.name, whole, change.since, both))
    return notes


def _both(one: str, other: str, *, coded: bool) -> str:
    """What to type for two counties together."""
    if coded:
        return f"{one}+{other.removeprefix('fips:')}"
    return _quoted(f"{place_title(one) or one} + {place_title(other) or other}")


def _is_known(place: str) -> bool:
    return place in us_places() or place in changed_places()
