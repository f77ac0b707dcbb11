"""The jobs that nations are known to have after the table of 2014: what moved jobs are scaled to."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from impactcalc.known.world_places import world_package


@dataclass(frozen=True, slots=True)
class NationalJobs:
    """A nation's jobs of a year. `same_concept`: as the table of 2014 counts them, so that the two tell its growth."""

    year: int
    jobs: float
    same_concept: bool
    source: str


@functools.cache
def national_jobs() -> Mapping[str, NationalJobs]:
    """By country, ISO 3166 alpha-2."""
    rows = world_package().table("national_jobs")[1]
    return MappingProxyType(
        {
            country: NationalJobs(int(year), float(jobs), concept == "accounts", source)
            for country, year, jobs, concept, source in rows
        }
    )
