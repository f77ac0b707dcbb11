"""Who gets the taxes of a nation: shares by level of government, and average rates on income, each with its source."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import Any

from impactcalc.errors import PackageError
from impactcalc.facts.errors import package_contents as refusals


@dataclass(frozen=True, slots=True)
class Share:
    """A share or an average rate, 0 to 1, and where it is from."""

    value: float
    source: str


@dataclass(frozen=True, slots=True)
class Fiscal:
    """The nation's split of taxes.

    `federal_production` is the federal share of taxes on production and imports before subsidies,
    `state_production` the states' share of what state and local government take of them. The rates on income are
    averages: taxes over personal income, contributions over compensation of employees. `state_income` is the
    states' share of income tax of state and local government.
    """

    federal_production: Share
    state_production: Share
    federal_personal_tax: Share
    social_contributions: Share
    state_local_income_tax: Share
    state_income: Share


NAMES = tuple(item.name for item in fields(Fiscal))


def read_fiscal(package: str, entry: object) -> Fiscal | None:
    """The part `fiscal` of a package's descriptor; None where it has none. PackageError when it is damaged."""
    if entry is None:
        return None
    if not isinstance(entry, dict) or set(entry) != set(NAMES):
        raise PackageError(refusals.DescriptorMustSay(package, "fiscal", NAMES))
    return Fiscal(**{name: _share(package, name, value) for name, value in entry.items()})


def _share(package: str, name: str, entry: Any) -> Share:
    value = entry.get("value") if isinstance(entry, dict) else None
    if not isinstance(value, int | float) or not math.isfinite(value) or not 0.0 <= value <= 1.0:
        raise PackageError(refusals.FiscalShareUnfit(package, name))
    if not entry.get("source"):
        raise PackageError(refusals.FiscalSourceMissing(package, name))
    return Share(float(value), str(entry["source"]))
