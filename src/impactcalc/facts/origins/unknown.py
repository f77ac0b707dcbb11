"""Why a figure is not known: what there would have to be."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import OriginFact


class PartnerCountryBlank(OriginFact):
    """Nobody says which country it was."""


class NoTableOfCountry(OriginFact):
    """No table of the country is at hand."""


class NoJobsInTable(OriginFact):
    """The country's table has no jobs."""

    table: str


class NoMoneyOfTable(OriginFact):
    """Money cannot be brought to a table's: no deflator in one money (`prices`: from and to), or no rates of exchange
    of some money in a year."""

    prices: tuple[int, int] | None
    rates: tuple[str, ...]
    year: int


class NoPurchasingPower(OriginFact):
    """No parity is known of a year; `last`: of which the last is, None where none is published."""

    year: int
    last: int | None


class NoRateOfExchange(OriginFact):
    """No rate of a money in a year."""

    money: str
    year: int


class NoMoneyOfItsOwn(OriginFact):
    """The country has no money of its own."""


class NoRegionalParity(OriginFact):
    """No parity of a place in some years."""

    years: tuple[int, ...]


class BothUnknown(OriginFact):
    """One and the other."""

    parts: tuple[OriginFact, ...]


class UnknownSaid(Protocol):
    """What a language says of these."""

    def partner_country_blank(self, fact: PartnerCountryBlank, /) -> str: ...
    def no_table_of_country(self, fact: NoTableOfCountry, /) -> str: ...
    def no_jobs_in_table(self, fact: NoJobsInTable, /) -> str: ...
    def no_money_of_table(self, fact: NoMoneyOfTable, /) -> str: ...
    def no_purchasing_power(self, fact: NoPurchasingPower, /) -> str: ...
    def no_rate_of_exchange(self, fact: NoRateOfExchange, /) -> str: ...
    def no_money_of_its_own(self, fact: NoMoneyOfItsOwn, /) -> str: ...
    def no_regional_parity(self, fact: NoRegionalParity, /) -> str: ...
    def both_unknown(self, fact: BothUnknown, /) -> str: ...
