"""What a search for a place finds, for the terminal: countries first, then places of the United States."""

from __future__ import annotations

from dataclasses import dataclass

from impactcalc.economy.package import national_tables
from impactcalc.economy.regions.places import Place, find_places
from impactcalc.study.countries import Country, find_country, suggest_countries

ONLY_COUNTRIES = "outside the United States only a whole country can be reported, no city or region of it"


@dataclass(frozen=True, slots=True)
class PlacesFound:
    """What a text names: `countries` and `places` of the United States, the likeliest first.

    `exact` is false where nothing has that name or code and all are near spellings. `city` is what stands before a
    country ("Reims, France"): "" where nothing does.
    """

    countries: tuple[Country, ...]
    places: tuple[Place, ...]
    exact: bool
    city: str

    def __bool__(self) -> bool:
        return bool(self.countries or self.places)

    @property
    def first(self) -> str:
        """The identifier of the likeliest; IndexError when nothing was found."""
        return self.countries[0].iso2 if self.countries else self.places[0].id


def search_places(text: str, limit: int) -> PlacesFound:
    """The country of this name or code and the places whose names match; near spellings where there is neither.

    A city before a country is abroad only where no place of the United States matches the whole: "Atlanta, GA" is not
    in Gabon.
    """
    named, hits = find_country(text), find_places(text, limit, near=False)
    if named is not None:
        return PlacesFound((named,), tuple(hits), True, "")
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


def place_lines(found: PlacesFound) -> list[str]:
    """A line for each: its identifier, what it is, its name, and what is known of it."""
    lines = [f"{c.iso2:12} country {c.name}  ({_tables(c)})" for c in found.countries]
    return lines + [f"{p.id:12} {p.kind:7} {p.title}  ({p.total:,} jobs)" for p in found.places]


def place_remark(found: PlacesFound, text: str) -> str:
    """What someone with another place in mind should know; "" where there is nothing."""
    if found.city:
        country = found.countries[0]
        return (
            f"{found.city} cannot be reported by itself: {ONLY_COUNTRIES}. Type {country.iso2} as the Place; the "
            f"report is then about {country.name}. As Partner city {found.city} can be typed as it is"
        )
    if not found.exact:
        return f"No place is called {text}; these are spelled or named alike. {_sentence(ONLY_COUNTRIES)}"
    if not found.countries and not any(text.strip().casefold() in (p.id, p.id.split(":")[-1]) for p in found.places):
        return "These are in the United States. Elsewhere only whole countries can be reported: search for the country"
    return ""


def _tables(country: Country) -> str:
    years = national_tables(country.iso2)
    if not years:
        return "no table is shipped; docs/own-multipliers.md says how to bring one"
    listed = ", ".join(str(year) for year in years)
    return f"table{'s' if len(years) > 1 else ''} of {listed}"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
