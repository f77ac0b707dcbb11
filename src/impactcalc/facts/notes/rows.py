"""Rows that were left out, and what was filled in or taken of others."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.found import NoteFact
from impactcalc.facts.rows import Stands, Sums, WhyTotal


class RowLeftAlone(NoteFact):
    """A row holds something, in none of our columns."""


class TotalLeftOut(NoteFact):
    """A row is a total; `name` is what it is called where that tells it, `held` what it holds."""

    why: WhyTotal
    name: str
    held: Sums


class OutsideLeftOut(NoteFact):
    """Rows that are dated outside the period of --from and --to, "" where it is open on that side."""

    rows: int
    start: str
    end: str
    held: Sums


class DealsNotCut(NoteFact):
    """There are deals, and activities are cut to a period."""


class KeptOfAnotherYear(NoteFact):
    """Activities are cut to a period that has no day of the study's year."""

    year: int
    start: str
    end: str


class DatedElsewhere(NoteFact):
    """Rows are dated outside the study's year."""

    year: int


class CurrencyByMark(NoteFact):
    """A sign beside an amount tells the currency of its row, which names none."""

    mark: str
    stands: Stands
    currency: str
    rows: int


class CurrencyBlank(NoteFact):
    """The study names no currency: its place's is taken, that `of_year` where it has another now."""

    currency: str
    of_year: int | None


class FirstYearBlank(NoteFact):
    """A deal without the year in which it begins."""


class OwnBudgetBlank(NoteFact):
    """A tax of which it is not said whether it comes to the city's own budget."""


class ProfileReplaced(NoteFact):
    """A profile of the sheet Profiles is called as a shipped one is."""

    name: str


class SharesBroughtToOne(NoteFact):
    """The shares of a profile miss 1 by no more than rounding."""

    total: float


class RegionByOwnJobs(NoteFact):
    """The study's place is a region by the jobs of the sheet Jobs."""

    name: str


class ChangedEverywhere(NoteFact):
    """A line of the sheet Scenarios changes several sheets: so many cells on each."""

    heading: str
    sheets: tuple[tuple[int, str], ...]


class SurveyRangeLeftAlone(NoteFact):
    """An answer of a survey has a range."""


class NotAnswered(NoteFact):
    """An answer is blank, where others did answer."""

    heading: str
    sheet: str


class StrataUnused(NoteFact):
    """There are strata, and no answer."""


class NotRaised(NoteFact):
    """What is known of the whole network is not known of all."""


class RowsSaid(Protocol):
    """What a language says of these."""

    def row_left_alone(self, fact: RowLeftAlone, /) -> str: ...
    def total_left_out(self, fact: TotalLeftOut, /) -> str: ...
    def outside_left_out(self, fact: OutsideLeftOut, /) -> str: ...
    def deals_not_cut(self, fact: DealsNotCut, /) -> str: ...
    def kept_of_another_year(self, fact: KeptOfAnotherYear, /) -> str: ...
    def dated_elsewhere(self, fact: DatedElsewhere, /) -> str: ...
    def currency_by_mark(self, fact: CurrencyByMark, /) -> str: ...
    def currency_blank(self, fact: CurrencyBlank, /) -> str: ...
    def first_year_blank(self, fact: FirstYearBlank, /) -> str: ...
    def own_budget_blank(self, fact: OwnBudgetBlank, /) -> str: ...
    def profile_replaced(self, fact: ProfileReplaced, /) -> str: ...
    def shares_brought_to_one(self, fact: SharesBroughtToOne, /) -> str: ...
    def region_by_own_jobs(self, fact: RegionByOwnJobs, /) -> str: ...
    def changed_everywhere(self, fact: ChangedEverywhere, /) -> str: ...
    def survey_range_left_alone(self, fact: SurveyRangeLeftAlone, /) -> str: ...
    def not_answered(self, fact: NotAnswered, /) -> str: ...
    def strata_unused(self, fact: StrataUnused, /) -> str: ...
    def not_raised(self, fact: NotRaised, /) -> str: ...
