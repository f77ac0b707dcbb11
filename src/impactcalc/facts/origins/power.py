"""Purchasing power: between countries, and between places of the United States."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import OriginFact


class InternationalDollar(OriginFact):
    """The international dollar is the US dollar."""


class UnitOfInternationalDollars(OriginFact):
    """A study of the United States itself."""


class PppFactor(OriginFact):
    """The World Bank's conversion factor."""

    year: int
    vintage: str


class MovedFactor(OriginFact):
    """A factor moved to a year by the price changes of the country over those of the United States."""

    factor: OriginFact
    year: int
    how: tuple[OriginFact, ...]


class KeptLevel(OriginFact):
    """The price level of one year, kept in another."""

    level: OriginFact
    kept: int
    year: int


class PublishedLevel(OriginFact):
    """The World Bank's price level ratio."""

    year: int


class FactorOverRate(OriginFact):
    """The World Bank's conversion factor over its market rate."""

    year: int
    vintage: str


class MiddleLevel(OriginFact):
    """The price level of the economy in the middle, for a country of which none is known."""

    economies: int
    lowest: float
    highest: float


class UnitOfParities(OriginFact):
    """The United States as a whole."""


class RegionalParity(OriginFact):
    """The BEA's parity of an area, which stands for another place where that is named."""

    area: str
    year: int
    stands_for: str


class PowerSaid(Protocol):
    """What a language says of these."""

    def international_dollar(self, fact: InternationalDollar, /) -> str: ...
    def unit_of_international_dollars(self, fact: UnitOfInternationalDollars, /) -> str: ...
    def ppp_factor(self, fact: PppFactor, /) -> str: ...
    def moved_factor(self, fact: MovedFactor, /) -> str: ...
    def kept_level(self, fact: KeptLevel, /) -> str: ...
    def published_level(self, fact: PublishedLevel, /) -> str: ...
    def factor_over_rate(self, fact: FactorOverRate, /) -> str: ...
    def middle_level(self, fact: MiddleLevel, /) -> str: ...
    def unit_of_parities(self, fact: UnitOfParities, /) -> str: ...
    def regional_parity(self, fact: RegionalParity, /) -> str: ...
