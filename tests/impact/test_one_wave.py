"""Everything that is wrong is told at once: what is typed, and what only a run would find."""

from __future__ import annotations

from typing import Any

import pytest

from conftest import STUDY, BookWriter
from impactcalc.errors import InputError
from impactcalc.impact.one_wave import read_whole, run_whole
from impactcalc.impact.run import run

HEADS = ["Id", "Visitors", "Nights", "Accommodation", "Place", "Currency", "Year"]


def told(sheets: dict[str, Any], write_book: BookWriter) -> list[tuple[str, str]]:
    with pytest.raises(InputError) as caught:
        run_whole(run, read_whole(write_book(sheets)))
    return [(problem.sheet, problem.cell) for problem in caught.value.problems]


ROW: list[Any] = ["a", 10, 3, 4000, None, None, None]
FAULTS: dict[str, tuple[dict[int, Any], list[tuple[str, str]]]] = {
    "text for a number": ({1: "about 30"}, [("Visitors", "B2")]),
    "a place that there is not": ({4: "cbsa:99999"}, [("Visitors", "E2")]),
    "no rate": ({5: "EUR", 6: 1995}, [("Rates", "")]),
}


@pytest.mark.parametrize("first", FAULTS)
@pytest.mark.parametrize("second", FAULTS)
def test_faults_of_two_rows_are_told_together(first: str, second: str, write_book: BookWriter) -> None:
    rows: list[list[Any]] = [HEADS]
    for number, name in enumerate((first, second)):
        row = [chr(ord("a") + number), *ROW[1:]]
        row[3] = 4000 + number
        for at, value in FAULTS[name][0].items():
            row[at] = value
        rows.append(row)
    found = told({"Study": STUDY, "Visitors": rows}, write_book)
    for number, name in enumerate((first, second)):
        for sheet, cell in FAULTS[name][1]:
            assert (sheet, cell.replace("2", str(2 + number))) in found


def test_deals_rates_profiles_and_places_in_one_wave(write_book: BookWriter) -> None:
    sheets = {
        "Study": STUDY,
        "Visitors": [[*HEADS, "Profile"], [*ROW, None], ["b", 5, 2, None, "fips:99999", None, None, "delegates"]],
        "Rates": [["Kind", "Subject", "Year", "Value", "Source"], ["exchange_rate", "USD", 2014, 2, "mine"]],
        "Deals": [["Kind", "Phase", "Amount", "Years", "Industry"], ["export", "yearly", 1000, 1, "Basket weaving"]],
    }
    found = told(sheets, write_book)
    assert {("Visitors", "E3"), ("Visitors", "H3"), ("Rates", "D2"), ("Deals", "E2")} <= set(found)


def test_what_follows_from_a_told_problem_is_not_told(write_book: BookWriter) -> None:
    """A misread amount is not also "no spending"; a rate at fault is not also missing."""
    rows = [HEADS, ["a", 10, 3, "forty", None, None, None]]
    assert told({"Study": STUDY, "Visitors": rows}, write_book) == [("Visitors", "D2")]
    rows = [HEADS, ["a", 10, 3, 40, None, "EUR", 1995]]
    rates: list[list[Any]] = [
        ["Kind", "Subject", "Year", "Value", "Source"],
        ["exchange_rate", "EUR", 1995, "one", "mine"],
    ]
    found = told({"Study": STUDY, "Visitors": rows, "Rates": rates}, write_book)
    assert ("Rates", "D2") in found
    rates[1][3] = -1
    assert ("Rates", "") not in told({"Study": STUDY, "Visitors": rows, "Rates": rates}, write_book)


def test_a_sound_study_runs(write_book: BookWriter) -> None:
    assert run_whole(run, read_whole(write_book({"Study": STUDY, "Visitors": [HEADS, ROW]}))).gross_spending == 4000.0
