"""What impactcalc wrote, given where a study is asked for: one sentence, and what to give instead."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from typer.testing import CliRunner

import impactcalc as ic
from conftest import BookWriter
from impactcalc.batch.run import Wishes, run_batch
from impactcalc.cli import app
from impactcalc.errors import InputError
from impactcalc.facts.problems.reports import ReportForStudy
from impactcalc.report.signed.record import TAB
from impactcalc.report.writers.csv_folder import write_csv
from impactcalc.samples import samples
from impactcalc.words.speaking import speaking, wrong
from impactcalc.workbooks.record_cells import HEADING
from impactcalc.workbooks.remarks import remark_of
from toy_language import TOY

STUDY = "city-programme.xlsx"
REPORT = "this is a report that impactcalc wrote, not a study"
GIVE = f"Give the study that it was made of, {STUDY}, or check the report with impactcalc verify"
CARRIED = "; the study's cells stand in the report, on its sheets Input Study, "
PART = "this is a report that impactcalc wrote, or a part of one, not a study"
STANDS = "The study stands on its sheets Input Study, Input Visitors, Input Events and 13 more: in a copy, rename them"
RESULTS = "this is a workbook of results that impactcalc wrote, not a study"
TABLES = "these are tables of a report that impactcalc wrote, not a study"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a study, its report, one without the input, its tables, and the study set beside itself."""
    folder = tmp_path_factory.mktemp("made")
    shutil.copy(samples()["city-programme"], folder / STUDY)
    result = ic.run(folder / STUDY, sampling=ic.Sampling(draws=0))
    result.to_excel(folder / "report.xlsx")
    result.to_excel(folder / "bare.xlsx", inputs=False)
    write_csv(result, folder / "tables")
    compared = CliRunner().invoke(app, ["compare", *[str(folder / STUDY)] * 2, "-o", str(folder / "beside.xlsx"), "-q"])
    assert compared.exit_code == 0, compared.output
    return folder


def only(path: Path, read: Callable[[Path], Any] = ic.read_study) -> tuple[str, str]:
    """The one problem that is told of a file: what it is, and what to give instead."""
    with pytest.raises(InputError) as caught:
        read(path)
    [problem] = caught.value.problems
    assert (problem.sheet, problem.cell, problem.value) == ("", "", str(path))
    return problem.message, problem.remedy


def test_a_report_is_told_with_its_study_and_where_that_stands_in_it(made: Path) -> None:
    message, remedy = only(made / "report.xlsx")
    assert message == REPORT
    assert remedy.startswith(GIVE + CARRIED)
    tabs = openpyxl.load_workbook(made / "report.xlsx", read_only=True).sheetnames
    first, second, third, *others = [tab for tab in tabs if tab.startswith("Input ")]
    assert first == "Input Study"
    assert remedy == f"{GIVE}{CARRIED}{second}, {third} and {len(others)} more"
    names = ("Input A", "Input B", "Input C", "Input D")
    for count, said in ((1, "its sheet Input A"), (2, "its sheets Input A and Input B"),
                        (4, "its sheets Input A, Input B, Input C and Input D")):  # fmt: skip
        assert wrong(ReportForStudy("", names[:count])).remedy.endswith(f"stand in the report, on {said}")


def test_a_report_that_does_not_carry_its_input_does_not_send_there(made: Path) -> None:
    assert only(made / "bare.xlsx") == (REPORT, GIVE)


@pytest.mark.parametrize(
    "words",
    [
        ("run", "report.xlsx"), ("validate", "report.xlsx"), ("study-2015", "report.xlsx"),
        ("compare", "report.xlsx", STUDY), ("compare", STUDY, "report.xlsx"), ("batch", "report.xlsx", "-o", "out"),
        ("verify", "bare.xlsx", "--input", "report.xlsx"),
    ],
)  # fmt: skip
def test_every_command_says_it_in_one_sentence(made: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    monkeypatch.chdir(made)
    done = CliRunner().invoke(app, [*words])
    assert done.exit_code == 2, done.output
    message, remedy = REPORT[0].upper() + REPORT[1:], GIVE + CARRIED
    if words[0] == "verify":  # it is being verified
        remedy = remedy.replace(", or check the report with impactcalc verify", "")
    assert done.output.startswith(f'report.xlsx: 1 problem\n\n  "report.xlsx"\n      {message}.\n      -> {remedy}')
    assert done.output.count("\n") == 6  # and nothing else
    assert not (made / "out").exists()


def test_a_report_under_another_name_among_the_studies_of_a_batch(made: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    shutil.copy(made / STUDY, tmp_path / "in")
    shutil.copy(made / "bare.xlsx", tmp_path / "in")
    summary = run_batch(tmp_path / "in", tmp_path / "out", Wishes(workers=1))
    found = {line.source: (line.status, line.detail) for line in summary.results}
    assert found[STUDY][0] == "done"
    status, detail = found["bare.xlsx"]
    assert status == "problems"
    assert detail.endswith(f"{REPORT}. {GIVE}")
    assert "\n" not in detail


def test_a_report_that_another_program_has_saved_or_somebody_has_edited(made: Path, tmp_path: Path) -> None:
    """Also one whose sheets of input have got their old names back: its other sheets would be taken for typed ones."""
    book = openpyxl.load_workbook(made / "report.xlsx", data_only=True)
    book.save(tmp_path / "again.xlsx")
    assert only(tmp_path / "again.xlsx")[0] == REPORT
    book["Input Study"].title = "Study"
    book.save(tmp_path / "named.xlsx")
    assert only(tmp_path / "named.xlsx")[0] == REPORT
    book["Study"].title = "Input Study"
    sheet = book[TAB]
    [row] = [cell.row for (cell,) in sheet.iter_rows(max_col=1) if cell.value == HEADING]
    sheet.cell(row + 1, 1).value = "{damaged"
    book.save(tmp_path / "damaged.xlsx")
    message, remedy = only(tmp_path / "damaged.xlsx")
    assert message == PART
    assert remedy == f"{STANDS} to Study, Visitors, Events and so on, and delete its other sheets"
    for tab in [tab for tab in book.sheetnames if tab.startswith("Input ")]:
        del book[tab]
    book.save(tmp_path / "bare.xlsx")
    assert only(tmp_path / "bare.xlsx") == (REPORT, GIVE.replace(f", {STUDY},", ","))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_report_and_a_comparison_that_libreoffice_has_saved(made: Path, tmp_path: Path) -> None:
    own = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for ending in ("ods", "xlsx"):
        files = [str(made / name) for name in ("bare.xlsx", "beside.xlsx")]
        told = ["soffice", own, "--headless", "--convert-to", ending, "--outdir", str(tmp_path), *files]
        subprocess.run(told, check=True, capture_output=True, timeout=180)
        assert only(tmp_path / f"bare.{ending}") == (REPORT, GIVE)
        assert only(tmp_path / f"beside.{ending}")[0] == RESULTS


def test_a_report_in_another_language(made: Path, tmp_path: Path) -> None:
    """Its sheets have other names, and those are told."""
    with speaking(TOY):
        ic.run(made / STUDY, sampling=ic.Sampling(draws=0)).to_excel(tmp_path / "toy.xlsx")
    message, remedy = only(tmp_path / "toy.xlsx")
    assert message == REPORT
    tabs = openpyxl.load_workbook(tmp_path / "toy.xlsx", read_only=True).sheetnames
    assert sum(tab in remedy for tab in tabs) == 3


def test_the_tables_of_a_report_are_no_study(made: Path, tmp_path: Path) -> None:
    remedy = "Give the study: the workbook or folder with the sheet Study"
    assert only(made / "tables") == (TABLES, remedy)
    assert only(made / "beside.xlsx") == (RESULTS, remedy)
    other = shutil.copytree(made / "tables", tmp_path / "other")
    descriptor = json.loads((other / "datapackage.json").read_text(encoding="utf-8"))
    (other / "datapackage.json").write_text(json.dumps({**descriptor, "name": "somebody's"}), encoding="utf-8")
    with pytest.raises(InputError, match="the sheet Study is missing"):
        ic.read_study(other)


def test_the_other_workbooks_of_results(made: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    shutil.copy(made / STUDY, tmp_path / "in")
    run_batch(tmp_path / "in", tmp_path / "out", Wishes(workers=1))
    for words in (
        ("study-2015", "-o", "study-2015.xlsx"),
        ("multipliers", "show", "US-TX", "-o", "table.xlsx"),
    ):
        done = CliRunner().invoke(app, [*words[:-1], str(tmp_path / "out" / words[-1])])
        assert done.exit_code == 0, done.output
    for name in ("summary.xlsx", "network.xlsx", "study-2015.xlsx", "table.xlsx"):
        assert only(tmp_path / "out" / name)[0] == RESULTS, name


def test_what_people_type_into_is_taken_for_nothing_else(made: Path, tmp_path: Path, write_book: BookWriter) -> None:
    """A template, a workbook without its sheet Study, and one with a sheet of records of its own."""
    assert remark_of(made / STUDY) == ""
    for path in samples().values():
        assert not remark_of(path).startswith("impactcalc")
    done = CliRunner().invoke(app, ["template", str(tmp_path / "blank.xlsx")])
    assert done.exit_code == 0
    book = openpyxl.load_workbook(tmp_path / "blank.xlsx")
    del book["Study"]
    book.save(tmp_path / "blank.xlsx")
    for path in (
        tmp_path / "blank.xlsx",
        write_book({"Visitors": [["Visitors", "Nights per visitor"], [1, 2]], "Signed": [[HEADING], ["of 2014"]]}),
    ):
        with pytest.raises(InputError, match="the sheet Study is missing"):
            ic.read_study(path)
