"""Profiles: how spending is split, and what a day costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from impactcalc.facts.fact import AssumptionFact, OriginFact, Taken


@dataclass(frozen=True, slots=True)
class ProfileOrigin:
    """Where a profile's figures are from, of what unit, how they were come by, and what to know before relying on
    them."""

    source: str
    unit: str
    quoted: str
    weakness: str


class SpreadOfSources(AssumptionFact):
    """How far sources of a profile's daily amount lie apart, as factors on it."""

    profile: str
    low: float
    high: float
    source: str


class ProfileParts(AssumptionFact):
    """The parts of a profile that depends on the place: category, basis, value and item."""

    profile: str
    title: str
    parts: tuple[tuple[str, str, float, str], ...]
    origin: ProfileOrigin


class ProfileSplit(AssumptionFact):
    """The shares of a published profile, by category."""

    profile: str
    title: str
    shares: tuple[tuple[str, float], ...]
    origin: ProfileOrigin


class ProfileDaily(AssumptionFact):
    """The daily amount of a published profile, as published, and the rows that use it."""

    profile: str
    amount: float
    currency: str
    year: int
    rows: int
    origin: ProfileOrigin
    per: str


class DayOfProfile(AssumptionFact):
    """A day by a profile in a place and year: amounts by category. `supplied`: rows take it; else only the split."""

    profile: str
    place: str
    year: int
    overnight: bool
    parts: tuple[tuple[str, float], ...]
    currency: str
    amount: float
    supplied: bool
    rows: int
    source: OriginFact | None


class DayCarried(AssumptionFact):
    """A published daily amount brought to a year, and to a place's own prices where `place` is named."""

    profile: str
    year: int
    place: str
    amount: float
    currency: str
    how: OriginFact
    per: str


class ProfilesSaid(Protocol):
    """What a language says of these."""

    def spread_of_sources(self, fact: SpreadOfSources, /) -> Taken: ...
    def profile_parts(self, fact: ProfileParts, /) -> Taken: ...
    def profile_split(self, fact: ProfileSplit, /) -> Taken: ...
    def profile_daily(self, fact: ProfileDaily, /) -> Taken: ...
    def day_of_profile(self, fact: DayOfProfile, /) -> Taken: ...
    def day_carried(self, fact: DayCarried, /) -> Taken: ...
