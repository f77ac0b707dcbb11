"""Studies that look a little like a report, and reports of which only a part is left."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

import impactcalc as ic
from conftest import BookWriter
from impactcalc.cli import app
from impactcalc.facts.notes.sheets import SheetLeftAlone
from impactcalc.facts.problems.reports import PartOfReport
from impactcalc.report.signed.last_year import last_years_study
from impactcalc.report.signed.record import TAB
from impactcalc.samples import samples
from impactcalc.words.speaking import wrong
from impactcalc.workbooks.record_cells import HEADING

STUDY = "city-programme.xlsx"
REPORT = "this is a report that impactcalc wrote, not a study"
GIVE = f"Give the study that it was made of, {STUDY}, or check the report with impactcalc verify"
PART = "this is a report that impactcalc wrote, or a part of one, not a study"
STANDS = "The study stands on its sheets Input Study, Input Visitors, Input Events and 13 more: in a copy, rename them"
SHEETS: dict[str, list[list[object]]] = {
    "Study": [["Name", "City"], ["Place", "US-TX"], ["Year", 2014], ["Currency", "USD"]],
    "Visitors": [["Visitors", "Nights", "Accommodation"], [4, 3, 1200]],
}
LOGS = ["{see file}", '{"id": 1}', '{"format": 1}', '{"format": 1, "sheets": [], "input": []}', "{"]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    shutil.copy(samples()["city-programme"], folder / STUDY)
    ic.run(folder / STUDY, sampling=ic.Sampling(draws=0)).to_excel(folder / "report.xlsx")
    return folder / "report.xlsx"


def only(path: Path) -> tuple[str, str]:
    """The one problem that is told of a file: what it is, and what to give instead."""
    with pytest.raises(ic.InputError) as caught:
        ic.read_study(path)
    [problem] = caught.value.problems
    return problem.message, problem.remedy


@pytest.mark.parametrize("text", LOGS)
@pytest.mark.parametrize("name", ["Notes", "Signed", "log", "Notes (not counted)"])
def test_a_study_with_a_sheet_of_records_of_its_own(write_book: BookWriter, name: str, text: str) -> None:
    path = write_book({**SHEETS, name: [[HEADING, "Note"], [text, "first"]]})
    assert len(ic.read_study(path).sheets["Visitors"]) == 1
    assert CliRunner().invoke(app, ["validate", str(path)]).exit_code == 0
    if name != TAB:
        assert len(last_years_study(path).sheets["Visitors"]) == 1


def test_a_folder_with_a_log(tmp_path: Path) -> None:
    (tmp_path / "study.csv").write_text("Name,City\nPlace,US-TX\nYear,2014\nCurrency,USD\n", encoding="utf-8")
    (tmp_path / "visitors.csv").write_text("Visitors,Nights,Accommodation\n4,3,1200\n", encoding="utf-8")
    (tmp_path / "log.csv").write_text('Record,Note\n"{""id"": 1}",first\n', encoding="utf-8")
    assert len(ic.read_study(tmp_path).sheets["Visitors"]) == 1


def test_a_sheet_that_is_put_aside_is_not_looked_at(report: Path, tmp_path: Path, write_book: BookWriter) -> None:
    """Its name says so in brackets or without; the study is there, or it is not."""
    record = record_in(report)
    for name in (f"{TAB} (not counted)", f"{TAB} - not counted", "Not counted"):
        assert ic.read_study(write_book({**SHEETS, name: [[HEADING], [record]]})).settings.year == 2014
        with pytest.raises(ic.InputError, match="the sheet Study is missing"):
            ic.read_study(write_book({"Visitors": SHEETS["Visitors"], name: [[HEADING], [record]]}))
    more = {"Visitors (not counted)": [["Visitors"], ["many"]], "Budget 2013 (not counted)": [["Amount"], ["much"]]}
    study = ic.read_study(write_book({**SHEETS, **more}))
    assert len(study.sheets["Visitors"]) == 1
    assert {note.sheet for note in study.notes if isinstance(note.fact, SheetLeftAlone)} == set(more)


def record_in(report: Path) -> str:
    texts = [str(row[0].value) for row in openpyxl.load_workbook(report)[TAB].iter_rows()]
    [record] = [text for text in texts if text.startswith("{")]
    assert json.loads(record)["format"] == 1
    return record


def test_a_record_alone_is_known_and_a_damaged_one_is_nothing(report: Path, write_book: BookWriter) -> None:
    record = record_in(report)
    assert only(write_book({TAB: [[HEADING], [record]]})) == (REPORT, GIVE)
    with pytest.raises(ic.InputError, match="the sheet Study is missing"):
        ic.read_study(write_book({"Visitors": SHEETS["Visitors"], TAB: [[HEADING], [record[:-9]]]}))


def test_only_sheets_that_are_there_are_named(report: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(report)
    for tab in [
        tab for tab in book.sheetnames if tab.startswith("Input ") and tab not in ("Input Study", "Input Jobs")
    ]:
        del book[tab]
    book.save(tmp_path / "few.xlsx")
    stand = "; the study's cells stand in the report, on its sheets Input Study and Input Jobs"
    assert only(tmp_path / "few.xlsx") == (REPORT, GIVE + stand)


def test_what_is_left_of_a_report_says_where_the_study_is(report: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(report)
    del book[TAB]
    book.save(tmp_path / "unsigned.xlsx")
    renamed = "to Study, Visitors, Events and so on"
    assert only(tmp_path / "unsigned.xlsx") == (PART, f"{STANDS} {renamed}, and delete its other sheets")
    for tab in [tab for tab in book.sheetnames if not tab.startswith("Input ")]:
        del book[tab]
    book.save(tmp_path / "left.xlsx")
    assert only(tmp_path / "left.xlsx") == (PART, f"{STANDS} {renamed}")
    for tab in book.sheetnames:
        book[tab].title = tab.removeprefix("Input ")
    book.save(tmp_path / "renamed.xlsx")
    found, typed = ic.read_study(tmp_path / "renamed.xlsx"), ic.read_study(report.with_name(STUDY))
    assert {name: len(rows) for name, rows in found.sheets.items()} == {
        name: len(rows) for name, rows in typed.sheets.items()
    }


def test_few_sheets_are_all_named() -> None:
    for called, said in (
        (("Study", "Budget"), "Study and Budget"),
        (("Study", "Visitors", "Events", "Budget"), "Study, Visitors, Events and Budget"),
    ):
        carried = tuple(f"Input {name}" for name in called)
        assert wrong(PartOfReport(carried, called, more=False)).remedy.endswith(f"in a copy, rename them to {said}")
