"""The jobs that a study brings of its own place -> the place's jobs by the industries of its nation's table."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from impactcalc.economy.economy import Measure
from impactcalc.economy.leontief import Vector
from impactcalc.economy.regions.jobs import PlaceJobs
from impactcalc.economy.regions.places import find_place
from impactcalc.economy.regions.world_jobs import serving_sectors, status_of
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.known.isic import divisions_of


@dataclass(frozen=True)
class OwnJobs:
    """What a study says of its place, sector by sector: `divisions` of ISIC, `jobs` here and in the `nation` (nan: not
    said). `total` is jobs, or people, in all, here and in the nation; None where only sectors are told. `residents` is
    the share of the jobs that residents hold, `pay` a job's pay; None: not known.
    """

    place: str
    divisions: tuple[frozenset[int], ...]
    jobs: Vector
    nation: Vector
    total: tuple[float, float] | None
    residents: float | None
    pay: float | None
    source: str

    @property
    def by_size_only(self) -> bool:
        """Whether no sector is told: a region by its size."""
        return not self.divisions


def own_jobs(own: OwnJobs, nation: TableEconomy) -> PlaceJobs:
    """The place's jobs by the table's industries; by its size alone every industry is as common as in the nation."""
    n = len(nation.industries)
    here, there = (own.jobs, own.nation) if own.total is None else (own.total[0], own.total[1])
    share = float(np.sum(here) / np.sum(there))
    if own.by_size_only:
        unknown = np.full(n, np.nan)
        quotient, jobs, whole = np.ones(n), unknown, unknown
        status = tuple(map(status_of, [1.0] * n, [False] * n))
    else:
        serving = serving_sectors(nation.industries, own.divisions)
        known = (serving @ own.nation) > 0.0
        # Where the sectors do not add up to the total, they are compared with their own sum: what is left out of them
        # is left out of the nation's, too.
        part = float(own.jobs.sum() / own.nation.sum())
        jobs, whole = serving @ own.jobs, serving @ own.nation
        quotient = np.divide(jobs / part, whole, out=np.ones(n), where=known)
        jobs, whole = np.where(known, jobs, np.nan), np.where(known, whole, np.nan)
        status = tuple(map(status_of, quotient.tolist(), known.tolist()))
    place = find_place(own.place)
    return PlaceJobs(
        place, nation.year, own.source, nation.industries, jobs, whole, quotient, status, round(float(np.sum(here))),
        0.0, share, (place,), "jobs", own.residents, own.pay,
    )  # fmt: skip


def with_typed_jobs(nation: TableEconomy, own: OwnJobs) -> TableEconomy:
    """The nation with jobs per million of output by the sectors that a study tells, where its table has none; an
    industry in none of them has those of all. As it is otherwise."""
    if "jobs" in nation.per_output or own.by_size_only:
        return nation
    serving = serving_sectors(nation.industries, own.divisions)
    held = [divisions_of(code) for code in nation.industries]
    parts = np.array([[len(one & sector) / len(one) for one in held] for sector in own.divisions])
    output = parts @ nation.output
    known = serving.sum(axis=1) > 0.0
    per_million = np.full(len(known), own.nation.sum() / output.sum())
    per_million[known] = (serving @ own.nation)[known] / (serving @ output)[known]
    measures: dict[Measure, Vector] = {**nation.per_output, "jobs": per_million}
    basis = f"jobs of the nation as typed ({own.source}), by sector, over the output of {nation.year}"
    return replace(nation, per_output=measures, jobs_basis=basis)
