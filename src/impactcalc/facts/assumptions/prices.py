"""Prices, rates of exchange and purchasing power."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import AssumptionFact, OriginFact, Taken


class PricesOfYear(AssumptionFact):
    """How money of a currency and year came to the table's and the report's prices."""

    currency: str
    year: int
    home_currency: str
    exchange_rate: float
    table_year: int
    to_table: float
    report_year: int
    to_report: float
    sources: tuple[OriginFact, ...]


class ReportPrices(AssumptionFact):
    """How results came from the table's prices to the report's."""

    table_year: int
    report_year: int
    factor: float
    source: OriginFact


class CarriedPrices(AssumptionFact):
    """Prices of a year carried to another where no deflator is published: what the money, or its jobs, would be less
    and more, had prices moved by `points` a year more or less, the spread of inflation (`borrowed`: of all economies)
    in `spread_years`. `iso3` is to be typed for a deflator of one's own, `how` says how it was carried."""

    iso3: str
    country: str
    year: int
    to_year: int
    of_jobs: bool
    abroad: bool
    ratio: float | None
    less: float
    more: float
    points: float
    borrowed: bool
    spread_years: tuple[int, int]
    how: tuple[OriginFact, ...]


class PriceLevelRatio(AssumptionFact):
    """The price level of a country."""

    country: str
    year: int
    ratio: float
    source: OriginFact


class NotConverted(AssumptionFact):
    """A country ("": not named) whose money was not converted to international dollars."""

    country: str
    why: OriginFact | None


class PricesSaid(Protocol):
    """What a language says of these."""

    def prices_of_year(self, fact: PricesOfYear, /) -> Taken: ...
    def report_prices(self, fact: ReportPrices, /) -> Taken: ...
    def carried_prices(self, fact: CarriedPrices, /) -> Taken: ...
    def price_level_ratio(self, fact: PriceLevelRatio, /) -> Taken: ...
    def not_converted(self, fact: NotConverted, /) -> Taken: ...
