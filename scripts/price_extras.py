"""Tables of multipliers/prices beside the rates: PPP factors as published in 2015-16, the OECD of 2014, regional
price parities. Used by build_prices.py; not run by itself."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from impactcalc.datapackage import Resource

VINTAGES = "prices/ppp_2015_vintages_2011_2014.csv"
STATES = "prices/rpp_state_2008_2023.csv"
METROS = "prices/rpp_metro_2014.csv"
TABLES = (VINTAGES, STATES, METROS)

# The year in which the convention came into force for a member, and in which the OECD opened talks with others.
OECD_MEMBERS = {
    "AUS": 1971, "AUT": 1961, "BEL": 1961, "CAN": 1961, "CHL": 2010, "CZE": 1995, "DNK": 1961, "EST": 2010,
    "FIN": 1969, "FRA": 1961, "DEU": 1961, "GRC": 1961, "HUN": 1996, "ISL": 1961, "IRL": 1961, "ISR": 2010,
    "ITA": 1962, "JPN": 1964, "KOR": 1996, "LUX": 1961, "MEX": 1994, "NLD": 1961, "NZL": 1973, "NOR": 1961,
    "POL": 1996, "PRT": 1961, "SVK": 2000, "SVN": 2010, "ESP": 1961, "SWE": 1961, "CHE": 1961, "TUR": 1961,
    "GBR": 1961, "USA": 1961,
}  # fmt: skip
OECD_TALKS = {"COL": 2013, "LVA": 2013, "RUS": 2007}
# Spelt otherwise at the source than ISO's two letters; Namibia's "NA" was lost on the way.
VINTAGE_CODES = {"KV": "XKX"}
VINTAGE_NAMES = {"Namibia": "NAM"}
NATION = "00000"
NONMETROPOLITAN = "999"  # the rest of the country: no place that anybody studies
# States that BEA's tables name in full and places in two letters.
STATE_LETTERS = {
    "01": "AL", "02": "AK", "04": "AZ", "05": "AR", "06": "CA", "08": "CO", "09": "CT", "10": "DE", "11": "DC",
    "12": "FL", "13": "GA", "15": "HI", "16": "ID", "17": "IL", "18": "IN", "19": "IA", "20": "KS", "21": "KY",
    "22": "LA", "23": "ME", "24": "MD", "25": "MA", "26": "MI", "27": "MN", "28": "MS", "29": "MO", "30": "MT",
    "31": "NE", "32": "NV", "33": "NH", "34": "NJ", "35": "NM", "36": "NY", "37": "NC", "38": "ND", "39": "OH",
    "40": "OK", "41": "OR", "42": "PA", "44": "RI", "45": "SC", "46": "SD", "47": "TN", "48": "TX", "49": "UT",
    "50": "VT", "51": "VA", "53": "WA", "54": "WV", "55": "WI", "56": "WY",
}  # fmt: skip

SOURCES = (
    {
        "title": "World Bank, PA.NUS.PPP as published at five dates of 2015 and 2016, for the reproduction of a study "
        "of 2015 only; by way of the history of datasets/ppp",
        "path": "https://data.worldbank.org/indicator/PA.NUS.PPP",
        "years": "2011-2014",
        "unit": "local units per international dollar",
        "price_basis": "current prices",
        "licence": "CC-BY-4.0, PDDL-1.0",
    },
    {
        "title": "OECD, list of member countries by the year of their entry, and the release of 30 May 2013 on opening "
        "membership talks with Colombia and Latvia, which names 34 members and talks with Russia as going on "
        "(they were put on hold in March 2014)",
        "path": "https://www.oecd.org/mcm/"
        "global-oecd-boosted-by-decision-to-open-membership-talks-with-colombia-and-latvia-with-more-to-follow.htm",
        "years": "2014",
        "unit": "countries",
        "price_basis": "none",
        "licence": "facts, compiled for this project",
    },
    {
        "title": "BEA, regional price parities by state, all items (SARPP); "
        "by way of camnoval/MedianLivingIndex@d2f6fcb",
        "path": "https://www.bea.gov/data/prices-inflation/regional-price-parities-state-and-metro-area",
        "years": "2008-2023",
        "unit": "US = 1 (published as 100)",
        "price_basis": "each year's own prices",
        "licence": "public domain",
    },
    {
        "title": "BEA, regional price parities by metropolitan area, all items (MARPP), vintage 2016; "
        "by way of jshtx/migrate@2ffa5ed",
        "path": "https://www.bea.gov/data/prices-inflation/regional-price-parities-state-and-metro-area",
        "years": "2014",
        "unit": "US = 1 (published as 100)",
        "price_basis": "each year's own prices",
        "licence": "public domain",
    },
)
NOTES = (
    "The PPP factors of 2015-16 serve one purpose: the labelled reproduction of a study that averaged factors over "
    "countries. Nothing else reads them.",
    "Regional price parities are known for states from 2008 to 2023 and for metropolitan areas in 2014 only. The "
    "nonmetropolitan portion of the country is left out: it is no place that a study can name.",
)


def resources(data: Path, countries: list[dict[str, str]]) -> list[Resource]:
    """The three tables, in our own format."""
    return [
        Resource(
            "ppp_2015_vintages",
            "PPP factors as published in 2015-16, for the reproduction of the 2015 study only",
            (
                ("vintage", "string", "when it was published, year and month"),
                ("iso3", "string", "economy, ISO 3166-1 alpha-3; XKX Kosovo"),
                ("year", "integer", "calendar year"),
                ("ppp_factor", "number", "PPP conversion factor, GDP: local units per international dollar"),
            ),
            vintage_rows(_lines(data / VINTAGES), {row["iso2"]: row["iso3"] for row in countries}),
        ),
        Resource(
            "oecd_2014",
            "Members of the OECD in 2014, and countries with which it had opened membership talks",
            (
                ("iso3", "string", "country, ISO 3166-1 alpha-3"),
                ("status", "string", "member or talks"),
                ("since", "integer", "year of entry, or in which talks were opened"),
            ),
            [
                *((iso3, "member", year) for iso3, year in sorted(OECD_MEMBERS.items())),
                *((iso3, "talks", year) for iso3, year in sorted(OECD_TALKS.items())),
            ],
        ),
        Resource(
            "regional_price_parities",
            "Regional price parities, all items, of states and metropolitan areas",
            (
                ("place", "string", "US-XX for a state, cbsa:NNNNN for a metropolitan area"),
                ("year", "integer", "calendar year"),
                ("parity", "number", "price level of the place, all items; US = 1"),
            ),
            parity_rows(_lines(data / STATES), _lines(data / METROS)),
        ),
    ]


def vintage_rows(lines: list[dict[str, str]], codes: Mapping[str, str]) -> list[tuple[str, str, int, float]]:
    """Vintage, economy, year, factor; SystemExit for an economy that the list of countries does not know."""
    rows: list[tuple[str, str, int, float]] = []
    for line in lines:
        iso3 = VINTAGE_NAMES.get(line["country"]) or VINTAGE_CODES.get(line["id"]) or codes.get(line["id"])
        if iso3 is None:
            raise SystemExit(f"{VINTAGES}: who is {line['country']} ({line['id']})?")
        rows.append((line["vintage"], iso3, int(line["year"]), float(line["ppp"])))
    keys = [row[:3] for row in rows]
    if len(set(keys)) != len(keys):
        raise SystemExit(f"{VINTAGES}: an economy stands there twice in a year of a vintage")
    return sorted(rows)


def parity_rows(states: list[dict[str, str]], metros: list[dict[str, str]]) -> list[tuple[str, int, float]]:
    """Place, year, parity (US = 1), the nation and its nonmetropolitan portion left out."""
    of_states = [
        (f"US-{STATE_LETTERS[line['GeoFIPS'].strip()[:2]]}", int(line["year"]), _parity(line["all items"]))
        for line in states
        if line["GeoFIPS"].strip() != NATION
    ]
    of_metros = [
        (f"cbsa:{line['cbsa_code']}", 2014, _parity(line["rpp_2014"]))
        for line in metros
        if line["cbsa_code"] != NONMETROPOLITAN
    ]
    return [*sorted(of_states), *sorted(of_metros)]


def _parity(published: str) -> float:
    return round(float(published) / 100.0, 6)


def _lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))
