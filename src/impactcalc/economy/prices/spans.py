"""Rates of a fiscal year: those of its calendar years weighted by months; price indices by quarters where there are."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TypeVar

from impactcalc.economy.prices.rate import Rate
from impactcalc.known.periods import calendar_year, is_fiscal, months_of, span_words, weight_words

T = TypeVar("T")
LookUp = Callable[[T, str, int], Rate | None]


def blended(year: int, rate_of: Callable[[int], Rate | None]) -> Rate | None:
    """The mean of the calendar years' rates, weighted by months; None where one of them is not known."""
    found = [(months, rate_of(of)) for of, months in months_of(year)]
    known = [(months, rate) for months, rate in found if rate is not None]
    if len(known) < len(found):
        return None
    value = sum(months * rate.value for months, rate in known) / 12
    sources = dict.fromkeys(rate.source for _, rate in known)
    return Rate(value, f"{' and '.join(sources)}, weighted: {weight_words(year)}", wdi=all(r.wdi for _, r in known))


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
    sources: dict[str, None] = {}
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
            sources[found.source.replace("same year and ", "").replace(" and same year", "")] = None
    return Rate(levels[1] / levels[0], "; ".join(sources))


def apart(from_year: int, to_year: int) -> tuple[int, int]:
    """Two calendar years that differ, which two different years lie in."""
    start, end = calendar_year(from_year), calendar_year(to_year)
    if start == end and is_fiscal(to_year):
        end = next(of for of, _ in months_of(to_year) if of != start)
    elif start == end:
        start = next(of for of, _ in months_of(from_year) if of != end)
    return start, end


def weighted_words(*years: int) -> str:
    """Which of some years are weighted by months, to be put after a source; "" where none is."""
    return "".join(f"; {span_words(year)}: years weighted by months" for year in years if is_fiscal(year))


def by_months(look_up: LookUp[T]) -> LookUp[T]:
    """A look-up of a calendar year's rate that also knows that of a fiscal year."""

    @functools.wraps(look_up)
    def of_any_year(self: T, subject: str, year: int) -> Rate | None:
        return blended(year, lambda of: look_up(self, subject, of)) if is_fiscal(year) else look_up(self, subject, year)

    return of_any_year
