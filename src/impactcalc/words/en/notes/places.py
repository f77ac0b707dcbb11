"""What places were read as."""

from __future__ import annotations

from collections.abc import Sequence

from impactcalc.facts.notes import places as f
from impactcalc.words.en.inner import inner_phrase
from impactcalc.words.en.places import the


def several_notes(fact: f.SeveralNotes) -> str:
    return "; ".join(map(inner_phrase, fact.notes))


def as_place(fact: f.AsPlace) -> str:
    return f"read as {fact.name}{_not(fact.others, fact.more)}"


def as_place_coded(fact: f.AsPlaceCoded) -> str:
    name = f", {fact.name}" if fact.name else ""
    why = "; a county's number has five digits, its first may be a zero" if fact.short else ""
    return f"read as {fact.place}{name}{why}"


def as_region_of_city(fact: f.AsRegionOfCity) -> str:
    lies = {"in it": f", in which {fact.city} lies", "is it": f" ({fact.kind})", "unknown": ""}[fact.lies]
    wider = f". For all of {fact.wider[0]} type {fact.wider[1]}" if fact.wider else ""
    return (
        f"read as {fact.region}{lies}{_because(fact.by_study, fact.currency)}{wider}. For the whole country type "
        f"{fact.country}{_not(fact.others, fact.more)}"
    )


def as_country_of_city(fact: f.AsCountryOfCity) -> str:
    # Not that the country can be reported: of some there is no table either.
    return (
        f"read as {the(fact.country)}{_because(fact.by_study, fact.currency)}: {fact.city} lies there, and no jobs by "
        f"industry of {fact.missing or fact.city} are at hand{_not(fact.others, fact.more)}"
    )


def as_county_of_city(fact: f.AsCountyOfCity) -> str:
    # A county is in the United States: so is its spelling, for notes are never respelled.
    lies = {
        "center": "that is the county of its center",
        "counties": "those are the counties that it consists of",
        "itself": "the city is a county of its own",
    }[fact.lies]
    area = "micro area" if fact.micro else "metro area"
    metro = f". For the whole {area}, where as a rule more of the money stays, type {fact.metro}" if fact.metro else ""
    return f"read as {fact.county}: {lies}{_not(fact.others, fact.more)}{metro}"


def as_whole_country(fact: f.AsWholeCountry) -> str:
    return f"read as the whole country: no jobs by industry of {fact.region} are at hand"


def codes_mean(fact: f.CodesMean) -> str:
    return "; ".join(f"{typed} is {spelled}, {title}" for typed, spelled, title in fact.each)


def under_earlier_name(fact: f.UnderEarlierName) -> str:
    had = "code and name" if fact.coded else "name"
    return f"{fact.name} is in the data under the {had} that it had before: {fact.known}"


def parts_of_earlier(fact: f.PartsOfEarlier) -> str:
    return f"all that was {fact.known}, until {fact.since}: the data know it as that"


def as_its_counties(fact: f.AsItsCounties) -> str:
    return f"{fact.name} is newer than the data on metros: taken as its counties, {fact.known}"


def called_since(fact: f.CalledSince) -> str:
    return f"called {fact.name} since {fact.since}"


def split_since(fact: f.SplitSince) -> str:
    return f"split into {' and '.join(fact.parts)} in {fact.since}"


def without_joined(fact: f.WithoutJoined) -> str:
    return (
        f"without {fact.name}, which has belonged to it since {fact.since} and stands apart in the data; {fact.both} "
        "is both"
    )


def belongs_to_since(fact: f.BelongsToSince) -> str:
    return (
        f"{fact.name} has belonged to {fact.whole} since {fact.since} and stands apart in the data; {fact.both} is both"
    )


def _because(by_study: bool, currency: str) -> str:
    """What tells which of several countries is meant."""
    if by_study:
        return ", as the study is about that country"
    return f", as the amounts are in {currency}" if currency else ""


def _not(others: Sequence[str], more: int) -> str:
    """Places of the same name that are not meant."""
    if not others:
        return ""
    listed = "; ".join(f'"{label}"' for label in others)
    return f" (not {listed}{f' and {more} more' if more else ''})"
