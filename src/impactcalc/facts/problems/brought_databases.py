"""Multi-regional databases that people bring."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact
from impactcalc.facts.problems.brought_cells import CountedIn


class PymrioMissing(ProblemFact):
    """The library that reads databases is not installed."""


class DatabaseMissing(ProblemFact):
    """No file or folder of this name; `databases` are those that can be read, `test` the library's own."""

    databases: tuple[str, ...]
    test: str


class DatabaseUnclear(ProblemFact):
    """A file or folder of which it is not clear which database it is."""

    databases: tuple[str, ...]
    test: str


class DatabaseUnreadable(ProblemFact):
    """A database that its reader does not understand; `error` is what it says."""

    database: str
    error: str


class DatabaseWithoutFlows(ProblemFact):
    """A system without flows, or without final demand."""

    database: str


class DatabaseWithoutCountry(ProblemFact):
    """A country that the database does not have."""

    countries: tuple[str, ...]


class DatabaseInOtherUnit(ProblemFact):
    """A database that says, in its `words`, that its money is in another unit than millions."""

    unit: CountedIn
    words: str


class BroughtDatabasesSaid(Protocol):
    """What a language says of these."""

    def pymrio_missing(self, fact: PymrioMissing, /) -> Wrong: ...
    def database_missing(self, fact: DatabaseMissing, /) -> Wrong: ...
    def database_unclear(self, fact: DatabaseUnclear, /) -> Wrong: ...
    def database_unreadable(self, fact: DatabaseUnreadable, /) -> Wrong: ...
    def database_without_flows(self, fact: DatabaseWithoutFlows, /) -> Wrong: ...
    def database_without_country(self, fact: DatabaseWithoutCountry, /) -> Wrong: ...
    def database_in_other_unit(self, fact: DatabaseInOtherUnit, /) -> Wrong: ...
