"""Rows that are no rows: totals, the example, hidden and struck-through rows, the same row twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import STUDY, BookWriter, Formula
from impactcalc.errors import InputError
from impactcalc.impact.run import run
from impactcalc.study.checking.validation import read_study, study_from_workbook
from impactcalc.study.study import Study
from impactcalc.workbooks import xlsx_cells
from impactcalc.workbooks.raw import Formats, RawSheet, RawWorkbook

HEADS = ["Id", "Name", "Visitors", "Nights", "Accommodation", "Food service", "Confirmed"]
ROWS: list[list[Any]] = [
    ["a", "Spring", 100, 3, 40000, 20000, None],
    ["b", "Autumn", 50, 4, 30000, 10000, None],
]


def book(*rows: list[Any]) -> dict[str, Any]:
    return {"Study": STUDY, "Visitors": [HEADS, *ROWS, *rows]}


def studied(sheet: RawSheet) -> Study:
    """The study of a sheet Visitors that only a program could have made: with formulas, formats and hidden rows."""
    settings = RawSheet("Study", [list(row) for row in STUDY])
    return study_from_workbook(RawWorkbook(Path("made.xlsx"), "xlsx", (settings, sheet), "", ()))


def raw(*rows: list[Any], **facts: Any) -> RawSheet:
    cells = [["" if cell is None else cell for cell in row] for row in (HEADS, *ROWS, *rows)]
    return RawSheet("Visitors", cells, **facts)


@pytest.mark.parametrize(
    "name",
    ["TOTAL", "Total", "total:", "Totals", "Grand total", "Sub-total", "Subtotal", "Gesamt", "Summe", "合計", "小計",
     "Total visitors", "Total 2014", "Insgesamt", "ИТОГО", "Σύνολο", "Suma", "Total général", "All visitors total"],
)  # fmt: skip
def test_a_row_that_is_called_a_total_is_left_out_and_said(name: str, write_book: BookWriter) -> None:
    study = read_study(write_book(book([None, name, 150, None, 70000, 30000])))
    assert study.sheets["Visitors"].rows.tolist() == [2, 3]
    (note,) = study.notes
    assert note.cell == "B4"
    assert str(note).endswith(
        f'this row is a total (it is called "{name}") and was left out; it holds Visitors 150, Accommodation 70,000, '
        "Food service 30,000"
    )


@pytest.mark.parametrize("name", ["Total Recall festival", "Summer school", "Suma and friends", "Sum 41 concert"])
def test_names_that_begin_like_a_total_are_names(name: str, write_book: BookWriter) -> None:
    study = read_study(write_book(book(["c", name, 7, 2, 900, 100])))
    assert study.sheets["Visitors"].rows.tolist() == [2, 3, 4]
    assert study.notes == ()


@pytest.mark.parametrize("column", [0, 1])
def test_the_id_may_call_a_row_a_total(column: int, write_book: BookWriter) -> None:
    row = ["", "", 150, None, 70000, 30000]
    row[column] = "TOTAL"
    assert len(read_study(write_book(book(row))).sheets["Visitors"]) == 2


def test_a_total_in_a_column_of_no_meaning(write_book: BookWriter) -> None:
    rows = [["Remark", *HEADS], ["", *ROWS[0]], ["", *ROWS[1]], ["TOTAL", None, None, 150, None, 70000, 30000]]
    assert len(read_study(write_book({"Study": STUDY, "Visitors": rows})).sheets["Visitors"]) == 2


def test_a_total_with_nothing_above_it_is_asked_about(write_book: BookWriter) -> None:
    sheets = {"Study": STUDY, "Visitors": [HEADS, [None, "Total", 150, 3, 70000, 30000]]}
    with pytest.raises(InputError) as caught:
        read_study(write_book(sheets))
    assert list(map(str, caught.value.problems)) == [
        'Visitors!B2 "Total": this row looks like a total (it is called "Total"), but there is nothing above it '
        "to sum. Give the row a name of its own, or type yes into a column Confirmed, to count it; delete it to leave "
        "it out"
    ]


def test_a_total_that_is_confirmed_counts_and_is_noted(write_book: BookWriter) -> None:
    study = read_study(write_book(book([None, "Total", 150, 3, 70000, 30000, "yes"])))
    assert len(study.sheets["Visitors"]) == 3
    (check,) = [check for check in run(study).checks_found if check.code == "totals-confirmed"]
    assert check.severity == "note"
    assert check.where == "Visitors: row 4"


@pytest.mark.parametrize(
    ("cells", "left_out"),
    [
        ({2: "SUM(C2:C3)", 4: "SUM(E2:E3)", 5: "SUM(F2:F3)"}, True),
        ({2: "C2+C3", 4: "E2+E3", 5: "F2+F3"}, True),
        ({2: "SUBTOTAL(109,[Visitors])", 4: "SUBTOTAL(109,[Accommodation])", 5: "SUBTOTAL(109,[Food])"}, True),
        ({2: "of:=SUM([.C2:.C3])", 4: "of:=SUM([.E2:.E3])", 5: "of:=SUM([.F2:.F3])"}, True),
        ({2: "SUM($C$2:$C$3)", 4: "SUM(C2:C3)", 5: "SUM(C2:C3)"}, True),  # a shared formula, as its first cell has it
        ({4: "C4*D4*140", 5: "C4*D4*60"}, False),  # a row like any other
        ({4: "E3*1.1"}, False),
        ({4: "AVERAGE(E2:E3)"}, False),
        ({4: "SUM(E2:E3)"}, False),  # beside typed heads and meals: not all of its numbers are sums
    ],
)
def test_a_row_of_sums_over_the_rows_above(cells: dict[int, str], left_out: bool) -> None:
    formulas = {(3, column): text for column, text in cells.items()}
    numbers = [149, 4, 70001, 30001] if not left_out else [150, "", 70000, 30000]
    study = studied(raw(["", "", *numbers, ""], find_formulas=lambda: formulas))
    assert len(study.sheets["Visitors"]) == (2 if left_out else 3)
    assert [note.cell for note in study.notes] == (["C4"] if left_out else [])


def test_the_totals_row_of_a_table() -> None:
    study = studied(raw(["", "", 150, "", 70000, 30000, ""], totals_rows=frozenset({3})))
    assert len(study.sheets["Visitors"]) == 2


def test_totals_in_a_workbook_that_was_computed(write_book: BookWriter) -> None:
    total = [None, None, Formula("=SUM(C2:C3)", 150), None, Formula("=SUM(E2:E3)", 70000), Formula("=SUM(F2:F3)", 3e4)]
    study = read_study(write_book(book(total)))
    assert len(study.sheets["Visitors"]) == 2


@pytest.mark.parametrize("row", [["", "", 150, "", 70000, 30000, ""], ["x", "Both", 150, "", 70000, 30000, ""]])
def test_a_row_that_equals_the_rows_above_is_asked_about(row: list[Any]) -> None:
    with pytest.raises(InputError) as caught:
        studied(raw(row))
    assert list(map(str, caught.value.problems)) == [
        'Visitors!C4 "150": this row equals the sum of all rows above it (from row 2 on) in every column of '
        "amounts that it fills: it may be a total. Delete the row if it is a total; type yes into its column Confirmed "
        "if it is a row like the others"
    ]


def test_a_subtotal_in_the_middle_is_asked_about() -> None:
    rows = [
        ["c", "x", 1, 1, 10, 20, ""],
        ["d", "y", 2, 1, 30, 50, ""],
        ["", "", 3, "", 40, 70, ""],
        ["e", "z", 5, 1, 7, 9, ""],
    ]
    with pytest.raises(InputError) as caught:
        studied(raw(*rows))
    (problem,) = caught.value.problems
    assert problem.cell == "C6"
    assert "the sum of the 2 rows above it" in problem.message


@pytest.mark.parametrize(
    ("sheet", "rows", "cell"),
    [
        ("Visitors", [["Riverton", "", "", "x", 11500]], "E5"),  # a total of the money alone
        ("Budget", [["a", 1000], ["b", 2000], ["Programme", 3000]], "B4"),
        ("Strata", [["small", 10], ["large", 5], ["Network", 15]], "B4"),
        ("Taxes", [["city", 0.02], ["state", 0.06], ["Combined for all", 0.08]], "B4"),
        ("Budget", [["All", 6000.0], ["a", 1000], ["b", 2000], ["c", 3000]], "B2"),  # at the top
        ("Budget", [["a", 1000.4], ["b", 2000.3], ["Programme", 3001]], "B4"),  # rounded
        ("Budget", [["a", 1], ["b", 2], ["ab", 3], ["c", 4], ["d", 6], ["all", 13]], "B7"),  # not its subtotal as well
    ],
)
def test_sums_of_one_column_on_any_sheet(sheet: str, rows: list[list[Any]], cell: str) -> None:
    heads = {
        "Visitors": ["Name", "Visitors", "Nights", "Profile", "Total spend"],
        "Budget": ["Name", "Amount"],
        "Strata": ["Stratum", "Members"],
        "Taxes": ["Tax", "Rate"],
    }[sheet]
    before = [["a", 10, 2, "x", 4000], ["b", 12, 3, "x", 4000], ["c", 9, 2, "x", 3500]] if sheet == "Visitors" else []
    cells: list[list[object]] = [list(heads), *before, *rows]
    raw_sheet = RawSheet(sheet, cells)
    settings = RawSheet("Study", [list(row) for row in STUDY])
    with pytest.raises(InputError) as caught:
        study_from_workbook(RawWorkbook(Path("made.xlsx"), "xlsx", (settings, raw_sheet), "", ()))
    asked = [problem.cell for problem in caught.value.problems if "it may be a total" in problem.message]
    assert cell in asked


def test_a_confirmed_row_that_equals_the_rows_above_counts() -> None:
    study = studied(raw(["c", "Both", 150, 2, 70000, 30000, "yes"]))
    assert len(study.sheets["Visitors"]) == 3
    assert [doubt.code for doubt in study.doubts] == ["totals-confirmed"]


@given(st.lists(st.tuples(st.integers(1, 500), st.integers(1, 10**6), st.integers(1, 10**6)), min_size=2, max_size=8))
def test_the_sum_of_any_rows_is_asked_about_and_never_counted(rows: list[tuple[int, int, int]]) -> None:
    cells: list[list[object]] = [["Name", "Visitors", "Accommodation", "Food service"]]
    cells += [[f"row {i}", *row] for i, row in enumerate(rows)]
    cells.append(["one more", *(sum(row[k] for row in rows) for k in range(3))])
    with pytest.raises(InputError) as caught:
        studied(RawSheet("Visitors", cells))
    assert any(problem.cell == f"B{len(cells)}" for problem in caught.value.problems)


def test_a_row_like_the_sum_by_a_single_small_column_is_none() -> None:
    """10, 20, 30 guests are three groups, not two and a total."""
    cells = [["Visitors", "Nights", "Profile"], [10, 3, "delegate"], [20, 3, "delegate"], [30, 2, "delegate"]]
    assert len(studied(RawSheet("Visitors", cells)).sheets["Visitors"]) == 3  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"hidden_rows": frozenset({2})}, "rows-hidden"),
        ({"hidden_rows": frozenset({2}), "filtered_rows": frozenset({2})}, "rows-filtered"),
        ({"find_formats": lambda: Formats(struck=frozenset({(2, 1), (2, 4)}))}, "rows-struck-through"),
    ],
)
def test_what_a_reader_does_not_see_is_counted_with_a_warning(facts: dict[str, Callable[[], Any]], code: str) -> None:
    study = studied(raw(**facts))
    assert len(study.sheets["Visitors"]) == 2
    (check,) = [check for check in run(study).checks_found if check.code == code]
    assert check.severity == "warning"
    assert check.where == "Visitors: row 3"
    assert "Accommodation 30,000" in check.message


def test_a_hidden_sheet_and_a_hidden_column_are_named() -> None:
    hidden = studied(replace(raw(), hidden=True, hidden_columns=frozenset({4})))
    checks = {check.code: check for check in run(hidden).checks_found}
    assert "Accommodation 70,000" in checks["sheet-hidden"].message
    assert checks["columns-hidden"].where == "Visitors: column E (Accommodation)"


def test_nothing_is_doubted_of_a_plain_sheet() -> None:
    assert studied(raw()).doubts == ()


def test_the_same_row_twice_is_a_warning(write_book: BookWriter) -> None:
    study = read_study(write_book(book(["c", *ROWS[0][1:]])))
    (doubt,) = study.doubts
    assert (doubt.code, doubt.cells) == ("rows-repeated", ("row 2", "row 4"))
    assert dict(doubt.holds)["Accommodation"] == 40000
    (check,) = [check for check in run(study).checks_found if check.code == "rows-repeated"]
    assert check.severity == "warning"


def test_a_repeated_row_that_is_confirmed_is_a_note(write_book: BookWriter) -> None:
    study = read_study(write_book(book(["c", *ROWS[0][1:6], "yes"])))
    (check,) = [check for check in run(study).checks_found if check.code == "rows-repeated"]
    assert check.severity == "note"


@pytest.mark.parametrize("sheet", ["Budget", "Strata"])
def test_totals_on_other_sheets(sheet: str, write_book: BookWriter) -> None:
    rows = {
        "Budget": [["Name", "Amount", "Category", "Paid from"], ["x", 5, "other", "local"], ["Total", 5, None, None]],
        "Strata": [["Stratum", "Members"], ["small", 5], ["large", 2], ["Total", 7]],
    }[sheet]
    study = read_study(write_book({**book(), sheet: rows}))
    assert len(study.survey.strata if sheet == "Strata" else study.sheets[sheet]) == len(rows) - 2


def test_a_sheet_without_formulas_is_not_read_again_for_them(
    write_book: BookWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The scan knows whether there are any; where there is one, all of them are found."""
    asked: list[str] = []
    looked_up = xlsx_cells.formulas

    def formulas(read: Any) -> Any:
        asked.append("read again")
        return looked_up(read)

    monkeypatch.setattr(xlsx_cells, "formulas", formulas)
    assert len(read_study(write_book(book())).sheets["Visitors"]) == 2
    assert not asked
    total = [
        "",
        "",
        Formula("=SUM(C2:C3)", 150),
        None,
        Formula("=SUM(E2:E3)", 70000),
        Formula("=SUM(F2:F3)", 30000),
        None,
    ]
    assert len(read_study(write_book(book(total))).sheets["Visitors"]) == 2
    assert asked
