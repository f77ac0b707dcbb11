"""Write the further names of countries and of their first divisions, in other languages and shortened.

    python scripts/build_place_words.py [--out src/impactcalc/known]

Needs the packages babel and pycountry, which the project itself does not, and its own countries, cities and places: a
name that is a country's in one language and a place's in English is left out.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import importlib.metadata
import io
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from build_prices import AMBIGUOUS
from impactcalc.known.city_names import cities_called, division_codes, name_key
from impactcalc.known.countries import all_countries, find_english, fold
from impactcalc.known.named_places import places_named

LANGUAGES = (
    "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "hu", "ro", "tr", "el", "ru", "uk", "ar",
    "he", "ja", "ko", "zh_Hans", "zh_Hant",
)  # fmt: skip
LEAST = 4  # letters of a Latin name: shorter ones are codes and words
# What ISO 3166-2 calls a division in its own language and the list of cities in English.
ENGLISH = {
    "DE-BE": "State of Berlin", "DE-BY": "Bavaria", "DE-HB": "City state Bremen", "DE-HE": "Hesse",
    "DE-NI": "Lower Saxony", "DE-NW": "North Rhine-Westphalia", "DE-SN": "Saxony", "DE-ST": "Saxony-Anhalt",
    "DE-TH": "Thuringia", "AT-2": "Carinthia", "AT-3": "Lower Austria", "AT-4": "Upper Austria", "AT-6": "Styria",
    "AT-7": "Tyrol", "AT-9": "Vienna", "CH-BE": "Bern", "CH-BS": "Basel-City", "CH-GE": "Geneva", "CH-GR": "Grisons",
    "CH-LU": "Lucerne", "CH-SG": "Saint Gallen", "ES-AN": "Andalusia", "ES-CN": "Canary Islands", "ES-CT": "Catalonia",
    "ES-PV": "Basque Country", "ES-IB": "Balearic Islands", "ES-MD": "Madrid", "ES-VC": "Valencia", "ES-AS": "Asturias",
    "ES-NC": "Navarre", "ES-CL": "Castille and León", "IT-21": "Piedmont", "IT-23": "Aosta Valley", "IT-25": "Lombardy",
    "IT-52": "Tuscany", "IT-57": "Marches", "IT-75": "Apulia", "IT-82": "Sicily", "IT-88": "Sardinia",
    "FR-BRE": "Brittany", "FR-NOR": "Normandy", "FR-20R": "Corsica", "NL-NB": "North Brabant",
    "NL-NH": "North Holland", "NL-ZH": "South Holland", "BE-BRU": "Brussels Capital", "BE-VLG": "Flanders",
    "BE-WAL": "Wallonia",
}  # fmt: skip
# In use and in no list: compiled for this project.
SHORT = (("DE", "NRW", "North Rhine-Westphalia"), ("GB", "NI", "Northern Ireland"), ("CA", "PQ", "Quebec"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("src/impactcalc/known"))
    options = parser.parse_args()
    missing = [name for name in ("babel", "pycountry") if importlib.util.find_spec(name) is None]
    if missing:
        print(f"Packages are missing: pip install {' '.join(missing)}", file=sys.stderr)
        return 2
    countries, divisions = country_names(), division_names()
    _write(options.out, "country_names", ("key", "iso3"), countries, "Names of countries in other languages, folded.")
    says = "First divisions of countries: further names and the codes of ISO 3166-2 that are letters, folded."
    _write(options.out, "division_names", ("key", "country", "division"), divisions, says)
    print(f"{len(countries)} names of countries, {len(divisions)} of divisions")
    return 0


def country_names() -> list[tuple[str, str]]:
    """What countries are called in other languages, where it can mean nothing else."""
    from babel import Locale

    found: dict[str, set[str]] = defaultdict(set)
    for language in LANGUAGES:
        territories: Mapping[str, str] = Locale.parse(language).territories
        for country in all_countries():
            name = territories.get(country.iso2, "")
            found[fold(name)].add(country.iso3)
    ambiguous = {fold(text) for text in AMBIGUOUS}
    return sorted(
        (key, next(iter(iso3)))
        for key, iso3 in found.items()
        if key and len(iso3) == 1 and key not in ambiguous and find_english(key) is None and not _elsewhere(key)
    )


def _elsewhere(key: str) -> bool:
    """Whether it is too short to be told from a word, or what a place is called in English."""
    if key.isascii() and len(key) < LEAST:
        return True
    return (bool(places_named(key)) and any(one.usual for one in places_named(key))) or any(
        city.usual for city in cities_called(name_key(key))
    )


def division_names() -> list[tuple[str, str, str]]:
    """Names and letter codes of first divisions, with the code that the list of cities has for it; "" where it has
    none of that name."""
    import pycountry

    known = division_codes()
    found: dict[tuple[str, str], str] = {}
    parts: Iterable[Any] = sorted(pycountry.subdivisions, key=lambda part: part.code)
    for part in parts:
        country, _, code = part.code.partition("-")
        if part.parent_code or country == "US" or country not in known:
            continue
        own = name_key(ENGLISH.get(part.code, part.name))
        division = known[country].get(own, "")
        for name in part.name.replace("]", "").split("["):
            key = name_key(name)
            if key and key not in known[country]:
                found[key, country] = division
        if division and code.isalpha():
            found[code.lower(), country] = division
    for country, code, name in SHORT:
        found[code.lower(), country] = known[country][name_key(name)]
    return sorted((key, country, division) for (key, country), division in found.items())


def _write(folder: Path, name: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]], says: str) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    data = text.getvalue().encode()
    (folder / f"{name}.csv").write_bytes(data)
    described = {
        "file": f"{name}.csv",
        "sha256": hashlib.sha256(data).hexdigest(),
        "description": says,
        "built_by": "scripts/build_place_words.py",
        "sources": [
            {
                "title": "Unicode CLDR, by way of babel: names of territories",
                "package": "babel",
                "version": importlib.metadata.version("babel"),
                "licence": "Unicode-3.0 for the data, BSD-3-Clause for babel",
            }
            if name == "country_names"
            else {
                "title": "ISO 3166-2 codes and names, by way of pycountry (Debian iso-codes)",
                "package": "pycountry",
                "version": importlib.metadata.version("pycountry"),
                "licence": "LGPL-2.1-or-later for the collection; codes and names are ISO's",
            }
        ],
    }
    text_of = json.dumps(described, indent=2, ensure_ascii=False) + "\n"
    (folder / f"{name}.source.json").write_text(text_of, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
