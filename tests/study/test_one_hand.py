"""Numbers as a file writes them: what one cell leaves open, the others tell, or it is asked about."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import STUDY, BookWriter
from impactcalc.errors import InputError
from impactcalc.study.checking.validation import read_study
from impactcalc.study.sheets.cells import read_numbers, read_shares
from impactcalc.study.sheets.number_marks import mark_of


def test_a_point_beside_decimal_commas_marks_thousands() -> None:
    column = read_numbers(["1.200", "980,25", "12.000"])
    assert column.values.tolist() == [1200.0, 980.25, 12000.0]
    assert column.readings[0].meaning == "read as 1200, as this file writes decimals with a comma"


def test_the_rest_of_the_workbook_tells(write_book: BookWriter) -> None:
    sheets = {
        "Study": STUDY,
        "Visitors": [["Visitors", "Accommodation"], [10, "12.400"]],
        "Budget": [["Amount", "Category", "Paid from"], ["48.500,00", "other", "local"]],
    }
    assert read_study(write_book(sheets)).sheets["Visitors"].numbers("accommodation").tolist() == [12400.0]
    del sheets["Budget"]
    with pytest.raises(InputError) as caught:
        read_study(write_book(sheets))
    assert list(map(str, caught.value.problems)) == [
        'Visitors!B2 "12.400": this may be 12.4 or 12400. Type 12400 or 12.4, without a thousands mark'
    ]


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_in_every_kind_of_csv(separator: str, tmp_path: Path) -> None:
    (tmp_path / "study.csv").write_text("Name,x\nPlace,US\nYear,2014\nCurrency,USD\n")
    lines = [["Visitors", "Accommodation"], ["10", "1.200"], ["10", '"980,25"']]
    (tmp_path / "visitors.csv").write_text("\n".join(separator.join(line) for line in lines) + "\n")
    assert read_study(tmp_path).sheets["Visitors"].numbers("accommodation").tolist() == [1200.0, 980.25]
    (tmp_path / "visitors.csv").write_text("\n".join(separator.join(line) for line in lines[:2]) + "\n")
    with pytest.raises(InputError, match=r"Visitors!B2|visitors!B2"):
        read_study(tmp_path)


@given(st.lists(st.integers(1000, 999_999), min_size=1, max_size=6), st.integers(0, 99))
def test_a_file_is_written_by_one_hand(numbers: list[int], cents: int) -> None:
    """Whatever the mark, numbers of one style are read as they were meant, or asked about."""
    point = [f"{n:,}" for n in numbers] + [f"7.{cents:02d}"]
    comma = [text.replace(",", "_").replace(".", ",").replace("_", ".") for text in point]
    for texts in (point, comma):
        column = read_numbers(texts)
        assert not column.faults
        assert column.values.tolist() == [*map(float, numbers), float(f"7.{cents:02d}")]


def test_contradictory_hands_are_asked_about() -> None:
    assert mark_of(["980,25", "12.50"]) == "both"
    assert [fault.position for fault in read_numbers(["980,25", "12.50", "1.200", "1,200"]).faults] == [2, 3]


@pytest.mark.parametrize(
    ("value", "remedy"),
    [(0.5, 'Type "0.5%" or "50%"'), (1, 'Type "1%" or "100%"'), (0.05, 'Type "0.05%" or "5%"')],
)
def test_a_small_share_among_percentages_is_asked_about(value: float, remedy: str) -> None:
    (fault,) = read_shares([25, 40, value, 0], lambda _: False).faults
    assert (fault.position, fault.remedy) == (2, remedy)


def test_under_a_heading_that_says_percent_all_are(write_book: BookWriter) -> None:
    rows = [["Visitors", "Accommodation", "Resident share (%)"], [1, 10, 25], [1, 10, 0.5], [1, 10, 0]]
    table = read_study(write_book({"Study": STUDY, "Visitors": rows})).sheets["Visitors"]
    assert table.numbers("resident_share").tolist() == [0.25, 0.005, 0.0]


@pytest.mark.parametrize(("typed", "value"), [("(1,200.00)", -1200.0), ("1,200.50-", -1200.5), ("\u22125", -5.0)])
def test_negative_numbers_as_accountants_write_them(typed: str, value: float) -> None:
    assert read_numbers([typed]).values.tolist() == [value]


def test_a_note_lists_its_cells(write_book: BookWriter) -> None:
    rows = [["Visitors", "Accommodation"], [10, "1,200"], [10, 5], [10, "2,300"]]
    (note,) = read_study(write_book({"Study": STUDY, "Visitors": rows})).notes
    assert str(note) == 'Visitors!B2 "1,200": read as 1200; B4 "2,300" read as 2300'
