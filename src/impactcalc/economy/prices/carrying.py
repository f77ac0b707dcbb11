"""How an economy's prices were carried over years that no deflator is published for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, cast

from impactcalc.economy.prices.price_index import TREND_YEARS, PriceIndex
from impactcalc.facts.fact import OriginFact
from impactcalc.facts.origins.prices import (
    ByConsumerPrices,
    NoDeflatorOfItsOwn,
    YearByTrend,
    YearsBeforeByTrend,
    YearsBetween,
    YearsByTrend,
)

# What the IMF had of it in October 2025 was a projection.
_PROJECTED = 2025


def carried(
    index: PriceIndex, growth: Mapping[int, tuple[float, str]], from_year: int, to_year: int
) -> tuple[OriginFact, ...]:
    """What stands in for the deflator between two years; nothing where it is published for both."""
    return tuple(_stood_in(index, growth, min(from_year, to_year), max(from_year, to_year)))


def _stood_in(index: PriceIndex, growth: Mapping[int, tuple[float, str]], begin: int, end: int) -> Iterator[OriginFact]:
    if begin == end:
        return
    first, last = index.years[0], index.years[-1]
    if index.borrowed:
        yield NoDeflatorOfItsOwn()
        last = min(growth, default=last + 1) - 1
    for year in range(max(begin, last) + 1, min(end, index.last) + 1):
        yield by_consumers(year, *growth[year]) if year in growth else YearByTrend(year)
    if end > index.last:
        start = max((y for y in index.reached if y <= index.last - TREND_YEARS), default=first)
        yield YearsByTrend(max(index.last + 1, begin + 1), end, start, index.last, index.trend_on() - 1.0)
    if begin < first:
        yield YearsBeforeByTrend(first, index.trend_back() - 1.0)
    between = tuple(y for y in (begin, end) if first < y < last and y not in index.known)
    if between:
        yield YearsBetween(between)


def by_consumers(year: int, change: float, whose: str) -> ByConsumerPrices:
    """A year that consumer prices stand in for."""
    publisher = cast(Literal["wb", "ons", "weo"], whose)
    return ByConsumerPrices(year, change, publisher, whose == "weo" and year >= _PROJECTED)
