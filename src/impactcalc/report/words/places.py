"""What a search for a place finds, for the terminal: countries first, then places of the United States."""

from __future__ import annotations

import re
from dataclasses import dataclass

from impactcalc.economy.package import national_tables
from impactcalc.economy.regions.places import Place, find_place, find_places, no_such_places
from impactcalc.known.changed_places import ChangedPlace, changed_places
from impactcalc.known.countries import Country, find_country, suggest_countries, words
from impactcalc.known.meant import Meant, Refused
from impactcalc.known.places import place_meant

ONLY_COUNTRIES = "outside the United States only a whole country can be reported, no city or region of it"


@dataclass(frozen=True, slots=True)
class PlacesFound:
    """What a text names: `countries` and `places` of the United States, the likeliest first.

    `exact` is false where nothing has that name or code and all are near spellings. `city` is what stands before a
    country ("Reims, France"): "" where nothing does. `changed` is to be said of a code or name that is newer than the
    data, or that a spreadsheet shortened.
    """

    countries: tuple[Country, ...]
    places: tuple[Place, ...]
    exact: bool
    city: str
    changed: str = ""

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
    coded = _coded(text, hits) if named is None else None
    if coded is not None:
        return coded
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


def _coded(text: str, hits: list[Place]) -> PlacesFound | None:
    """What a number means that needs a word (6037 is 06037), or a code or name that is newer than the data."""
    numbered = any(character.isdigit() for character in text)
    meant = place_meant(text) if numbered else None
    newer = [] if numbered or hits else _newer(text)
    if len(newer) == 1:
        meant = place_meant(newer[0].id)
    if isinstance(meant, Refused):
        typed = [f"fips:{number.zfill(5)}" for number in re.findall(r"\d+", text)] if numbered else [newer[0].id]
        change = next(changed_places()[one] for one in typed if one in changed_places())
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
    if found.changed:
        return _sentence(found.changed)
    if not found.exact:
        return f"No place is called {text}; these are spelled or named alike. {_sentence(ONLY_COUNTRIES)}"
    if not found.countries and not any(text.strip().casefold() in (p.id, p.id.split(":")[-1]) for p in found.places):
        return "These are in the United States. Elsewhere only whole countries can be reported: search for the country"
    return ""


def _tables(country: Country) -> str:
    years = national_tables(country.iso2)
    if not years:
        return "no table is shipped; docs/own-multipliers.md says how to bring one"
    first, last = min(years), max(years)
    if last - first > 1 and len(years) == last - first + 1:
        return f"tables of every year from {first} to {last}"
    listed = ", ".join(str(year) for year in years)
    return f"table{'s' if len(years) > 1 else ''} of {listed}"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
