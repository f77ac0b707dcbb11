"""A multiplier package on disk (descriptor + CSV) <-> an Economy."""

from __future__ import annotations

import functools
import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np

from impactcalc.datapackage import DESCRIPTOR, DataPackage, Resource, read_package, write_package
from impactcalc.economy.bridge import Bridge, Part, Treatment
from impactcalc.economy.economy import VALUATIONS, Economy, Households, Measure
from impactcalc.economy.fiscal_shares import read_fiscal
from impactcalc.economy.leontief import Matrix, Vector
from impactcalc.errors import PackageError, TableError
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
)
_BRIDGE_COLUMNS = (
    ("category", "string", "spending category"),
    ("treatment", "string", "service, margin, good, leakage, tax or wages"),
    ("industry", "string", "industry that receives the share; empty for leakage, tax and wages"),
    ("share", "number", "share of the purchaser's price; a category's shares sum to 1"),
)


@dataclass(frozen=True)
class Accounts:
    """The accounts that a package holds, in levels: what `industries.csv` and the two flow tables say.

    `Z` and `Z_d` (n, n) are flows in million with and without imports; the vectors (n,) are in million,
    `jobs` in jobs. `personal_income` in million; `contribution_share` the part of compensation that goes to
    social insurance.
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


def available() -> tuple[str, ...]:
    """Names of the shipped multiplier packages, sorted."""
    root = shipped("multipliers")
    found = (path.parent for path in root.glob(f"*/{DESCRIPTOR}"))
    return tuple(sorted(path.name for path in found if (path / "industries.csv").is_file()))


def national_tables(country: str) -> dict[int, str]:
    """Year -> name of the shipped packages of a country (ISO 3166 alpha-2), the most detailed of each year."""
    found: dict[int, tuple[int, str]] = {}
    for name in available():
        economy = load_economy(name)
        if economy.place == country:
            found[economy.year] = max(found.get(economy.year, (0, "")), (len(economy.industries), name))
    return {year: name for year, (_, name) in sorted(found.items())}


def locate(name_or_path: str | Path) -> Path:
    """The folder of a package, from its shipped name or its path. PackageError lists the names there are."""
    path = Path(name_or_path)
    if (path / DESCRIPTOR).is_file():
        return path
    if path.name == str(name_or_path) and (shipped("multipliers") / path.name / "industries.csv").is_file():
        return shipped("multipliers") / path.name
    raise PackageError(
        f"there is no multiplier package '{name_or_path}'. Shipped: {', '.join(available())}. "
        f"A package of your own is a folder with a {DESCRIPTOR} in it"
    )


def load_economy(name: str | Path, place: str | None = None) -> Economy:
    """The Economy of a shipped package ("us-2014") or of a package folder.

    `place` may be a place of the United States for a package of the nation: US-TX, cbsa:19100, fips:48439.
    Raises PackageError when the package is not there, is damaged or does not cover the place; TableError when
    its table cannot be used.
    """
    folder = locate(name).resolve()
    economy = _load(folder, hashlib.sha256((folder / DESCRIPTOR).read_bytes()).hexdigest())
    if place is None or place.upper() == economy.place:
        return economy
    if economy.place != "US" or not place.upper().startswith(("US-", "CBSA:", "FIPS:")):
        raise PackageError(f"the package '{economy.name}' covers {economy.place}, not '{place}'")
    from impactcalc.economy.regional import regional_economy  # late: a run on the nation needs no places

    return regional_economy(economy, place)


@functools.lru_cache(maxsize=8)
def _load(folder: Path, sha256: str) -> Economy:  # noqa: ARG001 - a package that was built again is another
    package = read_package(folder)
    accounts, bridge, about = read_accounts(package), read_bridge(package), _about(package)
    g = accounts.output
    if (g <= 0.0).any():
        without = [code for code, level in zip(accounts.industries, g, strict=True) if level <= 0.0]
        raise TableError(f"{package.name}: industries without output must be left out: {', '.join(without)}")
    per_million: Mapping[Measure, Vector] = {
        "value_added": accounts.value_added / g,
        "labour_income": accounts.compensation / g,
        "jobs": accounts.jobs / g,
        "taxes_on_production": accounts.taxes_on_production / g,
    }
    return Economy(
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
            row=accounts.compensation / g * (1.0 - accounts.contribution_share),
            column=accounts.household_consumption / accounts.personal_income,
            contribution_share=accounts.contribution_share,
        ),
        bridge=bridge,
        jobs_basis=str(about["jobs_basis"]),
        jobs_year=int(about.get("jobs_year", about["year"])),
        sha256=package.sha256,
        version=str(package.descriptor.get("version", "")),
        sources=_sources(package),
        facts=_facts(package, about),
        fiscal=read_fiscal(package.name, about.get("fiscal")),
    )


def write_economy(folder: Path, descriptor: Mapping[str, Any], accounts: Accounts, bridge: Bridge) -> None:
    """Write a package from accounts in levels.

    `descriptor` carries the title, sources, licence and the part `impactcalc`.
    """
    vectors = (
        accounts.output, accounts.value_added, accounts.compensation, accounts.taxes_on_production,
        accounts.gross_operating_surplus, accounts.household_consumption, accounts.jobs,
    )  # fmt: skip
    industries = [
        [code, name, *sector, *(float(vector[i]) for vector in vectors)]
        for i, (code, name, sector) in enumerate(
            zip(accounts.industries, accounts.names, accounts.sectors, strict=True)
        )
    ]
    write_package(
        folder,
        descriptor,
        [
            Resource("industries", "Accounts by industry", _INDUSTRY_COLUMNS, industries),
            _flows("transactions", "Intermediate flows, imports included", accounts.industries, accounts.Z),
            _flows(
                "domestic_transactions",
                "Intermediate flows, imports excluded",
                accounts.industries,
                accounts.Z_d,
            ),
            Resource(
                "bridge",
                "From a purchaser's spending by category to industries",
                _BRIDGE_COLUMNS,
                [[part.category, part.treatment, part.industry, part.share] for part in bridge.parts],
            ),
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
    if header != [name for name, _, _ in _INDUSTRY_COLUMNS]:
        raise PackageError(f"{package.name}: industries.csv has the columns {header}")
    codes = tuple(row[0] for row in rows)
    if not codes or len(set(codes)) != len(codes):
        raise PackageError(f"{package.name}: industries.csv must list industries, each once")
    about = _about(package)
    columns = {
        name: _numbers(package, "industries", [row[i] for row in rows]) for i, name in enumerate(header) if i >= 4
    }
    return Accounts(
        industries=codes,
        names=tuple(row[1] for row in rows),
        sectors=tuple((row[2], row[3]) for row in rows),
        Z=_read_flows(package, "transactions", codes),
        Z_d=_read_flows(package, "domestic_transactions", codes),
        personal_income=_value(package, about, "personal_income"),
        contribution_share=_value(package, about, "contribution_share"),
        **columns,
    )


def _read_flows(package: DataPackage, name: str, industries: tuple[str, ...]) -> Matrix:
    header, rows = package.table(name)
    labels = tuple(row[0] for row in rows)
    for what, found in (("columns", tuple(header[1:])), ("rows", labels)):
        if found != industries:
            raise PackageError(
                f"{package.name}: the {what} of {name}.csv are not the industries of industries.csv, "
                f"in name and order; first difference: {_first_difference(found, industries)}"
            )
    cells = _numbers(package, name, [cell for row in rows for cell in row[1:]])
    return cells.reshape(len(rows), len(header) - 1)


def read_bridge(package: DataPackage) -> Bridge:
    """The bridge of a package; TableError when a category's shares do not sum to one."""
    parts = read_parts(package)
    categories = tuple(dict.fromkeys(part.category for part in parts))
    industries = tuple(row[0] for row in package.table("industries")[1])
    return Bridge(categories, industries, parts)


def read_parts(package: DataPackage) -> tuple[Part, ...]:
    """The rows of a package's bridge as they stand, before anything is known about them."""
    header, rows = package.table("bridge")
    if header != [name for name, _, _ in _BRIDGE_COLUMNS]:
        raise PackageError(f"{package.name}: bridge.csv has the columns {header}")
    shares = _numbers(package, "bridge", [row[3] for row in rows])
    return tuple(
        Part(row[0], cast(Treatment, row[1]), row[2], float(share)) for row, share in zip(rows, shares, strict=True)
    )


def _about(package: DataPackage) -> Mapping[str, Any]:
    about = package.descriptor.get("impactcalc")
    needed = {
        "kind", "place", "country", "year", "currency", "unit", "valuation", "jobs_basis", "personal_income",
        "contribution_share",
    }  # fmt: skip
    if not isinstance(about, dict) or not needed <= about.keys():
        raise PackageError(f"{package.name}: the descriptor's part 'impactcalc' must say {', '.join(sorted(needed))}")
    if about["kind"] != "economy" or about["unit"] != "million":
        raise PackageError(f"{package.name}: this is no economy in millions, but {about['kind']} in {about['unit']}")
    if about["valuation"] not in VALUATIONS:
        raise PackageError(f"{package.name}: the valuation is '{about['valuation']}', not {' or '.join(VALUATIONS)}")
    if not isinstance(about["year"], int):
        raise PackageError(f"{package.name}: the year is {about['year']!r}, not a whole number")
    if _value(package, about, "personal_income") <= 0.0:
        raise PackageError(f"{package.name}: personal_income must be above 0")
    if not 0.0 <= _value(package, about, "contribution_share") < 1.0:
        raise PackageError(f"{package.name}: contribution_share must be at least 0 and below 1")
    return about


def _value(package: DataPackage, about: Mapping[str, Any], key: str) -> float:
    entry = about[key]
    value = entry.get("value") if isinstance(entry, dict) else None
    if not isinstance(value, int | float) or not math.isfinite(value):
        raise PackageError(f"{package.name}: {key} needs a value that is a number, and its source")
    return float(value)


def _sources(package: DataPackage) -> tuple[str, ...]:
    sources = package.descriptor.get("sources", [])
    if not isinstance(sources, list) or not all(isinstance(s, dict) and "title" in s for s in sources):
        raise PackageError(f"{package.name}: every source in the descriptor needs a title")
    return tuple(str(source["title"]) for source in sources)


def _facts(package: DataPackage, about: Mapping[str, Any]) -> dict[str, str]:
    listed = about.get("facts", {})
    if not isinstance(listed, dict):
        raise PackageError(f"{package.name}: the facts in the descriptor must be names with a text each")
    facts = {str(key): str(value) for key, value in listed.items()}
    for key in ("personal_income", "contribution_share"):
        if "source" in about[key]:
            facts[f"{key.replace('_', ' ')} source"] = str(about[key]["source"])
    return facts


def _numbers(package: DataPackage, name: str, cells: Sequence[str]) -> Vector:
    try:
        numbers = np.array(cells, dtype=np.float64)
    except ValueError as error:
        raise PackageError(f"{package.name}: {name}.csv holds something that is not a number ({error})") from error
    if not np.isfinite(numbers).all():
        raise PackageError(f"{package.name}: {name}.csv holds numbers that are not finite")
    return numbers


def _first_difference(found: Sequence[str], expected: Sequence[str]) -> str:
    for i, (a, b) in enumerate(zip(found, expected, strict=False)):
        if a != b:
            return f"position {i + 1} is '{a}' where '{b}' belongs"
    return f"{len(found)} labels where {len(expected)} belong"
