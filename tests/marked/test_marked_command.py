"""`validate --marked` as a user gives it, and the repaired copy run."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from conftest import STUDY, VISITORS, BookWriter
from impactcalc.cli import app
from impactcalc.samples import samples
from marked_cases import coloured, findings, links, opened, rich_book


def invoke(*words: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, [str(word) for word in words])
    return done.exit_code, done.stdout, done.stderr


def test_the_broken_sample_is_marked_mended_and_run(tmp_path: Path) -> None:
    source = Path(shutil.copy(samples()["broken"], tmp_path / "broken.xlsx"))
    copy = tmp_path / "copy.xlsx"
    code, out, err = invoke("validate", source, "--marked", copy)
    assert (code, err) == (2, "")
    assert "broken.xlsx: 16 problems" in out
    assert out.splitlines()[-1].startswith(f"Wrote {copy}: 16 problems, marked where there is a cell and listed")
    assert len(coloured(opened(copy))) == 16
    assert findings(copy) == findings(source)
    book = openpyxl.load_workbook(copy)
    assert next(book["Problems found"].iter_rows(min_row=5))[6].value == (
        'Rename it to "Exchanges", or put "not counted" into its name.'
    )
    settings: dict[str, str | int] = {"B3": "US-TX", "B4": 2014, "B5": "USD"}
    for cell, value in settings.items():
        book["Study"][cell] = value
    mended: dict[str, str | float] = {
        "K1": "Accommodation", "G2": 0.3, "J3": "Germany", "A4": "b2", "C4": 30, "F5": 150, "E6": "us_traveller",
        "E7": "us_traveller", "F7": 150, "D8": 2, "F9": 100, "F10": 150, "C11": 5,
    }  # fmt: skip
    for cell, typed in mended.items():
        book["Visitors"][cell] = typed
    book["Exchange"].title = "Exchanges"
    book.save(tmp_path / "mended.xlsx")
    code, out, err = invoke("run", tmp_path / "mended.xlsx", "-o", tmp_path / "report.xlsx", "--draws", 0)
    assert code == 0, err
    code, out, err = invoke("validate", tmp_path / "mended.xlsx", "--marked", tmp_path / "last.xlsx")
    assert code == 0, out
    assert "red" not in coloured(opened(tmp_path / "last.xlsx")).values()


def test_a_clean_workbook_is_copied_with_its_notes(write_book: BookWriter, tmp_path: Path) -> None:
    source = write_book({"Study": STUDY, "Visitors": [[*VISITORS[0], "Mine"], *([*row, 1] for row in VISITORS[1:])]})
    code, out, _ = invoke("validate", source, "--marked", tmp_path / "copy.xlsx")
    assert code == 0
    assert "1 note, marked where there is a cell" in out
    assert coloured(opened(tmp_path / "copy.xlsx"))["Visitors", "L1"] == "yellow"


@pytest.mark.parametrize("kind", ["csv", "ods"])
def test_of_other_inputs_there_is_the_list_alone(kind: str, tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    (source / "study.csv").write_text("Name,Test\nPlace,US\nYear,2014\n")
    (source / "visitors.csv").write_text("Visitors,Nights\nmany,2\n")
    if kind == "ods":
        from odf.opendocument import OpenDocumentSpreadsheet

        source = tmp_path / "in.ods"
        OpenDocumentSpreadsheet().save(str(source))
    code, out, _ = invoke("validate", source, "--marked", tmp_path / "list.xlsx")
    assert code == 2
    assert "the list alone (" in out
    assert "cells can be marked in .xlsx and .xlsm workbooks only, and this is a" in out
    book = opened(tmp_path / "list.xlsx")
    assert book.sheetnames == ["Problems found"]
    if kind == "csv":
        row = [cell.value for cell in book["Problems found"][5]][:5]
        assert row == ["1", "Problem", "Visitors", "A2", "many"]
    assert not links(book["Problems found"])


def test_targets_that_are_refused(tmp_path: Path) -> None:
    source = rich_book(tmp_path / "rich.xlsx")
    before = source.read_bytes()
    there = tmp_path / "there.xlsx"
    there.write_text("precious")
    for words, text in [
        ([source, source, "--marked", tmp_path / "x.xlsx"], "One copy cannot hold 2 inputs.\n      -> Validate each"),
        ([source, "--marked", tmp_path / "x.xlsm"], "Give a name that ends in .xlsx."),
        ([tmp_path, "--marked", tmp_path / "x.csv"], "The list of what is found is an .xlsx workbook."),
        ([source, "--marked", source, "--force"], "This is the input; it is never overwritten."),
        ([source, "--marked", there], "This file is already there."),
    ]:
        code, _, err = invoke("validate", *words)
        assert code == 2
        assert text in err
    assert (source.read_bytes(), there.read_text()) == (before, "precious")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["rich.xlsx", "there.xlsx"]
    assert invoke("validate", source, "--marked", there, "--force")[0] == 2
    assert there.read_bytes()[:2] == b"PK"


def test_a_file_that_is_not_there_or_damaged_has_no_copy(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.xlsx"
    damaged.write_bytes(rich_book(tmp_path / "rich.xlsx").read_bytes()[:3000])
    for source in (damaged, tmp_path / "none.xlsx"):
        code, out, err = invoke("validate", source, "--marked", tmp_path / "copy.xlsx")
        assert code == 2
        assert "1 problem" in out
        assert err.startswith("No marked copy was written.\n")
        assert "could not be written" not in err
        assert not (tmp_path / "copy.xlsx").exists()


def test_run_offers_it_in_its_last_line(tmp_path: Path) -> None:
    source = rich_book(tmp_path / "my study.xlsx")
    code, out, err = invoke("run", source, "-o", tmp_path / "r.xlsx")
    assert (code, out) == (2, "")
    last = err.splitlines()[-1]
    does = "marks each of them in a copy of your workbook"
    assert last == f'impactcalc validate "{source}" --marked "my study-marked.xlsx" {does}'
    folder = tmp_path / "csv"
    folder.mkdir()
    (folder / "study.csv").write_text("Name,Test\nPlace,US\nYear,14\n")
    (folder / "visitors.csv").write_text("Visitors\n1\n")
    last = invoke("run", folder, "-o", tmp_path / "r.xlsx")[2].splitlines()[-1]
    assert last == f"impactcalc validate {folder} --marked csv-marked.xlsx lists them in a workbook"


def test_run_does_not_offer_it_for_what_has_no_cell(tmp_path: Path) -> None:
    source = Path(shutil.copy(samples()["city-programme"], tmp_path / "s.xlsx"))
    for words in (["none.xlsx"], [source, "--place", "Atlantis"]):
        code, _, err = invoke("run", *words, "-o", tmp_path / "r.xlsx")
        assert code == 2
        assert "--marked" not in err
