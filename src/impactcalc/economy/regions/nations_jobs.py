"""The jobs of a nation in sectors, by the newest shipped table that has jobs by industry."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np

from impactcalc.economy.collection import is_collection
from impactcalc.economy.leontief import Vector
from impactcalc.economy.package import load_table, locate, national_tables
from impactcalc.known.isic import divisions_of


def nations_jobs(country: str, divisions: Sequence[frozenset[int]]) -> Vector:
    """The nation's jobs in sectors by the shipped table that has jobs by industry; nan for a country without one.

    An industry that lies in several sectors counts in each by the part of its divisions that is theirs.
    """
    known = _counted(country)
    if known is None:
        return np.full(len(divisions), np.nan)
    industries, jobs = known
    shares = np.array([[len(one & sector) / len(one) for one in industries] for sector in divisions])
    return np.asarray(shares.reshape(len(divisions), len(industries)) @ jobs)


def nation_in_all(country: str) -> float:
    """All jobs of the nation by the same table; nan for a country without one."""
    known = _counted(country)
    return float("nan") if known is None else float(known[1].sum())


@functools.cache
def _counted(country: str) -> tuple[tuple[frozenset[int], ...], Vector] | None:
    """Divisions and jobs by industry of a country's newest shipped table that has jobs."""
    for _, name in sorted(national_tables(country).items(), reverse=True):
        if is_collection(locate(name)):
            economy = load_table(name, country)
            if "jobs" in economy.per_output:
                return tuple(map(divisions_of, economy.industries)), economy.per_output["jobs"] * economy.output
    return None
