"""Inputs that people really have, as they were collected: each gives its right value, or is asked at the right cell.

The collection lies beside a checkout of ours and does not travel with it: without it these tests are skipped. Cases
that wait for something else are strict expected failures.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from impactcalc.errors import InputError
from impactcalc.impact.one_wave import read_whole, run_whole
from impactcalc.impact.result import Result
from impactcalc.impact.run import run
from impactcalc.study.study import Study

CASES = Path(__file__).resolve().parents[2] / "shared" / "cases"
pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the collection of cases is not beside this checkout")


class Right(NamedTuple):
    """What is right: gross spending, or the problems as (sheet, cell, words of the message or remedy)."""

    gross: float | None = None
    asked: tuple[tuple[str, str, str], ...] = ()
    warned: tuple[str, ...] = ()
    noted: tuple[str, ...] = ()


RIGHT: dict[str, Right] = {
    "01-total-row/in.xlsx": Right(100_000, noted=("TOTAL",)),
    "02-heading-thousands/in.xlsx": Right(60_000, noted=("thousands",)),
    "03-heading-currency/in.xlsx": Right(67_168.49, noted=("EUR",)),
    "04-hidden-rows/in.xlsx": Right(100_000, warned=("rows-hidden",)),
    "06-date-1904/in.xlsx": Right(60_990.12),
    "07-mixed-percent/in.xlsx": Right(asked=(("Visitors", "G4", "0.5%"),)),
    "08-total-nights/in.xlsx": Right(72_000_000, warned=("stay-unusually-long",)),
    "09-hidden-sheet/in.xlsx": Right(560_000, warned=("sheet-hidden",)),
    "10-numbers-export/in.xlsx": Right(
        asked=(("Visitors", "A2", "headings are in row 2"),), noted=("Study - Table 1",)
    ),
    "11-x000d/in.xlsx": Right(60_000),
    "51-place-0/in.xlsx": Right(60_000, noted=("06037",)),
    "51-place-5/in.xlsx": Right(60_000),
    "52-strict-ooxml/in.xlsx": Right(60_000),
    "53-duplicate-rows/in.xlsx": Right(120_000, warned=("rows-repeated",)),
    "54-daily-spend-is-total/in.xlsx": Right(12_000_000, warned=("spending-per-day-unusual",)),
    "55-study-csv-wide/in": Right(60_000, noted=("across",)),
    "57-xlsx-text-dot-thousands/in.xlsx": Right(16_957),
    "59-phonetic-strings/in.xlsx": Right(60_000),
    "70-yen-sign-in-china/in.xlsx": Right(asked=(("Visitors", "E2", "CNY or JPY"),)),
    "71-yen-sign-study-china/in.xlsx": Right(600_000, noted=("CNY",)),
    "73-state-code-alone/in.xlsx": Right(asked=(("Study", "B2", "Massachusetts"),)),
    "74-inverted-exchange-rate/in.xlsx": Right(asked=(("Rates", "D2", "0.892"),)),
    "74b-inverted-exchange-rate-jpy/in.xlsx": Right(asked=(("Rates", "D2", "108"),)),
    "80-formula-cached-zero/in.xlsx": Right(
        asked=(("Visitors", "E2", "never calculated"), ("Visitors", "F2", "never calculated"))
    ),
    "newcomer/total.xlsx": Right(10_000, noted=("TOTAL",)),
    "newcomer/q5.xlsx": Right(asked=(("Visitors", "A2", "EXAMPLE"),)),
    "newcomer/r1.xlsx": Right(1_440_000, warned=("spending-per-day-unusual",)),
    "newcomer/q16.xlsx": Right(5_000),
    "newcomer/hidden.xlsx": Right(16_000, warned=("rows-hidden",)),
    "newcomer/m4.xlsx": Right(2_900),
    "newcomer/n0.xlsx": Right(0),  # all of it is spent abroad
    "newcomer/s1.xlsx": Right(asked=(("Budget", "F3", "scholarship"),)),
}


def _whole(path: str, tmp_path: Path) -> tuple[Result | None, InputError | None]:
    source = CASES / path
    copy = tmp_path / source.name
    shutil.copytree(source, copy) if source.is_dir() else shutil.copy(source, copy)
    try:
        return run_whole(run, read_whole(copy)), None
    except InputError as error:
        return None, error


@pytest.mark.parametrize("path", RIGHT)
def test_case(path: str, tmp_path: Path) -> None:
    right = RIGHT[path]
    result, error = _whole(path, tmp_path)
    notes = list(map(str, result.study.notes if result else error.notes if error else ()))
    if right.asked:
        assert error is not None
        for sheet, cell, words in right.asked:
            (problem,) = [p for p in error.problems if (p.sheet, p.cell) == (sheet, cell)]
            assert words in f"{problem.message}. {problem.remedy}"
    else:
        assert error is None, error
        assert result is not None
        assert float(result.gross_spending) == pytest.approx(right.gross, rel=1e-6)
        codes = {check.code for check in result.checks_found if check.severity != "note"}
        assert codes >= set(right.warned)
    for words in right.noted:
        assert any(words in note for note in notes), notes


def test_totals_left_out_or_never_typed_are_the_same_study(tmp_path: Path) -> None:
    """Both are asked about the scholarship that stands on two sheets, and nothing else; what they hold is alike."""
    _, drop = _whole("newcomer/fw2_drop.xlsx", tmp_path)
    _, keep = _whole("newcomer/fw2_keep.xlsx", tmp_path)
    assert drop is not None
    assert keep is not None
    assert (
        [(p.sheet, p.cell) for p in drop.problems] == [(p.sheet, p.cell) for p in keep.problems] == [("Budget", "F7")]
    )
    assert isinstance(drop.partial, Study)
    assert isinstance(keep.partial, Study)
    assert drop.partial.sheets == keep.partial.sheets
    assert run(keep.partial).net_new_spending == pytest.approx(246_277.49, rel=1e-6)


def test_a_dirty_year_is_told_in_one_wave(tmp_path: Path) -> None:
    """Repairing all that is told leaves nothing to tell but what cannot be known before."""
    _, error = _whole("newcomer/fw1.xlsx", tmp_path)
    assert error is not None
    cells = [(problem.sheet, problem.cell) for problem in error.problems]
    assert len(cells) == len(set(cells))
    assert {"Visitors", "Events", "Exchanges", "Budget", "Deals", "Taxes"} <= {sheet for sheet, _ in cells}


def test_germany_keeps_decimal_commas_apart_from_thousands(tmp_path: Path) -> None:
    result, _ = _whole("newcomer/wi24b.xlsx", tmp_path)
    assert result is not None
    assert 12_400.0 in [value for table in result.study.sheets.values() for name in table.columns
                        if table.columns[name].dtype == float for value in table.columns[name].tolist()]  # fmt: skip


@pytest.mark.parametrize("name", ["study-q", "study-n"])
def test_members_typed_as_question_marks_are_not_one(name: str, tmp_path: Path) -> None:
    result, error = _whole(f"house/{name}", tmp_path)
    if name == "study-n":
        assert result is not None
    else:
        assert error is not None
        assert any("the same member" in problem.message for problem in error.problems)
