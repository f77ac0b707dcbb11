"""Price indices, and how prices were carried over years of which nobody publishes one."""

from __future__ import annotations

from collections.abc import Mapping

from impactcalc.facts.origins import prices as f
from impactcalc.facts.origins.rates import SoFar
from impactcalc.words.en.dates import so_far_words, span_words
from impactcalc.words.en.inner import inner_phrase
from impactcalc.words.en.sources import BEA_DEFLATOR, BLS, WDI

_WHOSE: Mapping[str, str] = {
    "wb": f"{WDI}, consumer prices",
    "ons": "Office for National Statistics, consumer prices",
    "weo": "IMF WEO October 2025, consumer prices",
}


def same_year(_: f.SameYear) -> str:
    return "same year"


def bea_deflator(fact: f.BeaDeflator) -> str:
    return f"{BEA_DEFLATOR} (2017 = 100), {_way(fact.year, fact.to_year)}"


def bea_deflator_to(fact: f.BeaDeflatorTo) -> str:
    return f"{BEA_DEFLATOR} (2017 = 100) to {fact.last}"


def bea_quarters(fact: f.BeaQuarters) -> str:
    return f"{BEA_DEFLATOR}, quarters of {span_words(fact.year)}"


def wdi_deflator(fact: f.WdiDeflator) -> str:
    return f"{WDI}, GDP deflator {_way(fact.year, fact.to_year)} (vintage 2024)"


def wdi_deflator_to(fact: f.WdiDeflatorTo) -> str:
    return f"{WDI}, GDP deflator to {fact.last} (vintage 2024)"


def prices_of(fact: f.PricesOf) -> str:
    return f"prices of {fact.iso3}"


def no_deflator_of_its_own(_: f.NoDeflatorOfItsOwn) -> str:
    return "no deflator of its own: as prices of all economies in the middle"


def by_consumer_prices(fact: f.ByConsumerPrices) -> str:
    projected = ", a projection" if fact.projected else ""
    return f"{fact.year} by consumer prices, {fact.change:+.2%} ({_WHOSE[fact.whose]}{projected})"


def year_by_trend(fact: f.YearByTrend) -> str:
    return f"{fact.year} by the trend"


def years_by_trend(fact: f.YearsByTrend) -> str:
    trend = f"the trend of {fact.trend_from} to {fact.trend_to}"
    return f"{_way(fact.first, fact.last)} by {trend}, {fact.change:+.2%} a year"


def years_before_by_trend(fact: f.YearsBeforeByTrend) -> str:
    return f"years before {fact.first} by the trend of the years after, {fact.change:+.2%} a year"


def years_between(fact: f.YearsBetween) -> str:
    return f"{', '.join(map(str, fact.years))} on the way between the years that are published"


def year_by_deflators(fact: f.YearByDeflators) -> str:
    return f"{fact.year} by GDP deflators"


def bls_prices(fact: f.BlsPrices) -> str:
    months = "".join(f"; {span_words(year)}: years weighted by months" for year in fact.weighted)
    years = (fact.year,) if fact.year == fact.to_year else (fact.year, fact.to_year)
    return f"{BLS}, {' to '.join(_year(year, fact.so_far) for year in years)}{months}"


def consumer_prices(fact: f.ConsumerPrices) -> str:
    return f"consumer prices: {inner_phrase(fact.of)}"


def no_consumer_prices(fact: f.NoConsumerPrices) -> str:
    return f"GDP deflator, no consumer prices of both years at hand: {inner_phrase(fact.of)}"


def cpi_item(fact: f.CpiItem) -> str:
    return f"{fact.name} in {fact.where}" if fact.where else fact.name


def all_items(_: f.AllItems) -> str:
    return "all items"


def prices_by_item(fact: f.PricesByItem) -> str:
    items = dict.fromkeys(f"{inner_phrase(item)} x {ratio:.4g}" for item, ratio in fact.items)
    return f"US consumer prices, by item ({inner_phrase(fact.of)}): {', '.join(items)}"


def _way(start: int, end: int) -> str:
    return str(start) if start == end else f"{start} to {end}"


def _year(year: int, so_far: SoFar) -> str:
    return f"{year} so far ({so_far_words(so_far)})" if year == so_far[0] else str(year)
