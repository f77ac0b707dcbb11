"""The column Date: how days are written, which year they put a row into, and cutting a list by them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

import impactcalc as ic
from impactcalc.cli import app
from impactcalc.errors import InputError
from impactcalc.study.days_kept import given_days, keep_days
from impactcalc.study.sheets.dates import read_dates
from impactcalc.study.study import Study

Write = Callable[..., Path]
HEADS = ["Id", "Visitors", "Nights", "Accommodation", "Date", "Source"]
COUNTS = (11, 23, 27, 95)  # none is the sum of those before it


def book(write: Write, dates: list[object], *, year: object = "July 2024 to June 2025", **more: object) -> Path:
    head = [["Name", "T"], ["Place", "US-CA"], ["Year", year], ["Currency", "USD"]]
    rows = [HEADS] + [[f"r{i}", COUNTS[i], 2, 10 * COUNTS[i], day, f"list {i}"] for i, day in enumerate(dates)]
    return write({"Study": head, "Visitors": rows, **more})


def years(study: Study) -> list[float]:
    return list(map(float, study.sheets["Visitors"].numbers("year")))


def test_days_as_people_write_them() -> None:
    written = [
        dt.datetime(2024, 7, 4), 45477, "45477", "4 July 2024", "July 4, 2024", "4. July 2024", "4.7.2024",
        "2024-07-04", "2024/07/04", "4th July 2024",
    ]  # fmt: skip
    assert set(read_dates(written).values.tolist()) == {"2024-07-04"}
    for wrong in ("2024", "July 2024", 12, "31/31/2024", "30 February 2024", True):
        assert [fault.position for fault in read_dates([wrong]).faults] == [0]


def test_the_column_shows_which_comes_first() -> None:
    assert read_dates(["7/4/2024", "25/4/2024"]).values.tolist() == ["2024-04-07", "2024-04-25"]
    assert read_dates(["7/4/2024", "4/25/2024"]).values.tolist() == ["2024-07-04", "2024-04-25"]
    (fault,) = read_dates(["7/4/2024", "5/5/2024"]).faults
    assert fault.message == "this may be 2024-04-07 or 2024-07-04, and no date of this column shows which is meant"
    assert fault.remedy == "Type 2024-04-07 or 2024-07-04"
    (fault,) = read_dates(["7/4/2024", "25/4/2024", "4/25/2024"]).faults
    assert fault.message.endswith("and dates of this column are written both ways")


def test_a_date_says_which_year_the_row_is_of(write_book: Write) -> None:
    dates: list[object] = [dt.datetime(2024, 7, 1), "2025-06-30", "2025-07-01", ""]
    study = ic.read_study(book(write_book, dates))
    assert years(study) == [202407, 202407, 202507, 202407]
    assert any(
        "dated outside the study's year: taken as of fiscal year 2025-26" in note.meaning for note in study.notes
    )
    assert years(ic.read_study(book(write_book, dates, year=2025))) == [2024, 2025, 2025, 2025]


def test_a_date_outside_the_rows_own_year(write_book: Write) -> None:
    rows = [[*HEADS, "Year"], ["a", 1, 1, 10, "2024-07-04", "", 2023], ["b", 1, 1, 10, "2024-07-04", "", "2024-25"]]
    path = write_book({"Study": [["Name", "T"], ["Place", "US-CA"], ["Year", 2024]], "Visitors": rows})
    with pytest.raises(InputError) as caught:
        ic.read_study(path)
    assert [str(problem) for problem in caught.value.problems] == [
        'Visitors!E2 "2024-07-04": this day does not lie in the year of the row, 2023. Correct one of the two; with '
        "Year blank the row is of 2024, by its date"
    ]


def test_a_list_is_cut(write_book: Write) -> None:
    study = ic.read_study(book(write_book, ["2024-06-30", "2024-07-01", "2025-06-30", "2025-07-01"]))
    cut = given_days("2024-07-01", "2025-06-30")
    assert cut is not None
    kept = keep_days(study, cut)
    assert kept.sheets["Visitors"].words("id").tolist() == ["r1", "r2"]
    assert kept.days_kept == ("2024-07-01", "2025-06-30")
    assert kept.notes[-1].meaning == (
        "2 rows left out, dated outside 2024-07-01 to 2025-06-30 (--from, --to): Visitors 106, Accommodation 1,060"
    )
    result = ic.run(kept)
    assert result.ledger["source"].tolist() == ["list 1", "list 2"]
    assert result.ledger["date"].tolist() == ["2024-07-01", "2025-06-30"]
    assert result.gross_spending == pytest.approx(500.0)  # the study's year and the report's are one


def test_a_range_stays_with_its_row(write_book: Write) -> None:
    rows = [HEADS, ["a", "10 (8-12)", 2, 100, "2023-01-01", ""], ["b", "20 (15-25)", 2, 100, "2024-08-01", ""]]
    head = [["Name", "T"], ["Place", "US-CA"], ["Year", 2024]]
    study = ic.read_study(write_book({"Study": head, "Visitors": rows}))
    cut = given_days("2024-01-01", "")
    assert cut is not None
    ranges = keep_days(study, cut).sheets["Visitors"].ranges["visitors"]
    assert ranges.positions.tolist() == [0]
    assert (ranges.ranges[0].low, ranges.ranges[0].high) == (15, 25)


def test_rows_without_a_date_are_asked_about(write_book: Write) -> None:
    volunteers = [["Volunteers", "Hours"], [3, 10]]
    path = book(write_book, ["2024-08-01", "", ""], Volunteers=volunteers)
    told = CliRunner().invoke(app, ["validate", str(path), "--from", "2024-07-01"])
    assert told.exit_code == 2
    text = " ".join(told.output.split())
    assert "2 rows have no date, so nothing tells whether they belong to the period 2024-07-01 on." in text
    assert "1 row has no date" in text
    assert "-> Fill in the column Date, or leave out --from and --to." in text


def test_what_is_no_period(write_book: Write) -> None:
    for start, end, said in (
        ("1/2/2024", "", "this is not a day, or may be two"),
        ("2025-01-01", "2024-01-01", "the period would end before it begins, 2025-01-01"),
    ):
        with pytest.raises(InputError, match=said):
            given_days(start, end)
    assert given_days("", "") is None
    cut = given_days("2030-01-01", "")
    assert cut is not None
    with pytest.raises(InputError, match="no row of an activity is dated 2030-01-01 on"):
        keep_days(ic.read_study(book(write_book, ["2024-08-01"])), cut)


def test_gifts_are_cut_too(write_book: Write) -> None:
    gifts = [
        ["Kind", "Amount", "Date", "Year"],
        ["gift", 70, "2023-03-03", ""],
        ["gift", 300, "2024-09-09", "FY 2024-25"],
    ]
    study = ic.read_study(book(write_book, ["2024-08-01", "2025-08-01"], **{"In kind": gifts}))
    assert study.in_kind.numbers("year").tolist() == [202207, 202407]
    cut = given_days("2024-07-01", "2025-06-30")
    assert cut is not None
    kept = keep_days(study, cut)
    assert kept.in_kind.numbers("amount").tolist() == [300]
    assert any("1 row left out" in note.meaning and note.sheet == "In kind" for note in kept.notes)
