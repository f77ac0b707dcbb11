"""The jobs, or the value added, of a region abroad by the industries of a national table, beside the nation's."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from impactcalc.economy.leontief import Vector
from impactcalc.economy.regions.jobs import PlaceJobs, Status
from impactcalc.economy.regions.places import find_place, no_such_place
from impactcalc.errors import PackageError, TableError
from impactcalc.facts.errors import regions as refusals
from impactcalc.known.isic import all_divisions
from impactcalc.known.places import country_of, members_of, spelled
from impactcalc.known.world_places import cannot_be_joined, world_package, world_places

# People of the towns of a region over its jobs: from here on districts of a city are among them. Where fewest people
# work, in the south of Italy and in Türkiye, there are about 3 to a job.
MOST_OF_ITS_KIND, MOST_PER_JOB = 1.5, 3.5


@dataclass(frozen=True, slots=True)
class Sectors:
    """A source's sectors in the order of its file: what each is called, and the divisions of ISIC that it serves."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    divisions: tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True)
class JobsSource:
    """Where regions' jobs come from: the `year` of the mix, the `unit` and `concept` of what is counted, `coverage` in
    words, `title` and `license`; `by_residence` whether people are counted where they live.
    """

    name: str
    year: int
    unit: str
    concept: str
    coverage: str
    title: str
    license: str
    by_residence: bool
    sectors: Sectors

    @property
    def counts_jobs(self) -> bool:
        """Whether it counts jobs, not value added."""
        return self.unit == "jobs"


@functools.cache
def jobs_sources() -> Mapping[str, JobsSource]:
    """All of them by name."""
    package = world_package()
    sectors: dict[str, list[list[str]]] = {}
    for row in package.table("sectors")[1]:
        sectors.setdefault(row[0], []).append(row[1:])
    found = {}
    for name, year, unit, concept, coverage, title, terms, by_residence in package.table("sources")[1]:
        rows = sectors[name]
        found[name] = JobsSource(
            name, int(year), unit, concept, coverage, title, terms, by_residence == "true",
            Sectors(
                tuple(row[0] for row in rows),
                tuple(row[1] for row in rows),
                tuple(frozenset(map(int, row[2].split())) for row in rows),
            ),
        )  # fmt: skip
    return MappingProxyType(found)


def source_of(identifier: str) -> JobsSource:
    """The source of a region's jobs. PackageError for a region that there is not."""
    first = members_of(identifier)[0]
    if first not in world_places():
        raise PackageError(no_such_place(first))
    return jobs_sources()[world_places()[first].source]


@functools.cache
def _cells(source: str) -> Mapping[str, Vector]:
    """Jobs by sector of each region of a source, and of each of its nations under the country's code."""
    rows = world_package().table(f"jobs_{source}")[1]
    return MappingProxyType({row[0]: np.array(row[1:], dtype=np.float64) for row in rows})


@functools.lru_cache(maxsize=256)
def region_jobs(identifier: str, industries: tuple[str, ...]) -> PlaceJobs:
    """Jobs of a region, or of several together, by a table's industries.

    An industry has the jobs of all the sectors that serve its divisions: a sector's quotient serves all its industries.
    What no sector counts has the quotient 1, as if it were as common there as in the nation. TableError for a table
    whose industries are none of ISIC Rev. 4; PackageError where there is no such region.
    """
    place = find_place(identifier)
    identifier = spelled(identifier)
    ids, source = members_of(identifier), source_of(identifier)
    mixed = cannot_be_joined([world_places()[one] for one in ids])
    if mixed:
        raise PackageError(refusals.PlacesNotJoined(mixed))
    cells = _cells(source.name)
    own, nation = np.sum([cells[one] for one in ids], axis=0), cells[country_of(identifier)]
    serving = serving_sectors(industries, source.sectors.divisions)
    jobs, whole = serving @ own, serving @ nation
    share = float(own.sum() / nation.sum())
    known = whole > 0.0
    quotient = np.divide(jobs / share, whole, out=np.ones_like(jobs), where=known)
    imputed = sum(world_places()[one].imputed * float(cells[one].sum()) for one in ids) / float(own.sum())
    return PlaceJobs(
        place,
        source.year,
        f"{source.title} ({source.concept}; {source.license})",
        industries,
        np.where(known, jobs, np.nan),
        np.where(known, whole, np.nan),
        quotient,
        tuple(map(status_of, quotient.tolist(), known.tolist())),
        round(float(own.sum())),
        float(imputed),
        share,
        tuple(find_place(one) for one in ids),
        source.unit,
    )


def districts_among_towns(identifier: str) -> bool:
    """Whether the list of cities seems to have districts of a city among the towns of a region, so that people count
    twice in their sum: they are far more, over its jobs, than in regions of its kind, or than live anywhere."""
    return _people_per_job().get(identifier, 0.0) > 1.0


@functools.cache
def _people_per_job() -> Mapping[str, float]:
    """People of a region's towns over its jobs (or value added), as a multiple of what is the most to be expected."""
    ratios = {one.id: one.towns / float(_cells(one.source)[one.id].sum()) for one in world_places().values()}
    alike: dict[tuple[str, str, str], list[float]] = {}
    for one in world_places().values():
        alike.setdefault((one.country, one.source, one.kind), []).append(ratios[one.id])
    found = {}
    for one in world_places().values():
        usual = float(np.median(alike[one.country, one.source, one.kind]))
        most = MOST_OF_ITS_KIND * usual
        if jobs_sources()[one.source].counts_jobs:
            most = min(most, MOST_PER_JOB)
        found[one.id] = ratios[one.id] / most if most > 0.0 else 0.0
    return MappingProxyType(found)


def serving_sectors(industries: tuple[str, ...], sectors: tuple[frozenset[int], ...]) -> Vector:
    """Which sectors serve which industries (n, sectors): 1 where they have a division in common."""
    held = all_divisions(industries)
    unknown = [code for code, divisions in held.items() if not divisions]
    if unknown:
        raise TableError(refusals.IndustriesNotIsic(tuple(unknown)))
    return np.array([[float(bool(held[code] & sector)) for sector in sectors] for code in industries])


def status_of(quotient: float, known: bool) -> Status:
    """What an industry's quotient is: reported, that of a nation where nothing is known, or of an absent industry."""
    if not known:
        return "nation"
    return "reported" if quotient > 0.0 else "absent"
