"""The study's year, fiscal years, and days that lie in none."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import years as f
from impactcalc.words.en.dates import MONTHS, full_words, label_of, span_words, year_words
from impactcalc.words.en.rows import span_of_days

TWELVE = "Type twelve months from the first day of a month, such as July 2024 to June 2025"
_TWELVE_OF_A_LIST = f"{TWELVE}; `impactcalc run --from --to` cuts a list of activities"


def years_apart(fact: f.YearsApart) -> Wrong:
    return Wrong(
        f"{fact.first} and {fact.last} do not follow each other, and a study's year is one year",
        f"Type one year, or {TWELVE[5:]}",
    )


def year_begins_unknown(fact: f.YearBeginsUnknown) -> Wrong:
    named = f"{fact.start}-{fact.end % 100:02d}"
    july, october = span_words(fact.start * 100 + 7), span_words(fact.start * 100 + 10)
    return Wrong(
        f"it is not said in which month {named} begins, and here no month is usual",
        f'Type the months, such as {july} or {october}; or add the setting "Fiscal year begins" with its month',
    )


def years_of_january(fact: f.YearsOfJanuary) -> Wrong:
    return Wrong(
        f"a fiscal year that begins in January is a calendar year, {fact.start} or {fact.end}",
        f"Type {fact.start} or {fact.end}",
    )


def year_of_january(fact: f.YearOfJanuary) -> Wrong:
    return Wrong(
        f"a fiscal year that begins in January is the calendar year {fact.year}",
        f"Type {fact.year}",
    )


def year_unclear(fact: f.YearUnclear) -> Wrong:
    both = " or ".join(span_words(start * 100 + 7) for start in (fact.year - 1, fact.year))
    return Wrong(
        f"{fact.typed} may end or begin in {fact.year}, and it is not said in which month",
        f"Type its months: {both}, or whichever they are; {fact.year} for the calendar year",
    )


def year_named_both_ways(fact: f.YearNamedBothWays) -> Wrong:
    early, late = (f"FY {label_of(year)} ({span_words(year)})" for year in (fact.early, fact.late))
    return Wrong(
        f"{fact.typed} may be the year that ends or the one that begins in {fact.year}", f"Type {early} or {late}"
    )


def not_twelve_months(fact: f.NotTwelveMonths) -> Wrong:
    what = f"{fact.months} months" if fact.months else "a period that ends before it begins"
    return Wrong(
        f"{what}, and a study's year has twelve months",
        _TWELVE_OF_A_LIST,
    )


def not_a_year_of_days(fact: f.NotAYearOfDays) -> Wrong:
    what = f"{fact.days} days from {fact.start} to {fact.end}" if fact.days else "it ends before it begins"
    return Wrong(
        f"{what}, and a study's year has twelve months",
        _TWELVE_OF_A_LIST,
    )


def months_of_calendar_year(fact: f.MonthsOfCalendarYear) -> Wrong:
    return Wrong(
        "January to December is a calendar year",
        f"Type {fact.year}",
    )


def not_a_month(_: f.NotAMonth) -> Wrong:
    return Wrong(
        "this is not a month",
        "Type the month in which it begins, such as July",
    )


def beginnings_apart(fact: f.BeginningsApart) -> Wrong:
    return Wrong(
        f"the year begins in {MONTHS[fact.here - 1]}, but Fiscal year begins says {MONTHS[fact.there - 1]}",
        "Correct one of the two",
    )


def report_year_fiscal(_: f.ReportYearFiscal) -> Wrong:
    return Wrong(
        "prices are those of a calendar year, or of the study's own fiscal year",
        "Type a calendar year, or leave it blank",
    )


def period_half(_: f.PeriodHalf) -> Wrong:
    return Wrong(
        "Period start and Period end belong together",
        "Type both",
    )


def period_no_year(fact: f.PeriodNoYear) -> Wrong:
    return Wrong(
        f"{fact.start} to {fact.end} is no year of twelve months",
        TWELVE,
    )


def periods_apart(fact: f.PeriodsApart) -> Wrong:
    return Wrong(
        f"read as {full_words(fact.year)}, but Period start and Period end say {span_words(fact.stated)}",
        "Correct one of the two",
    )


def day_outside_its_year(fact: f.DayOutsideItsYear) -> Wrong:
    return Wrong(
        f"this day does not lie in the year of the row, {full_words(fact.year)}",
        f"Correct one of the two; with Year blank the row is of {year_words(fact.by_day)}, by its date",
    )


def no_day_to_keep(_: f.NoDayToKeep) -> Wrong:
    return Wrong(
        "this is not a day, or may be two",
        "Type a day as year-month-day, such as 2024-07-01",
    )


def kept_ends_first(fact: f.KeptEndsFirst) -> Wrong:
    return Wrong(
        f"the period would end before it begins, {fact.start}",
        "Exchange the two",
    )


def nothing_kept(fact: f.NothingKept) -> Wrong:
    return Wrong(
        f"no row of an activity is dated {span_of_days(fact.start, fact.end)}",
        "Look at the column Date, or choose other days",
    )


def undated_rows(fact: f.UndatedRows) -> Wrong:
    many = "1 row has" if fact.rows == 1 else f"{fact.rows:,} rows have"
    span = span_of_days(fact.start, fact.end)
    return Wrong(
        f"{many} no date, so nothing tells whether they belong to the period {span}",
        "Fill in the column Date, or leave out --from and --to",
    )


def survey_not_dated(_: f.SurveyNotDated) -> Wrong:
    return Wrong(
        "what members told is not dated, so it cannot be cut by --from and --to",
        "Leave out --from and --to, or the sheet Survey",
    )
