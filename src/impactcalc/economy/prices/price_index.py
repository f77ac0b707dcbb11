"""An economy's GDP deflator in every year: as published, by consumer prices after that, by its own trend beyond."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

TREND_YEARS = 3
SPREAD_YEARS = 10
LEAST_SPREAD = 0.02  # a year: what is carried is never surer than that


@dataclass(frozen=True)
class PriceIndex:
    """`known` are the published years, `growth` the change of consumer prices (0.034) of years that follow. An economy
    without published years has what all others' prices did in the middle (`borrowed`)."""

    known: Mapping[int, float]
    growth: Mapping[int, float]
    borrowed: bool = False

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The published years, in order."""
        return tuple(sorted(self.known))

    @cached_property
    def reached(self) -> Mapping[int, float]:
        """The published years and those that consumer prices stand in for."""
        found = dict(self.known)
        for year in sorted(self.growth):
            if year in found and not self.borrowed:
                continue
            last = max(y for y in found if y < year)
            for gap in range(last + 1, year):
                found[gap] = found[gap - 1] * self._trend(found, last)
            found[year] = found[year - 1] * (1.0 + self.growth[year])
        return found

    @property
    def last(self) -> int:
        """The last year that is published or stood in for."""
        return max(self.reached)

    def value(self, year: int) -> float:
        """The index: between published years on the way from one to the other, outside them by the nearest trend."""
        if year in self.reached:
            return self.reached[year]
        if year > self.last:
            return float(self.reached[self.last] * self.trend_on() ** (year - self.last))
        first = self.years[0]
        if year < first:
            return float(self.known[first] / self.trend_back() ** (first - year))
        before, after = self.around(year)
        change = (self.known[after] / self.known[before]) ** (1.0 / (after - before))
        return float(self.known[before] * change ** (year - before))

    def around(self, year: int) -> tuple[int, int]:
        """The published years before and after one that lies between."""
        return max(y for y in self.years if y < year), min(y for y in self.years if y > year)

    def trend_on(self) -> float:
        """The yearly change of the last three years; of the last one that is known where years are missing."""
        return self._trend(self.reached, self.last)

    def _trend(self, values: Mapping[int, float], last: int) -> float:
        start = max((y for y in values if y <= last - TREND_YEARS), default=min(values))
        return _yearly(values, start, last)

    def trend_back(self) -> float:
        """The yearly change of the first three years."""
        first = self.years[0]
        end = min((y for y in self.reached if y >= first + TREND_YEARS), default=max(self.reached))
        return _yearly(self.reached, first, end)

    @cached_property
    def spread(self) -> float:
        """The spread of its inflation over ten years (standard deviation), two points at least."""
        start, end = self.spread_years
        changes = [
            self.reached[y] / self.reached[y - 1] - 1.0
            for y in range(start, end + 1)
            if y in self.reached and y - 1 in self.reached
        ]
        return max(LEAST_SPREAD, statistics.stdev(changes) if len(changes) > 1 else 0.0)

    @property
    def spread_years(self) -> tuple[int, int]:
        """The years whose inflation the spread is of."""
        return max(self.last - SPREAD_YEARS + 1, min(self.reached) + 1), self.last

    def carried(self, from_year: int, to_year: int) -> int:
        """How many years of the way between two years rest on what is carried rather than published."""
        if self.borrowed:
            return abs(to_year - from_year)
        ways = self._off(from_year), self._off(to_year)
        return abs(ways[0] - ways[1])

    def _off(self, year: int) -> int:
        """Years beyond what is published, negative before it."""
        first, last = self.years[0], self.years[-1]
        if year > last or year < first:
            return year - (last if year > last else first)
        if year in self.known:
            return 0
        before, after = self.around(year)
        return min(year - before, after - year)


def middle_index(indices: Iterable[PriceIndex]) -> dict[int, float]:
    """What prices did in the middle of all economies: an index on no base, from the changes of each year."""
    changes: dict[int, list[float]] = {}
    for index in indices:
        for year, value in index.known.items():
            if year - 1 in index.known:
                changes.setdefault(year, []).append(value / index.known[year - 1])
        for year, change in index.growth.items():
            changes.setdefault(year, []).append(1.0 + change)
    years: Sequence[int] = sorted(changes)
    found = {years[0] - 1: 100.0}
    for year in years:
        found[year] = found[year - 1] * statistics.median(changes[year])
    return found


def _yearly(values: Mapping[int, float], start: int, end: int) -> float:
    if end <= start:
        return 1.0
    return float((values[end] / values[start]) ** (1.0 / (end - start)))
