"""Prices, rates of exchange and purchasing power."""

from __future__ import annotations

from impactcalc.facts.assumptions import prices as f
from impactcalc.facts.fact import Taken
from impactcalc.words.en.dates import year_words
from impactcalc.words.en.inner import inner_phrase
from impactcalc.words.en.numbers import six_digits
from impactcalc.words.en.places import country_words


def prices_of_year(fact: f.PricesOfYear) -> Taken:
    return Taken(
        "Prices",
        f"{fact.currency} of {year_words(fact.year)}",
        f"1 {fact.currency} = {six_digits(fact.exchange_rate)} {fact.home_currency}; x {fact.to_table:.6g} to "
        f"{fact.table_year}, x {fact.to_report:.6g} to {year_words(fact.report_year)} prices",
        "; ".join(map(inner_phrase, fact.sources)),
    )


def report_prices(fact: f.ReportPrices) -> Taken:
    return Taken(
        "Prices",
        f"results from {fact.table_year} to {year_words(fact.report_year)} prices",
        f"x {fact.factor:.6g}; jobs are not affected",
        inner_phrase(fact.source),
    )


def carried_prices(fact: f.CarriedPrices) -> Taken:
    points = f"{fact.points * 100:.1f} points"
    moved = f"had prices moved by {points} a year more or less"
    if fact.of_jobs:
        effect = f"jobs of this money would be {fact.less:.1%} fewer or {fact.more:.1%} more, {moved}"
    else:
        effect = (
            f"what this money comes to would be {fact.less:.1%} less or {fact.more:.1%} more, {moved}; jobs do not "
            "depend on it"
        )
    start, end = fact.spread_years
    how = "; ".join(map(inner_phrase, fact.how))
    whose = "prices of all economies in the middle" if fact.borrowed else "its own inflation"
    return Taken(
        "Abroad" if fact.abroad else "Prices",
        f"{fact.country}: prices of {year_words(fact.year)} carried to {year_words(fact.to_year)}, "
        f"{'where jobs are counted' if fact.of_jobs else 'for the report'}",
        (f"x {fact.ratio:.6g}; " if fact.ratio is not None else "") + effect,
        f"{how}; {points} are the spread of {whose} in {start} to {end}, 2.0 at least, compounded; a published "
        f"one can be typed into the sheet Rates (kind deflator, subject {fact.iso3})",
    )


def price_level_ratio(fact: f.PriceLevelRatio) -> Taken:
    return Taken(
        "Purchasing power",
        f"{fact.country} {year_words(fact.year)}: price level ratio (US = 1)",
        f"{fact.ratio:.6g}",
        inner_phrase(fact.source),
    )


def not_converted(fact: f.NotConverted) -> Taken:
    return Taken("Purchasing power", country_words(fact.country), "not converted", inner_phrase(fact.why))
