"""What `verify` says of a report: the cell that was changed, what was not compared, formulas without results."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from typer.testing import CliRunner

import impactcalc as ic
from impactcalc.cli.app import app
from impactcalc.report.signed.report_file import read_report
from impactcalc.samples import samples

NOT_COMPARED = "; the other cells of the report were not compared, because the input is another."


def said(*words: object) -> tuple[int, list[str]]:
    done = CliRunner().invoke(app, list(map(str, words)))
    return done.exit_code, [line for line in done.output.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("says") / "report.xlsx"
    ic.run(samples()["city-programme"], sampling=ic.Sampling(draws=0)).to_excel(path)
    return path


def changed(report: Path, folder: Path, cells: Mapping[str, float | str]) -> Path:
    """A copy with some cells typed over: of Summary, or of Input Visitors."""
    book = openpyxl.load_workbook(report, data_only=True)
    for where, value in cells.items():
        tab, cell = where.split("_")
        book[{"Summary": "Summary", "Visitors": "Input Visitors"}[tab]][cell] = value
    book.save(folder / "changed.xlsx")
    return folder / "changed.xlsx"


def numbers_of(report: Path) -> list[tuple[int, str, float]]:
    """The rows, columns and values of numbers of the input's first two rows of visitors that may be any number."""
    grid = read_report(report).sheets["Input Visitors"]
    heads = [str(head).casefold() for head in grid[0]]
    at = next(column for column, head in enumerate(heads) if head.startswith("visitors"))
    return [(row, get_column_letter(at + 1), float(grid[row][at])) for row in (1, 2)]


def test_a_cell_of_the_input_is_named_and_the_rest_is_not_passed_over(report: Path, tmp_path: Path) -> None:
    """Once the change on Summary was not told, the count was 1, and the row was named by its first cell."""
    row, letter, value = numbers_of(report)[0]
    copy = changed(report, tmp_path, {"Summary_A5": "changed", f"Visitors_{letter}{row + 1}": value + 1})
    code, lines = said("verify", copy)
    assert code == 3
    whole = next(line for line in lines if line.startswith("Not the same"))
    assert re.fullmatch(r"Not the same: \d+ differences" + re.escape(NOT_COMPARED), whole)
    named = [line for line in lines if line.startswith("  input  ")]
    assert named == [
        f"  input  Input Visitors!{letter}{row + 1}: another than when the report was written; it says "
        f"{value + 1:,.0f} now"
    ]


def test_two_rows_of_one_column_are_named_by_their_cells(report: Path, tmp_path: Path) -> None:
    one, two = numbers_of(report)
    cells = {f"Visitors_{letter}{row + 1}": value + 1 for row, letter, value in (one, two)}
    _, lines = said("verify", changed(report, tmp_path, cells))
    named = [line.split(":")[0] for line in lines if line.startswith("  input  ")]
    assert named == [f"  input  Input Visitors!{letter}{row + 1}" for row, letter, _ in (one, two)]


def test_where_cells_cannot_be_told_the_rows_are_named(report: Path, tmp_path: Path) -> None:
    """Two rows and two columns meet in four cells, of which two were changed."""
    (row, letter, value), (other, *_) = numbers_of(report)
    copy = changed(report, tmp_path, {f"Visitors_{letter}{row + 1}": value + 1, f"Visitors_B{other + 1}": "Others"})
    _, lines = said("verify", copy)
    named = [line for line in lines if line.startswith("  input  ")]
    assert named == [
        f"  input  Input Visitors, row {at + 1}: another than when the report was written" for at in (row, other)
    ]


def test_formulas_without_results_are_called_that(report: Path, tmp_path: Path) -> None:
    """Once they were cells that are others, or formulas over what was changed, though nothing was."""
    openpyxl.load_workbook(report).save(tmp_path / "saved.xlsx")
    code, lines = said("verify", tmp_path / "saved.xlsx")
    assert code == 3
    whole = next(line for line in lines if line.startswith("Not the same"))
    because = "because no spreadsheet program has calculated them since the report was saved"
    found = re.fullmatch(
        rf"Not the same: ([\d,]+) formulas hold no result, {because}; the other ([\d,]+) cells of the report are "
        r"the same\.",
        whole,
    )
    assert found
    book = openpyxl.load_workbook(report)
    values = openpyxl.load_workbook(report, data_only=True)
    results = [
        values[sheet.title][cell.coordinate].value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert int(found[1].replace(",", "")) == sum(1 for value in results if value not in (None, ""))
    assert not [line for line in lines if line.startswith(("  moved", "  cell", "  live"))]
    *_, same = said("verify", report)
    assert f"{int(found[1].replace(',', '')) + int(found[2].replace(',', '')):,} of its cells" in " ".join(same)


def test_a_change_beside_formulas_without_results_is_told(report: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(report)
    book["Summary"]["A5"] = "changed"
    book.save(tmp_path / "saved.xlsx")
    _, lines = said("verify", tmp_path / "saved.xlsx")
    assert [line for line in lines if line.startswith("  cell  Summary!A5: ")]
    assert any(line.startswith("  blank  Trace: ") for line in lines)
    assert not any("cells of the report are the same" in line for line in lines)


def test_what_was_given_is_said_to_be_given(tmp_path: Path) -> None:
    """Once the report was said to carry what it does not."""
    path = tmp_path / "report.xlsx"
    ic.run(samples()["city-programme"], sampling=ic.Sampling(draws=0)).to_excel(path, inputs=False)
    code, lines = said("verify", path, "--input", samples()["city-programme"])
    assert code == 0
    given = (
        r"Same: a second run of the input that was given, city-programme\.xlsx, gives all [\d,]+ cells of this report"
    )
    assert re.search(given, " ".join(lines))


def test_a_report_as_the_input_is_not_told_to_be_verified(report: Path) -> None:
    code, lines = said("verify", report, "--input", report)
    assert code == 2
    text = " ".join(lines)
    assert "impactcalc verify" not in text
    assert "Give the study that it was made of, city-programme.xlsx; the study's cells" in text
