"""The tables of multipliers, and what they do with a purchase."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.fact import AssumptionFact, Fact, Taken

WhichTable = Literal["own", "only", "newest", "oldest", "nearest", "earlier"]


class MultipliersTaken(AssumptionFact):
    """Which table."""

    name: str
    title: str
    sources: tuple[str, ...]


class TableChosen(Fact):
    """The user named it."""


class TableCalledFor(Fact):
    """The place and the year of the study call for it: `which` of the tables of `years` it is; `fiscal`: the study's
    year where it is a fiscal one, of which the table is sought for `study_year`."""

    which: WhichTable
    year: int
    years: tuple[int, ...]
    study_year: int
    fiscal: int | None
    ends: bool


WhyTable = TableChosen | TableCalledFor


class WhyThisTable(AssumptionFact):
    """Why this table."""

    reason: WhyTable


class Valuation(AssumptionFact):
    """The prices of a table."""

    valuation: str
    year: int
    currency: str
    title: str


class JobsCounted(AssumptionFact):
    """What a table's jobs are."""

    basis: str
    title: str


class FullTimeEquivalents(AssumptionFact):
    """The hours of a job in a year, and those of a full-time year."""

    year: int
    full_time_year: float
    source: str
    full_time_source: str


class FullTimeUnknown(AssumptionFact):
    """How long a job is is not known."""

    title: str


class SocialInsurance(AssumptionFact):
    """The share of pay that goes to social insurance."""

    share: float
    source: str


class HouseholdsSpend(AssumptionFact):
    """The share of personal income that is spent on output of the country, or of the place."""

    share: float
    of_place: bool
    source: str


class TableFact(AssumptionFact):
    """What a table's own descriptor says of it."""

    what: str
    value: str
    title: str


class PurchaseGoes(AssumptionFact):
    """Where a purchase of a category goes: shares of it."""

    category: str
    margins: float
    goods: float
    leakage: float
    wages: float
    table: str


class TablesSaid(Protocol):
    """What a language says of these."""

    def multipliers_taken(self, fact: MultipliersTaken, /) -> Taken: ...
    def table_chosen(self, fact: TableChosen, /) -> str: ...
    def table_called_for(self, fact: TableCalledFor, /) -> str: ...
    def why_this_table(self, fact: WhyThisTable, /) -> Taken: ...
    def valuation(self, fact: Valuation, /) -> Taken: ...
    def jobs_counted(self, fact: JobsCounted, /) -> Taken: ...
    def full_time_equivalents(self, fact: FullTimeEquivalents, /) -> Taken: ...
    def full_time_unknown(self, fact: FullTimeUnknown, /) -> Taken: ...
    def social_insurance(self, fact: SocialInsurance, /) -> Taken: ...
    def households_spend(self, fact: HouseholdsSpend, /) -> Taken: ...
    def table_fact(self, fact: TableFact, /) -> Taken: ...
    def purchase_goes(self, fact: PurchaseGoes, /) -> Taken: ...
