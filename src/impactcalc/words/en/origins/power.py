"""Purchasing power: between countries, and between places of the United States."""

from __future__ import annotations

from impactcalc.facts.origins import power as f
from impactcalc.words.en.inner import inner_phrase
from impactcalc.words.en.sources import WDI


def international_dollar(_: f.InternationalDollar) -> str:
    return "the international dollar is the US dollar"


def unit_of_international_dollars(_: f.UnitOfInternationalDollars) -> str:
    return "the United States are the unit of international dollars"


def ppp_factor(fact: f.PppFactor) -> str:
    return f"{WDI}, PPP conversion factor {fact.year} (vintage {fact.vintage})"


def moved_factor(fact: f.MovedFactor) -> str:
    how = "; ".join(map(inner_phrase, fact.how))
    by = f"the price changes of the country and of the United States ({how})"
    return f"{inner_phrase(fact.factor)}; moved to {fact.year} by {by}"


def kept_level(fact: f.KeptLevel) -> str:
    return f"{inner_phrase(fact.level)}; the price level of {fact.kept} kept in {fact.year}"


def published_level(fact: f.PublishedLevel) -> str:
    return f"{WDI}, price level ratio {fact.year} (vintage 2024)"


def factor_over_rate(fact: f.FactorOverRate) -> str:
    return f"{WDI}, PPP factor / market rate {fact.year} (vintage {fact.vintage})"


def middle_level(fact: f.MiddleLevel) -> str:
    return (
        f"none is known for the country: that of the economy in the middle of {fact.economies}, which run from "
        f"{fact.lowest:.2g} to {fact.highest:.2g}; type your own into the sheet Rates, kind ppp_factor"
    )


def unit_of_parities(_: f.UnitOfParities) -> str:
    return "the US is the unit of regional price parities"


def regional_parity(fact: f.RegionalParity) -> str:
    instead = f", which stands for {fact.stands_for}" if fact.stands_for else ""
    return f"BEA regional price parity, all items, {fact.area} {fact.year}{instead}"
