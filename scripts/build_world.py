"""Build the packages world-2014 (World Input-Output Database 2016) and world-2022 (OECD, 2025 edition).

    python scripts/build_world.py [--data ../shared/data] [--out multipliers]

Needs the folder of source tables (world/); it is not part of the project, the packages are. The packages us-2014,
us-2022 and prices have to be there: the closure over households and the money come from them.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd

import world_hours
from impactcalc.datapackage import read_package
from impactcalc.economy.bridge import Bridge
from impactcalc.economy.collection import COLLECTION_KIND, write_collection
from impactcalc.economy.importing.own_bridge import MARGINS_OF, Wishes, home_shares, own_bridge
from impactcalc.economy.leontief import Matrix, Vector
from impactcalc.economy.package import Accounts, load_table, locate, read_accounts, write_economy
from impactcalc.economy.prices import Prices
from impactcalc.economy.spending_bounds import bounds_of
from impactcalc.known.countries import Country, country_by_iso3
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.words.speaking import phrase
from source_tables import arguments, lacking

NEEDED = (
    "wiod2016_2014_Zd.csv",
    "wiod2016_2014_Zm.csv",
    "wiod2016_2014_vectors.csv",
    "wiod2016_2014_final_adj.csv",
    "wiod2016_2014_exr.csv",
    "wiod2016_industries.csv",
    "oecd2025_2022_Z.csv",
    "oecd2025_2022_vectors.csv",
    "oecd2025_2022_final_adj.csv",
    "oecd2025_2022_THA_split_check.csv",
)
DIGITS = 7  # as many as the sources give; also what makes the files the same on every processor
# The table of the United States whose ratio of personal income to GDP, and share of social contributions, stand in for
# those that neither source has: the nearest year. Value added there, at producer prices, holds the taxes on products.
CLOSED_LIKE = {2014: "us-2014", 2022: "us-2022"}
# Croatia's money of 2014 was the kuna; the shipped prices are restated in euro at the fixed rate of its changeover.
KUNA_PER_EURO = 7.53450
# Value added is taken from the socio-economic accounts where the table's own misses the column by more than this
# share of output and theirs misses it by less (Romania's R_S: 45%).
MISSED = 2e-4
UNTAXED = ("local_wages", "government_fees")
# Which industry sells what an industry without output would sell: the source has merged the two.
STAND_INS: Mapping[str, tuple[str, ...]] = {
    "C18": ("C17",),
    "K65": ("K64",),
    "L68": ("N",),
    "M69_M70": ("M74_M75", "M71", "N"),
    "M73": ("M69_M70", "M74_M75", "N"),
}
SECTIONS = {
    "A": "Agriculture, forestry and fishing",
    "B": "Mining and quarrying",
    "C": "Manufacturing",
    "D": "Electricity, gas, steam and air conditioning supply",
    "E": "Water supply; sewerage, waste management and remediation",
    "F": "Construction",
    "G": "Wholesale and retail trade; repair of motor vehicles",
    "H": "Transportation and storage",
    "I": "Accommodation and food service activities",
    "J": "Information and communication",
    "K": "Financial and insurance activities",
    "L": "Real estate activities",
    "M": "Professional, scientific and technical activities",
    "N": "Administrative and support service activities",
    "O": "Public administration and defence; compulsory social security",
    "P": "Education",
    "Q": "Human health and social work activities",
    "R": "Arts, entertainment and recreation",
    "S": "Other service activities",
    "T": "Activities of households",
    "U": "Extraterritorial organisations",
}
OECD_INDUSTRIES = {
    "A01": "Agriculture, hunting",
    "A02": "Forestry and logging",
    "A03": "Fishing and aquaculture",
    "B05": "Mining of coal and lignite",
    "B06": "Extraction of crude petroleum and natural gas",
    "B07": "Mining of metal ores",
    "B08": "Other mining and quarrying",
    "B09": "Mining support service activities",
    "C10T12": "Food products, beverages and tobacco",
    "C13T15": "Textiles, textile products, leather and footwear",
    "C16": "Wood and products of wood and cork",
    "C17_18": "Paper products and printing",
    "C19": "Coke and refined petroleum products",
    "C20": "Chemicals and chemical products",
    "C21": "Pharmaceuticals",
    "C22": "Rubber and plastics products",
    "C23": "Other non-metallic mineral products",
    "C24A": "Basic iron and steel",
    "C24B": "Basic non-ferrous metals",
    "C25": "Fabricated metal products",
    "C26": "Computer, electronic and optical equipment",
    "C27": "Electrical equipment",
    "C28": "Machinery and equipment n.e.c.",
    "C29": "Motor vehicles, trailers and semi-trailers",
    "C301": "Building of ships and boats",
    "C302T309": "Other transport equipment",
    "C31T33": "Other manufacturing; repair and installation of machinery and equipment",
    "D": "Electricity, gas, steam and air conditioning supply",
    "E": "Water supply; sewerage, waste management and remediation",
    "F": "Construction",
    "G": "Wholesale and retail trade; repair of motor vehicles",
    "H49": "Land transport and transport via pipelines",
    "H50": "Water transport",
    "H51": "Air transport",
    "H52": "Warehousing and support activities for transportation",
    "H53": "Postal and courier activities",
    "I": "Accommodation and food service activities",
    "J58T60": "Publishing, audiovisual and broadcasting activities",
    "J61": "Telecommunications",
    "J62_63": "IT and other information services",
    "K": "Financial and insurance activities",
    "L": "Real estate activities",
    "M": "Professional, scientific and technical activities",
    "N": "Administrative and support service activities",
    "O": "Public administration and defence; compulsory social security",
    "P": "Education",
    "Q": "Human health and social work activities",
    "R": "Arts, entertainment and recreation",
    "S": "Other service activities",
    "T": "Activities of households as employers; for own use",
}
WIOD_CITATION = (
    "Timmer, Dietzenbacher, Los, Stehrer, de Vries (2015), An Illustrated User Guide to the World Input-Output "
    "Database: the Case of Global Automotive Production, Review of International Economics 23: 575-605"
)


@dataclass(frozen=True)
class Source:
    """A country's table as the source has it, million US dollars: all industries, those without output too.

    `total` and `domestic` (n, n) are flows with and without imports; `other` (n,) taxes less subsidies on products and
    freight on imports that industries pay; `consumed` and `consumed_imports` (n,) what households buy on the territory,
    made at home and abroad; `final` (n,) all sales of domestic output to final users. Vectors that the source lacks
    are None. `tax_rate` is the households' taxes on products over what they pay before tax; `residents` the part of
    `consumed` that residents buy; `taxes_on_products` what all users pay, less subsidies: value added and these are GDP
    at market prices (0 where the source has none); `rounded_to` the step of the source's figures, million US dollars.
    `hours` (n,) are those of a job in a year, of which `working_time` tells the rest. `facts` tell what is particular
    to the country.
    """

    country: Country
    codes: tuple[str, ...]
    total: Matrix
    domestic: Matrix
    output: Vector
    other: Vector
    value_added: Vector
    compensation: Vector
    consumed: Vector
    consumed_imports: Vector
    final: Vector
    tax_rate: float
    residents: float = 1.0
    taxes_on_products: float = 0.0
    rounded_to: float = 1.0
    jobs: Vector | None = None
    hours: Vector | None = None
    working_time: Mapping[str, object] = field(default_factory=dict)
    taxes_on_production: Vector | None = None
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Release:
    """What goes for all countries of a source."""

    name: str
    year: int
    title: str
    description: str
    names: Mapping[str, str]
    sources: tuple[Mapping[str, str], ...]
    jobs_basis: str
    facts: Mapping[str, str]


def main() -> int:
    options = arguments(__doc__).parse_args()
    world = options.data / "world"
    if lacking(world, NEEDED, "world/"):
        return 2
    build(wiod_release(world), wiod(world), _wiod_rates(world), options.out)
    build(oecd_release(world), oecd(world), {}, options.out)
    return 0


def build(release: Release, tables: Iterator[Source], rates: Mapping[str, float], out: Path) -> None:
    """Write one collection. `rates` are US dollars per unit of local money where the source has them."""
    folder, shipped = out / f".{release.name}.part", out / release.name
    shutil.rmtree(folder, ignore_errors=True)
    us = read_accounts(read_package(locate(CLOSED_LIKE[release.year])))
    names = {}
    for table in sorted(tables, key=lambda table: table.country.iso2):
        names[table.country.iso2] = table.country.name
        accounts, bridge, descriptor = package_of(release, table, us, rates)
        write_economy(folder / table.country.iso2, descriptor, accounts, bridge)
    bounds = bounds_of(load_table(folder / place) for place in names)
    write_collection(folder, collection_descriptor(release, len(names)), names, bounds)
    shutil.rmtree(shipped, ignore_errors=True)  # a country that is no longer covered must not stay
    folder.rename(shipped)
    size = sum(path.stat().st_size for path in shipped.rglob("*") if path.is_file())
    print(f"{shipped}: {len(names)} economies, {size / 2**20:.1f} MiB")


def package_of(
    release: Release, table: Source, us: Accounts, rates: Mapping[str, float]
) -> tuple[Accounts, Bridge, dict[str, object]]:
    """A country's accounts in its own money, its bridge and its descriptor."""
    country, facts = table.country, dict(table.facts)
    kept = np.flatnonzero(table.output > 0.0)
    codes = tuple(table.codes[i] for i in kept)
    idle = [code for code in table.codes if code not in codes]
    if idle:
        facts["industries without output"] = (
            f"left out: {', '.join(idle)}; what is imported of their products counts as "
        )
        facts["industries without output"] += "other purchases"
    currency, rate = money(release, country, rates, facts)
    block = np.ix_(kept, kept)

    def local(values: Vector | Matrix) -> Vector:
        return significant(values * rate)

    ratio = us.personal_income / float(us.value_added.sum())
    # The same GDP on both sides: at basic prices the taxes on products are not in value added.
    at_market_prices = float(table.value_added[kept].sum()) + table.taxes_on_products
    lacking = np.full(len(kept), np.nan)
    other = table.other[kept] + (table.total.sum(axis=0) - table.total[kept].sum(axis=0))[kept]
    # The rest of value added: the source's own parts of it miss the sum in places (New Zealand's C19).
    taxes = table.taxes_on_production
    surplus = None if taxes is None else table.value_added - table.compensation - taxes
    accounts = Accounts(
        industries=codes,
        names=tuple(release.names[code] for code in codes),
        sectors=tuple((code[0], SECTIONS[code[0]]) for code in codes),
        Z=local(table.total[block]),
        Z_d=local(table.domestic[block]),
        output=local(table.output[kept]),
        value_added=local(table.value_added[kept]),
        compensation=local(table.compensation[kept]),
        taxes_on_production=lacking if taxes is None else local(taxes[kept]),
        gross_operating_surplus=lacking if surplus is None else local(surplus[kept]),
        household_consumption=local(table.consumed[kept] * table.residents),
        jobs=lacking if table.jobs is None else significant(table.jobs[kept]),
        personal_income=float(significant(np.array([at_market_prices * ratio * rate]))[0]),
        contribution_share=us.contribution_share,
        other_purchases=local(other),
        final_demand=local(table.final[kept]),
        hours_per_job=None if table.hours is None else significant(table.hours[kept]),
    )
    bridge = world_bridge(table, codes, kept, facts)
    above = [codes[i] for i in np.flatnonzero(accounts.compensation > 1.0001 * accounts.value_added)]
    if above:
        facts["pay above value added"] = f"as the source has it, in {', '.join(above)}"
    like = CLOSED_LIKE[release.year]
    income_is = (
        f"{_gdp(table, kept)} times {ratio:.4f}, the ratio of personal income to GDP in the United States ({like})"
    )
    facts["household closure"] = (
        f"pay net of social contributions at the rate of the United States ({like}); households' domestic consumption "
        f"over personal income, which is {income_is}"
    )
    descriptor: dict[str, object] = {
        "name": release.name,
        "title": f"{country.name} {release.year}, {len(codes)} industries",
        "version": "1.0.0",
        "description": release.description,
        "licenses": [{"name": "CC-BY-4.0", "title": "as understood; cite the source. Computed form Apache-2.0"}],
        "sources": list(release.sources),
        "impactcalc": {
            "kind": "economy",
            "place": country.iso2,
            "country": country.iso3,
            "year": release.year,
            "currency": currency,
            "unit": "million",
            "valuation": "basic",
            "rounded_to": float(significant(np.array([table.rounded_to * rate]))[0]),
            "jobs_basis": release.jobs_basis,
            "jobs_year": release.year,
            **({} if table.hours is None else {"working_time": table.working_time}),
            "personal_income": {
                "value": accounts.personal_income,
                "source": f"assumed: {income_is}",
            },
            "contribution_share": {
                "value": accounts.contribution_share,
                "source": f"assumed: {us.contribution_share:.1%}, that of the United States ({like})",
            },
            "facts": {**release.facts, **facts},
        },
    }
    return accounts, bridge, descriptor


def _gdp(table: Source, kept: np.ndarray) -> str:
    """What stands for a country's GDP at market prices, in words."""
    if table.taxes_on_products == 0.0:
        return "value added (the source has no taxes on products here)"
    share = table.taxes_on_products / float(table.value_added[kept].sum())
    return f"GDP at market prices (value added plus taxes less subsidies on products, {share:.1%} of value added)"


def money(release: Release, country: Country, rates: Mapping[str, float], facts: dict[str, str]) -> tuple[str, float]:
    """The currency of a country's levels and its units per US dollar; tells where the rate is from."""
    prices = Prices.load()
    unit, market = prices.local_unit(country.iso3, release.year), prices.local_rate(country.iso3, release.year)
    if unit is None or market is None:
        facts["money"] = (
            f"US dollars, as the source: the shipped prices have no rate of {country.name} for {release.year}"
        )
        return "USD", 1.0
    if country.iso3 not in rates:
        facts["money"] = f"from US dollars at {market.value:.7g} {unit} per US dollar ({phrase(market.source)})"
        return unit, market.value
    per_dollar = 1.0 / rates[country.iso3]
    text = f"from US dollars at {per_dollar:.7g} {unit} per US dollar, the source's rate"
    if country.iso3 == "HRV":
        per_dollar /= KUNA_PER_EURO
        text = (
            f"from US dollars at {per_dollar:.7g} EUR per US dollar, the source's rate of the kuna at {KUNA_PER_EURO:g}"
        )
    if not 0.96 < per_dollar / market.value < 1.04:
        raise SystemExit(f"{country.iso3}: {per_dollar} {unit} per dollar, the market rate is {market.value}")
    facts["money"] = text
    return unit, per_dollar


def world_bridge(table: Source, codes: tuple[str, ...], kept: np.ndarray, facts: dict[str, str]) -> Bridge:
    """The bridge at basic prices: taxes come off first, goods are margined, services are bought on the spot.

    The recipes are those for tables that users bring. What households buy of each industry, made at home or abroad,
    weighs the industries of a category; their own domestic share is that of goods and of carriers.
    """
    concordance: dict[str, tuple[str, ...]] = {code: (code,) for code in codes}
    merged = []
    for absent, others in STAND_INS.items():
        if absent in table.codes and absent not in codes:
            other = next(code for code in others if code in codes)
            concordance[other] = (*concordance[other], absent)
            merged.append(f"{absent} in {other}")
    if merged:
        facts["merged in the source"] = f"what these industries sell is bought from another: {', '.join(merged)}"
    domestic, imported = table.consumed[kept], table.consumed_imports[kept]
    rate = max(table.tax_rate, 0.0)
    wishes = Wishes(
        codes="isic",
        concordance=concordance,
        taxes={category: rate for category in CATEGORY_CODES if category not in UNTAXED} if rate > 0.0 else {},
    )
    made = own_bridge(
        codes, domestic + imported, wishes, basic_prices=True, home_share=home_shares(codes, domestic, imported)
    )
    if "categories without an industry" in made.facts:
        raise SystemExit(f"{table.country.iso3}: {made.facts['categories without an industry']}")
    if rate > 0.0:
        facts["taxes on the sale"] = (
            f"{rate:.1%} of the price before tax come off before final demand in every category but pay and government "
            "fees: the average of households' taxes on products, which the table does not tell by product"
        )
    elif table.tax_rate < 0.0:
        facts["taxes on the sale"] = (
            f"households get more subsidies on products than they pay in taxes ({table.tax_rate:.1%} of the price "
            "before tax); nothing comes off, nothing is added"
        )
    else:
        facts["taxes on the sale"] = (
            "none come off: the source has no taxes on households' purchases of this country, so final demand is too "
            "high by them"
        )
    facts["bridge"] = "by the industries' codes (ISIC Rev. 4), with the recipes that are shipped"
    facts["groceries, fuel, shopping"] = (
        f"margins are those of the United States ({MARGINS_OF}), at producer prices; the goods' domestic share is that "
        "of households' purchases here"
    )
    carriers = dict(zip(codes, domestic / np.maximum(domestic + imported, 1e-300), strict=True))
    facts["air and water travel"] = (
        f"home carriers' share is that of households' purchases here: air {carriers.get('H51', 0.0):.0%}, water "
        f"{carriers.get('H50', 0.0):.0%}; the rest leaks"
    )
    return made.bridge


def wiod_release(world: Path) -> Release:
    names = pd.read_csv(world / "wiod2016_industries.csv", comment="#").set_index("code")["description"]
    return Release(
        name="world-2014",
        year=2014,
        title="World 2014: 43 economies, up to 56 industries (World Input-Output Database, 2016)",
        description=(
            "A country's national input-output table of the World Input-Output Database, release 2016: industry by "
            "industry, basic prices, domestic and imported flows, with a bridge from visitors' spending categories."
        ),
        names={str(code): str(name) for code, name in names.items()},
        sources=(
            {
                "title": "World Input-Output Database, release November 2016: national input-output tables and "
                f"socio-economic accounts, 2014. {WIOD_CITATION}",
                "path": "https://doi.org/10.34894/PJ2M1C",
            },
            {"title": "Margins on goods: impactcalc's package us-2014 (BEA)"},
        ),
        jobs_basis="persons engaged, a headcount of employees and self-employed (WIOD)",
        facts={
            "classification": "ISIC Rev. 4, 56 industries",
            "imports": "domestic and imported flows as the source has them",
        },
    )


def wiod(world: Path) -> Iterator[Source]:
    """The countries of the World Input-Output Database."""
    flows = {name: _by_country(world / f"wiod2016_2014_{name}.csv") for name in ("Zd", "Zm")}
    adjustments = _adjustments(world / "wiod2016_2014_final_adj.csv")
    final_taxes = _paid_by_all(world / "wiod2016_2014_final_adj.csv", "TXSP")
    for iso3, vectors in _by_country(world / "wiod2016_2014_vectors.csv").items():
        codes = tuple(map(str, vectors["industry"]))
        v = {name: vectors[name].to_numpy(float) for name in vectors.columns[2:]}
        domestic, imported = (_square(flows[name][iso3], codes) for name in ("Zd", "Zm"))
        other = v["tls"] + v["itm"]
        bought = domestic.sum(axis=0) + imported.sum(axis=0) + other
        misses = {name: np.abs(bought + v[name] - v["output"]) for name in ("va", "va_sea")}
        swap = (misses["va"] > MISSED * v["output"]) & (misses["va_sea"] < misses["va"])
        adjusted = adjustments[iso3]
        before_tax = v["d_hh"].sum() + v["m_hh"].sum() + adjusted["IntTTM"]
        visitors = max(-adjusted["PURNR"], 0.0) / (before_tax + adjusted["TXSP"])
        facts = {}
        if swap.any():
            facts["value added"] = (
                "of the socio-economic accounts where the table's own misses the column by more than "
                f"{MISSED:.2%} of output and theirs by less: {', '.join(np.array(codes)[swap])}"
            )
        facts["purchases of visitors"] = (
            f"households' consumption is that on the territory; its share of visitors from abroad, {visitors:.1%}, is "
            "taken off the household column"
            if visitors > 0.0
            else "the source has none for this country, so the household column may hold them: induced effects are "
            "then too high"
        )
        # Sold out of stock, or resold from abroad: no output of the year.
        beyond = np.maximum(v["d_hh"] - v["output"], 0.0)
        if (beyond > 0.0).any():
            facts["purchases above output"] = (
                "households buy more than the industry makes, from stocks or resold; what is above its output counts "
                f"as imported: {', '.join(np.array(codes)[beyond > 0.0])}"
            )
        worked = world_hours.hours_of(codes, v["hours_empe"], v["empe"], v["emp"])
        facts["hours per job"] = worked.told
        yield Source(
            country=_country(iso3),
            codes=codes,
            total=domestic + imported,
            domestic=domestic,
            output=v["output"],
            other=other,
            value_added=np.where(swap, v["va_sea"], v["va"]),
            compensation=v["comp"],
            consumed=v["d_hh"] - beyond,
            consumed_imports=v["m_hh"] + beyond,
            final=sum((v[f"d_{user}"] for user in ("npish", "gov", "gfcf", "inv", "exp")), start=v["d_hh"]),
            tax_rate=round(adjusted["TXSP"] / before_tax, DIGITS),
            residents=round(1.0 - visitors, DIGITS),
            # Of a country without taxes on final purchases the source has none; 39 million of the US are no tax.
            taxes_on_products=float(v["tls"].sum()) + final_taxes[iso3] if final_taxes[iso3] else 0.0,
            rounded_to=0.1,  # value added and pay come in tenths of a million of local money
            jobs=v["emp"] * 1000.0,
            hours=worked.hours,
            working_time=world_hours.working_time(
                2014, float(significant(np.array([worked.full_time_year]))[0]), worked.full_time_of
            ),
            facts=facts,
        )


def oecd_release(world: Path) -> Release:
    tried = split_test(world)
    print(f"The proportional split of imports: {tried}")
    return Release(
        name="world-2022",
        year=2022,
        title="World 2022: 80 economies, up to 50 industries (OECD input-output tables, edition 2025)",
        description=(
            "A country's input-output table of the OECD, edition 2025: industry by industry, basic prices; imports are "
            "split off in proportion, which is an estimate; with a bridge from visitors' spending categories."
        ),
        names=OECD_INDUSTRIES,
        sources=(
            {
                "title": "OECD (2025), Input-Output Tables, edition 2025: harmonised national tables, total, 2022",
                "path": "https://www.oecd.org/en/data/datasets/input-output-tables.html",
            },
            {"title": "Margins on goods: impactcalc's package us-2014 (BEA)"},
        ),
        jobs_basis="none: the source has no jobs",
        facts={
            "classification": "ISIC Rev. 4, 50 industries",
            "imports estimated": (
                "the source's flows hold imports; each product's share of imports in its domestic use is taken off "
                f"every buyer alike. Tried on tables that have the true split, {tried}"
            ),
            "taxes on production": "other taxes less subsidies on production; taxes on products are not in it",
        },
    )


def oecd(world: Path) -> Iterator[Source]:
    """The economies of the OECD's tables, imports split off in proportion."""
    flows = _by_country(world / "oecd2025_2022_Z.csv")
    adjustments = _adjustments(world / "oecd2025_2022_final_adj.csv")
    final_taxes = _paid_by_all(world / "oecd2025_2022_final_adj.csv", "TXS_INT_FNL")
    for iso3, vectors in _by_country(world / "oecd2025_2022_vectors.csv").items():
        codes = tuple(map(str, vectors["industry"]))
        v = {name: vectors[name].to_numpy(float) for name in vectors.columns[2:]}
        imported = import_share(iso3, v)
        total, made = _square(flows[iso3], codes), 1.0 - imported
        used = sum((v[f"f_{user}"] for user in ("npish", "gov", "gfcf", "inv")), start=v["f_hh"])
        adjusted = adjustments[iso3]
        yield Source(
            country=_country(iso3),
            codes=codes,
            total=total,
            domestic=total * made[:, None],
            output=v["output"],
            other=v["tls"] + v["imp_other"],
            value_added=v["va"],
            compensation=v["labr"],
            consumed=v["f_hh"] * made,
            consumed_imports=v["f_hh"] * imported,
            final=used * made + v["f_exp"] + v["f_nonres"],
            tax_rate=round(adjusted["TXS_INT_FNL"] / (v["f_hh"].sum() + adjusted["IMP_OTHER"]), DIGITS),
            taxes_on_products=float(v["tls"].sum()) + final_taxes[iso3],
            taxes_on_production=v["otxs"],
            rounded_to=0.002,  # three decimals in the source, and seven digits here
            facts={"purchases of visitors": "a column of their own in the source, not in the household column"},
        )


def import_share(iso3: str, v: Mapping[str, Vector]) -> Vector:
    """Imports of each product over its use in the country (n,): what is left when exports are taken off its supply.

    The column of that name in the data says the same with six decimals, too few for a product that is nearly all
    imported.
    """
    imports = v["imports"] - v["f_dpabr"]  # what residents buy abroad is not used in the country
    used = v["output"] - v["f_exp"] - v["f_nonres"] + imports
    share = np.clip(np.divide(imports, used, out=np.zeros(len(used)), where=used != 0.0), 0.0, 1.0)
    if np.abs(share - v["import_share"]).max() > 1e-5:
        raise SystemExit(f"{iso3}: the shares of imports are not those of the data")
    return share


def wiod_split_errors(world: Path) -> dict[str, float]:
    """How far a proportional split puts Type I output multipliers off where the true one is known.

    By country and industry ("DEU C19") of the World Input-Output Database, relative.
    """
    flows = {name: _by_country(world / f"wiod2016_2014_{name}.csv") for name in ("Zd", "Zm")}
    errors: dict[str, float] = {}
    for iso3, vectors in _by_country(world / "wiod2016_2014_vectors.csv").items():
        codes = tuple(map(str, vectors["industry"]))
        v = {name: vectors[name].to_numpy(float) for name in vectors.columns[2:]}
        domestic, imported = (_square(flows[name][iso3], codes) for name in ("Zd", "Zm"))
        users = ("hh", "npish", "gov", "gfcf", "inv")
        ours = domestic.sum(axis=1) + sum(v[f"d_{user}"] for user in users)
        theirs = imported.sum(axis=1) + sum(v[f"m_{user}"] for user in users)
        share = np.clip(np.divide(theirs, ours + theirs, out=np.zeros(len(codes)), where=ours + theirs > 0.0), 0.0, 1.0)
        off = _multiplier_errors(domestic, (domestic + imported) * (1.0 - share)[:, None], v["output"])
        errors |= {f"{iso3} {code}": error for code, error in zip(codes, off, strict=True) if np.isfinite(error)}
    return errors


def split_test(world: Path) -> str:
    """What the trials of the proportional split say, for the facts."""
    errors = wiod_split_errors(world)
    values = np.array(list(errors.values()))
    rooms = max(error for key, error in errors.items() if key.endswith(" I"))
    worst = max(errors, key=lambda key: errors[key])
    mean, most, where = thailand_split_error(world)
    return (
        f"Type I output multipliers are off by {values.mean():.1%} on average over the industries of 43 countries of "
        f"2014 (hotels and restaurants by {rooms:.1%} at worst, one industry in twenty by more than "
        f"{np.quantile(values, 0.95):.1%}, the worst by {errors[worst]:.1%}: {worst}), and by {mean:.1%} on average "
        f"and {most:.1%} at worst ({where}) for Thailand 2022"
    )


def thailand_split_error(world: Path) -> tuple[float, float, str]:
    """The same for the one table of the OECD whose true split is at hand: mean, worst, where."""
    true = pd.read_csv(world / "oecd2025_2022_THA_split_check.csv", comment="#").set_index("row")
    vectors = _by_country(world / "oecd2025_2022_vectors.csv")["THA"]
    codes = tuple(map(str, vectors["industry"]))
    domestic = true.loc[[f"DOM_{code}" for code in codes], list(codes)].to_numpy(float)
    total = _square(_by_country(world / "oecd2025_2022_Z.csv")["THA"], codes)
    split = total * (1.0 - vectors["import_share"].to_numpy(float))[:, None]
    off = _multiplier_errors(domestic, split, vectors["output"].to_numpy(float))
    at = int(np.nanargmax(off))
    return float(np.nanmean(off)), float(off[at]), codes[at]


def _multiplier_errors(true: Matrix, estimated: Matrix, output: Vector) -> Vector:
    """Relative errors (n,) of the column sums of the Leontief inverse; nan for an industry without output."""
    kept = np.flatnonzero(output > 0.0)
    errors = np.full(len(output), np.nan)
    sums = [
        np.linalg.inv(np.eye(len(kept)) - flows[np.ix_(kept, kept)] / output[kept]).sum(axis=0)
        for flows in (true, estimated)
    ]
    errors[kept] = np.abs(sums[1] / sums[0] - 1.0)
    return errors


def collection_descriptor(release: Release, count: int) -> dict[str, object]:
    return {
        "name": release.name,
        "title": release.title,
        "version": "1.0.0",
        "description": f"{count} economies, a package each in a folder of its own; each says how it was made.",
        "licenses": [{"name": "CC-BY-4.0", "title": "as understood; cite the source. Computed form Apache-2.0"}],
        "sources": list(release.sources),
        "impactcalc": {"kind": COLLECTION_KIND, "year": release.year, "unit": "million", "valuation": "basic"},
    }


def significant(values: Vector) -> Vector:
    """Rounded to as many significant digits as the sources give."""
    return np.array([float(f"{value:.{DIGITS}g}") for value in values.ravel()]).reshape(values.shape)


def _wiod_rates(world: Path) -> dict[str, float]:
    table = pd.read_csv(world / "wiod2016_2014_exr.csv", comment="#")
    return dict(zip(table["iso3"].astype(str), table["usd_per_lcu_2014"].astype(float), strict=True))


def _by_country(path: Path) -> dict[str, pd.DataFrame]:
    # No text of these files is a missing value: NA would be Namibia.
    table = pd.read_csv(path, comment="#", keep_default_na=False, na_values=[""])
    return {str(iso3): rows for iso3, rows in table.groupby("iso3", sort=True)}


def _square(rows: pd.DataFrame, codes: tuple[str, ...]) -> Matrix:
    """A country's flows; the labels must be the industries of the vectors, in their order."""
    if tuple(map(str, rows.iloc[:, 1])) != codes or tuple(map(str, rows.columns[2:])) != codes:
        raise SystemExit("the flows and the vectors have other industries, or another order")
    return rows.iloc[:, 2:].to_numpy(float)


def _adjustments(path: Path) -> dict[str, dict[str, float]]:
    """Country -> item -> what households pay of it."""
    table = pd.read_csv(path, comment="#", keep_default_na=False)
    found: dict[str, dict[str, float]] = {}
    for iso3, item, paid in zip(table["iso3"], table["item"], table["hh"], strict=True):
        found.setdefault(str(iso3), {})[str(item)] = float(paid)
    return found


def _paid_by_all(path: Path, item: str) -> dict[str, float]:
    """Country -> what all final users pay of an item."""
    table = pd.read_csv(path, comment="#", keep_default_na=False)
    rows = table[table["item"] == item]
    paid = rows.iloc[:, 2:].to_numpy(float).sum(axis=1)
    return dict(zip(rows["iso3"].astype(str), paid.tolist(), strict=True))


def _country(iso3: str) -> Country:
    country = country_by_iso3(iso3)
    if country is None:
        raise SystemExit(f"{iso3} is no country")
    return country


if __name__ == "__main__":
    sys.exit(main())
