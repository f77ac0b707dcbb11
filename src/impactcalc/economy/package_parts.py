"""What every kind of package has: its descriptor's facts, its sources, its bridge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

import numpy as np

from impactcalc.datapackage import DataPackage, Resource
from impactcalc.economy.bridge import Bridge, Part, Treatment, unsold
from impactcalc.economy.descriptor_fields import refuse_unfit
from impactcalc.economy.leontief import Vector
from impactcalc.errors import PackageError
from impactcalc.facts.errors import package_contents as refusals
from impactcalc.facts.found import ErrorFact

DOES_NOT_HOLD = "does not hold"  # the fact of a package that was made although it breaks identities
_BRIDGE_COLUMNS = (
    ("category", "string", "spending category"),
    ("treatment", "string", "service, margin, good, leakage, tax or wages"),
    ("industry", "string", "industry that receives the share; empty for leakage, tax and wages"),
    ("share", "number", "share of the purchaser's price; a category's shares sum to 1"),
)


def bridge_resource(bridge: Bridge) -> Resource:
    """The file bridge.csv."""
    return Resource(
        "bridge",
        "From a purchaser's spending by category to industries",
        _BRIDGE_COLUMNS,
        [[part.category, part.treatment, part.industry, part.share] for part in bridge.parts],
    )


def read_bridge(package: DataPackage, industries: tuple[str, ...] = ()) -> Bridge:
    """The bridge of a package; TableError when a category's shares do not sum to one.

    The industries are those of industries.csv, where they are not given.
    """
    parts = read_parts(package)
    categories = tuple(dict.fromkeys(part.category for part in parts))
    return Bridge(categories, industries or tuple(row[0] for row in package.table("industries")[1]), parts)


def unsold_fact(package: DataPackage) -> dict[str, str]:
    """The categories that a package's bridge does not have, as a fact for the reader; nothing where it has all."""
    absent = unsold({part.category for part in read_parts(package)})
    if not absent:
        return {}
    return {"categories without a seller": f"{', '.join(absent)}: not in the bridge, so what is spent on them leaks"}


def read_parts(package: DataPackage) -> tuple[Part, ...]:
    """The rows of a package's bridge as they stand, before anything is known about them."""
    header, rows = package.table("bridge")
    if header != [name for name, _, _ in _BRIDGE_COLUMNS]:
        raise PackageError(refusals.FileHasColumns(package.name, "bridge.csv", tuple(header)))
    shares = numbers_of(package, "bridge", [row[3] for row in rows])
    return tuple(
        Part(row[0], cast(Treatment, row[1]), row[2], float(share)) for row, share in zip(rows, shares, strict=True)
    )


def about_of(package: DataPackage) -> Mapping[str, Any]:
    """The part `impactcalc` of an economy's descriptor, checked."""
    about = package.descriptor.get("impactcalc")
    needed = {
        "kind", "place", "country", "year", "currency", "unit", "valuation", "jobs_basis", "personal_income",
        "contribution_share",
    }  # fmt: skip
    if not isinstance(about, dict) or not needed <= about.keys():
        raise PackageError(refusals.DescriptorMustSay(package.name, "impactcalc", tuple(sorted(needed))))
    refuse_unfit(package, about)
    if about["personal_income"] is not None and fact_number(about, "personal_income") <= 0.0:
        raise PackageError(refusals.PersonalIncomeNotAbove0(package.name))
    if not 0.0 <= fact_number(about, "contribution_share") < 1.0:
        raise PackageError(refusals.ContributionShareOutside(package.name))
    return about


def refuse_impossible(package: DataPackage, facts: Mapping[str, str], found: Iterable[ErrorFact]) -> None:
    """PackageError with what cannot be; a package that says of itself that it does not hold has said so."""
    impossible = tuple(found)
    if impossible and DOES_NOT_HOLD not in facts:
        raise PackageError(refusals.FiguresImpossible(package.name, str(package.folder), impossible))


def income_taxes(package: DataPackage, about: Mapping[str, Any]) -> dict[str, Any]:
    """The part `income_tax_by_state`: the rates, own and local, by state, and their source; empty without it."""
    part = about.get("income_tax_by_state", {})
    rates = part.get("rates", {}) if isinstance(part, dict) else None
    if not isinstance(rates, dict) or not all(map(_are_two_shares, rates.values())):
        raise PackageError(refusals.RatesOfStatesUnfit(package.name))
    by_state = {str(state): (float(own), float(local)) for state, (own, local) in rates.items()}
    return {"income_tax_by_state": by_state, "income_tax_source": str(part.get("source", ""))}


def _are_two_shares(pair: object) -> bool:
    fit = isinstance(pair, list) and len(pair) == 2
    return fit and all(isinstance(one, int | float) and 0.0 <= one <= 1.0 for one in pair)  # type: ignore[attr-defined]


def fact_number(about: Mapping[str, Any], key: str) -> float:
    """The value of a field that has a source too, of a part that was checked."""
    return float(about[key]["value"])


def sources_of(package: DataPackage) -> tuple[str, ...]:
    """The titles of a package's sources."""
    sources = package.descriptor.get("sources", [])
    if not isinstance(sources, list) or not all(isinstance(s, dict) and "title" in s for s in sources):
        raise PackageError(refusals.SourceWithoutTitle(package.name))
    return tuple(str(source["title"]) for source in sources)


def facts_of(package: DataPackage, about: Mapping[str, Any]) -> dict[str, str]:
    """What the descriptor tells about how the numbers were made, name and text."""
    listed = about.get("facts", {})
    if not isinstance(listed, dict):
        raise PackageError(refusals.FactsWithoutNames(package.name))
    return {str(key): str(value) for key, value in listed.items()}


def numbers_of(package: DataPackage, name: str, cells: Sequence[str]) -> Vector:
    """The cells of a file as finite numbers; PackageError when one is not."""
    try:
        numbers = np.array(cells, dtype=np.float64)
    except ValueError as error:
        raise PackageError(refusals.FileNotNumbers(package.name, f"{name}.csv", str(error))) from error
    if not np.isfinite(numbers).all():
        raise PackageError(refusals.FileNotFinite(package.name, f"{name}.csv"))
    return numbers
