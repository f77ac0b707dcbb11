"""Build the packages us-2014, us-2015 and us-2023, and their 15-sector forms, from BEA's Make, Use and Import tables.

    python scripts/build_us.py [--data ../shared/data] [--out multipliers]

Needs the folder of source tables (io/, spending/, taxes/); it is not part of the project, the packages are.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from impactcalc.economy.bridge import Bridge, Margins, Part, Treatment, goods_parts, service_parts
from impactcalc.economy.package import Accounts, write_economy
from impactcalc.economy.regions.places import STATES
from impactcalc.economy.supply_use import Coefficients, coefficients
from impactcalc.known.vocabulary import CATEGORY_CODES

DIGITS = 12


@dataclass(frozen=True)
class Vintage:
    """What goes with a year's tables: BEA's code schema, the benchmark year of the margins, the year of the jobs."""

    schema: str
    margins: int
    jobs: int


# BEA has no jobs by industry for 2021 to 2023 here. 2019 is carried, never 2020: that year's jobs on another year's
# output would be those of the pandemic (hotels 5.1 jobs a million instead of 8.3).
TABLES = {2014: Vintage("12sch", 2012, 2014), 2015: Vintage("12sch", 2012, 2015), 2023: Vintage("17sch", 2017, 2019)}
NEEDED = (
    "io/us_industry_codes.csv",
    "io/us_employment_summary_2009_2018.csv",
    "io/us_jobs_summary_2019_2020_est.csv",
    "spending/pce_margins_detail.csv",
    "spending/pce_margins_summary.csv",
    "taxes/tax_split_summary.csv",
    "taxes/state_local_taxes_2012_2019.csv",
    "taxes/personal_income_state_2008_2023.csv",
)

# Which commodity a visitor's service is, in BEA's summary codes. Bought on the spot, wherever it was planned.
SERVICES: dict[str, str] = {
    "accommodation": "721",
    "food_service": "722",
    "rail_travel": "482",
    "road_travel": "485",
    "local_transport": "485",
    "vehicle_rental": "532RL",
    "travel_agency": "561",  # NAICS 5615
    "culture": "711AS",
    "sport_recreation": "713",
    "education": "61",
    "housing": "HS",
    "telecom": "513",
    "venue": "ORE",  # NAICS 531120 lets convention centres and halls
    "event_services": "561",  # NAICS 561920 organises conventions and trade shows
    "advertising": "5412OP",  # NAICS 5418
    "printing": "323",
    "professional": "5412OP",
    "insurance": "524",
    "government_fees": "GSLG",
    "other": "81",
}
# Carriers that may be foreign: only the home carriers' share of what households spend on them counts.
CARRIERS: dict[str, str] = {"air_travel": "481", "water_travel": "483"}
HEALTH = ("621", "622")  # by what households spend on each
# Baskets of goods, in BEA's detail codes (prefixes), weighted by what households pay for each in the shop.
BASKETS: dict[str, tuple[str, ...]] = {
    "groceries": (
        "1112", "1113", "1123", "114", "3112", "3113", "3114", "3115", "3116", "3117", "3118", "3119", "3121",
    ),
    "fuel": ("32411",),
    "shopping": ("315", "316", "32562", "33991", "33993", "33999", "51113"),
}  # fmt: skip
BASKET_LEAVES_OUT = ("311111", "311119", "31122", "311221")  # pet food, feed, milling by-products
# Which shops keep the retail margin, by what households leave in each (Use table, column F010).
SHOPS: dict[str, tuple[str, ...]] = {"groceries": ("445",), "fuel": ("4A0",), "shopping": ("452", "4A0")}
CENSUS_YEARS = (2014, 2015, 2019)  # state and local finances in taxes/tax_split_summary.csv
TRANSPORT = ("481", "482", "483", "484", "485", "486", "487OS")
MARGIN_CARRIERS = ("481", "482", "483", "484", "486")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("multipliers"))
    options = parser.parse_args()
    for year, vintage in TABLES.items():
        names = [f"io/us_summary_{year}_{vintage.schema}_{table}.csv" for table in ("make", "use", "import")]
        missing = [name for name in (*names, *NEEDED) if not (options.data / name).is_file()]
        if missing:
            print(f"The source tables are not in {options.data}. Missing: {', '.join(missing)}", file=sys.stderr)
            print("Point --data at the folder that holds io/, spending/ and taxes/.", file=sys.stderr)
            return 2
        build(year, vintage, options.data, options.out)
    return 0


def build(year: int, vintage: Vintage, data: Path, out: Path) -> None:
    """Compute and write one year's packages."""
    schema = vintage.schema
    make, use, imports = (
        _table(data / f"io/us_summary_{year}_{schema}_{name}.csv") for name in ("make", "use", "import")
    )
    industries, commodities = [str(i) for i in make.index], [str(c) for c in make.columns]
    codes = pd.read_csv(data / "io/us_industry_codes.csv", comment="#", dtype=str).set_index("code").loc[industries]
    result = coefficients(
        make.to_numpy(float),
        use.loc[commodities, industries].to_numpy(float),
        imports.loc[commodities, industries].to_numpy(float),
    )
    value_added = use.loc[["V001", "V002", "V003"], industries].to_numpy(float)
    taxes = _tax_facts(data, year)
    contribution_share = taxes["federal_social_insurance_contributions"] / taxes["compensation_of_employees"]
    consumption = household_consumption(
        result,
        use.loc[commodities, "F010"].to_numpy(float),
        imports.loc[commodities, "F010"].to_numpy(float),
        commodities,
    )
    accounts = Accounts(
        industries=tuple(industries),
        names=tuple(codes["name"]),
        sectors=tuple(zip(codes["sector"], codes["sector_name"], strict=True)),
        Z=result.A * result.output,
        Z_d=result.A_d * result.output,
        output=result.output,
        value_added=value_added.sum(axis=0),
        compensation=value_added[0],
        taxes_on_production=value_added[1],
        gross_operating_surplus=value_added[2],
        household_consumption=consumption,
        jobs=jobs_by_industry(data, vintage.jobs, industries),
        personal_income=taxes["personal_income"] * 1000.0,
        contribution_share=contribution_share,
    )
    bridge = us_bridge(data, vintage, result, use, imports, industries, commodities)
    by_state = income_tax_by_state(data, year)
    gap = imports_gap(use.loc[commodities], imports.loc[commodities])
    for name, title, table, categories in (
        (f"us-{year}", "71 industries", accounts, bridge),
        (f"us-{year}-15", "15 sectors", *by_sector(accounts, bridge)),
    ):
        # The most cells, each rounded to a million, that an industry's balance is made of.
        largest = max(accounts.sectors.count(sector) for sector in set(table.sectors)) if table is not accounts else 1
        rounded = largest * (2 * len(industries) + 3)
        descriptor = _descriptor(
            name, f"United States {year}, {title}", year, vintage, result, accounts, taxes, gap, rounded, by_state
        )
        write_economy(out / name, descriptor, significant(table), categories)
        print(f"{out / name}: {len(table.industries)} industries, {len(categories.parts)} bridge parts")


def significant(accounts: Accounts) -> Accounts:
    """The accounts to DIGITS digits: what lies beyond depends on the processor, and the files must not."""

    def to_digits(values: np.ndarray) -> np.ndarray:
        return np.array([float(f"{value:.{DIGITS}g}") for value in values.ravel()]).reshape(values.shape)

    arrays: dict[str, Any] = {
        field.name: to_digits(values)
        for field in fields(accounts)
        if isinstance(values := getattr(accounts, field.name), np.ndarray)
    }
    return replace(accounts, **arrays)


def jobs_by_industry(data: Path, year: int, industries: list[str]) -> np.ndarray:
    """Jobs of a year: BEA's to 2018, for 2019 an estimate from the growth of covered jobs."""
    name, column = (
        ("us_employment_summary_2009_2018", str(year))
        if year <= 2018
        else ("us_jobs_summary_2019_2020_est", f"jobs_{year}_est")
    )
    table = pd.read_csv(data / f"io/{name}.csv", comment="#", dtype={"code": str}).set_index("code")
    return table.loc[industries, column].to_numpy(float)


def by_sector(accounts: Accounts, bridge: Bridge) -> tuple[Accounts, Bridge]:
    """The same accounts summed to sectors: flows and vectors add up, the bridge's parts go to the sector."""
    sectors = tuple(dict.fromkeys(accounts.sectors))
    S = np.array([[sector == own for own in accounts.sectors] for sector in sectors], dtype=float)
    summed: dict[tuple[str, Treatment, str], float] = {}
    sector_of = {code: sector[0] for code, sector in zip(accounts.industries, accounts.sectors, strict=True)}
    for part in bridge.parts:
        key = (part.category, part.treatment, sector_of.get(part.industry, ""))
        summed[key] = summed.get(key, 0.0) + part.share
    parts = tuple(Part(*key, share) for key, share in summed.items())
    codes = tuple(code for code, _ in sectors)
    coarse = Accounts(
        industries=codes,
        names=tuple(name for _, name in sectors),
        sectors=sectors,
        Z=S @ accounts.Z @ S.T,
        Z_d=S @ accounts.Z_d @ S.T,
        output=S @ accounts.output,
        value_added=S @ accounts.value_added,
        compensation=S @ accounts.compensation,
        taxes_on_production=S @ accounts.taxes_on_production,
        gross_operating_surplus=S @ accounts.gross_operating_surplus,
        household_consumption=S @ accounts.household_consumption,
        jobs=S @ accounts.jobs,
        personal_income=accounts.personal_income,
        contribution_share=accounts.contribution_share,
    )
    return coarse, Bridge(bridge.categories, codes, parts)


def imports_gap(use: pd.DataFrame, imports: pd.DataFrame) -> dict[str, float]:
    """By how much the import matrix and the Use table's column of imports differ, billion, and where.

    That column is at the foreign port: what the goods' rows hold more, at the domestic port, it takes back in
    wholesale trade (customs duties) and in transport (freight). So most of the difference is no error.
    """
    by_user = imports.drop(columns="F050").sum(axis="columns")
    gap = (by_user + use["F050"]).abs() / 1000.0
    trade, freight = float(gap["42"]), float(gap[list(TRANSPORT)].sum())
    return {"all": float(gap.sum()), "trade": trade, "freight": freight, "rest": float(gap.sum()) - trade - freight}


def household_consumption(
    result: Coefficients, consumption: np.ndarray, imported: np.ndarray, commodities: list[str]
) -> np.ndarray:
    """Domestic consumption of households by making industry, million.

    Imports capped as everywhere; Used and Other are left out and the rest rescaled to personal consumption
    less its imports: the Other row is nonresidents' purchases, which no resident household makes, and it is
    negative, so that it would make government's induced output negative.
    """
    total = consumption.sum() - imported.sum()
    domestic = consumption - np.minimum(imported, np.maximum(consumption, 0.0))
    domestic[[commodities.index(code) for code in ("Used", "Other")]] = 0.0
    return np.asarray(result.market_shares @ (domestic * (total / domestic.sum())))


def us_bridge(
    data: Path,
    vintage: Vintage,
    result: Coefficients,
    use: pd.DataFrame,
    imports: pd.DataFrame,
    industries: list[str],
    commodities: list[str],
) -> Bridge:
    """The bridge at producer prices: sales taxes stay in f, so no part is a tax."""
    consumption = use.loc[commodities, "F010"].astype(float)
    home_share = 1.0 - imports.loc[commodities, "F010"].astype(float) / consumption.where(consumption > 0)
    home_share = home_share.clip(0.0, 1.0)
    shares = pd.DataFrame(result.market_shares, index=industries, columns=commodities)

    def makers(commodity: str) -> dict[str, float]:
        column = shares[commodity]
        return {str(code): float(share) for code, share in column[column > 0].items()}

    def weights(codes: tuple[str, ...]) -> dict[str, float]:
        return {code: float(consumption[code]) for code in codes}

    margins_summary = pd.read_csv(data / "spending/pce_margins_summary.csv", comment="#", dtype={"code": str})
    trade = margins_summary.query(f"year == {vintage.margins} and io_schema == '{vintage.schema}'").set_index("code")
    carried = trade["producers"].astype(float) - trade["purchasers"].astype(float)
    carriers = {code: float(carried[code]) for code in MARGIN_CARRIERS}
    detail = pd.read_csv(
        data / "spending/pce_margins_detail.csv", comment="#", dtype={"detail_code": str, "summary_code": str}
    ).query(f"year == {vintage.margins} and io_schema == '{vintage.schema}' and purchasers > 0")

    columns = [
        detail[name].tolist()
        for name in ("detail_code", "summary_code", "purchasers", "transport", "wholesale", "retail")
    ]

    def basket(prefixes: tuple[str, ...]) -> Iterator[tuple[float, Margins, dict[str, float], float]]:
        for code, summary, paid, *margins in zip(*columns, strict=True):
            if code.startswith(prefixes) and not code.startswith(BASKET_LEAVES_OUT):
                kept = [value / paid for value in margins]
                yield paid, Margins(1.0 - sum(kept), *kept), makers(summary), float(home_share[summary])

    parts: list[Part] = []
    for category in CATEGORY_CODES:
        if category in SERVICES:
            parts += service_parts(category, makers(SERVICES[category]))
        elif category in CARRIERS:
            commodity = CARRIERS[category]
            parts += service_parts(category, makers(commodity), domestic_share=float(home_share[commodity]))
        elif category == "health":
            blend: dict[str, float] = {}
            for commodity, weight in weights(HEALTH).items():
                for industry, share in makers(commodity).items():
                    blend[industry] = blend.get(industry, 0.0) + weight * share
            parts += service_parts(category, blend)
        elif category in BASKETS:
            parts += goods_parts(
                category,
                list(basket(BASKETS[category])),
                retailers=weights(SHOPS[category]),
                wholesalers={"42": 1.0},
                carriers=carriers,
            )
        elif category == "local_wages":
            parts.append(Part(category, "wages", "", 1.0))
        else:
            raise SystemExit(f"the category {category} has no recipe")
    return Bridge(CATEGORY_CODES, tuple(industries), tuple(parts))


def _descriptor(
    name: str,
    title: str,
    year: int,
    vintage: Vintage,
    result: Coefficients,
    accounts: Accounts,
    taxes: dict[str, float],
    gap: dict[str, float],
    rounded: int,
    by_state: dict[str, object],
) -> dict[str, object]:
    counted = (
        "BEA SAEMP25N total employment"
        if vintage.jobs <= 2018
        else ("Estimate from BEA SAEMP25N 2018 and the growth of covered jobs (BLS QCEW)")
    )
    basis = "job-years, headcount of full and part time, proprietors included (BEA)"
    if vintage.jobs != year:
        basis += f", of {vintage.jobs}: carried, since none of {year} are at hand"
    return {
        "name": name,
        "title": title,
        "version": "1.0.0",
        "description": (
            "Industry-by-industry accounts computed from BEA's Make, Use and Import tables after "
            "redefinitions, industry technology, producer prices, with a bridge from visitors' spending "
            "categories."
        ),
        "licenses": [{"name": "public-domain", "title": "US government work, public domain; computed form Apache-2.0"}],
        "sources": [
            {
                "title": f"BEA annual input-output accounts, Make and Use after redefinitions, producer prices, {year}",
                "path": "https://www.bea.gov/industry/input-output-accounts-data",
            },
            {"title": f"BEA import matrix {year}, before redefinitions (imputed by BEA, proportional)"},
            {"title": f"{counted}, {vintage.jobs}; some lines split by compensation"},
            {"title": f"BEA margins on personal consumption, {vintage.margins} benchmark, before redefinitions"},
            {"title": f"BEA NIPA table 3.2, line 10, contributions for government social insurance, {year}"},
            {"title": f"BEA state personal income {year}, sum of states"},
        ],
        "impactcalc": {
            "kind": "economy",
            "place": "US",
            "country": "USA",
            "year": year,
            "currency": "USD",
            "unit": "million",
            "valuation": "producer",
            "jobs_basis": basis,
            "jobs_year": vintage.jobs,
            "rounded_cells": rounded,
            "personal_income": {
                "value": accounts.personal_income,
                "source": f"BEA state personal income {year}, sum of states",
            },
            "contribution_share": {
                "value": accounts.contribution_share,
                "source": f"NIPA 3.2 line 10 over compensation of employees (Use table V001), {year}: "
                f"{taxes['federal_social_insurance_contributions']} / "
                f"{taxes['compensation_of_employees']} bn",
            },
            "fiscal": fiscal(taxes, year),
            "income_tax_by_state": by_state,
            "facts": {
                "classification": f"BEA summary industries, 20{vintage.schema[:2]} code schema",
                "imports above use": f"{result.capped} cells capped at the use, {result.capped_sum:.0f} million in all",
                "negative cells of the Use table": f"{result.negative} cells, left as they are; imports of "
                f"{result.dropped_sum:.0f} million in {result.dropped} of them left out",
                "import matrix": "before redefinitions, the rest after; by commodity it differs from the Use table's "
                f"imports by {gap['all']:.0f} billion in all: {gap['trade']:.0f} in wholesale trade, where that table "
                f"books customs duties, {gap['freight']:.0f} in transport (freight), {gap['rest']:.0f} elsewhere",
                "household closure": "pay net of social contributions; consumption over personal income; "
                "Used and Other left out",
                "groceries, fuel, shopping": f"margins and baskets of personal consumption {vintage.margins}; retail "
                "margin to food stores, other retail, and general merchandise with other retail",
                "air and water travel": "home carriers' share is that of households' consumption, the rest leaks; no "
                "imports of water travel are recorded, so none of it leaks",
                "taxes on the sale": "inside producer prices (V002): a memo, not taken off",
            },
        },
    }


def fiscal(taxes: dict[str, float], year: int) -> dict[str, dict[str, object]]:
    """The nation's split of taxes by level of government, each figure with its source."""
    census = max(of for of in CENSUS_YEARS if of <= year)
    gross = taxes["topi_less_subsidies"] + taxes["federal_subsidies"]
    shares: dict[str, tuple[float, str]] = {
        "federal_production": (
            taxes["federal_topi"] / gross,
            f"NIPA 3.2 line 4 over taxes on production and imports before federal subsidies (Use table V002 and "
            f"NIPA 3.2 line 36), {year}: {taxes['federal_topi']} / {gross:.3f} bn",
        ),
        "state_production": (
            taxes["state_share_of_SL_production_taxes"],
            "Census, state and local government finances: property, sales, selective sales, licence and other "
            f"taxes, fiscal year {census}",
        ),
        "federal_personal_tax": (
            taxes["federal_personal_current_taxes"] / taxes["personal_income"],
            f"NIPA 3.2 line 3 over personal income, {year}: {taxes['federal_personal_current_taxes']} / "
            f"{taxes['personal_income']} bn",
        ),
        "social_contributions": (
            taxes["federal_social_insurance_contributions"] / taxes["compensation_of_employees"],
            f"NIPA 3.2 line 10 over compensation of employees (Use table V001), {year}: "
            f"{taxes['federal_social_insurance_contributions']} / {taxes['compensation_of_employees']} bn",
        ),
        "state_local_income_tax": (
            taxes["SL_income_tax_rate_on_PI"],
            "Census, state and local government finances, individual income tax over BEA personal income, fiscal "
            f"year {census}; an average of all states, those without such a tax included",
        ),
        "state_income": (
            taxes["state_share_of_SL_income_tax"],
            f"Census, state and local government finances, individual income tax, fiscal year {census}",
        ),
    }
    return {name: {"value": value, "source": source} for name, (value, source) in shares.items()}


def income_tax_by_state(data: Path, year: int) -> dict[str, object]:
    """Individual income tax of each state and of its local governments, over its personal income."""
    census = max(of for of in CENSUS_YEARS if of <= year)
    taxes = pd.read_csv(data / "taxes/state_local_taxes_2012_2019.csv", comment="#")
    taxes = taxes[(taxes["year"] == census) & (taxes["tax"] == "iit")]
    keys = zip(taxes["state"].astype(str), taxes["level"].astype(str), strict=True)
    collected = dict(zip(keys, taxes["usd_m"].astype(float).tolist(), strict=True))
    income = pd.read_csv(data / "taxes/personal_income_state_2008_2023.csv", comment="#", dtype={"GeoFIPS": str})
    income = income[income["year"] == census]
    earned = dict(
        zip(income["GeoName"].astype(str), income["personal_income_usd_m"].astype(float).tolist(), strict=True)
    )
    rates = {
        code: [collected.get((code, level), 0.0) / earned[name] for level in ("State", "Local")]
        for code, name in STATES.items()
    }
    return {
        "source": "Census, state and local government finances, individual income tax over BEA personal income of the "
        f"state, fiscal year {census}",
        "rates": rates,
    }


def _tax_facts(data: Path, year: int) -> dict[str, float]:
    table = pd.read_csv(data / "taxes/tax_split_summary.csv", comment="#")
    # State and local finances end in 2019: a later year takes the last there is, and fiscal() says of which year.
    rows = table[table["year"] <= year].sort_values("year", kind="stable").drop_duplicates("item", keep="last")
    return {str(item): float(value) for item, value in zip(rows["item"], rows["value"], strict=True)}


def _table(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, comment="#", index_col=0, dtype={0: str})


if __name__ == "__main__":
    sys.exit(main())
