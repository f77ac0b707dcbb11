"""A multiplier package on disk (descriptor + CSV) <-> an Economy."""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np

from impactcalc.datapackage import DESCRIPTOR, DataPackage, Resource, fingerprint, read_package, write_package
from impactcalc.economy.bridge import Bridge
from impactcalc.economy.collection import INDEX, is_collection, member_folder, tables_of
from impactcalc.economy.descriptor_fields import JOBS_KIND, SET_KIND, jobs_basis_of, kind_of
from impactcalc.economy.economy import HOUSEHOLD_NUMBERS, Economy, HouseholdNumber, Households, Measure
from impactcalc.economy.fiscal_shares import read_fiscal
from impactcalc.economy.impossible import impossible_accounts
from impactcalc.economy.leontief import Matrix, Vector
from impactcalc.economy.own_packages import own_packages
from impactcalc.economy.package_parts import (
    about_of,
    bridge_resource,
    fact_number,
    facts_of,
    income_taxes,
    numbers_of,
    read_bridge,
    refuse_impossible,
    sources_of,
    unsold_fact,
)
from impactcalc.economy.table_economy import TableEconomy, table_of
from impactcalc.economy.working_time import read_working_time
from impactcalc.errors import PackageError, TableError
from impactcalc.facts.errors import package_contents, tables
from impactcalc.facts.errors import packages as refusals
from impactcalc.known.places import country_of, family_of, spelled
from impactcalc.known.world_places import family_abroad
from impactcalc.resources import shipped

_INDUSTRY_COLUMNS = (
    ("code", "string", "industry code, in table order"),
    ("name", "string", "industry name"),
    ("sector", "string", "code of the sector that the industry belongs to"),
    ("sector_name", "string", "name of that sector"),
    ("output", "number", "gross output, million, table-year prices"),
    ("value_added", "number", "value added (GDP), million"),
    ("compensation", "number", "compensation of employees, million"),
    ("taxes_on_production", "number", "taxes on production and imports less subsidies, million"),
    ("gross_operating_surplus", "number", "gross operating surplus, million"),
    ("household_consumption", "number", "domestic consumption of households by making industry, million"),
    ("jobs", "number", "jobs; the basis is in the descriptor"),
    ("other_purchases", "number", "imports and taxes on products that transactions.csv does not hold, million"),
    ("final_demand", "number", "sales of what is made in the country to final users, exports included, million"),
    ("hours_per_job", "number", "hours per job in a year; their year and source are in the descriptor"),
    ("proprietors_income", "number", "income of the self-employed, which households live on too, million"),
)
# What a table that was brought along may lack: the column is then not in the file, and its numbers are nan.
_MAY_LACK = frozenset(
    {"value_added", "compensation", "taxes_on_production", "gross_operating_surplus", "household_consumption", "jobs"}
)
# There only where a table needs them: the flows do not hold all that industries pay for, rows are to be tested, it is
# known how long a job is, or what the self-employed earn.
_MAY_ADD = ("other_purchases", "final_demand", "hours_per_job", "proprietors_income")
_NEVER_ADDED = tuple(name for name, _, _ in _INDUSTRY_COLUMNS if name not in _MAY_ADD)
_ACCOUNTS: Mapping[Measure, str] = {
    "value_added": "value_added",
    "labour_income": "compensation",
    "jobs": "jobs",
    "taxes_on_production": "taxes_on_production",
}
# Names of packages of earlier releases, and what takes their place.
WITHDRAWN = {f"us-{year}-15": f"us-{year}" for year in (2014, 2015, 2023)}


@dataclass(frozen=True)
class Accounts:
    """The accounts that a package holds, in levels: what `industries.csv` and the two flow tables say.

    `Z` and `Z_d` (n, n) are flows in million with and without imports; the vectors (n,) are in million,
    `jobs` in jobs. `personal_income` in million; `contribution_share` the part of compensation that goes to
    social insurance. An account that the package lacks is all nan, and so is a personal income that it lacks.
    `other_purchases` are imports and taxes on products that the flows do not hold; `final_demand` what each
    industry sells to final users at home and abroad, which with its row of `Z_d` makes up its output. `hours_per_job`
    are those of a year. `proprietors_income` is what the self-employed earn, as far as households live on it.
    """

    industries: tuple[str, ...]
    names: tuple[str, ...]
    sectors: tuple[tuple[str, str], ...]
    Z: Matrix
    Z_d: Matrix
    output: Vector
    value_added: Vector
    compensation: Vector
    taxes_on_production: Vector
    gross_operating_surplus: Vector
    household_consumption: Vector
    jobs: Vector
    personal_income: float
    contribution_share: float
    other_purchases: Vector | None = None
    final_demand: Vector | None = None
    hours_per_job: Vector | None = None
    proprietors_income: Vector | None = None

    @property
    def earnings(self) -> Vector:
        """Compensation and proprietors' income (n,), million: what households earn from an industry."""
        return self.compensation + (0.0 if self.proprietors_income is None else self.proprietors_income)

    def has(self, *accounts: str) -> bool:
        """Whether the package has all these accounts (names of the fields)."""
        return all(bool(np.isfinite(getattr(self, account)).all()) for account in accounts)

    @property
    def closed(self) -> bool:
        """Whether the table can be closed over households."""
        return self.has("compensation", "household_consumption", "personal_income")


def available() -> tuple[str, ...]:
    """Names of the shipped multiplier packages, sorted."""
    root = shipped("multipliers")
    found = (path.parent for path in root.glob(f"*/{DESCRIPTOR}"))
    return tuple(sorted(path.name for path in found if _is_package(path)))


def national_tables(country: str) -> dict[int, str]:
    """Year -> name of the shipped packages of a country (ISO 3166 alpha-2), the most detailed of each year.

    Told from the packages' descriptors; no table is read.
    """
    return dict(_national_tables(country, shipped("multipliers")))


@functools.lru_cache(maxsize=256)  # what is shipped stays as it is
def _national_tables(country: str, root: Path) -> dict[int, str]:
    return tables_of(country, [root / name for name in available()])


def _is_package(folder: Path) -> bool:
    return (folder / "industries.csv").is_file() or (folder / INDEX).is_file()


def locate(name_or_path: str | Path) -> Path:
    """The folder of a package, from its shipped name, the name of one of the user's own, or its path.

    PackageError lists the names there are."""
    path = Path(name_or_path)
    if (path / DESCRIPTOR).is_file():
        return path
    if path.name == str(name_or_path) and _is_package(shipped("multipliers") / path.name):
        return shipped("multipliers") / path.name
    own = own_packages()
    if str(name_or_path) in own:
        return own[str(name_or_path)]
    if str(name_or_path) in WITHDRAWN:
        raise PackageError(refusals.PackageWithdrawn(str(name_or_path), WITHDRAWN[str(name_or_path)]))
    raise PackageError(refusals.NoPackage(str(name_or_path), available(), tuple(sorted(own)), DESCRIPTOR))


def load_economy(name: str | Path, place: str | None = None) -> Economy:
    """The Economy of a shipped package ("us-2014") or of a package folder.

    `place` may be a place of the nation that the package is of: US-TX, cbsa:19100, fips:48439. A package that holds
    many economies ("world-2014") needs the one that is meant, or a place in it: JP, jp:15.
    Raises PackageError when the package is not there, is damaged or does not cover the place; TableError when
    its table cannot be used.

    >>> ic.load_economy("us-2014", "cbsa:19100").place
    'cbsa:19100'
    """
    folder = locate(name).resolve()
    if is_collection(folder):
        folder = member_folder(folder, country_of(place) if place and family_abroad(place) else place)
    economy = _load(folder, fingerprint(folder))
    if place is None or place.upper() == economy.place:
        return economy
    if not family_of(spelled(place)) or country_of(spelled(place)) != economy.place:
        raise PackageError(refusals.PackageOfOtherPlace(economy.name, economy.place, place))
    from impactcalc.economy.regions.regional import regional_economy  # late: a run on the nation needs no places

    return regional_economy(table_of(economy), place)


def load_table(name: str | Path, place: str | None = None) -> TableEconomy:
    """As `load_economy`, for who needs the table itself: TableError for a package of multipliers alone."""
    return table_of(load_economy(name, place))


def is_shipped(economy: Economy) -> bool:
    """Whether an economy is that of a package that ships with the project, as it ships."""
    folder = shipped("multipliers") / economy.name
    return (folder / DESCRIPTOR).is_file() and load_economy(folder).sha256 == economy.sha256


@functools.lru_cache(maxsize=160)  # a study with partners everywhere
def _load(folder: Path, content: str) -> Economy:  # noqa: ARG001 - a package whose files changed is another
    package = read_package(folder)
    if kind_of(package) == SET_KIND:
        from impactcalc.economy.multiplier_package import load_set  # late: most packages have a matrix

        return load_set(package)
    if kind_of(package) == JOBS_KIND:
        from impactcalc.economy.regions.jobs_package import load_jobs_package  # late: the same

        return load_jobs_package(package, load_table)
    accounts, bridge, about = read_accounts(package), read_bridge(package), about_of(package)
    g = accounts.output
    if (g <= 0.0).any():
        without = [code for code, level in zip(accounts.industries, g, strict=True) if level <= 0.0]
        raise TableError(tables.WithoutOutput(package.name, tuple(without)))
    facts = facts_of(package, about)
    refuse_impossible(package, facts, impossible_accounts(accounts))
    per_million: dict[Measure, Vector] = {
        measure: getattr(accounts, account) / g for measure, account in _ACCOUNTS.items() if accounts.has(account)
    }
    worked = read_working_time(package.name, about.get("working_time"), accounts.hours_per_job)
    if worked is not None and "jobs" in per_million:
        per_million["jobs_fte"] = per_million["jobs"] * worked.full_time
    return TableEconomy(
        name=package.name,
        title=str(package.descriptor.get("title", package.name)),
        place=str(about["place"]),
        country=str(about["country"]),
        year=int(about["year"]),
        currency=str(about["currency"]),
        valuation=about["valuation"],
        industries=accounts.industries,
        industry_names=accounts.names,
        A=accounts.Z / g,
        A_d=accounts.Z_d / g,
        output=g,
        per_output=per_million,
        households=Households(
            row=accounts.earnings / g * (1.0 - accounts.contribution_share),
            column=accounts.household_consumption / accounts.personal_income,
            contribution_share=accounts.contribution_share,
        )
        if accounts.closed
        else None,
        bridge=bridge,
        jobs_basis=jobs_basis_of(about),
        jobs_year=int(about.get("jobs_year", about["year"])),
        working_time=worked,
        sha256=package.sha256,
        version=str(package.descriptor.get("version", "")),
        sources=sources_of(package),
        facts=facts | unsold_fact(package),
        household_sources=_household_sources(about),
        fiscal=read_fiscal(package.name, about.get("fiscal")),
        **income_taxes(package, about),
    )


def write_economy(folder: Path, descriptor: Mapping[str, Any], accounts: Accounts, bridge: Bridge) -> None:
    """Write a package from accounts in levels.

    `descriptor` carries the title, sources, licence and the part `impactcalc`; there it is noted which accounts
    the package lacks.
    """
    vectors: dict[str, Vector] = {
        name: getattr(accounts, name)
        for name, _, _ in _INDUSTRY_COLUMNS[4:]
        if name not in _MAY_ADD or getattr(accounts, name) is not None
    }
    lacks = [name for name, vector in vectors.items() if not np.isfinite(vector).all()]
    vectors = {name: vector for name, vector in vectors.items() if name not in lacks}
    columns = [column for i, column in enumerate(_INDUSTRY_COLUMNS) if i < 4 or column[0] in vectors]
    industries = [
        [code, name, *sector, *(float(vector[i]) for vector in vectors.values())]
        for i, (code, name, sector) in enumerate(
            zip(accounts.industries, accounts.names, accounts.sectors, strict=True)
        )
    ]
    if lacks:
        descriptor = {**descriptor, "impactcalc": {**descriptor["impactcalc"], "lacks": lacks}}
    write_package(
        folder,
        descriptor,
        [
            Resource("industries", "Accounts by industry", columns, industries),
            _flows("transactions", "Intermediate flows, imports included", accounts.industries, accounts.Z),
            _flows(
                "domestic_transactions",
                "Intermediate flows, imports excluded",
                accounts.industries,
                accounts.Z_d,
            ),
            bridge_resource(bridge),
        ],
    )


def _flows(name: str, description: str, industries: Sequence[str], flows: Matrix) -> Resource:
    columns = [
        ("industry", "string", "selling industry"),
        *((code, "number", f"bought by {code}, million") for code in industries),
    ]
    rows = [[code, *(float(cell) for cell in flows[i])] for i, code in enumerate(industries)]
    return Resource(name, description, columns, rows)


def read_accounts(package: DataPackage) -> Accounts:
    """The accounts of a package in levels; labels must agree in name and order everywhere."""
    header, rows = package.table("industries")
    about = about_of(package)
    lacks = _MAY_LACK.intersection(map(str, about.get("lacks", ())))
    known = [name for name, _, _ in _INDUSTRY_COLUMNS if name not in lacks and name in (*header, *_NEVER_ADDED)]
    if header != known:
        raise PackageError(package_contents.FileHasColumns(package.name, "industries.csv", tuple(header)))
    codes = tuple(row[0] for row in rows)
    if not codes or len(set(codes)) != len(codes):
        raise PackageError(package_contents.IndustriesNotOnce(package.name, "industries.csv"))
    columns = {name: np.full(len(rows), math.nan) for name in lacks}
    columns |= {
        name: numbers_of(package, "industries", [row[i] for row in rows]) for i, name in enumerate(header) if i >= 4
    }
    return Accounts(
        industries=codes,
        names=tuple(row[1] for row in rows),
        sectors=tuple((row[2], row[3]) for row in rows),
        Z=_read_flows(package, "transactions", codes),
        Z_d=_read_flows(package, "domestic_transactions", codes),
        personal_income=math.nan if about["personal_income"] is None else fact_number(about, "personal_income"),
        contribution_share=fact_number(about, "contribution_share"),
        **columns,
    )


def _read_flows(package: DataPackage, name: str, industries: tuple[str, ...]) -> Matrix:
    header, rows = package.table(name)
    sides: dict[Literal["columns", "rows"], tuple[str, ...]] = {
        "columns": tuple(header[1:]), "rows": tuple(row[0] for row in rows),
    }  # fmt: skip
    for side, found in sides.items():
        if found != industries:
            raise PackageError(_first_difference(package.name, f"{name}.csv", side, found, industries))
    cells = numbers_of(package, name, [cell for row in rows for cell in row[1:]])
    return cells.reshape(len(rows), len(header) - 1)


def _household_sources(about: Mapping[str, Any]) -> dict[HouseholdNumber, str]:
    """Where the numbers that close the table over households come from, as far as the descriptor says."""
    listed = {key: about.get(key) for key in HOUSEHOLD_NUMBERS}
    return {key: str(one["source"]) for key, one in listed.items() if isinstance(one, dict) and "source" in one}


def _first_difference(
    package: str, file: str, side: Literal["columns", "rows"], found: Sequence[str], expected: Sequence[str]
) -> package_contents.FlowsOfOtherIndustries:
    pairs = enumerate(zip(found, expected, strict=False), start=1)
    at, ours, theirs = next(((at, a, b) for at, (a, b) in pairs if a != b), (0, "", ""))
    return package_contents.FlowsOfOtherIndustries(package, file, side, at, ours, theirs, len(found), len(expected))
