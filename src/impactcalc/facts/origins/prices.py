"""Price indices, and how prices were carried over years of which nobody publishes one."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.fact import OriginFact
from impactcalc.facts.origins.rates import SoFar


class SameYear(OriginFact):
    """Prices of one year: nothing to move."""


class BeaDeflator(OriginFact):
    """The US deflator of a year, or of the way from one to another."""

    year: int
    to_year: int


class BeaDeflatorTo(OriginFact):
    """The US deflator as far as it is published."""

    last: int


class BeaQuarters(OriginFact):
    """The US deflator by the quarters of a fiscal year."""

    year: int


class WdiDeflator(OriginFact):
    """The World Bank's deflator of a year, or of the way from one to another."""

    year: int
    to_year: int


class WdiDeflatorTo(OriginFact):
    """The World Bank's deflator as far as it is published."""

    last: int


class PricesOf(OriginFact):
    """The prices of an economy of which nothing is published."""

    iso3: str


class NoDeflatorOfItsOwn(OriginFact):
    """The prices of all economies in the middle stand for its own."""


class ByConsumerPrices(OriginFact):
    """A year that consumer prices stand in for: their change on the year before, and who publishes it."""

    year: int
    change: float
    whose: Literal["wb", "ons", "weo"]
    projected: bool


class YearByTrend(OriginFact):
    """A year that the trend before it stands in for."""

    year: int


class YearsByTrend(OriginFact):
    """Years beyond the last that is known, by the trend of some years, `change` a year."""

    first: int
    last: int
    trend_from: int
    trend_to: int
    change: float


class YearsBeforeByTrend(OriginFact):
    """Years before the first that is known, by the trend after it."""

    first: int
    change: float


class YearsBetween(OriginFact):
    """Years between two that are published."""

    years: tuple[int, ...]


class YearByDeflators(OriginFact):
    """The change of a year by the deflators of it and of the year before."""

    year: int


class BlsPrices(OriginFact):
    """The CPI-U of a year, or of the way from one to another; fiscal years are `weighted` by months."""

    year: int
    to_year: int
    so_far: SoFar
    weighted: tuple[int, ...] = ()


class ConsumerPrices(OriginFact):
    """An index of consumer prices."""

    of: OriginFact


class NoConsumerPrices(OriginFact):
    """A deflator, since no consumer prices are at hand."""

    of: OriginFact


class CpiItem(OriginFact):
    """An item of the CPI by its name, in a metro or ("") in the nation."""

    name: str
    where: str


class AllItems(OriginFact):
    """All items of the CPI, in the nation."""


class PricesByItem(OriginFact):
    """US prices, each item with what it was multiplied by."""

    of: OriginFact
    items: tuple[tuple[OriginFact, float], ...]


class PricesSaid(Protocol):
    """What a language says of these."""

    def same_year(self, fact: SameYear, /) -> str: ...
    def bea_deflator(self, fact: BeaDeflator, /) -> str: ...
    def bea_deflator_to(self, fact: BeaDeflatorTo, /) -> str: ...
    def bea_quarters(self, fact: BeaQuarters, /) -> str: ...
    def wdi_deflator(self, fact: WdiDeflator, /) -> str: ...
    def wdi_deflator_to(self, fact: WdiDeflatorTo, /) -> str: ...
    def prices_of(self, fact: PricesOf, /) -> str: ...
    def no_deflator_of_its_own(self, fact: NoDeflatorOfItsOwn, /) -> str: ...
    def by_consumer_prices(self, fact: ByConsumerPrices, /) -> str: ...
    def year_by_trend(self, fact: YearByTrend, /) -> str: ...
    def years_by_trend(self, fact: YearsByTrend, /) -> str: ...
    def years_before_by_trend(self, fact: YearsBeforeByTrend, /) -> str: ...
    def years_between(self, fact: YearsBetween, /) -> str: ...
    def year_by_deflators(self, fact: YearByDeflators, /) -> str: ...
    def bls_prices(self, fact: BlsPrices, /) -> str: ...
    def consumer_prices(self, fact: ConsumerPrices, /) -> str: ...
    def no_consumer_prices(self, fact: NoConsumerPrices, /) -> str: ...
    def cpi_item(self, fact: CpiItem, /) -> str: ...
    def all_items(self, fact: AllItems, /) -> str: ...
    def prices_by_item(self, fact: PricesByItem, /) -> str: ...
