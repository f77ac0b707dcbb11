"""Members of a network, each by the study that it made: sums and whether they mean something, ranks, sizes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.impact.members.overlaps import Overlap, overlaps

# Whether a sum over members means something: it does; it does as the most that it can be; it does as what each
# supported in its own place; it does not, since places of members overlap.
Verdict = Literal["yes", "at most", "each in its own place", "no"]
# What each member tells of itself, wherever its effects are counted.
OWN = ("gross_spending", "spent_abroad", "programme_cost", "volunteer_hours")
NEW = ("net_new_spending",)
IN_PLACE = ("output", "value_added", "labour_income", "jobs", "tax_all_levels")
SUMMED = (*OWN, *NEW, *IN_PLACE)
# Of each partner country.
PARTNER_FIGURES = ("gross_spending", "spent_abroad", "net_new_spending")
RANKED = ("net_new_spending", "jobs")
# By the jobs of the member's place.
SIZES: tuple[tuple[str, float], ...] = (
    ("under 10,000 jobs", 1e4),
    ("10,000 to 50,000 jobs", 5e4),
    ("50,000 to 250,000 jobs", 2.5e5),
    ("250,000 to 1 million jobs", 1e6),
    ("1 million jobs and more", math.inf),
)
UNSIZED = "not known"


@dataclass(frozen=True)
class Member:
    """One study: what its file is called and the study itself, where its effects are counted, in what money, and its
    figures by name (nan: not known). `ranges` are low and high of those that were given any; `partners` by country in
    the order of PARTNER_FIGURES; `place_jobs` are all jobs of the place."""

    called: str
    name: str
    place: str
    period: str
    prices: str
    figures: Mapping[str, float]
    ranges: Mapping[str, tuple[float, float]]
    partners: Mapping[str, tuple[float, ...]]
    place_jobs: float
    at_most: bool
    report: str

    def bounds(self, figure: str) -> tuple[float, float]:
        """Low and high of a figure, around it; itself where it has no range."""
        value = self.figures[figure]
        low, high = self.ranges.get(figure, (value, value))
        return min(low, value), max(high, value)

    @property
    def size(self) -> str:
        """Its class by the jobs of the place."""
        if math.isnan(self.place_jobs):
            return UNSIZED
        return next(name for name, below in SIZES if self.place_jobs < below)


@dataclass(frozen=True)
class Sum:
    """A figure over the members of one money: `known` of them know it; `total` is nan where it would mean nothing."""

    figure: str
    known: int
    total: float
    verdict: Verdict


@dataclass(frozen=True)
class Rank:
    """A member's place among those of the same money, 1 the largest; `best` and `worst` as the ranges allow."""

    rank: int
    best: int
    worst: int


@dataclass(frozen=True)
class Group:
    """The members whose money is in one currency at the prices of one year: only these can be compared."""

    prices: str
    members: tuple[Member, ...]
    sums: tuple[Sum, ...]
    ranks: Mapping[str, tuple[Rank | None, ...]]
    overlaps: tuple[Overlap, ...]
    shared: Mapping[str, tuple[str, ...]]

    @property
    def ranged(self) -> bool:
        """Whether any member gives a range of what is ranked."""
        return any(figure in member.ranges for member in self.members for figure in RANKED)

    @property
    def at_most(self) -> bool:
        """Whether some member's impact is an upper bound itself."""
        return any(member.at_most for member in self.members)


def groups_of(members: Sequence[Member]) -> tuple[Group, ...]:
    """The members by their money; within, the largest net new spending first."""
    by_prices: dict[str, list[Member]] = {}
    for member in members:
        by_prices.setdefault(member.prices, []).append(member)
    return tuple(_group(prices, by_prices[prices]) for prices in sorted(by_prices))


def _group(prices: str, members: list[Member]) -> Group:
    ordered = tuple(sorted(members, key=lambda one: (-one.figures["net_new_spending"], one.called)))
    by_place: dict[str, list[str]] = {}
    for member in ordered:
        by_place.setdefault(member.place, []).append(member.called)
    shared = {place: tuple(names) for place, names in by_place.items() if len(names) > 1}
    pairs = overlaps(by_place)
    return Group(
        prices,
        ordered,
        tuple(_sum(name, ordered, apart=not pairs) for name in SUMMED),
        {name: _ranks(name, ordered) for name in RANKED},
        pairs,
        shared,
    )


def _sum(name: str, members: Sequence[Member], *, apart: bool) -> Sum:
    values = np.array([member.figures[name] for member in members])
    verdict: Verdict = "yes" if name in OWN else "at most" if name in NEW else "each in its own place"
    if not apart and name in IN_PLACE:
        verdict = "no"
    known = int((~np.isnan(values)).sum())
    return Sum(name, known, math.nan if verdict == "no" or not known else math.fsum(values[~np.isnan(values)]), verdict)


def _ranks(name: str, members: Sequence[Member]) -> tuple[Rank | None, ...]:
    values = np.array([member.figures[name] for member in members])
    bounds = np.array([member.bounds(name) for member in members]).reshape(-1, 2)
    known = ~np.isnan(values)
    points, lows, highs = np.sort(values[known]), np.sort(bounds[known, 0]), np.sort(bounds[known, 1])

    def above(among: Floats, than: float) -> int:
        return len(among) - int(np.searchsorted(among, than, side="right"))

    def rank(at: int) -> Rank | None:
        if not known[at]:
            return None
        low, high = bounds[at]
        itself = int(high > low)  # among those whose highest is above its lowest
        return Rank(1 + above(points, values[at]), 1 + above(lows, high), 1 + above(highs, low) - itself)

    return tuple(map(rank, range(len(members))))
