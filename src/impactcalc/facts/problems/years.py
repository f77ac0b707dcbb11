"""The study's year, fiscal years, and days that lie in none."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact


class YearsApart(ProblemFact):
    """Two years that do not follow each other, as typed."""

    first: str
    last: str


class YearBeginsUnknown(ProblemFact):
    """Two years, and nothing says in which month the first begins; in the place none is usual."""

    start: int
    end: int


class YearsOfJanuary(ProblemFact):
    """Two years where fiscal years are calendar years."""

    start: int
    end: int


class YearOfJanuary(ProblemFact):
    """A fiscal year where fiscal years are calendar years."""

    year: int


class YearUnclear(ProblemFact):
    """A fiscal year of one number, and nothing says in which month it begins."""

    typed: str
    year: int


class YearNamedBothWays(ProblemFact):
    """A fiscal year of one number that may be named by its end or its beginning; `early` and `late` are the two."""

    typed: str
    year: int
    early: int
    late: int


class NotTwelveMonths(ProblemFact):
    """Months that are more or less than a year; 0: they end before they begin."""

    months: int


class NotAYearOfDays(ProblemFact):
    """Days that are no year; 0: they end before they begin."""

    days: int
    start: str
    end: str


class MonthsOfCalendarYear(ProblemFact):
    """January to December, typed as a fiscal year."""

    year: int


class NotAMonth(ProblemFact):
    """A month that is none."""


class BeginningsApart(ProblemFact):
    """The study's year begins in one month, and the setting Fiscal year begins says another."""

    here: int
    there: int


class ReportYearFiscal(ProblemFact):
    """Prices of a fiscal year that is not the study's."""


class PeriodHalf(ProblemFact):
    """The first day of the study's year without the last, or the other way round."""


class PeriodNoYear(ProblemFact):
    """The days of the study's year are none."""

    start: str
    end: str


class PeriodsApart(ProblemFact):
    """The study's year is one, and its first and last day say another."""

    year: int
    stated: int


class DayOutsideItsYear(ProblemFact):
    """A day that does not lie in the year of its row; by the day it is of `by_day`."""

    year: int
    by_day: int


class NoDayToKeep(ProblemFact):
    """What stands in --from or --to is no day, or may be two."""


class KeptEndsFirst(ProblemFact):
    """The last day to keep is before the first, `start`."""

    start: str


class NothingKept(ProblemFact):
    """No activity is dated within the days to keep."""

    start: str
    end: str


class UndatedRows(ProblemFact):
    """Rows without a date, where days are to be kept."""

    rows: int
    start: str
    end: str


class SurveyNotDated(ProblemFact):
    """A survey, where days are to be kept."""


class YearsSaid(Protocol):
    """What a language says of these."""

    def years_apart(self, fact: YearsApart, /) -> Wrong: ...
    def year_begins_unknown(self, fact: YearBeginsUnknown, /) -> Wrong: ...
    def years_of_january(self, fact: YearsOfJanuary, /) -> Wrong: ...
    def year_of_january(self, fact: YearOfJanuary, /) -> Wrong: ...
    def year_unclear(self, fact: YearUnclear, /) -> Wrong: ...
    def year_named_both_ways(self, fact: YearNamedBothWays, /) -> Wrong: ...
    def not_twelve_months(self, fact: NotTwelveMonths, /) -> Wrong: ...
    def not_a_year_of_days(self, fact: NotAYearOfDays, /) -> Wrong: ...
    def months_of_calendar_year(self, fact: MonthsOfCalendarYear, /) -> Wrong: ...
    def not_a_month(self, fact: NotAMonth, /) -> Wrong: ...
    def beginnings_apart(self, fact: BeginningsApart, /) -> Wrong: ...
    def report_year_fiscal(self, fact: ReportYearFiscal, /) -> Wrong: ...
    def period_half(self, fact: PeriodHalf, /) -> Wrong: ...
    def period_no_year(self, fact: PeriodNoYear, /) -> Wrong: ...
    def periods_apart(self, fact: PeriodsApart, /) -> Wrong: ...
    def day_outside_its_year(self, fact: DayOutsideItsYear, /) -> Wrong: ...
    def no_day_to_keep(self, fact: NoDayToKeep, /) -> Wrong: ...
    def kept_ends_first(self, fact: KeptEndsFirst, /) -> Wrong: ...
    def nothing_kept(self, fact: NothingKept, /) -> Wrong: ...
    def undated_rows(self, fact: UndatedRows, /) -> Wrong: ...
    def survey_not_dated(self, fact: SurveyNotDated, /) -> Wrong: ...
