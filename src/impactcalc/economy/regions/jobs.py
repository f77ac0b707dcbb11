"""The jobs of a place by industry, beside the nation's: which year's, how many imputed, and the location quotients."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from impactcalc.economy.leontief import Vector
from impactcalc.economy.regions.place_files import JOBS, NATION, Family, content, descriptor, family_of, header, row
from impactcalc.economy.regions.places import Place, find_place, no_such_place
from impactcalc.economy.regions.quotients import slq
from impactcalc.errors import PackageError
from impactcalc.known.nearest_year import nearest_year
from impactcalc.known.places import members_of, spelled

Status = Literal["reported", "imputed", "state", "nation", "absent"]
# The jobs that there are: the year that they are named by, and what they are.
VINTAGES: dict[int, str] = {
    2014: "County Business Patterns, mean of 2012-16",
    2019: "County Business Patterns 2019",
    2021: "County Business Patterns 2021",
}
# A year between two takes the nearer. March 2021 serves its own year only: what the pandemic did to the visitor
# industries of the states was mostly undone by 2023, and 2020 as a whole was nearer to 2019 (docs/regions.md).
PANDEMIC = 2021
UNCOVERED_YEARS = (2014, 2015, 2018)
_KINDS: dict[Family, str] = {
    "US-": "private jobs by state, the sum of its counties",
    "cbsa:": "private jobs by metro and micro area, the sum of its counties",
    "fips:": "private jobs by county",
}
_LOCAL_INDUSTRY = "HS"  # owner-occupied housing stands where its owners live
MOSTLY = 0.2  # the part of a cell from which on its industry counts as imputed


@dataclass(frozen=True, eq=False)
class PlaceJobs:
    """A place's jobs by industry beside the nation's on the same basis.

    `jobs` and `nation` (n,) are in the order of `industries`; nan where the place's source does not cover the
    industry. `quotient` (n,) is the location quotient SLQ, of the place's own jobs where they are covered and
    of the state's, abroad the nation's, where not; `status` (n,) says which: reported, imputed, state, nation,
    absent (no jobs: no multiplier). `total` is its jobs, `imputed_share` the part of them that is imputed, `share`
    their part of the nation's, e^r / e^n. `year` is that of the jobs; `unit` what is counted: jobs, or abroad also
    value added. `residents` is the share of them that residents hold, and `pay` a job's pay, where a study tells them
    of its own place.
    """

    place: Place
    year: int
    source: str
    industries: tuple[str, ...]
    jobs: Vector
    nation: Vector
    quotient: Vector
    status: tuple[Status, ...]
    total: int
    imputed_share: float
    share: float
    members: tuple[Place, ...]
    unit: str = "private jobs"
    residents: float | None = None
    pay: float | None = None

    @property
    def absent(self) -> tuple[str, ...]:
        """Industries that the place does not have."""
        return tuple(c for c, s in zip(self.industries, self.status, strict=True) if s == "absent")


@dataclass(frozen=True)
class PlacePay:
    """Annual pay per private job of a place in `year`: dollars, over the nation's, and over what the same jobs would
    earn at the nation's pay of their industries.
    """

    year: int
    per_job: int
    relative: float
    same_mix: float


def vintage(year: int) -> int:
    """The jobs that fit a year best, by the year that they are named by."""
    if year == PANDEMIC:
        return PANDEMIC
    return nearest_year((known for known in VINTAGES if known != PANDEMIC), year)


def place_jobs(identifier: str, *, year: int = 2014, jobs_of: int | None = None) -> PlaceJobs:
    """Jobs by industry of a state, a metro, a county or several counties together.

    `year` is the table's: the jobs are those that fit it best, or those of the vintage `jobs_of`. PackageError for a
    place that there is not, with the nearest that there are.
    """
    return _place_jobs(spelled(identifier), vintage(year) if jobs_of is None else jobs_of, _uncovered_year(year))


def place_pay(identifier: str, *, year: int) -> PlacePay | None:
    """Pay per job of a place or the nation in the nearer of 2019 and 2021; None where not known (composed places)."""
    key = NATION if identifier == NATION else spelled(identifier)
    wanted = 2021 if year >= 2021 else 2019
    for known in (wanted, 2019 + 2021 - wanted):
        cells = row("pay", f"{key},{known}")
        if cells is not None:
            return PlacePay(known, int(cells[0]), float(cells[1]), float(cells[2]))
    return None


@functools.lru_cache(maxsize=256)
def _place_jobs(identifier: str, year: int, uncovered_year: int) -> PlaceJobs:
    place = find_place(identifier)
    members = tuple(find_place(one) for one in members_of(identifier))
    family = family_of(identifier)
    _, nation = _cells(family, NATION, year)
    rows = [_cells(family, member.id, year) for member in members]
    jobs = np.sum([cells for _, cells in rows], axis=0)
    guessed = np.sum([imputed for imputed, _ in rows], axis=0)
    industries, columns = table_industries(), covered_industries(family, year)
    at = {code: i for i, code in enumerate(columns)}
    covered = np.array([code in at for code in industries])
    order = [at[code] for code in industries if code in at]
    quotient = np.full(len(industries), np.nan)
    quotient[covered] = slq(jobs, nation)[order]
    quotient[~covered] = _uncovered_quotient(place.states, uncovered_year)
    quotient[industries.index(_LOCAL_INDUSTRY)] = 1.0
    imputed = _spread(guessed > MOSTLY * jobs, order, covered, fill=0.0)
    total = int(jobs.sum())
    return PlaceJobs(
        place,
        year,
        f"{_sourced(year, members)}, {_KINDS[family]}",
        industries,
        _spread(jobs, order, covered),
        _spread(nation, order, covered),
        quotient,
        tuple(
            _status(float(level), bool(own), bool(filled))
            for level, own, filled in zip(quotient, covered, imputed, strict=True)
        ),
        total,
        float(guessed.sum() / total) if total else 0.0,
        float(total / nation.sum()),
        members,
    )


def _sourced(year: int, members: Sequence[Place]) -> str:
    district = year == 2021 and any(state == "DC" for member in members for state, _ in member.states)
    return VINTAGES[year] + (" (District of Columbia 2022)" if district else "")


def _status(quotient: float, covered: bool, imputed: bool) -> Status:
    if not quotient > 0.0:
        return "absent"
    if not covered:
        return "state"
    return "imputed" if imputed else "reported"


def _spread(
    cells: Vector | npt.NDArray[np.bool_], order: list[int], covered: npt.NDArray[np.bool_], fill: float = np.nan
) -> Vector:
    whole = np.full(len(covered), fill)
    whole[covered] = cells[order]
    return whole


@functools.cache
def table_industries() -> tuple[str, ...]:
    """The 71 industries in the order of the national tables."""
    return tuple(descriptor()["impactcalc"]["industries"])


@functools.cache
def covered_industries(family: Family, year: int) -> tuple[str, ...]:
    """The industries that the jobs of a vintage cover, in the order of the file."""
    return header(_file(family, year))[2:]


def _file(family: Family, year: int) -> str:
    return f"{JOBS[family]}_{year}"


def _cells(family: Family, key: str, year: int) -> tuple[Vector, Vector]:
    """Imputed jobs and jobs by covered industry."""
    found = row(_file(family, year), key)
    if found is None:
        raise PackageError(no_such_place(key))
    columns = covered_industries(family, year)
    guessed = dict(one.split(":") for one in found[0].split())
    return (
        np.array([guessed.get(code, 0) for code in columns], dtype=np.float64),
        np.array(found[1:], dtype=np.float64),
    )


# --- the industries that the jobs do not cover: the state's quotient, of all its jobs ---


def _uncovered_year(year: int) -> int:
    return nearest_year(UNCOVERED_YEARS, year)


def _uncovered_quotient(states: tuple[tuple[str, float], ...], year: int) -> Vector:
    """Quotients of the industries without private jobs of their own, in the table's order."""
    parts = [weight * _one_uncovered(state, year) for state, weight in states]
    return np.asarray(np.sum(parts, axis=0) / sum(weight for _, weight in states))


@functools.cache
def _one_uncovered(state: str, year: int) -> Vector:
    ours, theirs = (_uncovered_row(place, year) for place in (f"US-{state}", NATION))
    with np.errstate(invalid="ignore"):  # owner-occupied housing has no jobs: it is set to 1
        return np.asarray((ours[1:] / ours[0]) / (theirs[1:] / theirs[0]))


def _uncovered_row(place: str, year: int) -> Vector:
    cells = row("jobs_uncovered", f"{place},{year}")
    if cells is None:
        raise PackageError(no_such_place(place))
    return np.array(cells, dtype=np.float64)


# --- every place of a family at once ---


def all_jobs(family: Family, year: int) -> tuple[list[str], Vector, Vector]:
    """Every place of a family: ids, SLQ in the table's order (places, n), share of the nation's jobs (places,)."""
    known, uncovered_year = vintage(year), _uncovered_year(year)
    rows = [line.split(",") for line in content(_file(family, known)).decode().splitlines()[1:]]
    cells = np.array([one[2:] for one in rows], dtype=np.float64)
    nation, jobs, ids = cells[0], cells[1:], [one[0] for one in rows[1:]]
    industries, columns = table_industries(), covered_industries(family, known)
    uncovered = np.array([code not in columns for code in industries])
    quotient = np.empty((len(ids), len(industries)))
    quotient[:, [industries.index(code) for code in columns]] = slq(jobs, nation)
    quotient[:, uncovered] = [_uncovered_quotient(find_place(one).states, uncovered_year) for one in ids]
    quotient[:, industries.index(_LOCAL_INDUSTRY)] = 1.0
    return ids, quotient, np.asarray(jobs.sum(axis=1) / nation.sum())
