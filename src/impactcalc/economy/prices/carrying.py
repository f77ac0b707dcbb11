"""How an economy's prices were carried over years that no deflator is published for, in words."""

from __future__ import annotations

from collections.abc import Mapping

from impactcalc.economy.prices.price_index import TREND_YEARS, PriceIndex

_WHOSE = {
    "wb": "World Bank WDI, consumer prices",
    "ons": "Office for National Statistics, consumer prices",
    "weo": "IMF WEO October 2025, consumer prices",
}
# What the IMF had of it in October 2025 was a projection.
_PROJECTED = 2025


def carried_words(index: PriceIndex, growth: Mapping[int, tuple[float, str]], from_year: int, to_year: int) -> str:
    """What stands in for the deflator between two years; "" where it is published for both."""
    if from_year == to_year:
        return ""
    begin, end = min(from_year, to_year), max(from_year, to_year)
    said = []
    first, last = index.years[0], index.years[-1]
    if index.borrowed:
        said.append("no deflator of its own: as prices of all economies in the middle")
        last = min(growth, default=last + 1) - 1
    stood_in = range(max(begin, last) + 1, min(end, index.last) + 1)
    said += [by_consumers(year, *growth[year]) if year in growth else f"{year} by the trend" for year in stood_in]
    if end > index.last:
        start = max((y for y in index.reached if y <= index.last - TREND_YEARS), default=first)
        beyond = max(index.last + 1, begin + 1)
        years = str(end) if end == beyond else f"{beyond} to {end}"
        said.append(f"{years} by the trend of {start} to {index.last}, {index.trend_on() - 1.0:+.2%} a year")
    if begin < first:
        said.append(f"years before {first} by the trend of the years after, {index.trend_back() - 1.0:+.2%} a year")
    between = [str(y) for y in (begin, end) if first < y < last and y not in index.known]
    if between:
        said.append(f"{', '.join(between)} on the way between the years that are published")
    return "; ".join(said)


def by_consumers(year: int, change: float, whose: str) -> str:
    """A year that consumer prices stand in for."""
    projected = ", a projection" if whose == "weo" and year >= _PROJECTED else ""
    return f"{year} by consumer prices, {change:+.2%} ({_WHOSE[whose]}{projected})"
