"""Build the package of daily allowances from the US government's per diem rates.

    python scripts/build_per_diem.py [--data ../shared/data] [--out multipliers/per_diem]

Needs spending/ and regions/ of the folder of source tables; they are not part of the project, the package is.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from impactcalc.datapackage import Resource, write_package
from impactcalc.known.countries import find_country, fold
from source_tables import arguments, lacking

DESTINATIONS, COUNTIES, OUTSIDE, FOREIGN, CROSSWALK, JOBS, MEALS = (
    "spending/gsa_destinations_fy2014_2026.csv",
    "spending/gsa_county_rates.csv",
    "spending/oconus_us_states_territories.csv",
    "spending/state_foreign_per_diem.csv",
    "regions/county_cbsa_crosswalk.csv",
    "regions/county_jobs_bea_summary_wide.csv",
    "spending/gsa_mie_breakdown.csv",
)
# Which of the Defense Department's localities holds most of a county's or borough's visitors; the rest are [OTHER].
LOCALITIES = {
    "02013": "COLD BAY", "02016": "DUTCH HARBOR-UNALASKA", "02020": "ANCHORAGE", "02050": "BETHEL",
    "02060": "KING SALMON", "02068": "DENALI NATIONAL PARK", "02070": "DILLINGHAM", "02090": "FAIRBANKS",
    "02100": "HAINES", "02105": "[OTHER]", "02110": "JUNEAU", "02122": "KENAI-SOLDOTNA", "02130": "KETCHIKAN",
    "02150": "KODIAK", "02158": "[OTHER]", "02164": "PORT ALSWORTH", "02170": "WASILLA", "02180": "NOME",
    "02185": "BARROW", "02188": "KOTZEBUE", "02195": "PETERSBURG", "02198": "CRAIG", "02220": "SITKA-MT. EDGECUMBE",
    "02230": "SKAGWAY", "02240": "TOK", "02261": "VALDEZ", "02275": "WRANGELL", "02282": "YAKUTAT", "02290": "[OTHER]",
    "15001": "ISLE OF HAWAII", "15003": "ISLE OF OAHU", "15005": "ISLE OF MOLOKAI", "15007": "ISLE OF KAUAI",
    "15009": "ISLE OF MAUI",
}  # fmt: skip
# County codes of 2015 -> the older ones of the package of places.
RENAMED = {"46102": "46113", "02158": "02270"}
# Names under which the State Department lists a country and ISO 3166 does not. None: no country's.
COUNTRY_NAMES: dict[str, str | None] = {
    "ASCENSION ISLAND": "SHN", "CHAGOS ARCHIPELAGO": "IOT", "DEM. PEOPLE'S REPUBLIC OF KOREA": "PRK",
    "Falkland Islands (Islas Malvinas)": "FLK", "JERUSALEM": "ISR", "KOREA": "KOR", "MAYOTTE ISLANDS": "MYT",
    "SAMOA ISLANDS": "WSM", "TOKELAU ISLANDS": "TKL", "OTHER FOREIGN LOCALITIES": None, "ANTARCTICA": None,
    "MIDWAY ISLANDS": "UMI", "WAKE ISLAND": "UMI", "VIRGIN ISLANDS (U.S.)": "VIR",
}  # fmt: skip
# Listed under the Netherlands Antilles in 2014, countries of their own since.
ANTILLES = {"Aruba": "ABW", "Bonaire": "BES", "Saba": "BES", "Curacao": "CUW", "Sint Maarten (Dutch Part)": "SXM"}
# What people call a city that the list spells in another way: the city's own name or another romanisation.
OTHER_NAMES = {
    "Vienna": "Wien", "Munich": "München", "Cologne": "Köln", "Duesseldorf": "Düsseldorf", "Hannover": "Hanover",
    "Tuebingen": "Tübingen", "Boeblingen": "Böblingen", "Moenchen-Gladbach": "Mönchengladbach",
    "Nuremberg": "Nürnberg", "Frankfurt am Main": "Frankfurt", "Rome": "Roma", "Milan": "Milano",
    "Florence": "Firenze", "Naples": "Napoli", "Turin": "Torino", "Venice": "Venezia", "Genoa": "Genova",
    "Prague": "Praha", "Warsaw": "Warszawa", "Krakow": "Cracow", "Lisbon": "Lisboa", "Seville": "Sevilla",
    "Geneva": "Genève", "Brussels": "Bruxelles", "Antwerp": "Antwerpen", "Copenhagen": "København",
    "Goteborg": "Gothenburg", "Moscow": "Moskva", "Kiev": "Kyiv", "Kyiv": "Kiev", "Belgrade": "Beograd",
    "Bucharest": "București", "Athens": "Athina", "The Hague": "Den Haag", "Lucerne": "Luzern", "Busan": "Pusan",
    "Taegu": "Daegu", "Taejon": "Daejeon", "Kwangju": "Gwangju", "Cheju": "Jeju", "Chonju": "Jeonju",
    "Chongju": "Cheongju", "Chinju": "Jinju", "Kimhae": "Gimhae", "Kumi": "Gumi", "Kyongju": "Gyeongju",
    "Chung Ju": "Chungju", "Xian": "Xi'an", "Ho Chi Minh City": "Saigon", "Bombay": "Mumbai", "Calcutta": "Kolkata",
    "Madras": "Chennai", "Bangalore": "Bengaluru", "Rangoon": "Yangon", "Iraklion (Crete)": "Heraklion",
    "Sao Paulo": "São Paulo", "SAN JUAN & NAV RES STA": "San Juan", "GUAM (INCL ALL MIL INSTAL)": "Guam",
}  # fmt: skip


def main() -> int:
    options = arguments(__doc__, "multipliers/per_diem").parse_args()
    needed = (DESTINATIONS, COUNTIES, OUTSIDE, FOREIGN, CROSSWALK, JOBS, MEALS)
    if lacking(options.data, needed, "spending/ and regions/"):
        return 2
    build(options.data, options.out)
    return 0


def build(data: Path, folder: Path) -> None:
    """Compute and write the package."""
    crosswalk = _read(data / CROSSWALK)
    listed, standard = _contiguous(_read(data / DESTINATIONS), _read(data / COUNTIES), crosswalk)
    outside = _read(data / OUTSIDE)
    home = _sorted([*listed, *_alaska_and_hawaii(outside)])
    abroad = _sorted([*_foreign(_read(data / FOREIGN)), *_territories(outside)])
    counties = _counties(crosswalk, _read(data / JOBS))
    incidentals = _incidentals(_read(data / MEALS))
    money = (
        ("lodging", "number", "US dollars per room and night, mean over the year; in the contiguous US before tax"),
        ("lodging_low", "number", "the same in the cheapest season"),
        ("lodging_high", "number", "the same in the dearest season"),
        ("meals_and_incidentals", "number", "US dollars per person and day"),
    )
    write_package(
        folder,
        {
            "name": "per_diem",
            "title": "Daily allowances of the US government, at home and abroad",
            "version": "1.0.0",
            "description": "Lodging by room and night, meals and incidentals by person and day: by county and fiscal "
            "year in the United States, by city abroad. Rates of the destinations of fiscal years without a list of "
            "counties were brought to counties by the destination's name in the nearest year that has one.",
            "licenses": [{"name": "PDDL-1.0", "title": "US government works, public domain"}],
            "sources": [
                {"title": "US General Services Administration, per diem master rates, fiscal years 2014 to 2026"},
                {"title": "US Department of State, foreign per diem rates, October 2014, October 2024, April 2026"},
                {
                    "title": "US Department of Defense, per diem rates of Alaska, Hawaii and the territories, January "
                    "2015, October 2024, April 2026"
                },
                {"title": "US Census Bureau, County Business Patterns, jobs in accommodation, mean of 2012 to 2016"},
                {"title": "US Census Bureau and OMB, counties and core-based statistical areas, 2018"},
            ],
            "collected": "The rates were collected by github.com/melitele/per-diem-rates "
            "(9fa5dc05b42b97acf4af5d1828a948d6e911486a); jobs and areas by github.com/fansi-sifan/metro-datasets "
            "(1c3c916).",
        },
        [
            Resource(
                "counties",
                "Counties: where they lie and how much they weigh in a mean",
                (
                    ("county", "string", "FIPS code"),
                    ("state", "string", "two letters"),
                    ("cbsa", "string", "metro or micro area; blank outside of one"),
                    ("weight", "integer", "jobs in accommodation (NAICS 721), at least 1: where visitors sleep"),
                ),
                counties,
            ),
            Resource(
                "home",
                "Rates of listed counties; the others of the contiguous US have the standard rate",
                (
                    ("county", "string", "FIPS code"),
                    ("year", "integer", "fiscal year (to September); Alaska and Hawaii: year of the edition"),
                    *money,
                    ("destination", "string", "what the list calls it"),
                ),
                home,
            ),
            Resource(
                "standard",
                "The standard rate of the contiguous US by fiscal year",
                (("year", "integer", "fiscal year"), money[0], money[3]),
                standard,
            ),
            Resource(
                "abroad",
                "Rates by country and city; [Other] is the rest of the country",
                (
                    ("country", "string", "ISO 3166 alpha-3"),
                    ("city", "string", "as listed"),
                    ("year", "integer", "year of the edition; lodging with tax"),
                    *money,
                    ("spellings", "string", "folded spellings of the city, with spaces between them"),
                ),
                abroad,
            ),
            Resource(
                "incidentals",
                "What of meals and incidentals is incidentals",
                (
                    ("area", "string", "contiguous US, or elsewhere"),
                    ("amount", "number", "US dollars per day; blank where it is a share"),
                    ("share", "number", "share of meals and incidentals; blank where it is an amount"),
                    ("source", "string", "who says so"),
                ),
                incidentals,
            ),
        ],
    )
    print(f"{folder}: {len(counties)} counties, {len(home)} rates at home, {len(abroad)} abroad")


Row = dict[str, str]
Line = list[object]


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def _contiguous(destinations: list[Row], mapped: list[Row], crosswalk: list[Row]) -> tuple[list[Line], list[Line]]:
    """Rates by county and fiscal year, and the standard rates."""
    members: dict[tuple[str, str], dict[int, list[str]]] = defaultdict(dict)
    cities = set()
    for row in mapped:
        if row["coverage"] == "listed city only":
            # A destination that is a city within a county says nothing about the county around it.
            cities.add((row["state"], row["destination"]))
            continue
        # The list of the capital reaches into Maryland and Virginia.
        state = "DC" if row["destination"] == "District of Columbia" else row["state"]
        members[state, row["destination"]].setdefault(int(row["fy"]), []).append(row["county_fips"])
    by_name = {
        (STATE_CODES[row["st_name"]], _plain(row["stco_name"].split(",")[0])): row["stco_code"]
        for row in crosswalk
        if row["st_name"]
    }
    rates: dict[tuple[str, int], Line] = {}
    standard: list[Line] = []
    for row in destinations:
        year, name = int(row["fy"]), (row["state"], row["destination"])
        rate = [float(row[key]) for key in ("lodging_avg", "lodging_lo", "lodging_hi", "mie")]
        if row["destination"] == "STANDARD CONUS":
            standard.append([year, rate[0], rate[3]])
            continue
        if name in members:
            inside = members[name][_nearest(members[name], year)]
        elif name in cities:
            continue
        else:
            inside = _named(row["state"], row["county_defined"], by_name)
            if not inside:
                raise SystemExit(f"No county for {row['destination']}, {row['state']}: {row['county_defined']}")
        for county in inside:
            # Two destinations with a claim to one county: the first keeps it, in the order of the list.
            rates.setdefault((county, year), [county, year, *rate, row["destination"]])
    return list(rates.values()), sorted(standard, key=lambda line: int(str(line[0])))


def _nearest(years: Iterable[int], year: int) -> int:
    return min(years, key=lambda known: (abs(known - year), known))


def _plain(county: str) -> str:
    return fold(re.sub(r"\b(County|Parish|city|City|Cities|of|the)\b", " ", county))


def _named(state: str, text: str, by_name: Mapping[tuple[str, str], str]) -> list[str]:
    """The counties that a list names in words: "Grand Traverse and Leelanau"."""
    parts = re.split(r"\s*(?:,|/| and )\s*", text)
    return [by_name[state, _plain(part)] for part in parts if (state, _plain(part)) in by_name]


def _alaska_and_hawaii(outside: list[Row]) -> list[Line]:
    found: list[Line] = []
    for year, by_location in _editions(outside):
        for county, locality in LOCALITIES.items():
            state = "ALASKA" if county.startswith("02") else "HAWAII"
            names = [name for place, name in by_location if place == state and name.startswith(locality)]
            if locality == "ISLE OF HAWAII":
                names = [name for name in names if "OTHER" in name]
            name = min(names, key=len) if names else "[OTHER]"
            line: Line = [RENAMED.get(county, county), year, *_mean(by_location[state, name]), _title(name)]
            found.append(line)
    return found


def _territories(outside: list[Row]) -> list[Line]:
    found: list[Line] = []
    for year, by_location in _editions(outside):
        for (territory, name), seasons in by_location.items():
            if territory not in ("ALASKA", "HAWAII"):
                found.append([_country(territory), _title(name), year, *_mean(seasons), _keys(name)])
    return found


def _editions(outside: list[Row]) -> Iterator[tuple[int, dict[tuple[str, str], list[Row]]]]:
    """By year of the edition: the seasons of every territory and location."""
    for edition in sorted({row["edition"] for row in outside}):
        by_location: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in outside:
            if row["edition"] == edition:
                by_location[row["state_territory"], row["location"]].append(row)
        yield int(edition[:4]), by_location


def _mean(seasons: list[Row]) -> list[float]:
    """Lodging over the year by the length of the seasons, the lowest and highest, meals and incidentals likewise."""
    days = [_days(row["season_begin"], row["season_end"]) for row in seasons]
    lodging, meals = [float(row["lodging"]) for row in seasons], [float(row["mie"]) for row in seasons]
    mean = sum(d * rate for d, rate in zip(days, lodging, strict=True)) / sum(days)
    eaten = sum(d * rate for d, rate in zip(days, meals, strict=True)) / sum(days)
    return [round(mean, 1), min(lodging), max(lodging), round(eaten, 1)]


def _days(begin: str, end: str) -> int:
    def day(text: str) -> int:
        month, date, _ = map(int, text.split("/"))
        return dt.date(2015, month, min(date, 28) if month == 2 else date).timetuple().tm_yday

    length = day(end) - day(begin) + 1
    return length if length > 0 else length + 365


def _foreign(table: list[Row]) -> list[Line]:
    found: dict[tuple[str, str, int], Line] = {}
    for row in table:
        city = row["location"]
        iso3 = ANTILLES.get(city) if row["country"] == "NETHERLANDS ANTILLES" else _country(row["country"])
        # No lodging means that none is authorised, not that it is free.
        if iso3 is None or float(row["lodging"]) <= 0:
            continue
        year = int(row["edition"][:4])
        rate = [float(row[key]) for key in ("lodging", "lodging_lo", "lodging_hi", "mie")]
        city = city.title() if city.isupper() else city
        found.setdefault((iso3, city, year), [iso3, city, year, *rate, _keys(city)])
    return list(found.values())


def _country(name: str) -> str | None:
    if name in COUNTRY_NAMES:
        return COUNTRY_NAMES[name]
    country = find_country(name)
    if country is None:
        raise SystemExit(f"No country of the name {name}")
    return country.iso3


def _keys(city: str) -> str:
    """Folded spellings: the whole name, what stands before a comma or bracket, each half of a double name, others."""
    if city.upper() == "[OTHER]":
        return ""
    bare = re.split(r"[,(\[]", city)[0].strip()
    names = [city, bare, OTHER_NAMES.get(city, ""), OTHER_NAMES.get(bare, "")]
    if not bare.startswith(("Port-", "Yuzhno")):
        names += re.split(r"[-/]", bare)
    names.append(re.sub(r"\s+(City|Prefecture|Region|Area)$", "", bare))
    plain = [fold(name) for name in names if name]
    return " ".join(dict.fromkeys(key for key in plain if len(key) > 2))


def _counties(crosswalk: list[Row], jobs: list[Row]) -> list[Line]:
    rooms = {row["fips"]: row["721"] for row in jobs}
    states = {row["st_code"]: row["st_name"] for row in crosswalk if row["st_name"]}
    lines: list[Line] = []
    for row in crosswalk:
        code = RENAMED.get(row["stco_code"], row["stco_code"])
        weight = max(round(float(rooms.get(code) or 0)), 1)
        lines.append([code, STATE_CODES[states[row["st_code"]]], row["cbsa_code"], weight])
    return _sorted(lines)


def _sorted(lines: list[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: tuple(map(str, line[:3])))


def _incidentals(tiers: list[Row]) -> list[Line]:
    amounts = {float(row["incidentals"]) for row in tiers}
    if len(amounts) != 1:
        raise SystemExit(f"The tiers have several amounts of incidentals: {sorted(amounts)}")
    gsa = "GSA, breakdown of meals and incidentals: the same in every tier of fiscal years 2010-2018 and 2025-2026"
    ftr = "Federal Travel Regulation, chapter 301, appendix B: 15, 25 and 40% are meals, the rest incidentals"
    return [["contiguous US", amounts.pop(), "", gsa], ["elsewhere", "", 0.2, ftr]]


def _title(location: str) -> str:
    return "[Other]" if location == "[OTHER]" else location.title()


STATE_CODES = {
    "Alabama": "AL", "Alaska": "AK", "Arizona": "AZ", "Arkansas": "AR", "California": "CA", "Colorado": "CO",
    "Connecticut": "CT", "Delaware": "DE", "District of Columbia": "DC", "Florida": "FL", "Georgia": "GA",
    "Hawaii": "HI", "Idaho": "ID", "Illinois": "IL", "Indiana": "IN", "Iowa": "IA", "Kansas": "KS",
    "Kentucky": "KY", "Louisiana": "LA", "Maine": "ME", "Maryland": "MD", "Massachusetts": "MA", "Michigan": "MI",
    "Minnesota": "MN", "Mississippi": "MS", "Missouri": "MO", "Montana": "MT", "Nebraska": "NE", "Nevada": "NV",
    "New Hampshire": "NH", "New Jersey": "NJ", "New Mexico": "NM", "New York": "NY", "North Carolina": "NC",
    "North Dakota": "ND", "Ohio": "OH", "Oklahoma": "OK", "Oregon": "OR", "Pennsylvania": "PA",
    "Rhode Island": "RI", "South Carolina": "SC", "South Dakota": "SD", "Tennessee": "TN", "Texas": "TX",
    "Utah": "UT", "Vermont": "VT", "Virginia": "VA", "Washington": "WA", "West Virginia": "WV", "Wisconsin": "WI",
    "Wyoming": "WY",
}  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
