"""What the regional method was calibrated on: sizes of regions, and what it left of their jobs."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from impactcalc.datapackage import read_package
from impactcalc.resources import shipped


@dataclass(frozen=True, slots=True)
class Calibrated:
    """The least and the most of the regions with published multipliers: `size` is a region's share of the nation's
    private jobs, `jobs` published over computed jobs where the region was left out.
    """

    size: tuple[float, float]
    jobs: tuple[float, float]


@functools.cache
def calibrated() -> Calibrated:
    """From the package `regional`."""
    package = read_package(shipped("multipliers") / "regional")
    low, high = package.descriptor["impactcalc"]["size"]
    jobs = next(row for row in package.table("residuals")[1] if row[0] == "jobs")
    return Calibrated((float(low), float(high)), (float(jobs[4]), float(jobs[5])))
