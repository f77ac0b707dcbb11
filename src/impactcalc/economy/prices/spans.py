"""Rates of a fiscal year: those of its calendar years weighted by months; price indices by quarters where there are."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from typing import TypeVar

from impactcalc.economy.prices.rate import Rate
from impactcalc.facts.fact import OriginFact
from impactcalc.facts.origins.prices import SameYear
from impactcalc.facts.origins.rates import Together, Weighted
from impactcalc.known.periods import calendar_year, is_fiscal, months_of

T = TypeVar("T")
LookUp = Callable[[T, str, int], Rate | None]


def blended(year: int, rate_of: Callable[[int], Rate | None]) -> Rate | None:
    """The mean of the calendar years' rates, weighted by months; None where one of them is not known."""
    found = [(months, rate_of(of)) for of, months in months_of(year)]
    known = [(months, rate) for months, rate in found if rate is not None]
    if len(known) < len(found):
        return None
    value = sum(months * rate.value for months, rate in known) / 12
    sources = tuple(dict.fromkeys(rate.source for _, rate in known))
    return Rate(value, Weighted(sources, year), wdi=all(r.wdi for _, r in known))


def between(
    from_year: int,
    to_year: int,
    ratio: Callable[[int, int], Rate | None],
    by_quarters: Callable[[int], Rate | None] | None = None,
) -> Rate | None:
    """What an amount of one year is multiplied by to stand at prices of another, where one at least is a fiscal year.

    A fiscal year's price level is the mean of its calendar years', weighted by months. `ratio` is that between two
    calendar years; `by_quarters` a fiscal year's level over that of its `calendar_year`, where quarters are published.
    """
    base = calendar_year(from_year)
    levels: list[float] = []
    sources: dict[OriginFact, None] = {}
    for year in (from_year, to_year):
        quarterly = by_quarters(year) if by_quarters and is_fiscal(year) else None
        if quarterly is not None:
            moved = ratio(base, calendar_year(year))
            if moved is None:
                return None
            found: Rate | None = Rate(quarterly.value * moved.value, quarterly.source)
            if base != calendar_year(year):
                sources[moved.source] = None
        elif is_fiscal(year):
            found = blended(year, lambda of: ratio(base, of))
        else:
            found = ratio(base, year)
        if found is None:
            return None
        levels.append(found.value)
        if year != base:
            sources[moved_only(found.source)] = None
    return Rate(levels[1] / levels[0], together(sources))


def together(sources: Iterable[OriginFact]) -> OriginFact:
    """One origin after the other; the only one as it is."""
    found = tuple(sources)
    return found[0] if len(found) == 1 else Together(found)


def moved_only(source: OriginFact) -> OriginFact:
    """Of the years of a fiscal one those whose prices had to be moved, where any had."""
    if not isinstance(source, Weighted):
        return source
    moved = tuple(part for part in source.parts if part != SameYear())
    return Weighted(moved, source.year) if moved else source


def apart(from_year: int, to_year: int) -> tuple[int, int]:
    """Two calendar years that differ, which two different years lie in."""
    start, end = calendar_year(from_year), calendar_year(to_year)
    if start == end and is_fiscal(to_year):
        end = next(of for of, _ in months_of(to_year) if of != start)
    elif start == end:
        start = next(of for of, _ in months_of(from_year) if of != end)
    return start, end


def by_months(look_up: LookUp[T]) -> LookUp[T]:
    """A look-up of a calendar year's rate that also knows that of a fiscal year."""

    @functools.wraps(look_up)
    def of_any_year(self: T, subject: str, year: int) -> Rate | None:
        return blended(year, lambda of: look_up(self, subject, of)) if is_fiscal(year) else look_up(self, subject, year)

    return of_any_year
