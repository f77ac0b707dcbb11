"""Prices of years that no deflator is published for: how they were carried, and what it would do to the results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from impactcalc.economy.economy import Economy
from impactcalc.economy.prices import Prices
from impactcalc.facts.assumptions.prices import CarriedPrices
from impactcalc.impact.abroad.host_country import country_name
from impactcalc.known.periods import months_of


def carried_to_table(
    economy: Economy, years: Iterable[int], prices: Prices, *, abroad: bool = False
) -> Iterator[CarriedPrices]:
    """The years whose money reaches the table's prices, where jobs are counted, by a carried deflator.

    None where the table has no jobs: nothing else stays in its prices.
    """
    table_year = economy.year
    for year in sorted(set(years) - {table_year} if "jobs" in economy.measures else ()):
        yield from _carried(prices, economy.country, (year, table_year), of_jobs=True, abroad=abroad)


def carried_to_report(country: str, years: Iterable[int], report_year: int, prices: Prices) -> Iterator[CarriedPrices]:
    """The years whose money reaches the report's prices by a carried deflator."""
    for year in sorted(set(years) - {report_year}):
        yield from _carried(prices, country, (year, report_year), of_jobs=False, abroad=False)


def _carried(
    prices: Prices, country: str, years: tuple[int, int], *, of_jobs: bool, abroad: bool
) -> Iterator[CarriedPrices]:
    """The share less and the share more, and the points a year that make it; none where nothing is carried."""
    year, to_year = years
    index, ratio = prices.price_index(country), prices.deflator_ratio(country, year, to_year)
    steps = max(index.carried(one, other) for one, _ in months_of(year) for other, _ in months_of(to_year))
    if steps == 0:
        return
    factor = (1.0 + index.spread) ** steps
    yield CarriedPrices(
        country,
        country_name(country),
        year,
        to_year,
        of_jobs,
        abroad,
        ratio.value if ratio else None,
        1.0 - 1.0 / factor,
        factor - 1.0,
        index.spread,
        index.borrowed,
        index.spread_years,
        prices.carried(country, year, to_year),
    )
