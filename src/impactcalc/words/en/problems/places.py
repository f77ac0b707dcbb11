"""Places that are not known, or may be several."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import places as f
from impactcalc.words.en.numbers import in_a_row
from impactcalc.words.en.offered import quoted

FORMS = (
    'the name of a place: Texas, "Tarrant County, TX", "Fort Worth, TX", "Dallas-Fort Worth-Arlington, TX", a city '
    "abroad such as Lyon, or a country such as Japan; `impactcalc places NAME` finds it"
)


def unknown_place(fact: f.UnknownPlace) -> Wrong:
    near = f"{' or '.join(fact.near)}; `impactcalc places NAME` finds others"
    return Wrong("no place of this name is known", f"Type {near if fact.near else FORMS}")


def several_places(fact: f.SeveralPlaces) -> Wrong:
    others = "another" if fact.more == 1 else f"{fact.more} others"
    more = f"; {others} with the state or country behind the name" if fact.more else ""
    typed = in_a_row(fact.offers, "or")
    return Wrong("several places are called so", f"Type {typed}{more}")


def several_nicknamed(fact: f.SeveralNicknamed) -> Wrong:
    return Wrong(
        "several places are called so",
        f"Type {quoted(fact.labels, 'or')}",
    )


def state_or_country(fact: f.StateOrCountry) -> Wrong:
    said = f"this may be {fact.state} or {fact.country}"
    if fact.state == fact.country:
        said = f"this may be {fact.state}, the state, or {fact.country}, the country"
    city = f'; type "{fact.city}" for the city' if fact.city else ""
    return Wrong(
        said,
        f'Type "{fact.there}" for the state of the United States; type "{fact.whole}" for the country{city}',
    )


def county_or_metro(fact: f.CountyOrMetro) -> Wrong:
    return Wrong(
        "this number is that of a county and of a metro",
        f"Type {' or '.join(fact.identifiers)}",
    )


def not_together(_: f.NotTogether) -> Wrong:
    return Wrong(
        "only counties of the United States, or regions of one country abroad, can be put together",
        "Type counties or regions with + between them",
    )


def unknown_region(fact: f.UnknownRegion) -> Wrong:
    near = f"; near this are {'; '.join(fact.near)}" if fact.near else ""
    return Wrong(
        f"there is no region '{fact.region}' whose jobs are known",
        f"Type a region as `impactcalc places NAME` lists it{near}",
    )


def regions_apart(_: f.RegionsApart) -> Wrong:
    return Wrong(
        "these regions' jobs come from different countries or sources, so they cannot be put together",
        "Type regions of one country and kind with + between them",
    )


def region_inside(fact: f.RegionInside) -> Wrong:
    return Wrong(f"{fact.region} lies in {fact.whole}", f"Type {fact.typed} alone")


def city_of_counties(fact: f.CityOfCounties) -> Wrong:
    area = "micro area" if fact.micro else "metro area"
    metro = f", or {fact.metro} for the whole {area}" if fact.metro else ""
    return Wrong(
        f"{fact.city} has more people than {fact.county}, where its center lies, so it lies in several counties",
        f'Type "{fact.county}" for that county, several counties with + between them{metro}',
    )


def part_of_place(fact: f.PartOfPlace) -> Wrong:
    return Wrong(
        f"{fact.place} was part of {fact.whole} until {fact.since}, and the data know only the whole",
        f"Type {fact.typed} for the whole",
    )


def planning_region(fact: f.PlanningRegion) -> Wrong:
    new = (
        f"{fact.name} is one of the planning regions that took the place of Connecticut's counties in "
        f"{fact.since}; the data know only the counties. It"
    )
    if len(fact.counties) == 1:
        typed = f"Type {fact.typed[0]} for the whole county, or {fact.state} for the state"
        return Wrong(f"{new} is a part of {fact.counties[0]}", typed)
    return Wrong(
        f"{new} overlaps with {in_a_row(fact.counties)}, and is none of them, nor all of them together",
        f"Type one of them ({', '.join(fact.typed)}), several as {fact.together}, or {fact.state} for the state",
    )
