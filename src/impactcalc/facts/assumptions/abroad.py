"""Spending abroad, and trips."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import AssumptionFact, Taken


class HostWithoutTable(AssumptionFact):
    """A country without a table, or one that is not named ("")."""

    country: str


class HostTable(AssumptionFact):
    """The table that spending in a country goes through."""

    country: str
    name: str
    title: str
    sources: tuple[str, ...]


class HostTableFact(AssumptionFact):
    """What the descriptor of a country's table says of it."""

    country: str
    name: str
    what: str
    value: str
    title: str


class TripsBoughtAtHome(AssumptionFact):
    """Rows whose fares and agents were paid before a trip."""

    rows: int


class AbroadSaid(Protocol):
    """What a language says of these."""

    def host_without_table(self, fact: HostWithoutTable, /) -> Taken: ...
    def host_table(self, fact: HostTable, /) -> Taken: ...
    def host_table_fact(self, fact: HostTableFact, /) -> Taken: ...
    def trips_bought_at_home(self, fact: TripsBoughtAtHome, /) -> Taken: ...
