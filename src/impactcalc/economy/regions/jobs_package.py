"""A package that holds the jobs of one place: they make it a region of a shipped national table."""

from __future__ import annotations

import dataclasses
import hashlib
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import numpy as np

from impactcalc.datapackage import DataPackage, Resource, write_package
from impactcalc.economy.descriptor_fields import JOBS_KIND, jobs_basis_of, refuse_unfit
from impactcalc.economy.economy import JobsRange, Measure
from impactcalc.economy.identity import Identity, tested
from impactcalc.economy.leontief import Vector
from impactcalc.economy.package_parts import facts_of, numbers_of, sources_of
from impactcalc.economy.regions.own_jobs import OwnJobs, own_jobs
from impactcalc.economy.regions.regional import regional_economy
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.errors import PackageError
from impactcalc.facts.errors import jobs_packages as refusals
from impactcalc.facts.errors import package_contents
from impactcalc.facts.identities.accounts import FilesAsDescribed
from impactcalc.facts.identities.multipliers import RegionBetween
from impactcalc.known.isic import ALL
from impactcalc.known.places import country_of
from impactcalc.known.world_places import is_own

JOBS = "jobs.csv"
TOTAL = "total"
LoadNation = Callable[[str, str], TableEconomy]
_COLUMNS = (
    ("divisions", "string", f"divisions of ISIC Rev. 4, two digits each; '{TOTAL}': jobs, or people, in all"),
    ("jobs", "number", "jobs in the place"),
    ("nation", "number", "jobs in the nation, from the same source or from the shipped table"),
)
_RATES = (
    ("industry", "string", "industry of the nation's table, in its order"),
    ("jobs_per_million", "number", "jobs per million of output; the basis is in the descriptor"),
)
_NEEDED = {
    "kind", "place", "country", "year", "currency", "nation", "residents", "pay", "jobs_source", "jobs_basis",
}  # fmt: skip


def write_jobs_package(folder: Path, descriptor: Mapping[str, Any], own: OwnJobs, nation: TableEconomy) -> None:
    """Write a package. `descriptor` carries the title, sources, licence and the part `impactcalc`, which names the
    shipped package of the `nation`; that may have jobs per million of output which the package has not: they are kept.
    """
    rows: list[list[object]] = [
        [" ".join(f"{one:02d}" for one in sorted(divisions)), float(here), float(there)]
        for divisions, here, there in zip(own.divisions, own.jobs, own.nation, strict=True)
    ]
    if own.total is not None:
        rows.append([TOTAL, *map(float, own.total)])
    files = [Resource("jobs", "Jobs of the place and of its nation by sector", _COLUMNS, rows)]
    if "jobs" in nation.per_output:
        rates = zip(nation.industries, nation.per_output["jobs"].tolist(), strict=True)
        files.append(
            Resource("rates", "Jobs per million of output, the nation's", _RATES, [list(one) for one in rates])
        )
    about = {
        **descriptor["impactcalc"],
        "kind": JOBS_KIND,
        "residents": own.residents,
        "pay": own.pay,
        "jobs_source": own.source,
        "jobs_basis": nation.jobs_basis,
        "jobs_range": None if nation.jobs_range is None else dataclasses.asdict(nation.jobs_range),
    }
    write_package(folder, {**descriptor, "impactcalc": about}, files)


def load_jobs_package(package: DataPackage, load: LoadNation) -> TableEconomy:
    """The region that the jobs make of the nation's table, which `load` reads by its package's name and the country.

    PackageError on jobs or a descriptor that do not fit.
    """
    about = _about(package)
    own = _own(package, about)
    nation = _with_rates(package, about, load(str(about["nation"]), country_of(own.place)))
    # The region is told by the package, too, and is still what the method makes of its nation.
    fingerprint = hashlib.sha256(f"{nation.sha256}\n{package.sha256}".encode()).hexdigest()
    region = regional_economy(replace(nation, sha256=fingerprint), own_jobs(own, nation))
    return replace(
        region,
        name=package.name,
        title=str(package.descriptor.get("title", package.name)),
        version=str(package.descriptor.get("version", "")),
        sources=tuple(dict.fromkeys((*region.sources, *sources_of(package)))),
        facts={**region.facts, **facts_of(package, about)},
    )


def jobs_package_faults(package: DataPackage, load: LoadNation) -> Iterator[Identity]:
    """What must hold in such a package."""
    economy = load_jobs_package(package, load)
    nation = economy.nation
    yield tested(FilesAsDescribed(len(package.tables)), 0, "<=", 0)
    if nation is None:
        return
    own, whole = economy.L.sum(axis=0), nation.L.sum(axis=0)
    there = [code not in economy.absent for code in economy.industries]
    ends: dict[Literal["one", "nation"], Vector] = {"one": 1.0 - own[there], "nation": own - whole}
    for end, short in ends.items():
        worst = float(np.max(short)) if len(short) else math.nan
        yield tested(RegionBetween(end, len(short), nation.name), max(0.0, worst), "<=", 1e-9)


def _own(package: DataPackage, about: Mapping[str, Any]) -> OwnJobs:
    header, rows = package.table("jobs")
    if header != [name for name, _, _ in _COLUMNS] or not rows:
        raise PackageError(refusals.JobsHaveColumns(package.name, JOBS, tuple(header), len(rows)))
    numbers = numbers_of(package, "jobs", [cell for row in rows for cell in row[1:]]).reshape(len(rows), 2)
    whole = [i for i, row in enumerate(rows) if row[0] == TOTAL]
    sectors = [i for i, row in enumerate(rows) if row[0] != TOTAL]
    divisions = tuple(frozenset(int(one) for one in rows[i][0].split() if one.isdigit()) for i in sectors)
    if len(whole) > 1 or not all(one and one <= ALL for one in divisions):
        raise PackageError(refusals.JobsOfOtherDivisions(package.name, JOBS))
    if (numbers < 0.0).any() or (numbers[:, 0] > numbers[:, 1]).any() or not numbers[:, 0].sum() > 0.0:
        raise PackageError(refusals.JobsAboveNations(package.name, JOBS))
    total = (float(numbers[whole[0], 0]), float(numbers[whole[0], 1])) if whole else None
    residents, pay = (None if about[key] is None else float(about[key]) for key in ("residents", "pay"))
    return OwnJobs(
        str(about["place"]), divisions, numbers[sectors, 0], numbers[sectors, 1], total, residents, pay,
        str(about["jobs_source"]),
    )  # fmt: skip


def _with_rates(package: DataPackage, about: Mapping[str, Any], nation: TableEconomy) -> TableEconomy:
    """The nation with the jobs per million of output that the package holds, if it does."""
    if "rates" not in package.tables:
        return nation
    header, rows = package.table("rates")
    if header != [name for name, _, _ in _RATES] or tuple(row[0] for row in rows) != nation.industries:
        raise PackageError(refusals.RatesOfOtherIndustries(package.name, "rates.csv", nation.name))
    measures: dict[Measure, Vector] = {
        **nation.per_output, "jobs": numbers_of(package, "rates", [row[1] for row in rows]),
    }  # fmt: skip
    return replace(nation, per_output=measures, jobs_basis=jobs_basis_of(about), jobs_range=_jobs_range(package, about))


def _jobs_range(package: DataPackage, about: Mapping[str, Any]) -> JobsRange | None:
    entry = about.get("jobs_range")
    if entry is None:
        return None
    try:
        found = JobsRange(float(entry["low"]), float(entry["high"]), str(entry["source"]))
    except (KeyError, TypeError, ValueError) as error:
        raise PackageError(refusals.JobsRangeUnreadable(package.name, str(error))) from error
    if not 0.0 < found.low <= 1.0 <= found.high < math.inf:
        raise PackageError(refusals.JobsRangeWithout1(package.name))
    return found


def _about(package: DataPackage) -> Mapping[str, Any]:
    about = package.descriptor.get("impactcalc")
    if not isinstance(about, dict) or not about.keys() >= _NEEDED:
        raise PackageError(package_contents.DescriptorMustSay(package.name, "impactcalc", tuple(sorted(_NEEDED))))
    refuse_unfit(package, about)
    if not is_own(str(about["place"])):
        raise PackageError(refusals.NoRegionOfOwnJobs(package.name, str(about["place"])))
    return about
