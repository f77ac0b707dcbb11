"""What commands say of what they did, and of themselves."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.found import LineFact

Labelled = Literal["problem", "error", "warning", "note", "look"]


class Wrote(LineFact):
    """A file or a folder was written."""

    path: str


class WroteTables(LineFact):
    """Tables were written beside a report that cannot hold them."""

    path: str


class WroteEstimate(LineFact):
    """An estimate was written as a workbook."""

    path: str


class EstimateGoesOn(LineFact):
    """What can be done with an estimate."""


class WroteRates(LineFact):
    """Rates of a country were fetched and written."""

    rows: int
    country: str
    path: str
    file: str


class CopiedRates(LineFact):
    """A file of rates was copied into the data folder."""

    path: str
    file: str


class CopiedPackage(LineFact):
    """A package was copied into the data folder."""

    path: str
    package: str


class OwnPackages(LineFact):
    """The packages in the data folder."""

    folder: str
    packages: tuple[str, ...]


class OwnRateFiles(LineFact):
    """The files of rates in the data folder."""

    files: tuple[str, ...]


class NoProblems(LineFact):
    """An input without problems."""

    source: str
    rows: int


class TakenAsCountry(LineFact):
    """A name that is a country's and a state's code was taken as the country."""

    typed: str
    country: str
    state_code: str
    state: str


class InCountry(LineFact):
    """The country that a place was taken to lie in."""

    typed: str
    country: str


class CannotGoOn(LineFact):
    """What stands before an error that is no problem of an input."""


class Stopped(LineFact):
    """Somebody wanted the command to end."""


class NotWrittenOut(LineFact):
    """What was asked for could not be written to the standard output."""

    reason: str


class FaultOfOurs(LineFact):
    """What stands behind a fault of ours."""


class Label(LineFact):
    """What stands before a line: how much it matters, or what it is."""

    kind: Labelled


class PricesOf(LineFact):
    """The money that a study's figures are in."""

    currency: str
    of_year: int


class CommandsSaid(Protocol):
    """What a language says of these."""

    def wrote(self, fact: Wrote, /) -> str: ...
    def wrote_tables(self, fact: WroteTables, /) -> str: ...
    def wrote_estimate(self, fact: WroteEstimate, /) -> str: ...
    def estimate_goes_on(self, fact: EstimateGoesOn, /) -> str: ...
    def wrote_rates(self, fact: WroteRates, /) -> str: ...
    def copied_rates(self, fact: CopiedRates, /) -> str: ...
    def copied_package(self, fact: CopiedPackage, /) -> str: ...
    def own_packages(self, fact: OwnPackages, /) -> str: ...
    def own_rate_files(self, fact: OwnRateFiles, /) -> str: ...
    def no_problems(self, fact: NoProblems, /) -> str: ...
    def taken_as_country(self, fact: TakenAsCountry, /) -> str: ...
    def in_country(self, fact: InCountry, /) -> str: ...
    def cannot_go_on(self, fact: CannotGoOn, /) -> str: ...
    def stopped(self, fact: Stopped, /) -> str: ...
    def not_written_out(self, fact: NotWrittenOut, /) -> str: ...
    def fault_of_ours(self, fact: FaultOfOurs, /) -> str: ...
    def label(self, fact: Label, /) -> str: ...
    def prices_of(self, fact: PricesOf, /) -> str: ...
