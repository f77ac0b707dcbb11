"""Kinds of visitor: what each spends a day, as parts of the place's per diem and as published amounts."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, cast, get_args

from impactcalc.datapackage import read_package
from impactcalc.errors import PackageError
from impactcalc.facts.errors import profiles as refusals
from impactcalc.known.per_diem import PerDiem
from impactcalc.known.profiles import Per, Profile, profiles
from impactcalc.known.spread import Spread, read_spread
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.resources import shipped

Basis = Literal["room", "meals", "incidentals", "amount"]
_BEDS = ("accommodation", "housing")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a day's spending: `value` of a basis of the per diem, or `value` US dollars; `item` says what it is."""

    category: str
    basis: Basis
    value: float
    item: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A kind of visitor, to be named in the column Profile; what it spends depends on the place and the year.

    `year` is the price year of its amounts (None where it has none), `abroad` whether it may stand for spending
    outside the United States. `source` and `weakness` are printed wherever it is used. `unit` is what the sources'
    figures are of (a person or a party), `quoted` how they were come by, `spread` how far other sources lie off a day.
    """

    name: str
    title: str
    parts: tuple[Part, ...]
    year: int | None
    abroad: bool
    source: str
    weakness: str
    unit: str = ""
    quoted: str = ""
    spread: Spread | None = None

    @property
    def carries_amount(self) -> bool:
        """Whether heads and days are enough."""
        return True

    @property
    def per(self) -> Per:
        """What its amounts are of, beside a person: always a night or day."""
        return "day"

    @property
    def categories(self) -> frozenset[str]:
        """The categories that it has spending in."""
        return frozenset(part.category for part in self.parts)

    @property
    def local(self) -> bool:
        """Whether it needs the per diem of the place."""
        return any(part.basis != "amount" for part in self.parts)

    def of_per_diem(self, rate: PerDiem, overnight: bool) -> dict[str, float]:
        """Its parts of a per diem by category, per person and night, in the rate's dollars; no bed on a day visit."""
        basis = {"room": rate.lodging, "meals": rate.meals, "incidentals": rate.incidentals}
        return {
            part.category: part.value * basis[part.basis]
            for part in self.parts
            if part.basis != "amount" and (overnight or part.category not in _BEDS)
        }

    def amounts(self, overnight: bool) -> dict[str, float]:
        """Its published amounts by category, US dollars of `year` per person and night or day."""
        return {
            part.category: part.value
            for part in self.parts
            if part.basis == "amount" and (overnight or part.category not in _BEDS)
        }


AnyProfile = Profile | Segment


@functools.cache
def segments() -> Mapping[str, Segment]:
    """The shipped kinds of visitor by name, in the order of the package."""
    package = read_package(shipped("multipliers") / "segments")
    parts: dict[str, list[Part]] = {}
    for name, category, basis, value, item in package.table("parts")[1]:
        if category not in CATEGORY_CODES or basis not in get_args(Basis):
            raise PackageError(refusals.SegmentPartUnknown(name, category, basis))
        parts.setdefault(name, []).append(Part(category, cast(Basis, basis), float(value), item))
    found = {}
    for name, title, year, abroad, unit, quoted, source, weakness, *spread in package.table("segments")[1]:
        found[name] = Segment(
            *(name, title, tuple(parts[name]), int(year) if year else None, abroad == "true", source, weakness),
            *(unit, quoted, read_spread(name, *spread)),
        )
    return MappingProxyType(found)


@functools.cache
def shipped_profiles() -> Mapping[str, AnyProfile]:
    """Everything that may be typed in the column Profile without a sheet Profiles: published splits and segments."""
    return MappingProxyType({**profiles(), **segments()})
