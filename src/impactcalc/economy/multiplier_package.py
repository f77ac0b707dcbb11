"""A package of multipliers without a matrix <-> a MultiplierSet, and the identities that it must satisfy."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, cast, get_args

import numpy as np

from impactcalc.datapackage import DataPackage, Resource, write_package
from impactcalc.economy.descriptor_fields import jobs_basis_of, refuse_unfit
from impactcalc.economy.economy import Measure, MultiplierType
from impactcalc.economy.impossible import impossible_multipliers
from impactcalc.economy.leontief import Vector
from impactcalc.economy.multiplier_set import MultiplierSet
from impactcalc.economy.package_parts import (
    bridge_resource,
    facts_of,
    read_bridge,
    refuse_impossible,
    sources_of,
    unsold_fact,
)
from impactcalc.errors import PackageError
from impactcalc.facts.errors import package_contents as refusals
from impactcalc.facts.identities.multipliers import SetHolds, SetLaw

# Final-demand multipliers, by measure: how the column is called and what it counts.
FINAL_DEMAND: Mapping[Measure, tuple[str, str]] = {
    "output": ("final_demand_output", "output per unit of final demand"),
    "labour_income": ("final_demand_earnings", "earnings per unit of final demand"),
    "jobs": ("final_demand_employment", "jobs per million of final demand"),
    "value_added": ("final_demand_value_added", "value added per unit of final demand"),
}
DIRECT_EFFECT: Mapping[Measure, tuple[str, str]] = {
    "labour_income": ("direct_effect_earnings", "earnings of all industries per unit of the industry's own"),
    "jobs": ("direct_effect_employment", "jobs of all industries per job of the industry's own"),
}
DIRECT: Mapping[Measure, tuple[str, str]] = {
    "labour_income": ("direct_earnings", "the industry's own earnings per unit of its output"),
    "jobs": ("direct_jobs", "the industry's own jobs per million of its output"),
    "value_added": ("direct_value_added", "the industry's own value added per unit of its output"),
}
TYPES: tuple[MultiplierType, ...] = get_args(MultiplierType)
FILE = "multipliers.csv"
PAY = "pay"  # the row for pay handed to residents, which is no industry
_NEEDED = {"kind", "place", "country", "year", "currency", "unit", "valuation", "jobs_basis"}


def write_set(folder: Path, descriptor: Mapping[str, Any], multipliers: MultiplierSet) -> None:
    """Write a package. `descriptor` carries the title, sources, licence and the part `impactcalc`.

    A cell is empty where the set has no such multiplier; a column that it lacks altogether is left out.
    """
    columns: list[tuple[str, str, str]] = [
        ("industry", "string", f"industry code; '{PAY}' is pay handed to residents, once they spend it"),
        ("name", "string", "industry name"),
    ]
    vectors: list[tuple[Vector, float]] = []
    for kind in TYPES:
        for measure, (name, meaning) in FINAL_DEMAND.items():
            if (kind, measure) in multipliers.totals:
                columns.append((_column(name, kind), "number", f"Type {kind}: {meaning}"))
                pay = multipliers.per_pay.get(measure, math.nan) if kind == "II" else math.nan
                vectors.append((multipliers.totals[kind, measure], pay))
    for measure, (name, meaning) in DIRECT.items():
        if measure in multipliers.per_output:
            columns.append((name, "number", meaning))
            vectors.append((multipliers.per_output[measure], math.nan))
    rows = [
        [code, name, *(_cell(vector[i]) for vector, _ in vectors)]
        for i, (code, name) in enumerate(zip(multipliers.industries, multipliers.industry_names, strict=True))
    ]
    if multipliers.per_pay:
        rows.append([PAY, "Pay handed to residents", *(_cell(pay) for _, pay in vectors)])
    write_package(
        folder,
        descriptor,
        [
            Resource("multipliers", "Multipliers by industry", columns, rows),
            bridge_resource(multipliers.spending_bridge()),
        ],
    )


def load_set(package: DataPackage) -> MultiplierSet:
    """The set of a package. PackageError on a column, a number or a descriptor that does not fit."""
    about = _about(package)
    header, rows = package.table("multipliers")
    known = {_column(name, kind): (kind, m) for kind in TYPES for m, (name, _) in FINAL_DEMAND.items()}
    own = {name: measure for measure, (name, _) in DIRECT.items()}
    strange = [name for name in header[2:] if name not in known and name not in own]
    if header[:2] != ["industry", "name"] or strange or not set(header) & set(known):
        raise PackageError(refusals.FileHasColumns(package.name, FILE, tuple(header)))
    industries = [row for row in rows if row[0] != PAY]
    pay = next((row for row in rows if row[0] == PAY), None)
    columns = {name: _numbers(package, industries, i) for i, name in enumerate(header) if i >= 2}
    per_pay = _numbers(package, [pay] if pay else [], slice(2, None))
    facts = facts_of(package, about)
    totals = {known[name]: values for name, values in columns.items() if name in known}
    own_ones = {own[name]: values for name, values in columns.items() if name in own}
    codes = tuple(row[0] for row in industries)
    refuse_impossible(package, facts, impossible_multipliers(codes, totals, own_ones))
    return MultiplierSet(
        name=package.name,
        title=str(package.descriptor.get("title", package.name)),
        place=str(about["place"]),
        country=str(about["country"]),
        year=int(about["year"]),
        currency=str(about["currency"]),
        valuation=about["valuation"],
        industries=codes,
        industry_names=tuple(row[1] for row in industries),
        per_output=own_ones,
        bridge=read_bridge(package, industries=codes),
        jobs_basis=jobs_basis_of(about),
        sha256=package.sha256,
        version=str(package.descriptor.get("version", "")),
        sources=sources_of(package),
        facts=facts | unsold_fact(package),
        totals=totals,
        per_pay={
            known[name][1]: float(value)
            for name, value in zip(header[2:], per_pay, strict=False)
            if name in known and known[name][0] == "II" and not math.isnan(value)
        },
    )


def faults(multipliers: MultiplierSet) -> Iterator[tuple[SetHolds, float]]:
    """What must hold in a set, and by how much the worst industry misses it. A multiplier that is not known misses
    nothing."""
    unknown = np.full(len(multipliers.industries), np.nan)

    def total(kind: MultiplierType, measure: Measure) -> Vector:
        return multipliers.totals.get((kind, measure), unknown)

    for kind in TYPES:
        yield _worst(multipliers, "at least one", "output", kind, 1.0 - total(kind, "output"))
    for measure, (name, _) in FINAL_DEMAND.items():
        yield _worst(multipliers, "over Type I", name, "", total("I", measure) - total("II", measure))
        yield _worst(multipliers, "not negative", name, "", np.fmax(-total("I", measure), -total("II", measure)))
    for measure, (name, _) in DIRECT.items():
        own = multipliers.per_output.get(measure, unknown)
        whole = np.fmin(total("I", measure), total("II", measure))
        yield _worst(multipliers, "within the total", name, "", own - whole)


def _worst(
    multipliers: MultiplierSet, law: SetLaw, measure: str, kind: MultiplierType | Literal[""], misses: Vector
) -> tuple[SetHolds, float]:
    known = ~np.isnan(misses)
    if not known.any():
        return SetHolds(law, measure, kind, 0, ""), 0.0
    at = int(np.nanargmax(misses))
    return SetHolds(law, measure, kind, int(known.sum()), multipliers.industries[at]), max(0.0, float(misses[at]))


def _column(name: str, kind: MultiplierType) -> str:
    return f"{name}_type_{TYPES.index(kind) + 1}"


def _cell(value: float) -> object:
    return "" if math.isnan(value) else float(value)


def _numbers(package: DataPackage, rows: list[list[str]], part: int | slice) -> Vector:
    cells = [cell for row in rows for cell in ([row[part]] if isinstance(part, int) else row[part])]
    try:
        numbers = np.array([float(cell) if cell else math.nan for cell in cells], dtype=np.float64)
    except ValueError as error:
        raise PackageError(refusals.MultipliersNotNumbers(package.name, FILE, str(error))) from error
    if not np.isfinite(numbers[[bool(cell) for cell in cells]]).all():  # a blank is what a set does not tell
        raise PackageError(refusals.FileNotFinite(package.name, FILE))
    return numbers


def _about(package: DataPackage) -> Mapping[str, Any]:
    about = cast("Mapping[str, Any]", package.descriptor["impactcalc"])
    if not about.keys() >= _NEEDED:
        raise PackageError(refusals.DescriptorMustSay(package.name, "impactcalc", tuple(sorted(_NEEDED))))
    refuse_unfit(package, about)
    return about
