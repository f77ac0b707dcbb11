"""Place identifiers: US, US-TX, cbsa:19100, fips:48439, fips:48439+48113, FR; and the spellings that mean one."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from impactcalc.known.changed_places import ChangedPlace, changed_places, known_since
from impactcalc.known.countries import find_country
from impactcalc.known.meant import Meant, Refused
from impactcalc.resources import shipped

FORMS = (
    "US for the nation, US-TX for a state, cbsa:19100 for a metro, fips:48439 for a county, JP or Japan for a country "
    "(outside the United States only whole countries, no cities); "
    "`impactcalc places NAME` finds it"
)
STATES: Mapping[str, str] = MappingProxyType({
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia",
    "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas",
    "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts",
    "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana",
    "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico",
    "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma",
    "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota",
    "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia", "WA": "Washington",
    "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
})  # fmt: skip
# Names of countries that people also say for a state.
_NAMED_ALIKE = {"georgia": "GA", "jersey": "NJ"}
# A county, a metro, or several: the kind before the number may be missing, a spreadsheet may have made a number of it.
_CODED = re.compile(r"(?:(fips|cbsa)[:#-]?)?(\d{4,5})(?:\.0)?((?:\+(?:fips:?)?\d{4,5})*)")


def read_place(text: str) -> str | None:
    """The identifier in its usual spelling, or None when the text is none of the forms, or no place that is known
    as one."""
    found = place_meant(text)
    return found.word if isinstance(found, Meant) else None


def place_meant(text: str) -> Meant | Refused | None:
    """The identifier that a text means, and what is to be said of it; refused where a place is known and cannot be
    taken as it is; None when the text is none of the forms.

    `other` of what is meant is the state that the text may mean as well: whoever knows the currency has to ask.
    """
    word = re.sub(r"\s+", "", text)
    coded = _CODED.fullmatch(word.lower())
    if coded:
        return _coded(coded[1] or "", [coded[2], *re.findall(r"\d{4,5}", coded[3])])
    upper = word.upper()
    if re.fullmatch(r"US-[A-Z]{2}", upper):
        return Meant(upper) if upper[3:] in STATES else None
    country = find_country(text)
    if country is None:
        return Meant(f"US-{upper}", f"read as US-{upper}, {STATES[upper]}") if upper in STATES else None
    state = upper if upper in STATES else _NAMED_ALIKE.get(text.strip().casefold(), "")
    return Meant(country.iso2, other=f"US-{state}" if state else "")


def may_be_both(state: str, country: str) -> tuple[str, str]:
    """What is wrong with a text that names a state and a country, and what to type for each of them.

    `state` is an identifier, `country` an ISO 3166 code.
    """
    named = STATES[state.removeprefix("US-")]
    other = find_country(country)
    name, code = (other.name, other.iso3) if other else (country, country)
    whole = f"{name}, the country" if name == named else name
    typed = code if name in (named, "Jersey") else f"{name} (or {code})"
    return f"this may be {state} ({named}) or {whole}", f"Type {state} for {named}, the state; type {typed} for {whole}"


def country_of(place: str) -> str:
    """ISO 3166 alpha-2 code of the country that a place lies in."""
    return "US" if place.startswith(("US-", "cbsa:", "fips:")) else place


def place_title(place: str) -> str:
    """What a county or metro is called, "" for one that the data do not have."""
    return _titles().get(place, "")


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
            both = " or ".join(f"{one}:{numbers[0]}" for one in kinds)
            return Refused("this number is that of a county and of a metro", f"Type {both}")
        typed, kind = False, kinds[0]
    else:
        typed = True
    found = _as_known(kind, numbers)
    if isinstance(found, Refused) or (typed and not short):
        return found
    # What became of the code is said already, with its name.
    if not found.note:
        names = " + ".join(title for number in numbers if (title := place_title(f"{kind}:{number}")))
        why = "; a county's number has five digits, its first may be a zero" if short else ""
        return Meant(found.word, f"read as {kind}:{'+'.join(numbers)}{f', {names}' if names else ''}{why}")
    return found


def _as_known(kind: str, numbers: list[str]) -> Meant | Refused:
    """The place under the codes that the data have for it."""
    changes = changed_places()
    typed = [f"{kind}:{number}" for number in numbers]
    parts = {place for place in typed if place in changes and changes[place].change == "part"}
    known: list[str] = []
    notes: list[str] = []
    for place in typed:
        change = changes.get(place)
        if change is None or change.change == "joined":
            known.append(place)
        elif change.change == "overlaps" or (change.change == "part" and not _siblings(change) <= parts):
            return _explained(change)
        else:
            known += [f"{change.known_as.split(':')[0]}:{one}" for one in change.known_as.split(":")[1].split("+")]
            notes.append(_taken(change))
    notes += _since(known, typed)
    family = known[0].split(":")[0]
    place = f"{family}:{'+'.join(dict.fromkeys(one.split(':')[1] for one in known))}"
    return Meant(place, "; ".join(dict.fromkeys(notes)))


def _siblings(change: ChangedPlace) -> set[str]:
    """All the parts of what a part belongs to."""
    return {one.id for one in changed_places().values() if (one.change, one.known_as) == ("part", change.known_as)}


def _taken(change: ChangedPlace) -> str:
    if change.change == "renamed":
        known = f"{change.known_as}, {change.known_name}"
        return f"{change.name} ({change.id}) is in the data under the code and name that it had before: {known}"
    if change.change == "part":
        return f"all that was {change.known_as}, {change.known_name}, until {change.since}: the data know it as that"
    counties = f"{change.known_as}, {change.known_name}"
    return f"{change.name} ({change.id}) is newer than the data on metros: taken as its counties, {counties}"


def _explained(change: ChangedPlace) -> Refused:
    if change.change == "part":
        return Refused(
            f"{change.name} was part of {change.known_name} until {change.since}, and the data know only the whole",
            f"Type {change.known_as} for the whole",
        )
    counties = change.known_as.removeprefix("fips:").split("+")
    each = [f"fips:{code} ({place_title(f'fips:{code}')})" for code in counties]
    if len(each) == 1:
        return Refused(
            f"{change.name} is one of the planning regions that took the place of Connecticut's counties in "
            f"{change.since}; the data know only the counties. It is a part of {each[0]}",
            f"Type fips:{counties[0]} for the whole county, or US-CT for the state",
        )
    return Refused(
        f"{change.name} is one of the planning regions that took the place of Connecticut's counties in "
        f"{change.since}; the data know only the counties. It overlaps with {', '.join(each[:-1])} and {each[-1]}, "
        "and is none of them, nor all of them together",
        f"Type one of them ({', '.join(f'fips:{code}' for code in counties)}), several as {change.known_as}, "
        "or US-CT for the state",
    )


def _since(known: list[str], typed: list[str]) -> list[str]:
    """What became of places that were typed under the code that the data have."""
    notes = []
    for place in known:
        if place not in typed:
            continue
        later = known_since(place)
        notes += [f"called {one.name} ({one.id}) since {one.since}" for one in later if one.change == "renamed"]
        parts = [f"{one.name} ({one.id})" for one in later if one.change == "part"]
        if parts:
            notes.append(f"split into {' and '.join(parts)} in {later[0].since}")
        for one in (one for one in later if one.change == "joined" and one.id not in known):
            notes.append(
                f"without {one.name} ({one.id}), which has belonged to it since {one.since} and stands apart in the "
                "data; "
                f"{place}+{one.id.removeprefix('fips:')} is both"
            )
        change = changed_places().get(place)
        if change is not None and change.known_as not in known:
            both = f"{change.known_as}+{place.removeprefix('fips:')}"
            notes.append(
                f"{change.name} has belonged to {change.known_name} ({change.known_as}) since {change.since} and "
                f"stands apart in the data; {both} is both"
            )
    return notes


def _is_known(place: str) -> bool:
    return place in _titles() or place in changed_places()


@cache
def _titles() -> Mapping[str, str]:
    """Counties and metros of the shipped data, by identifier."""
    rows = csv.DictReader(io.StringIO((shipped("multipliers") / "places" / "places.csv").read_text(encoding="utf-8")))
    return MappingProxyType(
        {
            row["id"]: f"{row['name']}, {row['states']}" if row["kind"] == "county" else row["name"]
            for row in rows
            if row["kind"] != "state"
        }
    )
