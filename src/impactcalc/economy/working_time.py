"""Hours that a job has in a year, by industry, and how many of them make a full-time year."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from impactcalc.economy.leontief import Vector
from impactcalc.errors import PackageError, TableError
from impactcalc.facts.errors import package_contents as refusals
from impactcalc.facts.errors import packages, tables


@dataclass(frozen=True)
class WorkingTime:
    """How long a job is.

    `hours` (n,) per job in a year, by industry, of `year` and from `source`; the self-employed have those of the
    employees of their industry. `full_time_year` is how many hours make one full-time equivalent, as
    `full_time_source` says.
    """

    hours: Vector = field(repr=False)
    year: int
    source: str
    full_time_year: float
    full_time_source: str

    def __post_init__(self) -> None:
        if not np.isfinite(self.hours).all() or (self.hours < 0.0).any():
            raise TableError(tables.HoursPerJobUnfit())
        if not (math.isfinite(self.full_time_year) and self.full_time_year > 0.0):
            raise TableError(tables.FullTimeYearWithoutHours(self.full_time_year))
        self.hours.flags.writeable = False

    @property
    def full_time(self) -> Vector:
        """Full-time equivalents per job (n,)."""
        return np.asarray(self.hours / self.full_time_year)


def read_working_time(package: str, entry: Any, hours: Vector | None) -> WorkingTime | None:
    """The part `working_time` of a package's descriptor and its column of hours; None where it has neither.

    PackageError where it has one without the other, or they make no sense.
    """
    if entry is None and hours is None:
        return None
    full = entry.get("full_time_year") if isinstance(entry, dict) else None
    if hours is None or not isinstance(full, dict) or not {"year", "source"} <= entry.keys():
        raise PackageError(refusals.WorkingTimeByHalf(package))
    try:
        return WorkingTime(hours, int(entry["year"]), str(entry["source"]), float(full["value"]), str(full["source"]))
    except (KeyError, TypeError, ValueError) as error:
        raise PackageError(refusals.WorkingTimeUnreadable(package, str(error))) from error
    except TableError as error:
        raise PackageError(packages.OfPackage(package, error.fact)) from error
