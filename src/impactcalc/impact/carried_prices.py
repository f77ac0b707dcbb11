"""Prices of years that no deflator is published for: how they were carried, and what it would do to the results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from impactcalc.economy.economy import Economy
from impactcalc.economy.prices import Prices
from impactcalc.impact.abroad.host_country import country_name
from impactcalc.known.periods import months_of, year_words


class Carried(NamedTuple):
    """A carried way between two years: what it is, what it comes to, and how it was carried."""

    year: int
    what: str
    value: str
    source: str


def carried_to_table(economy: Economy, years: Iterable[int], prices: Prices) -> Iterator[Carried]:
    """The years whose money reaches the table's prices, where jobs are counted, by a carried deflator.

    None where the table has no jobs: nothing else stays in its prices.
    """
    country, table_year = economy.country, economy.year
    for year in sorted(set(years) - {table_year} if "jobs" in economy.measures else ()):
        effect = _effect(prices, country, year, table_year)
        if effect is None:
            continue
        fewer, more, points = effect
        text = (
            f"jobs of this money would be {fewer:.1%} fewer or {more:.1%} more, had prices moved by {points} "
            "more or less"
        )
        yield _line(prices, country, (year, table_year), "where jobs are counted", text)


def carried_to_report(country: str, years: Iterable[int], report_year: int, prices: Prices) -> Iterator[Carried]:
    """The years whose money reaches the report's prices by a carried deflator."""
    for year in sorted(set(years) - {report_year}):
        effect = _effect(prices, country, year, report_year)
        if effect is None:
            continue
        less, more, points = effect
        text = (
            f"what this money comes to would be {less:.1%} less or {more:.1%} more, had prices moved by {points} "
            "more or less; jobs do not depend on it"
        )
        yield _line(prices, country, (year, report_year), "for the report", text)


def _effect(prices: Prices, country: str, year: int, to_year: int) -> tuple[float, float, str] | None:
    """The share less and the share more, and the points a year that make it; None where nothing is carried."""
    index = prices.price_index(country)
    steps = max(index.carried(one, other) for one, _ in months_of(year) for other, _ in months_of(to_year))
    if steps == 0:
        return None
    factor = (1.0 + index.spread) ** steps
    return 1.0 - 1.0 / factor, factor - 1.0, f"{index.spread * 100:.1f} points a year"


def _line(prices: Prices, country: str, years: tuple[int, int], what_for: str, effect: str) -> Carried:
    year, to_year = years
    index, ratio = prices.price_index(country), prices.deflator_ratio(country, year, to_year)
    factor = f"x {ratio.value:.6g}; " if ratio else ""
    start, end = index.spread_years
    whose = "prices of all economies in the middle" if index.borrowed else "its own inflation"
    spread = f"{index.spread * 100:.1f} points are the spread of {whose} in {start} to {end}, 2.0 at least, compounded"
    typed = f"a published one can be typed into the sheet Rates (kind deflator, subject {country})"
    return Carried(
        year,
        f"{country_name(country)}: prices of {year_words(year)} carried to {year_words(to_year)}, {what_for}",
        factor + effect,
        f"{prices.carried_words(country, year, to_year)}; {spread}; {typed}",
    )
