"""Spending profiles: how a visitor's money splits into categories, and for some how much it is a day."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, cast, get_args

from impactcalc.datapackage import read_package
from impactcalc.errors import PackageError
from impactcalc.facts.errors import profiles as refusals
from impactcalc.known.spread import Spread, read_spread
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.resources import shipped

# What an amount is of, beside a person: a night or day, or the whole stay or event.
Per = Literal["day", "stay"]


@dataclass(frozen=True, slots=True)
class Profile:
    """A published split of spending.

    `shares` by category sum to 1. `daily_amount` is per person and night or event day, or per person and whole stay or
    event where `per` says so, in `currency` of `year`, the money and prices of `economy` (ISO 3166 alpha-3); None
    where the source has only a split. `source` and `weakness` are printed wherever the profile is used. `unit` is what
    the source's figures are of (a person or a party), `quoted` how they were come by, `spread` how far other sources
    lie off the amount, and `share_spreads` off the shares, by category, where there are several.
    """

    name: str
    title: str
    shares: Mapping[str, float]
    daily_amount: float | None
    currency: str
    economy: str
    year: int
    source: str
    weakness: str
    unit: str = ""
    quoted: str = ""
    spread: Spread | None = None
    share_spreads: Mapping[str, tuple[float, float]] = field(default_factory=lambda: MappingProxyType({}))
    per: Per = "day"

    @property
    def carries_amount(self) -> bool:
        """Whether heads are enough, with days where it is per day."""
        return self.daily_amount is not None

    @property
    def categories(self) -> frozenset[str]:
        """The categories that it has spending in."""
        return frozenset(code for code, share in self.shares.items() if share > 0)


@functools.cache
def profiles() -> Mapping[str, Profile]:
    """The shipped profiles by name, in the order of the package."""
    package = read_package(shipped("multipliers") / "profiles")
    _, heads = package.table("profiles")
    _, splits = package.table("shares")
    shares: dict[str, dict[str, float]] = {row[0]: {} for row in heads}
    around: dict[str, dict[str, tuple[float, float]]] = {row[0]: {} for row in heads}
    for name, category, share, _, low, high in splits:
        if category not in CATEGORY_CODES:
            raise PackageError(refusals.SplitsIntoNoCategory(name, category))
        shares[name][category] = shares[name].get(category, 0.0) + float(share)
        if high:
            around[name][category] = (float(low), float(high))
    found = {}
    for name, title, daily, per, currency, economy, year, unit, quoted, source, weakness, *spread in heads:
        if abs(sum(shares[name].values()) - 1.0) > 1e-9:
            raise PackageError(refusals.ProfileSharesNotWhole(name, sum(shares[name].values())))
        if per not in get_args(Per):
            raise PackageError(refusals.ProfilePerUnknown(name, per))
        amount = float(daily) if daily else None
        split = MappingProxyType(shares[name])
        found[name] = Profile(
            *(name, title, split, amount, currency, economy, int(year), source, weakness, unit, quoted),
            spread=read_spread(name, *spread),
            share_spreads=MappingProxyType(around[name]),
            per=cast(Per, per),
        )
    return MappingProxyType(found)
