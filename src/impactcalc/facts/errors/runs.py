"""Calculations that would mean nothing, and those that do not close."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.found import ErrorFact

OfLedger = Literal["net new", "uses"]
OfDeals = Literal["claimed", "uses"]


class NotOfStudy2015(ErrorFact):
    """Inputs that do not give the published figures of the 2015 study; those that they miss."""

    missed: tuple[str, ...]


class LedgerOpen(ErrorFact):
    """A row of the ledger that does not add up: in how many, and the first, by its position and what it misses."""

    identity: OfLedger
    rows: int
    first: int
    off: float


class DealsOpen(ErrorFact):
    """A deal whose account does not add up, and in how many rows."""

    identity: OfDeals
    rows: int


class RangesOff(ErrorFact):
    """A figure to which the ranges' model comes otherwise than the run."""

    figure: str
    found: float
    stated: float


class RunsSaid(Protocol):
    """What a language says of these."""

    def not_of_study2015(self, fact: NotOfStudy2015, /) -> str: ...
    def ledger_open(self, fact: LedgerOpen, /) -> str: ...
    def deals_open(self, fact: DealsOpen, /) -> str: ...
    def ranges_off(self, fact: RangesOff, /) -> str: ...
