"""The workbook for many studies: written by template --many, read a study at a time."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from impactcalc.cli import app
from impactcalc.errors import InputError
from impactcalc.study.checking.many import read_many
from impactcalc.study.sheets.schema import SHEETS
from impactcalc.study.sheets.template import write_many_template, write_template


def test_the_template_for_many_is_filled_in_and_read(tmp_path: Path) -> None:
    path = tmp_path / "many.xlsx"
    done = CliRunner().invoke(app, ["template", str(path), "--many"])
    assert done.exit_code == 0, done.output
    with pytest.raises(InputError, match="there is no study on the sheet Study"):
        read_many(path)
    book = openpyxl.load_workbook(path)
    for name in SHEETS:
        assert book[name]["A1"].value == "Study"
    settings = book["Study"]
    heads = [cell.value for cell in settings[1]]
    for number, (key, place) in enumerate((("Riverton", "Tarrant County, TX"), ("Lakeside", "Texas")), start=3):
        for head, value in (("Study", key), ("Name", f"{key} 2014"), ("Place", place), ("Year", 2014)):
            at = next(at for at, found in enumerate(heads, start=1) if str(found).split(" (")[0] == head)
            settings.cell(number, at, value)
    visitors = book["Visitors"]
    names = [str(cell.value).split(" (")[0] for cell in visitors[1]]
    for number, key in enumerate(("Lakeside", "Riverton"), start=3):
        for head, value in (("Study", key), ("Visitors", 10), ("Nights per visitor", 2), ("Accommodation", 900)):
            visitors.cell(number, names.index(head) + 1, value)
    book.save(path)
    many = read_many(path)
    assert many.keys == ("Riverton", "Lakeside")
    for key, place, row in (("Riverton", "fips:48439", 4), ("Lakeside", "US-TX", 3)):
        study = many.study(key)
        assert (study.settings.name, study.settings.place) == (f"{key} 2014", place)
        assert study.sheets["Visitors"].rows.tolist() == [row]
        assert sum(len(table) for table in study.sheets.values()) == 1
        assert study.path == path


def test_the_template_for_many_has_the_same_bytes_and_all_columns(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_many_template(tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    write_template(tmp_path / "one.xlsx")
    many, one = (openpyxl.load_workbook(tmp_path / name) for name in ("a.xlsx", "one.xlsx"))
    for name in set(SHEETS) - {"Study"}:
        assert [cell.value for cell in many[name][1]][1:] == [cell.value for cell in one[name][1]]
    texts = [str(row[0].value) for row in many["Read me"].iter_rows() if row[0].value]
    assert "4. Run:  impactcalc batch THIS.xlsx -o reports   A problem is told with its cell in this workbook." in texts
    assert "How to state spending, in one of three ways:" in texts
    assert not [text for text in texts if "impactcalc run" in text]


def test_a_template_for_many_has_no_place(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["template", str(tmp_path / "m.xlsx"), "--many", "--place", "Texas"])
    assert done.exit_code == 2
    assert "A workbook for many studies has no sample, and no place of its own" in done.output


def test_scenarios_of_many_stand_at_their_cells(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for sheet, rows in {
        "Study": [
            ["Study", "Name", "Place", "Year"],
            ["a", "A", "US", 2014],
            ["b", "B", "US", 2014],
            ["c", "C", "US", "x"],
        ],
        "Visitors": [
            ["Study", "Id", "Visitors", "Nights", "Accommodation"],
            ["a", "v", 3, 2, 500],
            ["b", "v", 3, 2, 500],
            ["c", "v", 3, 2, 500],
        ],
        "Scenarios": [
            ["Study", "Scenario", "Sheet", "Id", "Field", "Value"],
            ["b", "Fewer", "Visitors", "v", "Visitors", "many"],
            ["a", "Fewer", "Study", "", "Year", 2015],
            ["c", "Fewer", "Visitors", "v", "Visitors", 5],
        ],
    }.items():
        page = book.create_sheet(sheet)
        for row in rows:
            page.append(row)
    book.remove(book.worksheets[0])
    book.save(tmp_path / "m.xlsx")
    many = read_many(tmp_path / "m.xlsx")
    study = many.study("a")
    assert [(one.name, one.study.settings.year) for one in study.scenarios] == [("Fewer", 2015)]
    assert study.setting_cells["year"] == "D2"
    with pytest.raises(InputError) as caught:
        many.study("b")
    assert [(problem.sheet, problem.cell) for problem in caught.value.problems] == [("Scenarios", "F2")]
    with pytest.raises(InputError) as caught:
        many.study("c")
    assert [(problem.sheet, problem.cell) for problem in caught.value.problems] == [("Study", "D4")]
