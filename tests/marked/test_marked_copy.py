"""The copy of a workbook in which each problem stands at its cell."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest

from conftest import STUDY, VISITORS, BookWriter
from impactcalc.errors import InputError
from impactcalc.facts import where as at
from impactcalc.facts.checks.additionality import ResidentsAsImpact
from impactcalc.facts.checks.prices import TableOfAnotherYear
from impactcalc.facts.lines.marked import MarksFound
from impactcalc.impact.checks import Check
from impactcalc.marked import marked_copy
from impactcalc.marked.list_sheet import Line, marks_found
from impactcalc.marked.marked_copy import write_marked
from impactcalc.marked.marks import Mark, marks_of_checks
from impactcalc.samples import samples
from impactcalc.study.checking.validation import read_study
from marked_cases import (
    coloured,
    comments,
    findings,
    links,
    looks,
    opened,
    parts,
    prefixed,
    repacked,
    rich_book,
    strict,
)

LIST = "Problems found"
RULE, END = "--- impactcalc: ---", "--- impactcalc ends here ---"


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    return rich_book(tmp_path / "rich.xlsx")


def marked(source: Path, name: str = "marked.xlsx", marks: tuple[Mark, ...] | None = None) -> Path:
    target = source.parent / name
    write_marked(source, target, findings(source) if marks is None else marks)
    return target


def problem(sheet: str, *cells: str, value: str = "") -> Mark:
    return Mark("problem", sheet, cells, value, "this is wrong", "Type what is right")


def test_each_problem_is_a_comment_on_a_red_cell_and_each_note_one_on_a_yellow_cell(rich: Path) -> None:
    book = opened(marked(rich))
    assert coloured(book) == {
        ("visitors", "K3"): "red",
        ("visitors", "B4"): "red",
        ("visitors", "C5"): "red",  # Nights is blank: there is no such cell in the file
        ("visitors", "L1"): "yellow",
        ("Costs & 'so' on", "A1"): "yellow",
    }
    said = comments(book)
    assert said["visitors", "K3"] == (f"{RULE}\nProblem 1: No country of this name is known.\n-> Type Germany.\n{END}")
    assert said["visitors", "L1"].startswith(f"{RULE}\nNote ")
    assert said["visitors", "C4"] == "A comment of my own"
    assert said["visitors", "B4"].startswith(f"About the number\n{RULE}\nProblem 2: ")


def test_the_copy_has_the_same_problems_and_all_values(rich: Path) -> None:
    copy = marked(rich)
    assert findings(copy) == findings(rich)
    before, after = opened(rich), opened(copy)
    for sheet in before.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert after[sheet.title][cell.coordinate].value == cell.value
    assert after["visitors"]["D2"].value == 3002  # what a program had calculated
    formulas = openpyxl.load_workbook(copy)["visitors"]
    assert formulas["D2"].value == "=E2*2"
    assert (
        formulas.data_validations.dataValidation[0].sqref == before["visitors"].data_validations.dataValidation[0].sqref
    )


def test_what_is_not_touched_is_the_same_byte_for_byte(rich: Path) -> None:
    before, after = parts(rich), parts(marked(rich))
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet2.xml",
        "xl/worksheets/sheet3.xml",
        "xl/worksheets/_rels/sheet3.xml.rels",
    }
    sheet, copy = before["xl/worksheets/sheet2.xml"], after["xl/worksheets/sheet2.xml"]
    bare = re.compile(rb'<c r="[A-Z]+\d+"(?: s="\d+")?/>| s="\d+"| tabSelected="\d"')
    assert bare.sub(b"", sheet) == bare.sub(b"", copy)


def test_a_cell_keeps_the_rest_of_its_style(rich: Path) -> None:
    marks = (problem("visitors", "D2"), problem("visitors", "F5"), problem("visitors", "E9"))
    sheet = opened(marked(rich, marks=marks))["visitors"]
    assert (sheet["D2"].font.b, sheet["D2"].number_format, sheet["D2"].fill.fgColor.rgb) == (True, "#,##0", "FFFFA7A7")
    assert (sheet["F5"].font.i, sheet["F5"].fill.fgColor.rgb) == (True, "FFFFA7A7")  # blank, in a row with a style
    assert (sheet["E9"].font.b, sheet["E9"].fill.fgColor.rgb) == (True, "FFFFA7A7")  # in a row that was not there
    assert sheet["D3"].fill.fgColor.rgb == "FFEEFFEE"


@pytest.mark.parametrize("dialect", [prefixed, strict])
def test_other_dialects_are_marked_too(rich: Path, dialect: object) -> None:
    assert callable(dialect)
    source = repacked(rich, rich.parent / "dialect.xlsx", dialect)
    copy = marked(source)
    assert findings(copy) == findings(source) == findings(rich)
    if dialect is prefixed:  # openpyxl does not read the other
        assert coloured(opened(copy)) == coloured(opened(marked(rich, "plain.xlsx")))
        assert comments(opened(copy)) == comments(opened(rich.parent / "plain.xlsx"))
    else:
        names = parts(copy)
        assert b"schemas.openxmlformats.org/officeDocument" not in names["xl/_rels/workbook.xml.rels"]
        assert b"purl.oclc.org/ooxml/spreadsheetml/main" in names["xl/comments2.xml"]


def test_the_list_comes_first_and_names_stay_with_their_sheets(rich: Path) -> None:
    before, after = openpyxl.load_workbook(rich), openpyxl.load_workbook(marked(rich))
    assert after.sheetnames == [LIST, *before.sheetnames]
    assert after.active is not None
    assert after.active.title == LIST
    assert dict(after["visitors"].defined_names).keys() == dict(before["visitors"].defined_names).keys() == {"Local"}
    assert after["visitors"].print_title_rows == before["visitors"].print_title_rows == "$1:$1"
    selected = [sheet.title for sheet in after.worksheets if sheet.sheet_view.tabSelected]
    assert selected == [LIST]  # what is typed into one of several selected sheets goes into all of them


def test_every_line_of_the_list_leads_to_its_cell(rich: Path) -> None:
    sheet = opened(marked(rich))[LIST]
    rows = [[cell.value for cell in row[:7]] for row in sheet.iter_rows(min_row=5)]
    assert rows[0] == ["1", "Problem", "visitors", "K3", "Germny", "No country of this name is known.", "Type Germany."]
    assert links(sheet)["D5"] == "'visitors'!K3"
    assert "'Costs & ''so'' on'!A1" in links(sheet).values()
    assert sheet.freeze_panes == "A5"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert sheet.column_dimensions["H"].hidden


def test_what_a_user_typed_is_text_on_the_list(write_book: BookWriter) -> None:
    source = write_book({"Study": STUDY, "Visitors": [VISITORS[0], ["=1+1", "=cmd|' /C calc'!A0", *VISITORS[1][2:]]]})
    copy = marked(source)
    sheet = openpyxl.load_workbook(copy)[LIST]
    cell = next(row[4] for row in sheet.iter_rows(min_row=5) if row[3].value == "B2")
    assert (cell.value, cell.data_type, cell.number_format) == ("=cmd|' /C calc'!A0", "s", "@")
    lists = [data for data in parts(copy).values() if b"What impactcalc found in" in data]
    assert len(lists) == 1
    assert b"<f" not in lists[0]


def test_marking_again_takes_the_earlier_marks_out(rich: Path) -> None:
    once = marked(rich)
    twice = marked(once, "twice.xlsx")
    assert opened(twice).sheetnames == opened(once).sheetnames
    assert coloured(opened(twice)) == coloured(opened(once))
    assert comments(opened(twice)) == comments(opened(once))
    none = marked(twice, "none.xlsx", ())
    clean = opened(none)
    assert coloured(clean) == {}
    assert comments(clean) == comments(opened(rich))
    assert clean[LIST].max_row == 4
    before = opened(rich)
    for sheet in before.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.coordinate != "C5":  # there now, blank, and with the look of its row
                    assert looks(clean[sheet.title][cell.coordinate]) == looks(cell)
    assert clean["visitors"]["C5"].fill.fgColor.rgb == "FF00FF00"


def test_a_fill_that_somebody_wrote_into_the_list_is_not_taken(rich: Path) -> None:
    copy = marked(rich, marks=(problem("visitors", "D2"),))
    assert b"D2 &lt;patternFill" in parts(copy)["xl/worksheets/sheet4.xml"]

    def tampered(files: dict[str, bytes]) -> dict[str, bytes]:
        sheet = files["xl/worksheets/sheet4.xml"].replace(b"D2 &lt;patternFill", b"D2 &lt;x/&gt;&lt;patternFill")
        return {**files, "xl/worksheets/sheet4.xml": sheet}

    changed = repacked(copy, copy.parent / "changed.xlsx", tampered)
    sheet = opened(marked(changed, "again.xlsx", ()))["visitors"]
    assert (sheet["D2"].fill.fill_type, sheet["D2"].font.b) == (None, True)


def test_a_sheet_of_the_users_keeps_its_name(write_book: BookWriter) -> None:
    source = write_book({LIST: [["mine"]], "Study": STUDY, "Visitors": VISITORS})
    copy = marked(source, marks=(problem("Visitors", "A1"),))
    assert opened(copy).sheetnames == [f"{LIST} 2", LIST, "Study", "Visitors"]
    assert opened(copy)[LIST]["A1"].value == "mine"
    assert findings(copy) == findings(source)
    assert opened(marked(copy, "again.xlsx")).sheetnames == [f"{LIST} 2", LIST, "Study", "Visitors"]


def test_several_problems_of_a_cell_are_one_comment(write_book: BookWriter) -> None:
    source = write_book({"Study": STUDY, "Visitors": VISITORS})
    note = Mark("note", "Visitors", ("B2",), "", "read as 3", "Nothing")
    book = opened(
        marked(source, marks=(note, problem("Visitors", "B2"), problem("Visitors"), problem("Nowhere", "C4")))
    )
    assert coloured(book) == {("Visitors", "B2"): "red", ("Visitors", "A1"): "red"}
    text = comments(book)["Visitors", "B2"]
    assert "Note 1: Read as 3.\n-> Nothing.\n\nProblem 2: This is wrong." in text
    assert [row[3].value for row in book[LIST].iter_rows(min_row=5)] == ["B2", "B2", "whole sheet", "C4"]
    assert len(links(book[LIST])) == 3  # there is no sheet Nowhere


def test_macros_and_unknown_parts_are_kept(rich: Path) -> None:
    def with_macros(files: dict[str, bytes]) -> dict[str, bytes]:
        kinds = files["[Content_Types].xml"].replace(
            b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        )
        return {**files, "[Content_Types].xml": kinds, "xl/vbaProject.bin": bytes(range(256)), "other/x.dat": b"\0\1"}

    source = repacked(rich, rich.parent / "macros.xlsm", with_macros)
    copy = marked(source, "marked.xlsm")
    assert parts(copy)["xl/vbaProject.bin"] == bytes(range(256))
    assert parts(copy)["other/x.dat"] == b"\0\1"
    assert b"macroEnabled.main+xml" in parts(copy)["[Content_Types].xml"]


def test_a_digital_signature_is_left_out_and_that_is_said(rich: Path) -> None:
    def signed(files: dict[str, bytes]) -> dict[str, bytes]:
        kind = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
        link = f'<Relationship Id="sig" Type="{kind}" Target="_xmlsignatures/origin.sigs"/></Relationships>'
        rels = files["_rels/.rels"].replace(b"</Relationships>", link.encode())
        return {**files, "_rels/.rels": rels, "_xmlsignatures/origin.sigs": b"", "_xmlsignatures/sig1.xml": b"<x/>"}

    source = repacked(rich, rich.parent / "sealed.xlsx", signed)
    target = rich.parent / "marked.xlsx"
    assert ". The digital signature was left out" in write_marked(source, target, findings(source))
    assert not [name for name in parts(target) if "_xmlsignatures" in name]
    assert b"signature" not in parts(target)["_rels/.rels"]
    assert "signature was" not in write_marked(rich, rich.parent / "plain.xlsx", findings(rich))


def test_a_thread_of_comments_is_left_as_it_is(rich: Path) -> None:
    thread = b'<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"/>'

    def threaded(files: dict[str, bytes]) -> dict[str, bytes]:
        kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
        link = f'<Relationship Id="t" Type="{kind}" Target="../threadedComments/threadedComment1.xml"/></Relationships>'
        rels = files["xl/worksheets/_rels/sheet2.xml.rels"].replace(b"</Relationships>", link.encode())
        said = files["xl/comments1.xml"].replace(b"<author>Ann<", b"<author>tc={0-1}<")
        return {
            **files,
            "xl/worksheets/_rels/sheet2.xml.rels": rels,
            "xl/comments1.xml": said,
            "xl/threadedComments/threadedComment1.xml": thread,
        }

    copy = marked(repacked(rich, rich.parent / "thread.xlsx", threaded))
    assert parts(copy)["xl/threadedComments/threadedComment1.xml"] == thread
    assert comments(opened(copy))["visitors", "B4"] == "About the number"
    assert coloured(opened(copy))["visitors", "B4"] == "red"


def test_boxes_are_as_large_as_their_text_and_hidden(rich: Path) -> None:
    long = Mark("problem", "visitors", ("K3",), "", "word " * 200, "Type what is right")
    boxes = parts(marked(rich, marks=(long,)))["xl/drawings/vmlDrawing1.vml"].decode()
    shapes = re.findall(r"<v:shape .*?</v:shape>", boxes)
    ours = next(shape for shape in shapes if "<x:Row>2</x:Row><x:Column>10</x:Column>" in shape)
    assert float(re.findall(r"height:([\d.]+)pt", ours)[0]) > 200
    assert "visibility:hidden" in ours
    ids = re.findall(r'<v:shape id="(\w+)"', boxes)
    assert len(ids) == len(set(ids)) == 3


def test_all_cells_are_coloured_where_there_are_too_many_for_comments(
    write_book: BookWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marked_copy, "MOST_COMMENTS", 2)
    source = write_book({"Study": STUDY, "Visitors": VISITORS})
    target = source.parent / "m.xlsx"
    said = write_marked(source, target, [problem("Visitors", f"A{row}") for row in range(1, 6)])
    assert said.endswith(". Comments stand at the first 2 cells; the list has the others")
    assert len(coloured(opened(target))) == 5
    assert len(comments(opened(target))) == 2


def test_the_same_copy_has_the_same_bytes(rich: Path) -> None:
    assert marked(rich).read_bytes() == marked(rich, "again.xlsx").read_bytes()


def test_warnings_stand_at_the_cells_that_they_name() -> None:
    source = samples()["sister-cities-2014"]
    marks = findings(source)
    warnings = {mark.message: mark for mark in marks if mark.severity == "warning"}
    found = next(mark for text, mark in warnings.items() if text.startswith("Resident share is blank"))
    study = read_study(source)
    sheet, cell = found.sheet, found.cells[0]
    letters = study.sheets[sheet].letters.get("resident_share", "A")
    assert re.fullmatch(rf"{letters}[0-9]+", cell)
    assert marks_of_checks((), study) == ()


def test_a_warning_about_two_sheets_is_one_warning_on_two_lines() -> None:
    study = read_study(samples()["sister-cities-2014"])
    rows = at.Rows((("Visitors", 3), ("Visitors", 4), ("Events", 2)), 9, "resident_share")
    first, second = marks_of_checks([Check(ResidentsAsImpact(12, ()), rows)], study)
    letters = {name: study.sheets[name].letters["resident_share"] for name in ("Visitors", "Events")}
    assert (first.sheet, first.cells) == ("Visitors", (f"{letters['Visitors']}3", f"{letters['Visitors']}4"))
    assert (second.sheet, second.cells) == ("Events", (f"{letters['Events']}2",))
    assert marks_found([Line(first, "", ""), Line(second, "", "")]) == MarksFound(0, 0, 1, 0)
    (study_mark,) = marks_of_checks([Check(TableOfAnotherYear(2000, 2014, True), at.Setting("year"))], study)
    assert study_mark.cells == (study.setting_cells["year"],)
    places: dict[at.Where, tuple[str, tuple[str, ...]]] = {
        at.Doubted("Visitors", ("row 5", "C7"), 3): ("Visitors", ("A5", "C7")),
        at.Cells("Visitors", ("C7", "C9"), 3): ("Visitors", ("C7", "C9")),
        at.Doubted("Visitors", (), 0): ("Visitors", ()),
        at.Sheets(("Visitors",)): ("Visitors", ()),
        at.Sheets(("Visitors", "Events")): ("", ()),
        at.Setting("hourly_value", "Volunteers"): ("", ()),
        at.RowsOn("Taxes", (3, 4)): ("Taxes", ("A3", "A4")),
    }
    for where, (sheet, cells) in places.items():
        (mark,) = marks_of_checks([Check(ResidentsAsImpact(1, ()), where)], study)
        assert (mark.sheet, mark.cells) == (sheet, cells)


def test_a_workbook_that_cannot_be_changed_is_refused(rich: Path) -> None:
    def without_boxes(files: dict[str, bytes]) -> dict[str, bytes]:
        return {name: data for name, data in files.items() if not name.endswith(".vml")}

    source = repacked(rich, rich.parent / "less.xlsx", without_boxes)
    with pytest.raises(InputError, match="no marked copy of it can be made: the boxes of its comments are missing"):
        marked(source)
    assert not (rich.parent / "marked.xlsx").exists()
    assert not list(rich.parent.glob(".*.part"))
