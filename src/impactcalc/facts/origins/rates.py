"""Rates of exchange, rates of the user's own, and how several make one."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.fact import OriginFact

SoFar = tuple[int, int]
"""A year that is not over, and the last month that there is of it."""


class Stated(OriginFact):
    """As somebody states it: data, in every language."""

    text: str


class RowOfRates(OriginFact):
    """A row of the sheet Rates, and what its column Source says."""

    row: int
    text: str


class LineOfFile(OriginFact):
    """A line of a file of rates of the user's own."""

    file: str
    line: int
    text: str


class UsDollar(OriginFact):
    """The dollar itself."""


class OwnCurrency(OriginFact):
    """The currency of the place itself."""


class ImpliedRate(OriginFact):
    """The World Bank's market rate."""

    year: int


class FixedRate(OriginFact):
    """A law or an agreement fixes it, at what and by whom: data."""

    fixed_at: str
    year: int
    so_far: SoFar | None


class QuotedRate(OriginFact):
    """The mean of the rates that an institution quotes."""

    whose: Literal["ecb", "hmrc"]
    year: int
    so_far: SoFar | None


class Weighted(OriginFact):
    """The calendar years of a fiscal one, weighted by months."""

    parts: tuple[OriginFact, ...]
    year: int


class Together(OriginFact):
    """One after the other."""

    parts: tuple[OriginFact, ...]


class Quotient(OriginFact):
    """One over the other."""

    parts: tuple[OriginFact, ...]


class Product(OriginFact):
    """One times the other."""

    parts: tuple[OriginFact, ...]


class RatesSaid(Protocol):
    """What a language says of these."""

    def stated(self, fact: Stated, /) -> str: ...
    def row_of_rates(self, fact: RowOfRates, /) -> str: ...
    def line_of_file(self, fact: LineOfFile, /) -> str: ...
    def us_dollar(self, fact: UsDollar, /) -> str: ...
    def own_currency(self, fact: OwnCurrency, /) -> str: ...
    def implied_rate(self, fact: ImpliedRate, /) -> str: ...
    def fixed_rate(self, fact: FixedRate, /) -> str: ...
    def quoted_rate(self, fact: QuotedRate, /) -> str: ...
    def weighted(self, fact: Weighted, /) -> str: ...
    def together(self, fact: Together, /) -> str: ...
    def quotient(self, fact: Quotient, /) -> str: ...
    def product(self, fact: Product, /) -> str: ...
