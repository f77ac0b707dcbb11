"""Purchasing power in years that no factor is published for: moved by price changes, or the price level kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from impactcalc.economy.prices.carrying import by_consumers
from impactcalc.economy.prices.rate import Rate
from impactcalc.facts.fact import OriginFact
from impactcalc.facts.origins.power import KeptLevel, MovedFactor
from impactcalc.facts.origins.prices import YearByDeflators

# Factors that begin no later than the first of these years and end no earlier than the second are carried to the years
# around them: what ended long ago says nothing of today.
FRESH = (2007, 2022)


class Known(Protocol):
    """What is known of prices and purchasing power."""

    def factor_years(self, iso3: str) -> Sequence[int]: ...
    def growth(self, iso3: str) -> Mapping[int, tuple[float, str]]: ...
    def one_money(self, iso3: str, *years: int) -> bool: ...
    def ppp_factor(self, iso3: str, year: int) -> Rate | None: ...
    def price_level_ratio(self, iso3: str, year: int) -> Rate | None: ...
    def deflator(self, iso3: str, year: int) -> Rate | None: ...
    def deflator_ratio(self, iso3: str, from_year: int, to_year: int) -> Rate | None: ...


def moved_factor(prices: Known, iso3: str, year: int) -> Rate | None:
    """The last factor before a year, moved to it by the price changes of the country over those of the United States;
    for a year that `kept_level` has nothing to say of."""
    last = max((of for of in prices.factor_years(iso3) if of < year), default=0)
    if last < FRESH[1] or not prices.one_money(iso3, last, year):
        return None
    _, own, how = _price_changes(prices, iso3, last, year)
    factor, us = prices.ppp_factor(iso3, last), prices.deflator_ratio("USA", last, year)
    if factor is None or us is None:
        return None
    return Rate(factor.value * own / us.value, MovedFactor(factor.source, year, how))


def kept_level(prices: Known, iso3: str, year: int) -> Rate | None:
    """The price level of the nearest year for which it can be told, kept in a year for which price changes are not
    known, or before the first factor; None where the year has a factor, or one that can be moved to it."""
    years = prices.factor_years(iso3)
    if not years or year in years:
        return None
    if year < years[0]:
        nearest = years[0] if years[0] <= FRESH[0] else year
    else:
        last = max(of for of in years if of < year)
        nearest = _price_changes(prices, iso3, last, year)[0] if last >= FRESH[1] else year
    if nearest == year or not prices.one_money(iso3, nearest, year):
        return None
    level = prices.price_level_ratio(iso3, nearest)
    return None if level is None else Rate(level.value, KeptLevel(level.source, nearest, year))


def _price_changes(prices: Known, iso3: str, start: int, end: int) -> tuple[int, float, tuple[OriginFact, ...]]:
    """How far price changes are known from a year on, what they come to, and whose they are."""
    product, growth = 1.0, prices.growth(iso3)
    whose: list[OriginFact] = []
    for year in range(start + 1, end + 1):
        before, after = prices.deflator(iso3, year - 1), prices.deflator(iso3, year)
        if before is not None and after is not None:
            product *= after.value / before.value
            whose.append(YearByDeflators(year))
        elif year in growth:
            product *= 1.0 + growth[year][0]
            whose.append(by_consumers(year, *growth[year]))
        else:
            return year - 1, product, tuple(whose)
    return end, product, tuple(whose)
