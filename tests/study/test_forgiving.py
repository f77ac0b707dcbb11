"""What people naturally type is understood, and said where it took some thought."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import STUDY, VISITORS, BookWriter, Percent
from impactcalc.errors import InputError
from impactcalc.study.checking.validation import read_study
from impactcalc.study.sheets.cells import read_numbers, read_shares, read_years
from impactcalc.study.sheets.schema import Visitors, columns


def never(_: int) -> bool:
    return False


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (1200, 1200),
        (1200.5, 1200.5),
        ("1200", 1200),
        (" 1200 ", 1200),
        ("1,200", 1200),
        ("1,200,000.50", 1200000.5),
        ("1 200", 1200),
        ("1\u00a0200", 1200),
        ("1'200", 1200),
        ("1.200,50", 1200.5),
        ("1,5", 1.5),
        ("1e3", 1000),
        ("1.200.000", 1200000),
    ],
)
def test_numbers(typed: object, meant: float) -> None:
    column = read_numbers([typed])
    assert not column.faults
    assert column.values[0] == meant


def test_numbers_that_took_thought_are_said() -> None:
    readings = [*read_numbers(["1,200", 5]).readings, *read_numbers([5, "1,5"]).readings]
    assert [reading.meaning for reading in readings] == ["read as 1200", "a decimal comma, read as 1.5"]


@pytest.mark.parametrize("blank", ["", " ", "\u00a0", None])
def test_blanks(blank: object) -> None:
    column = read_numbers([blank, 3])
    assert np.isnan(column.values[0])
    assert not column.faults


def test_a_semicolon_file_leaves_thousands_or_decimals_open() -> None:
    (fault,) = read_numbers(["1,200"], decimal_comma=True).faults
    assert fault.message == "this may be 1.2 or 1200"
    assert fault.remedy == "Type 1200 or 1.2, without a thousands mark"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [(0.25, 0.25), (1, 1.0), (25, 0.25), ("25%", 0.25), ("25 %", 0.25), ("0,25", 0.25), (100, 1.0), ("100%", 1.0)],
)
def test_shares(typed: object, meant: float) -> None:
    column = read_shares([typed], never)
    assert not column.faults
    assert column.values[0] == meant


def test_a_percent_cell_of_100_is_the_whole_even_beside_25() -> None:
    column = read_shares([1.0, 25.0], lambda position: position == 0)
    assert not column.faults
    assert column.values.tolist() == [1.0, 0.25]


@pytest.mark.parametrize(
    "typed", [2014, 2014.0, "2014", dt.date(2014, 5, 3), dt.datetime(2014, 5, 3), "2014-05-03", "5/3/2014"]
)
def test_years(typed: object) -> None:
    column = read_years([typed])
    assert not column.faults
    assert column.values[0] == 2014


@given(
    st.lists(st.one_of(st.floats(allow_nan=False, allow_infinity=False), st.integers(-(10**12), 10**12), st.just("")))
)
def test_plain_numbers_come_through_unaltered(cells: list[Any]) -> None:
    column = read_numbers(cells)
    assert not column.faults
    for cell, value in zip(cells, column.values, strict=True):
        assert np.isnan(value) if cell == "" else value == float(cell)


@given(st.lists(st.one_of(st.text(max_size=8), st.booleans(), st.floats(), st.none(), st.dates()), max_size=6))
def test_no_cell_breaks_the_readers(cells: list[Any]) -> None:
    for column in (read_numbers(cells), read_shares(cells, never), read_years(cells)):
        assert len(column.values) == len(cells)
        faulty = {fault.position for fault in column.faults}
        assert all(np.isfinite(v) or np.isnan(v) for i, v in enumerate(column.values) if i not in faulty)


@given(share=st.floats(-2, 3), amount=st.floats(-1e6, 1e6), year=st.integers(1900, 2200))
def test_limits_agree_with_the_models(share: float, amount: float, year: int) -> None:
    """The column masks and pydantic must refuse the same values: both come from the one schema."""
    from pydantic import ValidationError

    for name, value in (("resident_share", share), ("accommodation", amount), ("year", year)):
        column = next(c for c in columns(Visitors) if c.name == name)
        inside = (column.minimum is None or value >= column.minimum) and (
            column.maximum is None or value <= column.maximum
        )
        try:
            Visitors.model_validate({name: value})
        except ValidationError:
            assert not inside
        else:
            assert inside


def test_headings_in_any_case_with_units_and_by_name(write_book: BookWriter) -> None:
    rows = [
        ["ID", "VISITORS (people)", "nights per visitor", "accommodation", "Food Service [USD]", "resident_share"],
        ["a", 10, 3, 400, 50, "25%"],
    ]
    study = read_study(write_book({"STUDY": STUDY, " visitors": rows}))
    table = study.sheets["Visitors"]
    assert table.numbers("food_service").tolist() == [50.0]
    assert table.numbers("resident_share").tolist() == [0.25]
    assert table.numbers("nights").tolist() == [3.0]


def test_example_rows_and_blank_rows_are_passed_over_and_addresses_stay(write_book: BookWriter) -> None:
    rows = [VISITORS[0], ["Example", 24, 4], [], VISITORS[1], [None, " "], VISITORS[2]]
    table = read_study(write_book({"Study": STUDY, "Visitors": rows})).sheets["Visitors"]
    assert table.rows.tolist() == [4, 6]
    assert table.numbers("visitors").tolist() == [10.0, 20.0]


def test_unknown_sheets_and_columns_are_left_alone_and_said(write_book: BookWriter) -> None:
    rows = [[*VISITORS[0], "Colour of bus"], [*VISITORS[1], "red"]]
    study = read_study(write_book({"Study": STUDY, "Visitors": rows, "Shopping list": [["milk"]]}))
    assert [str(note) for note in study.notes] == [
        "Shopping list: this sheet is not one of ours and was left alone",
        'Visitors!L1 "Colour of bus": this column is not one of ours and was left alone',
    ]


def test_percent_reading_is_noted_once_for_a_column(write_book: BookWriter) -> None:
    rows = [["Visitors", "Accommodation", "Resident share"], [1, 10, 25], [1, 10, 30], [1, 10, 0]]
    study = read_study(write_book({"Study": STUDY, "Visitors": rows}))
    assert [str(note) for note in study.notes] == ['Visitors!C2 "25": read as 25%; C3 "30" read as 30%']
    assert study.sheets["Visitors"].numbers("resident_share").tolist() == [0.25, 0.30, 0.0]


def test_percent_cells(write_book: BookWriter) -> None:
    rows = [["Visitors", "Accommodation", "Resident share"], [1, 10, Percent(0.25)], [1, 10, Percent(1.0)], [1, 10, 30]]
    study = read_study(write_book({"Study": STUDY, "Visitors": rows}))
    assert study.sheets["Visitors"].numbers("resident_share").tolist() == [0.25, 1.0, 0.30]


def test_a_folder_of_csv_files_is_the_same_study(write_book: BookWriter, tmp_path: Path) -> None:
    folder = tmp_path / "csv"
    folder.mkdir()
    for name, rows in (("study", STUDY), ("Visitors", VISITORS)):
        text = "\n".join(",".join(str(cell) for cell in row) for row in rows)
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    from_csv, from_book = read_study(folder), read_study(write_book({"Study": STUDY, "Visitors": VISITORS}))
    for name, values in from_book.sheets["Visitors"].columns.items():
        assert np.array_equal(values, from_csv.sheets["Visitors"].columns[name], equal_nan=values.dtype == np.float64)


def test_blank_ids_take_sheet_and_row(write_book: BookWriter) -> None:
    rows = [["Visitors", "Accommodation"], [1, 10], [1, 10]]
    study = read_study(write_book({"Study": STUDY, "Visitors": rows}))
    assert study.sheets["Visitors"].words("id").tolist() == ["Visitors-2", "Visitors-3"]


def test_the_category_fields_that_type_checkers_see_are_those_of_the_vocabulary() -> None:
    import ast

    import impactcalc.study.sheets.schema as schema
    from impactcalc.known.vocabulary import CATEGORY_CODES

    tree = ast.parse(Path(schema.__file__).read_text(encoding="utf-8"))
    (declared,) = (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and node.name == "Categories")
    names = [
        item.target.id
        for item in declared.body
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)
    ]
    assert tuple(names) == CATEGORY_CODES


def test_a_text_that_may_be_thousands_is_said() -> None:
    (reading,) = read_numbers(["1.234", "0.5"]).readings
    assert reading.meaning == "read as 1.234"
    (fault,) = read_numbers(["1.234"]).faults
    assert fault.message == "this may be 1.234 or 1234"


@pytest.mark.parametrize("typed", ["1 day", "one semester", "two"])
def test_words_are_no_currency(typed: str) -> None:
    (fault,) = read_numbers([typed]).faults
    assert fault.message == "text where a number belongs"


def test_an_example_row_that_was_filled_in_is_said(write_book: BookWriter) -> None:
    rows = [VISITORS[0], ["EXAMPLE", 30, 4, 9000, 1500, 0, 0, 1, 0, 0, "Japan"], VISITORS[1]]
    with pytest.raises(InputError) as caught:
        read_study(write_book({"Study": STUDY, "Visitors": rows}))
    assert list(map(str, caught.value.problems)) == [
        'Visitors!A2 "EXAMPLE": this row was changed, but its id is still EXAMPLE, which marks the row that is not '
        "counted. Type an id of its own, or clear it, to count the row; delete the row to leave it out"
    ]
