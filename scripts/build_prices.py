"""Build the package multipliers/prices and the list of countries.

    python scripts/build_prices.py [--data ../shared/data] [--out multipliers]
                                   [--countries src/impactcalc/known]

Needs the folder of source tables (prices/), which is not part of the project, and the packages babel and
pycountry, which impactcalc itself does not use. The same input gives the same bytes.
"""

from __future__ import annotations

import csv
import hashlib
import importlib.metadata
import importlib.util
import io
import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import price_extras
import price_years
from impactcalc.datapackage import Resource, write_package
from impactcalc.known.countries import fold
from source_tables import arguments, lacking

WORLD = "prices/ppp_fx_deflator_2005_2024.csv"
US = "prices/us_price_indices_2005_2024.csv"
BUILD_ONLY = ("babel", "pycountry")

# --- countries ---

# Where ISO's own short name is not what an English reader expects to see in a report.
NAMES = {
    "BRN": "Brunei",
    "COD": "Democratic Republic of the Congo",
    "COG": "Republic of the Congo",
    "FLK": "Falkland Islands",
    "FSM": "Micronesia",
    "PSE": "Palestine",
    "RUS": "Russia",
    "STP": "São Tomé and Príncipe",
    "SXM": "Sint Maarten",
    "VAT": "Vatican City",
    "VGB": "British Virgin Islands",
    "VIR": "U.S. Virgin Islands",
}
# Spellings that more than one country has a claim to: nobody's.
AMBIGUOUS = ("Congo", "Korea", "America", "Virgin Islands", "Saint Martin", "Guiana", "Timor")
# Short forms, older names, the World Bank's spellings; names in the official languages come from CLDR.
ALIASES: dict[str, str] = {
    "AGO": "Republica de Angola",
    "ARE": "UAE|U.A.E.|Emirates",
    "ARG": "Republica Argentina",
    "AUS": "Commonwealth of Australia",
    "BEL": "Belgie|Belgique|Belgien",
    "BES": "Caribbean Netherlands|Bonaire",
    "BGR": "Bulgariya",
    "BHS": "Bahamas, The",
    "BIH": "Bosnia|Bosnia-Herzegovina|BiH",
    "BLR": "Byelorussia",
    "BOL": "Estado Plurinacional de Bolivia",
    "BRA": "Brasil",
    "CAF": "CAR",
    "CHE": "Schweiz|Suisse|Svizzera",
    "CHN": "PRC|P.R. China|PR China|Mainland China|China, People's Republic of|Zhongguo",
    "CIV": "Ivory Coast|Cote d'Ivoire",
    "COD": "DR Congo|DRC|Congo, Dem. Rep.|Congo, Democratic Republic|Zaire",
    "COG": "Congo, Rep.|Congo Republic",
    "CPV": "Cape Verde",
    "CUW": "Curacao",
    "CYM": "Caymans",
    "CZE": "Czech Republic|Ceska republika|Cesko",
    "DEU": "BRD|Deutschland|Bundesrepublik Deutschland|Allemagne|Alemania",
    "DNK": "Danmark",
    "DOM": "Dominican Rep.|Republica Dominicana",
    "DZA": "Algerie",
    "EGY": "Egypt, Arab Rep.|Misr",
    "ESP": "Espana",
    "ETH": "Abyssinia",
    "FLK": "Malvinas|Islas Malvinas|Falklands",
    "FRO": "Faeroe Islands|Faroes|Foroyar",
    "FSM": "Micronesia, Fed. Sts.|Federated States of Micronesia",
    "GBR": "UK|U.K.|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|Cymru",
    "GEO": "Republic of Georgia|Georgia (country)|Sakartvelo",
    "GIN": "Guinea-Conakry|Guinea Conakry",
    "JEY": "Bailiwick of Jersey",
    "GMB": "Gambia, The",
    "GRC": "Hellas|Ellada",
    "HKG": "Hong Kong SAR|Hong Kong SAR, China|Hong Kong, China|Hongkong|HKSAR",
    "HRV": "Hrvatska",
    "HUN": "Magyarorszag",
    "IRL": "Eire|Republic of Ireland|Irish Republic",
    "IRN": "Iran, Islamic Rep.|Persia",
    "IND": "Bharat|Hindustan",
    "ITA": "Italia",
    "JPN": "Nippon|Nihon",
    "KGZ": "Kirghizstan|Kirgizstan|Kirghizia",
    "KHM": "Kampuchea",
    "KNA": "St. Kitts|Saint Kitts|St Christopher and Nevis",
    "KOR": "Republic of Korea|Korea, Rep.|Korea (South)|Korea, South|S. Korea|South-Korea|ROK|R.O.K.|Hanguk",
    "LAO": "Lao PDR|Lao|Lao P.D.R.",
    "LBY": "Libyan Arab Jamahiriya",
    "LKA": "Ceylon",
    "MAC": "Macau|Macao SAR|Macau SAR|Macao SAR, China|Macao, China",
    "MAF": "Saint Martin (French)|St. Martin (French part)|Collectivity of Saint Martin",
    "MDA": "Moldavia",
    "MEX": "Estados Unidos Mexicanos",
    "MKD": "Macedonia|FYROM|Macedonia, FYR|FYR Macedonia|The former Yugoslav Republic of Macedonia",
    "MMR": "Burma|Myanmar/Burma",
    "MNE": "Crna Gora",
    "NLD": "Holland|The Netherlands|Nederland|Kingdom of Netherlands",
    "NOR": "Norge|Noreg",
    "NZL": "NZ|N.Z.|Aotearoa",
    "PCN": "Pitcairn Islands",
    "PHL": "Philippine Islands|Pilipinas",
    "POL": "Polska",
    "PRI": "Puerto Rico (US)|Porto Rico",
    "PRK": "DPRK|D.P.R.K.|Korea, Dem. People's Rep.|Korea (North)|Korea, North|N. Korea|North-Korea",
    "PSE": "Palestinian Territory|Occupied Palestinian Territory|West Bank and Gaza",
    "ROU": "Roumania|Rumania",
    "RUS": "Russian Federation|Rossiya|Rossija",
    "SAU": "KSA|K.S.A.",
    "SHN": "Saint Helena",
    "STP": "Sao Tome|Sao Tome & Principe",
    "SVK": "Slovak Rep.|Slovensko",
    "SVN": "Slovenija",
    "SWE": "Sverige",
    "SWZ": "Swaziland",
    "SYR": "Syria Arab Republic",
    "TCA": "Turks and Caicos",
    "TLS": "East Timor",
    "TTO": "Trinidad",
    "TUR": "Turkey|Turkiye|Republic of Turkey",
    "TWN": "Republic of China|Chinese Taipei|Taiwan, China|Formosa|R.O.C. (Taiwan)|Taiwan (ROC)",
    "TZA": "United Rep. of Tanzania",
    "UKR": "Ukraina",
    "USA": "US|U.S.|USA|U.S.A.|United States of America|US of A|Estados Unidos",
    "VAT": "Holy See|Vatican|Vatican City State",
    "VCT": "St. Vincent|Saint Vincent",
    "VEN": "Venezuela, RB",
    "VGB": "BVI|Virgin Islands (British)",
    "VIR": "USVI|US Virgin Islands|Virgin Islands (U.S.)|Virgin Islands of the United States",
    "VNM": "Viet Nam|Vietnam",
    "WSM": "Western Samoa",
    "XKX": "Republic of Kosovo|Kosova",
    "YEM": "Yemen, Rep.",
}
# CLDR's tenders, amended: Bulgaria took the euro on 1 January 2026, after this CLDR release.
CURRENCIES = {"BGR": "EUR"}
# Replaced after the last year of the shipped rates, which are in them: still accepted. XCG took the place
# of ANG one for one.
STILL_ACCEPTED = {"BGR": "BGN", "CUW": "ANG"}
# A predecessor belongs to the country whose letters it bears; these bear letters of a state that is no more.
ISSUERS = {
    "BUK": "MMR", "CSK": "CZE", "DDM": "DEU", "SUR": "RUS", "TPE": "TLS", "YDD": "YEM",
    "YUD": "SRB", "YUM": "SRB", "YUN": "SRB", "ZRN": "COD", "ZRZ": "COD",
}  # fmt: skip
OLDEST_END = (1990, 1, 1)  # what ended before is in nobody's ledger
OLDEST_CHANGE = (1999, 1, 1)  # money that is older than the euro is not told when it came

# --- prices ---

# Whose implied rate stands for a currency that several economies use: its issuer or largest user.
REFERENCE = {
    "ANG": "CUW", "AUD": "AUS", "CHF": "CHE", "DKK": "DNK", "EUR": "DEU", "GBP": "GBR", "ILS": "ISR",
    "INR": "IND", "MAD": "MAR", "NOK": "NOR", "NZD": "NZL", "USD": "USA", "XAF": "CMR", "XCD": "LCA",
    "XCG": "CUW", "XOF": "SEN", "XPF": "PYF", "ZAR": "ZAF",
}  # fmt: skip
# Series that are not in the economy's own money of today. The Channel Islands are no country of ISO 3166.
SERIES_UNIT = {"BGR": "BGN", "LBR": "USD", "PSE": "USD", "CHI": "GBP"}
ONE_TO_ONE = frozenset({"USD", "BMD", "BSD", "PAB"})  # the dollar, and those kept at par with it
WITHOUT_RATE = {
    "CUP": "Cuba's implied rate of about 1 is the official one, which holds in no market",
    "VES": "Venezuela's series end in 2014 and are in VEF",
}
# Current prices were rebased there without a link, so the index jumps where prices did not: PPP factors
# grew 30 to 60% less than these deflators say. Older values would carry the jump into every amount.
DEFLATOR_LINKED_FROM = {"GHA": 2006, "GUY": 2006, "PNG": 2006, "UGA": 2009, "ZWE": 2009}
LAST_FACTORS = 2024
TOLERANCE = 0.20  # of PPP factor / rate against the published ratio; beyond it the units differ
SHARED_TOLERANCE = 0.15  # between users of one currency; fiscal years make up to 11% (AUD in 2015)


@dataclass
class Row:
    """One economy and year of the package."""

    iso3: str
    year: int
    unit: str
    ppp: float | None
    vintage: str
    ratio: float | None
    rate: float | None
    deflator: float | None


def main() -> int:
    parser = arguments(__doc__)
    parser.add_argument("--countries", type=Path, default=Path("src/impactcalc/known"))
    options = parser.parse_args()
    if lacking(options.data, (WORLD, US, *price_extras.TABLES, *price_years.TABLES), "prices/"):
        return 2
    absent = [name for name in BUILD_ONLY if importlib.util.find_spec(name) is None]
    if absent:
        print(
            f"Install {' and '.join(absent)}: names of countries and currencies come from there.",
            file=sys.stderr,
        )
        return 2
    countries = country_rows()
    write_countries(options.countries, countries)
    build_prices(options.data, options.out / "prices", countries)
    return 0


def country_rows() -> list[dict[str, str]]:
    """ISO 3166 and Kosovo with names from pycountry and CLDR, currencies from CLDR, aliases from here."""
    import pycountry
    from babel import Locale
    from babel.core import get_global

    tenders = get_global("territory_currencies")
    english = Locale("en").territories
    found: list[dict[str, str]] = []
    territories = [
        (c.alpha_3, c.alpha_2, c.name, getattr(c, "common_name", ""), getattr(c, "official_name", ""))
        for c in pycountry.countries
    ]
    territories.append(("XKX", "XK", "Kosovo", "", "Republic of Kosovo"))
    for iso3, iso2, short, common, official in sorted(territories):
        name = NAMES.get(iso3) or common or short
        formal = official.removeprefix("the ") if official and official != short else name
        spellings = [short, english[iso2], *_native_names(iso2), *ALIASES.get(iso3, "").split("|")]
        current = [code for code, _, end, tender in tenders.get(iso2, ()) if end is None and tender]
        own = [code for code in current if code.startswith(iso2)]
        accepted = STILL_ACCEPTED.get(iso3)
        currency = CURRENCIES.get(iso3) or (own or current or [""])[0]
        found.append(
            {
                "iso3": iso3,
                "iso2": iso2,
                "name": name,
                "official_name": formal,
                "aliases": "|".join(_new_spellings(spellings, {name, formal, iso2, iso3})),
                "currency": currency,
                "currency_name": _currency_name(currency) if currency else "",
                "other_currencies": f"{accepted}={_currency_name(accepted)}" if accepted else "",
                "replaced": _replaced(currency, tenders.get(iso2, ())),
            }
        )
    in_use = {row["currency"] for row in found} | set(STILL_ACCEPTED.values())
    for row in found:
        row["retired_currencies"] = "|".join(_retired(row["iso3"], row["iso2"], tenders, in_use))
    _refuse_shared_spellings(found)
    return found


def _replaced(currency: str, history: Sequence[tuple[str, Any, Any, bool]]) -> str:
    """The money that today's took the place of, and the first year of today's: "BGN=2026"; "" for what is older."""
    since = next((start for code, start, end, tender in history if code == currency and tender and end is None), None)
    if since is None or since < OLDEST_CHANGE:
        return ""
    before = [
        (start, code)
        for code, start, end, tender in history
        if tender and code != currency and start and end and start < since <= end and end[0] - since[0] < 5
    ] or [
        (start, code)
        for code, start, end, tender in history
        if tender and code != currency and start and end and start < since and since[0] - end[0] <= 1
    ]
    return f"{max(before)[1]}={since[0]}" if before else ""


def _native_names(iso2: str) -> list[str]:
    """What the country is called in its official languages, as far as CLDR has them."""
    from babel import Locale, UnknownLocaleError
    from babel.languages import get_official_languages

    names: list[str] = []
    for language in get_official_languages("RS" if iso2 == "XK" else iso2, de_facto=True):
        try:
            name = Locale.parse(language).territories.get(iso2)
        except UnknownLocaleError:
            continue
        if name:
            names.append(name)
    return names


def _new_spellings(spellings: list[str], known: set[str]) -> list[str]:
    seen = {fold(text) for text in known} | {fold(text) for text in AMBIGUOUS}
    kept: list[str] = []
    for text in spellings:
        if text and fold(text) not in seen:
            kept.append(text)
            seen.add(fold(text))
    return kept


def _retired(iso3: str, iso2: str, tenders: Mapping[str, Any], in_use: set[str]) -> list[str]:
    """Codes that the country issued and that ended since 1990, those still used somewhere left out."""
    codes = {
        code
        for history in tenders.values()
        for code, _, end, tender in history
        if tender and end is not None and end >= OLDEST_END and code not in in_use
    }
    issued = {code for code in codes if code.startswith(iso2) and code not in ISSUERS}
    return sorted(issued | {code for code in codes if ISSUERS.get(code) == iso3})


def _refuse_shared_spellings(rows: list[dict[str, str]]) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for text in (row["iso3"], row["iso2"], row["name"], row["official_name"], *row["aliases"].split("|")):
            if text:
                owners[fold(text)].add(row["iso3"])
    shared = {key: sorted(codes) for key, codes in owners.items() if len(codes) > 1}
    shared |= {fold(text): sorted(owners[fold(text)]) for text in AMBIGUOUS if fold(text) in owners}
    if shared:
        raise SystemExit(f"spellings that more than one country has a claim to: {shared}")


def write_countries(folder: Path, rows: list[dict[str, str]]) -> None:
    """countries.csv and, beside it, where it comes from."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    data = text.getvalue().encode()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "countries.csv").write_bytes(data)
    provenance = {
        "file": "countries.csv",
        "sha256": hashlib.sha256(data).hexdigest(),
        "description": "Countries of ISO 3166 and Kosovo: codes, names, today's currency, what it replaced "
        "since 1990, and what it replaced since 1999 with the first year of today's (replaced). Cells with several "
        "values separate them by |; other_currencies holds code=name, replaced code=year.",
        "built_by": "scripts/build_prices.py",
        "sources": [
            {
                "title": "ISO 3166-1 codes and names, by way of pycountry (Debian iso-codes)",
                "package": "pycountry",
                "version": importlib.metadata.version("pycountry"),
                "licence": "LGPL-2.1-or-later for the collection; codes and names are ISO's",
            },
            {
                "title": "Unicode CLDR, by way of babel: names of territories, currencies and their periods",
                "package": "babel",
                "version": importlib.metadata.version("babel"),
                "licence": "Unicode-3.0 for the data, BSD-3-Clause for babel",
            },
            {
                "title": "Short forms, older names and the euro in Bulgaria, compiled for this project",
                "licence": "Apache-2.0",
            },
        ],
    }
    target = folder / "countries.source.json"
    target.write_text(json.dumps(provenance, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{folder / 'countries.csv'}: {len(rows)} countries")


def build_prices(data: Path, folder: Path, countries: list[dict[str, str]]) -> None:
    """Compute and write the package of prices."""
    currency = {row["iso3"]: row["currency"] for row in countries}
    us = {int(line["year"]): line for line in _lines(data / US)}
    factors = price_years.ppp_factors(data, {row["iso2"]: row["iso3"] for row in countries})
    rows, left_out = price_rows(_lines(data / WORLD), us, currency, factors)
    rows += [Row("USA", year, "USD", 1.0, "2026", 1.0, 1.0, price_years.us_deflator(data, year)) for year in (2025,)]
    rows.sort(key=lambda row: (row.iso3, row.year))
    references = reference_economies(rows, currency)
    check_shared_currencies(rows)
    units = {row["iso3"]: SERIES_UNIT.get(row["iso3"], row["currency"]) for row in countries} | {"CHI": "GBP"}
    by_year = [
        (r.iso3, r.year, r.unit, _cell(r.ppp), r.vintage, _cell(r.ratio), _cell(r.rate), _cell(r.deflator))
        for r in rows
    ]
    otherwise = sorted((iso3, unit) for iso3, unit in units.items() if unit)
    cpi = [(year, float(line["cpi_u_1982_84_100"]), 12) for year, line in sorted(us.items())]
    cpi += price_years.us_consumer_prices(data, range(max(us) + 1, price_years.LAST_YEAR + 1))
    in_use = sorted((set(currency.values()) | set(STILL_ACCEPTED.values())) - {""})
    rate_of = {(row.iso3, row.year): row.rate for row in rows}
    known = {
        (code, year): rate
        for code, iso3 in references.items()
        for year in range(2005, 2026)
        if (rate := rate_of.get((iso3, year))) is not None
    }
    last = {row.iso3: row.year for row in rows if row.deflator is not None and row.iso3 != "USA"}
    later, compared = price_years.resources(data, in_use, known, last)
    quoted = {str(row[0]) for table in later if table.name == "exchange_rates" for row in table.rows}
    money = [
        (code, _currency_name(code, 2), references.get(code, "")) for code in sorted({*references, *quoted, *in_use})
    ]
    write_package(
        folder,
        _descriptor(rows, left_out, sorted(set(in_use) - set(references) - quoted), compared),
        [
            Resource("prices", "PPP factors, rates and deflators", _PRICE_COLUMNS, by_year),
            Resource("currencies", "Whose market rate stands for a currency", _CURRENCY_COLUMNS, money),
            Resource("economies", "The local unit where prices.csv has no row", _ECONOMY_COLUMNS, otherwise),
            Resource("us_cpi", "US consumer prices", _CPI_COLUMNS, cpi),
            *price_extras.resources(data, countries),
            *later,
        ],
    )
    economies = len({row.iso3 for row in rows})
    print(f"{folder}: {economies} economies, {len(rows)} rows, {len(references)} currencies with a rate")


def price_rows(
    lines: list[dict[str, str]],
    us: dict[int, dict[str, str]],
    currency: dict[str, str],
    factors: Mapping[tuple[str, int], float],
) -> tuple[list[Row], dict[str, list[str]]]:
    """The rows of prices.csv, and what was left out of them and why; `factors` are those of the revision of 2026."""
    rows: list[Row] = []
    left_out: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        iso3, year = line["iso3"], int(line["year"])
        older = _number(line["ppp_2024_vintage"])
        newer = _number(line["ppp_2026_vintage"]) or factors.get((iso3, year))
        row = Row(
            iso3=iso3,
            year=year,
            unit=series_unit(iso3, year, currency),
            ppp=newer if older is None else older,
            vintage="2024" if older is not None else "2026" if newer is not None else "",
            ratio=_number(line["price_level_ratio"]),
            rate=_number(line["implied_fx_lcu_per_usd"]),
            deflator=_number(line["gdp_deflator_index"]),
        )
        if iso3 == "USA":
            row.rate, row.ratio = 1.0, 1.0
            row.deflator = float(us[year]["gdp_deflator_2017_100"])
        if iso3 == "CUB":
            if row.rate is not None or row.ppp is not None:
                left_out["cuba"].append(f"{iso3} {year}")
            row.rate, row.ppp, row.vintage = None, None, ""
        elif row.rate == 1.0 and currency.get(iso3) not in ONE_TO_ONE:
            # The series are in dollars: a rate of 1 is not that of the country's own money.
            left_out["rate_of_one"].append(f"{iso3} {year}")
            if row.unit != "USD":
                raise SystemExit(f"{iso3} {year}: an implied rate of exactly 1, yet the unit is {row.unit}")
            row.rate = None
        if row.ppp and row.rate and row.ratio and abs(row.ppp / row.rate / row.ratio - 1.0) > TOLERANCE:
            left_out["rate_against_ratio"].append(f"{iso3} {year}")
            row.rate = None
        if row.deflator is not None and year < DEFLATOR_LINKED_FROM.get(iso3, year):
            left_out["deflator_not_linked"].append(f"{iso3} {year}")
            row.deflator = None
        rows.append(row)
    there = {(row.iso3, row.year) for row in rows}
    for iso3, year in sorted(set(factors) - there):  # Greece and the United Kingdom in 2024
        if year == LAST_FACTORS and any((iso3, of) in there for of in (year - 1, year - 2)):
            unit = series_unit(iso3, year, currency)
            rows.append(Row(iso3, year, unit, factors[iso3, year], "2026", None, None, None))
    return sorted(rows, key=lambda row: (row.iso3, row.year)), left_out


def series_unit(iso3: str, year: int, currency: dict[str, str]) -> str:
    """The money that an economy's PPP factor and rate of a year are in, as an ISO 4217 code."""
    if iso3 == "VEN":
        return "VEF"
    if iso3 == "ZWE":
        return "USD" if year <= 2016 else "ZWL" if year <= 2023 else "ZWG"
    return SERIES_UNIT.get(iso3) or currency[iso3]


def reference_economies(rows: list[Row], currency: dict[str, str]) -> dict[str, str]:
    """Currency -> economy: only those in use today whose series are in that very money."""
    users: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.rate is not None:
            users[row.unit].add(row.iso3)
    in_use = (set(currency.values()) | set(STILL_ACCEPTED.values())) - {""}
    found: dict[str, str] = {}
    for code in sorted(in_use):
        if code in REFERENCE:
            found[code] = REFERENCE[code]
        elif len(users[code]) == 1:
            found[code] = next(iter(users[code]))
        elif users[code]:
            raise SystemExit(f"{code} is used by {sorted(users[code])}: say in REFERENCE whose rate to take")
    return found


def check_shared_currencies(rows: list[Row]) -> None:
    """Users of one currency must have the same rate, or one of the series is in other money."""
    rates = {(row.iso3, row.year): row.rate for row in rows}
    for row in rows:
        reference = rates.get((REFERENCE.get(row.unit, row.iso3), row.year))
        if row.rate and reference and abs(row.rate / reference - 1.0) > SHARED_TOLERANCE:
            raise SystemExit(f"{row.iso3} {row.year}: {row.rate} {row.unit} a dollar, not {reference}")


_PRICE_COLUMNS = (
    ("iso3", "string", "economy, ISO 3166-1 alpha-3; XKX Kosovo, CHI Channel Islands"),
    ("year", "integer", "calendar year; fiscal year where the economy's national accounts follow one"),
    ("local_unit", "string", "ISO 4217 code of the money that ppp_factor and market_rate of this row are in"),
    ("ppp_factor", "number", "PPP conversion factor, GDP: local units per international dollar"),
    ("ppp_vintage", "string", "vintage of that factor: 2024, or 2026 where 2024 has none"),
    ("price_level_ratio", "number", "PPP factor / market rate as published (vintage 2024); USA = 1"),
    ("market_rate", "number", "local units per US dollar, implied by GDP in both (vintage 2024)"),
    ("gdp_deflator", "number", "GDP deflator, index on the economy's own base year (USA: 2017 = 100, BEA)"),
)
_CURRENCY_COLUMNS = (
    ("currency", "string", "ISO 4217 code"),
    ("name", "string", "English name, plural"),
    ("iso3", "string", "the economy whose market_rate is this currency's; blank: none is"),
)
_ECONOMY_COLUMNS = (
    ("iso3", "string", "economy, ISO 3166-1 alpha-3; XKX Kosovo, CHI Channel Islands"),
    ("local_unit", "string", "ISO 4217 code of the money that its factors and rates are in"),
)
_CPI_COLUMNS = (
    ("year", "integer", "calendar year"),
    ("cpi_u", "number", "CPI-U, all items, not seasonally adjusted, mean of the months, 1982-84 = 100"),
    ("months", "integer", "how many months stand in the mean"),
)


SOURCES = (
    {
        "title": "World Bank, World Development Indicators, vintage 2024: PA.NUS.PPP, PA.NUS.PPPC.RF, rates "
        "implied by NY.GDP.MKTP.CN / NY.GDP.MKTP.CD, deflators NY.GDP.MKTP.CN / NY.GDP.MKTP.KN x 100; "
        "by way of relatoscondatos/data_global@1473f4e",
        "path": "https://data.worldbank.org/",
        "years": "2005-2023",
        "unit": "local units per international dollar, local units per US dollar, index",
        "price_basis": "current prices; deflators on each economy's own base year",
        "licence": "CC-BY-4.0",
    },
    {
        "title": "World Bank, PA.NUS.PPP, vintage 2026, where vintage 2024 has no factor; "
        "by way of datasets/ppp@1782964",
        "path": "https://data.worldbank.org/indicator/PA.NUS.PPP",
        "years": "2005-2024",
        "unit": "local units per international dollar",
        "price_basis": "current prices",
        "licence": "CC-BY-4.0, PDDL-1.0",
    },
    {
        "title": "BEA, GDP implicit price deflator (FRED A191RD3A086NBEA), the deflator of the USA; "
        "by way of dpolancon/US-BEA-Income-FixedAssets-Dataset@fa7928a",
        "path": "https://www.bea.gov/",
        "years": "2005-2024",
        "unit": "index, 2017 = 100",
        "price_basis": "implicit price deflator",
        "licence": "public domain",
    },
    {
        "title": "BLS, CPI-U, all items, US city average, not seasonally adjusted; by way of datasets/cpi-us@a1f785a",
        "path": "https://www.bls.gov/cpi/",
        "years": "2005-2024",
        "unit": "index, 1982-84 = 100",
        "price_basis": "mean of 12 months",
        "licence": "public domain, PDDL-1.0",
    },
)
WHY_LEFT_OUT = {
    "rate_of_one": "market_rate: an implied rate of exactly 1 where the economy's own money is neither the "
    "dollar nor kept at par. The series are in US dollars, as local_unit says; ILS has the rate of Israel",
    "rate_against_ratio": f"market_rate: PPP factor / rate differs from the published ratio by over {TOLERANCE:.0%}",
    "deflator_not_linked": "gdp_deflator: the index jumps where accounts were rebased without a link; PPP "
    "factors show no such jump in prices. Values before the jump are left out",
    "cuba": "market_rate, ppp_factor: the official rate of about 1 holds in no market, and the one factor "
    "(2011) comes without a price level ratio",
}
NOTES = (
    "Members of the euro, Croatia among them, are restated in euro for all years; Bulgaria's series are in leva.",
    "The implied rate is the World Bank's conversion factor: the official rate, except where that is far "
    "from the one in use (Angola, Argentina, Iran, Lebanon, Sudan, Syria, Uzbekistan, others in some years).",
    "Where national accounts follow a fiscal year (Australia, Bangladesh, Egypt, Ethiopia, India, Nepal, "
    "Pakistan and others) the rate is that year's: the Australian dollar of 2014 reads 1.089; over the "
    "calendar year it was 1.108.",
    "Redenominated currencies are restated in the present one: BYN, GHS, MRU, SLE, STN, TMT, TRY, ZMW. "
    "Venezuela is in VEF, Zimbabwe as local_unit says.",
    "Vintage 2026 of the PPP factors is in other units than vintage 2024 for Venezuela and Zimbabwe and "
    "revises Sudan in 2023 by more than half; it is taken only where vintage 2024 has no factor.",
    "Market rates of the World Bank and deflators end in 2023 (the USA: deflator of 2025); exchange_rates.csv and "
    "consumer_prices.csv go on.",
    "Taiwan has an exchange rate only, and consumer prices of 2025; Cuba has a deflator only.",
)


def _descriptor(
    rows: list[Row], left_out: dict[str, list[str]], without: list[str], compared: dict[str, object]
) -> dict[str, object]:
    return {
        "name": "prices",
        "title": "Exchange rates, GDP deflators and purchasing power parities, 2005-2026",
        "version": "2.0.0",
        "description": "Market rates, PPP factors, price level ratios and GDP deflators by economy, US consumer "
        "prices and regional price parities. International dollars are US dollars / price level ratio. What is missing "
        "is blank.",
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "World Bank, World Development Indicators",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            },
            {"name": "public-domain", "title": "US price indices and parities of BEA and BLS: US government work"},
        ],
        "sources": [*SOURCES, *price_extras.SOURCES, *price_years.SOURCES],
        "impactcalc": {
            "kind": "prices",
            "years": [min(row.year for row in rows), max(row.year for row in rows)],
            "without_rate": {code: WITHOUT_RATE.get(code, "no economy in the data reports in it") for code in without},
            "so_far": price_years.SO_FAR,
            "rates_compared": compared,
            "left_out": {what: {"why": why, "rows": _spans(left_out[what])} for what, why in WHY_LEFT_OUT.items()},
            "notes": [*NOTES, *price_extras.NOTES, *price_years.NOTES],
        },
    }


def _spans(rows: list[str]) -> list[str]:
    """["PSE 2005", "PSE 2006"] -> ["PSE 2005-2006"]."""
    years: dict[str, list[int]] = defaultdict(list)
    for entry in rows:
        iso3, year = entry.split()
        years[iso3].append(int(year))
    return [
        f"{iso3} {known[0]}-{known[-1]}" if len(known) > 1 else f"{iso3} {known[0]}"
        for iso3, known in sorted(years.items())
    ]


def _currency_name(code: str, count: int | None = None) -> str:
    from babel.numbers import get_currency_name

    return str(get_currency_name(code, count=count, locale="en"))


def _lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


def _cell(value: float | None) -> object:
    return "" if value is None else value


if __name__ == "__main__":
    sys.exit(main())
