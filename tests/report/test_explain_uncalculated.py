"""A report whose formulas hold no result, since a program saved it that does not calculate: nothing is explained."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

import impactcalc as ic
from impactcalc.errors import InputError
from impactcalc.report.explained import explained
from impactcalc.report.signed.trace_sheet import trace_rows
from impactcalc.samples import samples


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("uncalculated") / "report.xlsx"
    ic.run(samples()["city-programme"], sampling=ic.Sampling(draws=0)).to_excel(path)
    return path


def test_formulas_without_results_are_refused(report: Path, tmp_path: Path) -> None:
    """Once all of it was said to be $0.00."""
    openpyxl.load_workbook(report).save(tmp_path / "saved.xlsx")
    with pytest.raises(InputError) as refused:
        trace_rows(tmp_path / "saved.xlsx")
    (problem,) = refused.value.problems
    assert (problem.sheet, problem.message, problem.remedy) == (
        "Trace",
        "this formula was never calculated, so its value is not known",
        "Open the report in Excel or LibreOffice and save it there",
    )
    formula = openpyxl.load_workbook(report)["Trace"][problem.cell].value
    assert str(formula).startswith("=")


def test_values_without_formulas_are_explained(report: Path, tmp_path: Path) -> None:
    openpyxl.load_workbook(report, data_only=True).save(tmp_path / "values.xlsx")
    values = list(explained(trace_rows(tmp_path / "values.xlsx"), "value_added", 3))
    assert values == list(explained(trace_rows(report), "value_added", 3))


def test_a_cell_that_somebody_emptied_is_no_formula(report: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(report, data_only=True)
    at = trace_rows(report)[0].heads["jobs"].at + 1
    sheet = book["Trace"]
    head = next(row[0].row for row in sheet.iter_rows(max_col=1) if row[0].value == "Id")
    sheet.cell(head + 1, at).value = None
    book.save(tmp_path / "emptied.xlsx")
    assert trace_rows(tmp_path / "emptied.xlsx")[0].number("jobs") == 0.0
