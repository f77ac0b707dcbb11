"""How the workbook was read."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import AssumptionFact, Taken
from impactcalc.facts.found import NoteFact


class DayVisits(AssumptionFact):
    """Rows with 0 nights or days."""

    rows: int


class AsRead(AssumptionFact):
    """A cell, or several alike, as it was understood."""

    sheet: str
    cell: str
    value: str
    reading: NoteFact
    cells: int


class WhoCounted(AssumptionFact):
    """Who counted what stands on a sheet without a value."""

    sheet: str
    rows: int
    source: str


class ReadingSaid(Protocol):
    """What a language says of these."""

    def day_visits(self, fact: DayVisits, /) -> Taken: ...
    def as_read(self, fact: AsRead, /) -> Taken: ...
    def who_counted(self, fact: WhoCounted, /) -> Taken: ...
