"""What the regional method was calibrated on, what it left, and how far its parameters are open."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from impactcalc.datapackage import DataPackage, read_package
from impactcalc.resources import shipped


@dataclass(frozen=True, slots=True)
class Residual:
    """What delta, closure and residence leave of a figure: the log of published over computed, over `regions` that were
    left out one by one; its mean and standard deviation, and the lowest and highest factor."""

    regions: int
    mean: float
    deviation: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ParameterRange:
    """The least, the likeliest and the most that a parameter of the method can be, and what says so."""

    low: float
    mode: float
    high: float
    regions: int
    source: str


@dataclass(frozen=True, slots=True)
class Calibrated:
    """The least and the most of the regions with published multipliers: `size` is a region's share of the nation's
    private jobs, `jobs` published over computed jobs where the region was left out. `residuals` by figure of the fit,
    `ranges` of the parameters in the United States by name.
    """

    size: tuple[float, float]
    jobs: tuple[float, float]
    residuals: Mapping[str, Residual]
    ranges: Mapping[str, ParameterRange]


@functools.cache
def calibrated() -> Calibrated:
    """From the package `regional`."""
    package = read_package(shipped("multipliers") / "regional")
    low, high = package.descriptor["impactcalc"]["size"]
    residuals = _residuals(package)
    jobs = residuals["jobs"]
    return Calibrated((float(low), float(high)), (jobs.low, jobs.high), residuals, _ranges(package))


def _residuals(package: DataPackage) -> Mapping[str, Residual]:
    rows = package.table("residuals")[1]
    return {figure: Residual(int(regions), *map(float, numbers)) for figure, regions, *numbers in rows}


def _ranges(package: DataPackage) -> Mapping[str, ParameterRange]:
    return {
        name: ParameterRange(float(low), float(mode), float(high), int(regions), source)
        for name, where, low, mode, high, regions, source in package.table("ranges")[1]
        if where == "US"
    }
