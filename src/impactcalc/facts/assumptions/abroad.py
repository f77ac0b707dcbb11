"""Spending abroad, and trips."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from impactcalc.facts.fact import AssumptionFact, Taken


@dataclass(frozen=True)
class HostWithoutTable(AssumptionFact):
    """A country without a table, or one that is not named."""

    country: str
    named: bool


@dataclass(frozen=True)
class HostTable(AssumptionFact):
    """The table that spending in a country goes through."""

    country: str
    name: str
    title: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class HostTableFact(AssumptionFact):
    """What the descriptor of a country's table says of it."""

    country: str
    name: str
    what: str
    value: str
    title: str


@dataclass(frozen=True)
class TripsBoughtAtHome(AssumptionFact):
    """Rows whose fares and agents were paid before a trip."""

    rows: int


class AbroadSaid(Protocol):
    """What a language says of these."""

    def host_without_table(self, fact: HostWithoutTable, /) -> Taken: ...
    def host_table(self, fact: HostTable, /) -> Taken: ...
    def host_table_fact(self, fact: HostTableFact, /) -> Taken: ...
    def trips_bought_at_home(self, fact: TripsBoughtAtHome, /) -> Taken: ...
