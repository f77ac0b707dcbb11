"""What a search for a place finds, for the terminal: regions abroad and countries, then places of the United States."""

from __future__ import annotations

from impactcalc.economy.package import national_tables
from impactcalc.economy.regions.places import Place, find_place
from impactcalc.economy.regions.world_jobs import source_of
from impactcalc.known.countries import Country, find_country
from impactcalc.known.place_names import typed_for
from impactcalc.known.world_places import is_own, part_of_nation, world_places
from impactcalc.report.places_found import PlacesFound
from impactcalc.words.en.places import REGIONS_ABROAD, the
from impactcalc.words.standing_alone import capital


def place_lines(found: PlacesFound) -> list[str]:
    """A line for each: its identifier, what it is, its name, and what is known of it."""
    abroad = [_region_line(place, found.holds.get(place.id, "")) for place in found.regions]
    abroad += [f"{c.iso2:12} country {c.name}  ({_tables(c)})" for c in found.countries]
    home = []
    for place in found.places:
        here = f"; {city} lies here" if (city := found.holds.get(place.id)) else ""
        home.append(f"{place.id:12} {place.kind:7} {place.title}  ({place.total:,} jobs{here})")
    return home + abroad if found.home_first else abroad + home


def _region_line(place: Place, city: str) -> str:
    if is_own(place.id):
        country = find_country(place.country)
        where = country.name if country else place.country
        return f"{place.id:12} {place.kind:7} {place.title}  ({where}; by jobs that you bring)"
    source = source_of(place.id)
    kind = world_places()[place.id].kind if place.id in world_places() else "together"
    counted = "jobs" if source.counts_jobs else "value added"
    here = f"; {city} lies here" if city else ""
    return f"{place.id:12} {kind:7} {place.beside_code}  ({counted} of {source.year}{here})"


def place_remark(found: PlacesFound, text: str) -> str:
    """What someone with another place in mind should know; "" where there is nothing."""
    if found.regions and not found.asked:
        return _region_remark(found)
    if found.city:
        country = found.countries[0]
        if not national_tables(country.iso2):
            return (
                f"{found.city} cannot be reported by itself: no jobs by industry are at hand. {_instead(country)}. As "
                f"Partner city {found.city} can be typed as it is"
            )
        return (
            f"{found.city} cannot be reported by itself: no jobs by industry are at hand. Type {country.name} as the "
            f"Place; the report is then about {the(country.name)}. With the jobs of {found.city} on the sheet Jobs, or "
            f"a package that `impactcalc multipliers import jobs` made of them, it is about {found.city}. As Partner "
            f"city {found.city} can be typed as it is"
        )
    if found.asked:
        return capital(found.asked)
    if found.holds:
        return _city_remark(found)
    if found.changed:
        return capital(found.changed)
    if not found.exact:
        return f"No place is called {text}; these are spelled or named alike. {capital(REGIONS_ABROAD)}"
    if not found.countries and not any(text.strip().casefold() in (p.id, p.id.split(":")[-1]) for p in found.places):
        return f"These are in the United States; {REGIONS_ABROAD}"
    return ""


def _region_remark(found: PlacesFound) -> str:
    """Which region a report for a city abroad is about."""
    region = found.regions[0]
    if is_own(region.id):
        return _own_remark(region)
    city = found.holds.get(region.id, "")
    country = find_country(region.country)
    if not city or region.title == city:
        return capital(found.changed)
    return (
        f'"{city}" is read as {region.title}, in which it lies: the report is then about the jobs there. Type '
        f"{country.name if country else 'country'} for all of it"
    )


def _own_remark(place: Place) -> str:
    """How a place is reported by the jobs that are brought for it."""
    country = find_country(place.country)
    if country is None or not national_tables(country.iso2):
        name = the(country.name) if country else place.title
        return f"No table of {name} is shipped: docs/own-multipliers.md says how to bring one"
    return (
        f"{place.title} can be reported with its jobs on the sheet Jobs, or with a package that `impactcalc "
        "multipliers import jobs` made of them, given to `impactcalc run --multipliers`"
    )


def _city_remark(found: PlacesFound) -> str:
    """Which place a report for a city is about, and why it matters."""
    identifier, city = next(iter(found.holds.items()))
    place = find_place(identifier)
    said = f'"{city}" is read as {place.title}: the report is then about the jobs, the pay and the taxes there'
    if not place.metro:
        return said
    metro = find_place(place.metro)
    if not metro.total > place.total:
        return said
    return (
        f"{said}. {metro.title} is the whole {metro.kind} area around it: as a rule more of what is spent stays inside "
        f'the larger of the two, so that the same spending has a larger effect there. Type "{typed_for(metro.id)}" '
        "for that"
    )


def _instead(country: Country) -> str:
    """What to type for a city in a country without a table."""
    region = part_of_nation(country.iso2)
    if region:
        return f"Type {region} as the Place for {the(country.name)} as a region of its nation's table"
    return f"No table of {the(country.name)} is shipped either: docs/own-multipliers.md says how to bring one"


def _tables(country: Country) -> str:
    years = national_tables(country.iso2)
    if not years and part_of_nation(country.iso2):
        return f"no table is shipped of it by itself; {part_of_nation(country.iso2)} is a region of its nation's table"
    if not years:
        return "no table is shipped; docs/own-multipliers.md says how to bring one"
    first, last = min(years), max(years)
    if last - first > 1 and len(years) == last - first + 1:
        return f"tables of every year from {first} to {last}"
    listed = ", ".join(str(year) for year in years)
    return f"table{'s' if len(years) > 1 else ''} of {listed}"
