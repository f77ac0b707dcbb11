"""Multipliers that are not there, and tables that cannot become a package as they were described."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact


class NoSuchMeasure(ProblemFact):
    """A measure that no multipliers have."""

    known: tuple[str, ...]


class NoSuchType(ProblemFact):
    """A type of multipliers that is neither I nor II."""


class NoTableOfPlace(ProblemFact):
    """A place that no shipped table covers."""


class PackageOfPlaces(ProblemFact):
    """A package of several places, of which one has to be named; `first` is one of them."""

    package: str
    places: tuple[str, ...]
    first: str


class NoSuchUnit(ProblemFact):
    """A unit of money or of jobs that is none."""

    known: tuple[str, ...]


class NoSuchCurrency(ProblemFact):
    """A table's currency that is none."""


class NoSuchYear(ProblemFact):
    """A table's year that is none."""


class NoSuchAccount(ProblemFact):
    """A row of a table that is to be an account, and which one is not said."""

    known: tuple[str, ...]


class JobsKnownAlready(ProblemFact):
    """Jobs of a place whose jobs are known: one of the United States."""


class NoTableOfCountry(ProblemFact):
    """A place whose country no shipped table covers."""

    country: str


class MultipliersSaid(Protocol):
    """What a language says of these."""

    def no_such_measure(self, fact: NoSuchMeasure, /) -> Wrong: ...
    def no_such_type(self, fact: NoSuchType, /) -> Wrong: ...
    def no_table_of_place(self, fact: NoTableOfPlace, /) -> Wrong: ...
    def package_of_places(self, fact: PackageOfPlaces, /) -> Wrong: ...
    def no_such_unit(self, fact: NoSuchUnit, /) -> Wrong: ...
    def no_such_currency(self, fact: NoSuchCurrency, /) -> Wrong: ...
    def no_such_year(self, fact: NoSuchYear, /) -> Wrong: ...
    def no_such_account(self, fact: NoSuchAccount, /) -> Wrong: ...
    def jobs_known_already(self, fact: JobsKnownAlready, /) -> Wrong: ...
    def no_table_of_country(self, fact: NoTableOfCountry, /) -> Wrong: ...
