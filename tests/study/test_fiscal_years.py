"""The study's year where it is a fiscal one: what people type, when it begins, what is asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

import impactcalc as ic
from impactcalc.errors import InputError
from impactcalc.known.fiscal_years import fiscal_year_of
from impactcalc.known.periods import calendar_year, first_day, last_day, months_of, period, year_of_date
from impactcalc.study.sheets.schema import Settings, Visitors
from impactcalc.study.study import Study

Write = Callable[..., Path]
ROWS = [["Id", "Visitors", "Nights", "Accommodation"], ["a", 10, 3, 4000]]


def study(write: Write, place: str, year: object, *more: list[object], rows: list[list[object]] | None = None) -> Study:
    head: list[list[object]] = [["Name", "T"], ["Place", place], ["Year", year], *more]
    return ic.read_study(write({"Study": head, "Visitors": rows or ROWS}))


def problems(write: Write, *args: object, **rows: list[list[object]]) -> list[str]:
    with pytest.raises(InputError) as caught:
        study(write, *args, **rows)  # type: ignore[arg-type]
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    "typed",
    [
        "July 2024 - June 2025", "Jul 2024 to Jun 2025", "1 July 2024 to 30 June 2025", "2024-07-01 to 2025-06-30",
        "01/07/2024 - 30/06/2025", "7/1/2024 to 6/30/2025", "July 1, 2024 through June 30, 2025", "07/2024 - 06/2025",
    ],
)  # fmt: skip
def test_months_say_it_anywhere(write_book: Write, typed: str) -> None:
    found = study(write_book, "Germany", typed).settings
    assert (found.year, found.period, found.period_start, found.period_end) == (
        2025, 202407, "2024-07-01", "2025-06-30",
    )  # fmt: skip


@pytest.mark.parametrize("typed", ["FY 2024-25", "FY25", "2024/25", "FY2025", "2024-25", "FY 24/25", "2024\u20132025"])
def test_a_label_takes_what_is_usual_in_the_place(write_book: Write, typed: str) -> None:
    found = study(write_book, "US-CA", typed)
    assert found.settings.period == 202407
    (note,) = [note for note in found.notes if note.cell == "B3"]
    assert "read as fiscal year 2024-25, July 2024 to June 2025, since fiscal years begin in July" in note.meaning
    assert "NASBO" in note.meaning
    assert "the table is sought for 2025, in which as many months lie as in 2024, and it ends" in note.meaning


@pytest.mark.parametrize(
    ("place", "month"),
    [
        ("US-CA", 7), ("US-NY", 4), ("US-AL", 10), ("US-MI", 10), ("US-TX", 9), ("cbsa:19100", 10), ("fips:48439", 10),
        ("US", 10), ("GB", 4), ("JP", 4), ("AU", 7), ("CA", 4), ("IN", 4), ("fips:06037", 7),
    ],
)  # fmt: skip
def test_when_it_begins(place: str, month: int) -> None:
    usual = fiscal_year_of(place)
    assert usual is not None
    assert usual.month == month
    assert usual.source


@pytest.mark.parametrize("place", ["DE", "FR", "cbsa:35620", "fips:17031"])
def test_where_nothing_is_usual(place: str) -> None:
    assert fiscal_year_of(place) is None


def test_a_plain_year_stays_the_calendar_year(write_book: Write) -> None:
    for year in (2025, "2025"):
        found = study(write_book, "US-CA", year, ["Fiscal year begins", "July"]).settings
        assert (found.year, found.period, found.period_start, found.report_year) == (2025, 2025, None, 2025)


def test_asked_where_no_month_is_usual(write_book: Write) -> None:
    assert problems(write_book, "Germany", "FY25") == [
        'Study!B3 "FY25": FY25 may end or begin in 2025, and it is not said in which month. Type its months: July 2024 '
        "to June 2025 or July 2025 to June 2026, or whichever they are; 2025 for the calendar year"
    ]
    (asked,) = problems(write_book, "Germany", "2024-25")
    assert "it is not said in which month 2024-25 begins" in asked
    assert 'add the setting "Fiscal year begins"' in asked


def test_asked_which_of_two_a_single_year_names(write_book: Write) -> None:
    assert problems(write_book, "GB", "FY25") == [
        'Study!B3 "FY25": FY25 may be the year that ends or the one that begins in 2025. Type FY 2024-25 (April 2024 '
        "to March 2025) or FY 2025-26 (April 2025 to March 2026)"
    ]
    assert study(write_book, "JP", "FY2024").settings.period == 202404  # named by the year in which it begins


def test_the_setting_wins_over_what_is_usual(write_book: Write) -> None:
    for month in ("July", "Jul", "1 July", 7, "7", dt.datetime(2024, 7, 1)):
        assert study(write_book, "cbsa:19100", "FY25", ["Fiscal year begins", month]).settings.period == 202407
    assert study(write_book, "Germany", "2024-25", ["Fiscal year begins", "October"]).settings.period == 202410
    (wrong,) = problems(write_book, "US-CA", 2025, ["Fiscal year begins", "summer"])
    assert wrong.endswith("this is not a month. Type the month in which it begins, such as July")


def test_what_is_no_year_of_twelve_months(write_book: Write) -> None:
    (half,) = problems(write_book, "US-CA", "July 2024 - December 2024")
    assert "6 months, and a study's year has twelve months" in half
    (tax,) = problems(write_book, "GB", "6 April 2024 to 5 April 2025")
    assert "365 days from 2024-04-06 to 2025-04-05" in tax
    (calendar,) = problems(write_book, "US-CA", "January 2024 to December 2024")
    assert calendar.endswith("January to December is a calendar year. Type 2024")


def test_settings_that_say_two_things(write_book: Write) -> None:
    (found,) = problems(write_book, "US-CA", "July 2024 to June 2025", ["Fiscal year begins", "October"])
    assert "the year begins in July, but Fiscal year begins says October" in found
    stated: list[list[object]] = [["Period start", "2023-07-01"], ["Period end", "2024-06-30"]]
    (found,) = problems(write_book, "US-CA", "FY 2024-25", *stated)
    assert "but Period start and Period end say July 2023 to June 2024" in found
    (found,) = problems(write_book, "US-CA", "FY 2024-25", ["Report year", "FY 2025-26"])
    assert "prices are those of a calendar year, or of the study's own fiscal year" in found


def test_a_row_of_another_fiscal_year(write_book: Write) -> None:
    rows: list[list[object]] = [
        ["Id", "Visitors", "Nights", "Accommodation", "Year"], ["a", 1, 1, 10, ""], ["b", 1, 1, 10, "FY 2023-24"],
        ["c", 1, 1, 10, 2024],
    ]  # fmt: skip
    found = study(write_book, "US-CA", "FY 2024-25", rows=rows).sheets["Visitors"].numbers("year")
    assert found.tolist() == [202407, 202307, 2024]


def test_a_rate_is_of_a_calendar_year(write_book: Write) -> None:
    rates = [["Kind", "Subject", "Year", "Value", "Source"], ["exchange_rate", "EUR", "FY25", 0.9, "mine"]]
    book = write_book({"Study": [["Name", "T"], ["Place", "US"], ["Year", 2024]], "Visitors": ROWS, "Rates": rates})
    with pytest.raises(InputError) as caught:
        ic.read_study(book)
    assert "a fiscal year, where a calendar year belongs" in str(caught.value.problems[0])


def test_the_same_from_rows_in_python() -> None:
    told = Settings(name="T", place="US-CA", year=2025, period_start="2024-07-01", period_end="2025-06-30")
    found = ic.study_from_rows(told, [Visitors(id="a", visitors=2, nights=1, accommodation=10)])
    assert found.settings.period == 202407
    again = ic.study_from_rows(found.settings, [Visitors(id="a", visitors=2, nights=1, accommodation=10)])
    assert again.settings == found.settings


def test_months_and_days_of_every_beginning() -> None:
    for month in range(2, 13):
        year = period(2024, month)
        assert sum(months for _, months in months_of(year)) == 12
        assert year_of_date(first_day(year), month) == year_of_date(last_day(year), month) == year
        assert (last_day(year) - first_day(year)).days == (365 if month == 2 else 364)
        assert calendar_year(year) == (2025 if month >= 7 else 2024)
