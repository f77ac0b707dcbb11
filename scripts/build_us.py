"""Build the packages us-2014 to us-2024, 71 industries each, from BEA's Make, Use and Import tables.

    python scripts/build_us.py [--data ../shared/data] [--out multipliers]

Needs the folder of source tables (io/, prices/, regions/, spending/, taxes/, world/); it is not part of the project,
the packages are. Jobs are those of us_jobs.py, their hours those of us_hours.py, income and taxes those of us_taxes.py.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

import self_employed
import us_hours
import us_jobs
import us_taxes
from impactcalc.economy.bridge import Bridge, Margins, Part, goods_parts, service_parts
from impactcalc.economy.package import Accounts, write_economy
from impactcalc.economy.supply_use import Coefficients, coefficients
from impactcalc.known.vocabulary import CATEGORY_CODES
from source_tables import arguments, lacking

DIGITS = 12
PRINTED_TOTAL = 40.0  # million: the sum of 73 cells, each rounded to a million


@dataclass(frozen=True)
class Vintage:
    """What goes with a year's tables: BEA's code schema, the benchmark year of the margins, how its files end."""

    schema: str
    margins: int
    revision: str = ""


# 2014 and 2015 are as released in September 2022, in the codes of 2012; all later ones are of one revision, that of
# September 2025, so that years from 2016 on can be compared with each other.
TABLES = {
    **{year: Vintage("12sch", 2012) for year in (2014, 2015)},
    **{year: Vintage("17sch", 2017, "_2025_revision" if year == 2023 else "") for year in range(2016, 2025)},
}
NEEDED = (
    "io/us_industry_codes.csv",
    "spending/pce_margins_detail.csv",
    "spending/pce_margins_summary.csv",
    *self_employed.NEEDED,
    *us_hours.NEEDED,
    *us_jobs.NEEDED,
    *us_taxes.NEEDED,
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
TRANSPORT = ("481", "482", "483", "484", "485", "486", "487OS")
MARGIN_CARRIERS = ("481", "482", "483", "484", "486")


def main() -> int:
    options = arguments(__doc__).parse_args()
    names = [_name(year, table) for year in TABLES for table in ("make", "use", "import")]
    if lacking(options.data, (*names, *NEEDED), "io/, prices/, regions/, spending/, taxes/, world/"):
        return 2
    accounts = {year: read_year(options.data, year) for year in TABLES}
    for year in TABLES:
        build(year, accounts, options.data, options.out)
    return 0


@dataclass(frozen=True)
class SourceTables:
    """A year's Make, Use and Import tables without their rows and columns of totals."""

    make: pd.DataFrame
    use: pd.DataFrame
    imports: pd.DataFrame

    @property
    def industries(self) -> list[str]:
        return [str(code) for code in self.make.index]

    @property
    def commodities(self) -> list[str]:
        return [str(code) for code in self.make.columns]

    @property
    def value_added(self) -> pd.DataFrame:
        """Compensation, taxes less subsidies, operating surplus (rows) by industry."""
        return self.use.loc[["V001", "V002", "V003"], self.industries].astype(float)


def read_year(data: Path, year: int) -> SourceTables:
    """The tables of a year. SystemExit where a total that is printed in them is not their sum."""
    make, use, imports = (
        pd.read_csv(data / _name(year, table), comment="#", index_col=0, dtype={0: str})
        for table in ("make", "use", "import")
    )
    if "Total Industry Output" in make.columns:
        printed = make["Total Industry Output"].drop(index="Total Commodity Output")
        make = make.drop(columns="Total Industry Output").drop(index="Total Commodity Output")
        off = (make.sum(axis="columns") - printed).abs().max()
        if off > PRINTED_TOTAL:
            raise SystemExit(f"{_name(year, 'make')}: output by industry misses the printed total by {off:.0f} million")
    return SourceTables(make, _without_totals(use), _without_totals(imports))


def _without_totals(table: pd.DataFrame) -> pd.DataFrame:
    def totals(labels: pd.Index) -> list[str]:
        return [label for label in labels if str(label).startswith("Total") or label in ("T001", "T004")]

    return table.drop(index=totals(table.index), columns=totals(table.columns))


def _name(year: int, table: str) -> str:
    vintage = TABLES[year]
    return f"io/us_summary_{year}_{vintage.schema}_{table}{vintage.revision}.csv"


def build(year: int, tables: dict[int, SourceTables], data: Path, out: Path) -> None:
    """Compute and write one year's package."""
    vintage, source = TABLES[year], tables[year]
    use, imports, industries, commodities = source.use, source.imports, source.industries, source.commodities
    codes = pd.read_csv(data / "io/us_industry_codes.csv", comment="#", dtype=str).set_index("code").loc[industries]
    result = coefficients(
        source.make.to_numpy(float),
        use.loc[commodities, industries].to_numpy(float),
        imports.loc[commodities, industries].to_numpy(float),
    )
    taxes = us_taxes.tax_facts(data, year, {of: one.value_added.sum(axis="columns") for of, one in tables.items()})
    output = {of: one.make.sum(axis="columns").astype(float) for of, one in tables.items()}
    compensation, production_taxes, surplus = source.value_added.to_numpy(float)
    accounts = Accounts(
        industries=tuple(industries),
        names=tuple(codes["name"]),
        sectors=tuple(zip(codes["sector"], codes["sector_name"], strict=True)),
        Z=result.A * result.output,
        Z_d=result.A_d * result.output,
        output=result.output,
        value_added=source.value_added.to_numpy(float).sum(axis=0),
        compensation=compensation,
        taxes_on_production=production_taxes,
        gross_operating_surplus=surplus,
        household_consumption=household_consumption(
            result,
            use.loc[commodities, "F010"].to_numpy(float),
            imports.loc[commodities, "F010"].to_numpy(float),
            commodities,
        ),
        jobs=np.asarray(us_jobs.jobs_by_industry(data, year, output), np.float64),
        personal_income=taxes["personal_income"] * 1000.0,
        contribution_share=us_taxes.contribution_share(taxes),
        hours_per_job=us_hours.hours_per_job(data, industries),
        proprietors_income=self_employed.proprietors_income(data, industries, compensation),
    )
    bridge = us_bridge(data, vintage, result, use, imports, industries, commodities)
    gap = imports_gap(use.loc[commodities], imports.loc[commodities])
    name = f"us-{year}"
    descriptor = _descriptor(
        name, year, vintage, result, accounts, taxes, gap, us_taxes.income_tax_by_state(data, taxes.census)
    )
    write_economy(out / name, descriptor, significant(accounts), bridge)
    print(f"{out / name}: {len(industries)} industries, {len(bridge.parts)} bridge parts")


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
    negative, so that it would make government's induced output negative. No industry sells households more than it
    makes, or less than nothing: where the rescaling has it so (housing by 0.3% in 2021),
    it is held there and the others take the rest.
    """
    total = consumption.sum() - imported.sum()
    domestic = consumption - np.minimum(imported, np.maximum(consumption, 0.0))
    domestic[[commodities.index(code) for code in ("Used", "Other")]] = 0.0
    sold = np.asarray(result.market_shares @ (domestic * (total / domestic.sum())))
    held = np.zeros(len(sold), dtype=bool)
    while ((outside := (sold < 0.0) | (sold > result.output)) & ~held).any():
        held |= outside
        sold = np.clip(sold, 0.0, result.output)
        sold[~held] *= (total - sold[held].sum()) / sold[~held].sum()
    return sold


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
    year: int,
    vintage: Vintage,
    result: Coefficients,
    accounts: Accounts,
    taxes: us_taxes.TaxFacts,
    gap: dict[str, float],
    by_state: dict[str, object],
) -> dict[str, object]:
    return {
        "name": name,
        "title": f"United States {year}, {len(accounts.industries)} industries",
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
            {"title": us_jobs.jobs_source(year)},
            us_hours.SOURCE,
            {"title": f"BEA margins on personal consumption, {vintage.margins} benchmark, before redefinitions"},
            {"title": f"BEA NIPA table 3.2, line 10, contributions for government social insurance, {year}"},
            {"title": taxes.income_source},
            {"title": self_employed.SOURCE},
        ],
        "impactcalc": {
            "kind": "economy",
            "place": "US",
            "country": "USA",
            "year": year,
            "currency": "USD",
            "unit": "million",
            "valuation": "producer",
            "jobs_basis": us_jobs.jobs_basis(year),
            "jobs_year": year,
            "working_time": us_hours.WORKING_TIME,
            "rounded_cells": 2 * len(accounts.industries) + 3,  # of a million each in an industry's balance
            "personal_income": {"value": accounts.personal_income, "source": taxes.income_source},
            "contribution_share": {
                "value": accounts.contribution_share,
                "source": us_taxes.contribution_source(taxes),
            },
            "fiscal": us_taxes.fiscal(taxes),
            "income_tax_by_state": by_state,
            "facts": {
                "classification": f"BEA summary industries, 20{vintage.schema[:2]} code schema",
                **({"revision": "BEA's of September 2025"} if year >= 2016 else {}),
                "imports above use": f"{result.capped} cells capped at the use, {result.capped_sum:.0f} million in all",
                "negative cells of the Use table": f"{result.negative} cells, left as they are; imports of "
                f"{result.dropped_sum:.0f} million in {result.dropped} of them left out",
                "import matrix": "before redefinitions, the rest after; by commodity it differs from the Use table's "
                f"imports by {gap['all']:.0f} billion in all: {gap['trade']:.0f} in wholesale trade, where that table "
                f"books customs duties, {gap['freight']:.0f} in transport (freight), {gap['rest']:.0f} elsewhere",
                "household closure": "pay and proprietors' income, net of social contributions; consumption over "
                "personal income; Used and Other left out",
                "proprietors' income": self_employed.told(year, accounts.proprietors_income, accounts.compensation),
                "groceries, fuel, shopping": f"margins and baskets of personal consumption {vintage.margins}; retail "
                "margin to food stores, other retail, and general merchandise with other retail",
                "air and water travel": "home carriers' share is that of households' consumption, the rest leaks; no "
                "imports of water travel are recorded, so none of it leaks",
                "taxes on the sale": "inside producer prices (V002): a memo, not taken off",
                **us_jobs.jobs_facts(year),
                **us_hours.hours_facts(year),
                **taxes.carried(),
            },
        },
    }


if __name__ == "__main__":
    sys.exit(main())
