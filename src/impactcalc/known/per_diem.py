"""What a bed and meals cost in a place by the US government's daily allowances, at home and abroad."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from impactcalc.datapackage import DataPackage, read_package
from impactcalc.facts.fact import OriginFact
from impactcalc.facts.origins import days as facts
from impactcalc.known.countries import country_by_iso3, find_country, fold
from impactcalc.known.nearest_year import nearest_year
from impactcalc.known.places import country_of, family_of, members_of
from impactcalc.resources import shipped

OTHER = "[Other]"
# Their rates are the Defense Department's, in editions of a few years, not the GSA's of every fiscal year.
_OUTSIDE = ("AK", "HI")
_TERRITORIES = ("ASM", "GUM", "PRI", "UMI", "VIR")


@dataclass(frozen=True, slots=True)
class PerDiem:
    """The allowance of a place, US dollars at prices of `year`.

    `lodging` is per room and night, the mean over the year, between `lodging_low` and `lodging_high` by season;
    `meals` and `incidentals` are per person and day. `economy` (ISO 3166 alpha-3) says whose prices they are, `where`
    the place as asked for, `source` whose rate it is, of when and of which place. `lodging_before_tax` says
    whether the taxes on the bed come on top: the GSA's rates leave them out, the others have them in.
    """

    where: str
    economy: str
    year: int
    lodging: float
    lodging_low: float
    lodging_high: float
    meals: float
    incidentals: float
    source: OriginFact
    lodging_before_tax: bool


@functools.lru_cache(maxsize=4096)
def per_diem_at(place: str, year: int) -> PerDiem | None:
    """The allowance of a place identifier; None for a place that is not known.

    A county has its own rate, or the standard rate where it is not listed. A metro, a state, several counties and the
    contiguous United States have the mean of their counties, weighted by jobs in accommodation: by where visitors
    sleep. Another country has the rate of the places that are not listed.
    """
    if country_of(place) != "US":
        country = find_country(country_of(place))
        return per_diem_abroad(country.iso3, "", year) if country else None
    return _mean(place, _members(place), year)


def per_diem_abroad(country: str, city: str, year: int) -> PerDiem | None:
    """The allowance of a city (or "") in a country (ISO 3166 alpha-3); None where the country has no rate.

    The edition nearest to the year, the earlier of two. A city that it does not list has the rate of the country's
    other places, as the allowance itself has it.
    """
    if country == "USA":
        return per_diem_at("US", year)
    editions = _abroad().get(country)
    if not editions:
        return None
    edition = nearest_year(editions, year)
    rows, key = editions[edition], fold(city)
    lines = [_line(row[1], row[3:7], row[7]) for row in rows]
    exact = [line for line in lines if key and fold(line.city) == key]
    found = exact or [line for line in lines if key and key in line.spellings]
    named = country_by_iso3(country)
    title = named.name if named else country
    which: OriginFact
    if found:
        averaged, which = found[:1], facts.ListedPlace(found[0].city)
    elif any(line.city == OTHER for line in lines):
        averaged, which = [line for line in lines if line.city == OTHER], facts.OtherPlaces(title, city)
    elif len(lines) == 1:
        averaged, which = lines, facts.OnlyPlace(lines[0].city, title)
    else:
        averaged, which = lines, facts.MeanOfPlaces(len(lines), title, city)
    count = len(averaged)
    eaten = sum(line.meals_and_incidentals for line in averaged) / count
    meals, incidentals = _meals("elsewhere", eaten)
    return PerDiem(
        where=f"{city}, {title}" if city else title,
        economy=country,
        year=edition,
        lodging=sum(line.lodging for line in averaged) / count,
        lodging_low=sum(line.low for line in averaged) / count,
        lodging_high=sum(line.high for line in averaged) / count,
        meals=meals,
        incidentals=incidentals,
        source=facts.PerDiemOf("Defense" if country in _TERRITORIES else "State", edition, which),
        lodging_before_tax=False,
    )


@dataclass(frozen=True, slots=True)
class _County:
    code: str
    state: str
    metro: str
    weight: int


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the lists: a county's destination, or a city abroad."""

    city: str
    lodging: float
    low: float
    high: float
    meals_and_incidentals: float
    spellings: tuple[str, ...] = ()


def _line(city: str, numbers: list[str], spellings: str = "") -> _Line:
    lodging, low, high, meals = map(float, numbers)
    return _Line(city, lodging, low, high, meals, tuple(spellings.split()))


def _members(place: str) -> list[_County]:
    counties = _counties()
    if place == "US":
        return [county for county in counties.values() if county.state not in _OUTSIDE]
    if family_of(place) == "US-":
        return [county for county in counties.values() if county.state == place[3:]]
    if family_of(place) == "cbsa:":
        return [county for county in counties.values() if county.metro == place[5:]]
    codes = [member.removeprefix("fips:") for member in members_of(place)]
    return [counties[code] for code in codes] if all(code in counties for code in codes) else []


def _mean(place: str, members: list[_County], year: int) -> PerDiem | None:
    if not members:
        return None
    outside, first = members[0].state in _OUTSIDE, members[0].code
    editions = [known for code, known in _home() if code == first] if outside else list(_standard())
    return _mean_of(place, members, nearest_year(editions, year), outside)


def _mean_of(place: str, members: list[_County], edition: int, outside: bool) -> PerDiem:
    home, standard = _home(), _standard().get(edition)
    rows = [(county.weight, home.get((county.code, edition))) for county in members]
    lines = [(weight, _line(row[6], row[2:6]) if row else standard) for weight, row in rows]
    known = [(weight, line) for weight, line in lines if line is not None]
    total = sum(weight for weight, _ in known)

    def mean(values: Iterable[float]) -> float:
        if len(known) == 1:
            return next(iter(values))
        return sum(weight * value for (weight, _), value in zip(known, values, strict=True)) / total

    meals, incidentals = _meals(
        "elsewhere" if outside else "contiguous US", mean(line.meals_and_incidentals for _, line in known)
    )
    unlisted = sum(line is standard for _, line in known)
    which: OriginFact
    if len(known) > 1:
        which = facts.MeanOfCounties(len(known), None if outside else unlisted)
    else:
        which = facts.StandardRate() if unlisted else facts.ListedPlace(known[0][1].city)
    return PerDiem(
        where=place,
        economy="USA",
        year=edition,
        lodging=mean(line.lodging for _, line in known),
        lodging_low=mean(line.low for _, line in known),
        lodging_high=mean(line.high for _, line in known),
        meals=meals,
        incidentals=incidentals,
        source=facts.PerDiemOf("Defense" if outside else "GSA", edition, which),
        lodging_before_tax=not outside,
    )


def _meals(area: str, both: float) -> tuple[float, float]:
    """Meals and incidentals apart."""
    amount, share = _incidentals()[area]
    incidentals = amount if share is None else both * share
    return both - incidentals, incidentals


# --- the package, each of its tables once and only when asked for ---


@functools.cache
def _package() -> DataPackage:
    return read_package(shipped("multipliers") / "per_diem")


@functools.cache
def _counties() -> Mapping[str, _County]:
    rows = _package().table("counties")[1]
    return {code: _County(code, state, metro, int(weight)) for code, state, metro, weight in rows}


@functools.cache
def _home() -> Mapping[tuple[str, int], list[str]]:
    return {(row[0], int(row[1])): row for row in _package().table("home")[1]}


@functools.cache
def _standard() -> Mapping[int, _Line]:
    rows = _package().table("standard")[1]
    return {int(year): _Line("", float(rate), float(rate), float(rate), float(meals)) for year, rate, meals in rows}


@functools.cache
def _abroad() -> Mapping[str, Mapping[int, list[list[str]]]]:
    found: dict[str, dict[int, list[list[str]]]] = {}
    for row in _package().table("abroad")[1]:
        found.setdefault(row[0], {}).setdefault(int(row[2]), []).append(row)
    return found


@functools.cache
def _incidentals() -> Mapping[str, tuple[float, float | None]]:
    rows = _package().table("incidentals")[1]
    return {area: (float(amount or 0), float(share) if share else None) for area, amount, share, _ in rows}
