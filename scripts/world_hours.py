"""Hours per job by industry of the countries of the World Input-Output Database. Used by build_world.py.

Hours worked by employees over employees; the self-employed are taken to work those of their industry. In some
countries industries have the hours of another sector's to the digit: one figure was given to all of them. A few small
ones are told; where more than MOST_SHARED of the employees are in such industries, the country has no hours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

SAME = 2e-6  # two ratios of numbers with seven digits each, that are the same
# There is nothing between 10% (Norway, in round figures) and 70% (Indonesia, whose hotels have the hours of shops).
MOST_SHARED = 0.25
# The full-time year of a country is what an employee of manufacturing works, where part-time work is rare: the same
# source, the same notion of hours, leave and holidays off. It is no less than what all employees work on average
# (Russia's manufacturing has fewer).
FULL_TIME = "C"
SOURCE = "World Input-Output Database, socio-economic accounts, release 2016: hours worked by employees, employees"


@dataclass(frozen=True)
class Hours:
    """What is known of a country's hours: per job in a year (n,), the full-time year, and what is to be told.

    `hours` is None where they are not usable; `full_time_of` says whose the full-time year is.
    """

    hours: np.ndarray | None
    told: str
    full_time_year: float = 0.0
    full_time_of: str = ""


def hours_of(codes: Sequence[str], worked: np.ndarray, employees: np.ndarray, jobs: np.ndarray) -> Hours:
    """Hours from million hours `worked` by thousand `employees`; `jobs` tells where somebody works at all."""
    known = (worked > 0.0) & (employees > 0.0)
    if (~known & (jobs > 0.0)).any():
        return Hours(None, "none: the source has no hours of this country")
    hours = np.divide(worked * 1000.0, employees, out=np.zeros(len(codes)), where=known)
    shared = list(_shared(codes, hours))
    part = float(sum(employees[group].sum() for group in shared) / employees.sum())
    names = "; ".join(", ".join(codes[i] for i in group) for group in shared)
    if part > MOST_SHARED:
        return Hours(
            None,
            f"none: industries with {part:.0%} of the employees have the hours of another sector's to the digit "
            f"({names}), which cannot be their own",
        )
    told = "hours worked per employee; the self-employed have those of their industry's employees"
    if shared:
        told += f"; the same to the digit in other sectors, with {part:.1%} of the employees: {names}"
    makers = np.array([code.startswith(FULL_TIME) for code in codes])
    years = {
        "manufacturing, where part-time work is rare": worked[makers].sum() / employees[makers].sum() * 1000.0,
        "all industries": worked.sum() / employees[known].sum() * 1000.0,
    }
    whose = max(years, key=lambda name: years[name])
    return Hours(hours, told, float(years[whose]), whose)


def working_time(year: int, full_time_year: float, full_time_of: str) -> dict[str, object]:
    """The part `working_time` of a country's descriptor."""
    whose = f"hours worked per employee of {full_time_of}, in this country, leave and holidays off"
    return {"year": year, "source": SOURCE, "full_time_year": {"value": full_time_year, "source": whose}}


def _shared(codes: Sequence[str], hours: np.ndarray) -> Iterator[list[int]]:
    """Groups of industries with the same hours that belong to more than one section."""
    order = [int(i) for i in np.argsort(hours, kind="stable") if hours[i] > 0.0]
    group = order[:1]
    for i in [*order[1:], None]:
        if i is not None and hours[i] - hours[group[-1]] <= SAME * hours[i]:
            group.append(i)
            continue
        if len({codes[j][0] for j in group}) > 1:
            yield sorted(group)
        group = [] if i is None else [i]
