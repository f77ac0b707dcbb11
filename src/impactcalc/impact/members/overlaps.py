"""Which places lie in one another, or share a part: what is counted in both is counted twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from impactcalc.economy.regions.places import find_place, member_counties
from impactcalc.errors import PackageError
from impactcalc.known.places import country_of, members_of


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two places, and how they lie to each other: `one` in the `other`, or both with a part in common."""

    one: str
    other: str
    how: Literal["lies in", "shares counties with"]


def overlaps(places: Iterable[str]) -> tuple[Overlap, ...]:
    """Every pair of different places of which one lies in the other, or that share counties; sorted."""
    names = sorted(set(places))
    found = [
        Overlap(one, country_of(one), "lies in") for one in names if country_of(one) != one and country_of(one) in names
    ]
    counties = {name: _counties(name) for name in names if country_of(name) != name}
    holding: dict[str, list[str]] = {}
    for name, inside in counties.items():
        for county in inside:
            holding.setdefault(county, []).append(name)
    pairs = {(a, b) for held in holding.values() for at, a in enumerate(held) for b in held[at + 1 :]}
    for a, b in sorted(pairs):
        inner, outer = (a, b) if len(counties[a]) <= len(counties[b]) else (b, a)
        within = counties[inner] <= counties[outer]
        found.append(Overlap(inner, outer, "lies in" if within else "shares counties with"))
    return tuple(sorted(found, key=lambda pair: (pair.one, pair.other, pair.how)))


def _counties(name: str) -> frozenset[str]:
    """The counties of a place of the United States; none where they are not known."""
    try:
        kind = find_place(name).kind
        return frozenset(members_of(name if kind in ("county", "composed") else member_counties(name)))
    except PackageError:
        return frozenset()
