"""Files -> raw cells: what is read, where it stands, and what is said of every file that cannot be read."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import pickle
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from impactcalc.errors import InputError
from impactcalc.words.speaking import noted
from impactcalc.workbooks.raw import RawSheet
from impactcalc.workbooks.reading import read_workbook
from told import Told, told

SAVE_AS = "Open it in Excel or LibreOffice and save it as .xlsx"
SAVE_ANEW = "Open it in Excel or LibreOffice, save it anew as .xlsx and try again"
SHEET1 = "xl/worksheets/sheet1.xml"
Change = Callable[[bytes], bytes]


def only_problem(path: Path) -> Told:
    with pytest.raises(InputError) as caught:
        read_workbook(path)
    assert caught.value.source == path.name
    assert len(caught.value.problems) == 1
    return told(caught.value.problems[0])


def whole_file(path: Path, message: str, remedy: str) -> Told:
    return Told("", "", str(path), message, remedy)


def simple_xlsx(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Visitors")
        sheet.write_string("A1", "Name")
        sheet.write_number("B2", 5)
    return path


def altered(source: Path, target: Path, part: str, change: Change) -> Path:
    """A copy of a zip file with one part changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return target


def with_cells(tmp_path: Path, cells: str) -> Path:
    sheet = f"<worksheet><sheetData>{cells}</sheetData></worksheet>".encode()
    return altered(simple_xlsx(tmp_path / "plain.xlsx"), tmp_path / "made.xlsx", SHEET1, lambda _: sheet)


def declare(path: Path, part: str, size: int) -> None:
    """Let a zip file say that a part unpacks to so many bytes."""
    raw = bytearray(path.read_bytes())
    at = -1
    while (at := raw.find(b"PK\1\2", at + 1)) >= 0:
        length = struct.unpack_from("<H", raw, at + 28)[0]
        if raw[at + 46 : at + 46 + length].decode() == part:
            struct.pack_into("<I", raw, at + 24, size)
            struct.pack_into("<I", raw, struct.unpack_from("<I", raw, at + 42)[0] + 22, size)
    path.write_bytes(raw)


ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
    "<office:body><office:spreadsheet>"
)
ODS_TAIL = "</office:spreadsheet></office:body></office:document-content>"


def made_ods(path: Path, tables: str, manifest: str = "<manifest/>") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        book.writestr("content.xml", ODS_HEAD + tables + ODS_TAIL)
        book.writestr("META-INF/manifest.xml", manifest)
    return path


# What is read -----------------------------------------------------------------------------------


def test_cells_of_every_type_stand_at_their_addresses(tmp_path: Path) -> None:
    path = tmp_path / "types.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Visitors")
        sheet.write_string("C3", "Nuestra Señora")
        sheet.write_number("D4", 5)
        sheet.write_boolean("D5", True)
        sheet.write_string("E5", "  ")
        sheet.write_string("F5", "\u00a0")
        sheet.write_datetime("C6", dt.datetime(2014, 10, 7), book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_datetime("D6", dt.datetime(2014, 10, 7, 8), book.add_format({"num_format": "yyyy-mm-dd hh:mm"}))
        sheet.write_datetime("E6", dt.time(8, 30), book.add_format({"num_format": "hh:mm"}))
        sheet.write_datetime("F6", dt.timedelta(hours=30), book.add_format({"num_format": "[hh]:mm"}))
        sheet.write_blank("Z99", None, book.add_format({"bold": True}))
    book = read_workbook(path)
    assert book.path == path
    assert book.kind == "xlsx"
    assert book.notes == ()
    assert book.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    (sheet,) = book.sheets
    assert sheet.name == "Visitors"
    assert sheet.rows == [
        ["", "", "", "", "", ""],
        ["", "", "", "", "", ""],
        ["", "", "Nuestra Señora", "", "", ""],
        ["", "", "", 5.0, "", ""],
        ["", "", "", True, "  ", "\u00a0"],
        ["", "", dt.date(2014, 10, 7), dt.datetime(2014, 10, 7, 8), dt.time(8, 30), dt.timedelta(hours=30)],
    ]
    assert sheet.errors == {}
    assert sheet.uncached == frozenset()
    assert sheet.merged == ()
    assert sheet.decimal_comma is False
    assert sheet.address(6, 5) == "F7"


texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=12)
values = st.one_of(
    texts.filter(lambda text: "_x" not in text),  # "_x0041_" is an escape in .xlsx
    st.booleans(),
    st.floats(-1e300, 1e300),
    st.integers(-(10**9), 10**9),
)
positions = st.tuples(st.integers(0, 40), st.integers(0, 60))


@settings(max_examples=60, deadline=None)
@given(cells=st.dictionaries(positions, values, min_size=1, max_size=25))
def test_what_is_written_is_read_at_the_same_place(
    cells: dict[tuple[int, int], object], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("round") / "trip.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for (row, column), written in cells.items():
            if isinstance(written, bool):
                sheet.write_boolean(row, column, written)
            elif isinstance(written, str):
                sheet.write_string(row, column, written)
            else:
                sheet.write_number(row, column, written)
    rows = read_workbook(path).sheets[0].rows
    assert len(rows) == max(row for row, _ in cells) + 1
    assert {len(row) for row in rows} == {max(column for _, column in cells) + 1}
    for i, read in enumerate(rows):
        for j, value in enumerate(read):
            expected = cells.get((i, j), "")
            if isinstance(expected, (str, bool)):
                assert value == expected
                assert isinstance(value, type(expected))
            else:
                assert value == pytest.approx(expected, rel=1e-15, abs=0)


def test_errors_and_formulas_never_calculated_are_told_apart_from_blanks(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "Name"
    sheet["B2"] = "#DIV/0!"
    sheet["C3"] = "=1+1"
    sheet["C4"] = "#N/A"
    sheet.merge_cells("A5:B6")
    sheet["A5"] = "merged"
    book.save(tmp_path / "errors.xlsx")
    raw = read_workbook(tmp_path / "errors.xlsx").sheets[0]
    assert raw.errors == {(1, 1): "#DIV/0!", (3, 2): "#N/A"}
    assert raw.uncached == {(2, 2)}
    assert raw.merged == ((4, 0, 5, 1),)
    assert [row[2] if len(row) > 2 else "" for row in raw.rows[1:4]] == ["", "", ""]


def test_a_calculated_formula_is_its_value_even_a_blank_one(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1" t="str"><f>IF(B1,"","")</f><v></v></c><c r="B1"><f>1+1</f><v>2</v></c></row>'
    raw = read_workbook(with_cells(tmp_path, cells)).sheets[0]
    assert raw.rows == [["", 2.0]]
    assert raw.uncached == frozenset()


def test_hidden_sheets_are_read_and_charts_are_no_sheets(tmp_path: Path) -> None:
    path = tmp_path / "sheets.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("A & B <c>").write_number("A1", 1)
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "='A & B <c>'!$A$1:$A$2"})
        book.add_chartsheet("Chart").set_chart(chart)
        hidden = book.add_worksheet("Hidden")
        hidden.hide()
        hidden.write_number("B1", 2)
        book.add_worksheet("Blank")
    sheets = read_workbook(path).sheets
    assert [(sheet.name, sheet.rows) for sheet in sheets] == [
        ("A & B <c>", [[1.0]]),
        ("Hidden", [["", 2.0]]),
        ("Blank", []),
    ]


def test_percent_formats_are_found_when_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "percent.xlsx"
    formats = {
        "A1": "0%",
        "B1": "0.00%",
        "C1": "0.0%;[Red]-0.0%",
        "D1": '0" %"',
        "E1": r"0\%",
        "F1": "0.00",
        "G1": '"about "0 %',
        "H1": "0_%",
    }
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for address, code in formats.items():
            sheet.write_number(address, 0.25, book.add_format({"num_format": code}))
        sheet.write_number("I1", 0.25)
    raw = read_workbook(path).sheets[0]
    assert raw.percent == {(0, 0), (0, 1), (0, 2), (0, 6)}
    path.unlink()
    assert raw.percent  # found once
    assert read_workbook(simple_xlsx(path)).sheets[0].percent == frozenset()


def test_percent_formats_of_a_file_that_has_gone(tmp_path: Path) -> None:
    path = simple_xlsx(tmp_path / "gone.xlsx")
    raw = read_workbook(path).sheets[0]
    path.unlink()
    with pytest.raises(InputError) as caught:
        _ = raw.percent
    message, remedy = "the file was moved while it was being read", "Leave it in its place and try again"
    assert [told(one) for one in caught.value.problems] == [whole_file(path, message, remedy)]


def test_endings_in_any_case_and_macro_workbooks(tmp_path: Path) -> None:
    for name in ("UPPER.XLSX", "macros.xlsm"):
        made = simple_xlsx(tmp_path / "plain.xlsx").rename(tmp_path / name)
        assert read_workbook(made).kind == "xlsx"
        assert read_workbook(made).sheets[0].rows == [["Name", ""], ["", 5.0]]


def test_a_read_workbook_can_be_handed_to_another_process(tmp_path: Path) -> None:
    path = tmp_path / "percent.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_number("A1", 1, book.add_format({"num_format": "0%"}))
    assert pickle.loads(pickle.dumps(read_workbook(path))).sheets[0].percent == {(0, 0)}


def test_a_sheet_made_by_hand_has_no_errors_and_no_percents() -> None:
    sheet = RawSheet(name="Visitors", rows=[["id"]])
    assert (sheet.errors, sheet.uncached, sheet.merged, sheet.percent) == ({}, frozenset(), (), frozenset())


def test_opendocument(tmp_path: Path) -> None:
    document = OpenDocumentSpreadsheet()
    table = Table(name="Visitors")
    document.spreadsheet.addElement(table)
    for cells in (
        [TableCell(), TableCell(valuetype="string", numbercolumnsspanned=2, numberrowsspanned=1), CoveredTableCell()],
        [TableCell(valuetype="percentage", value=0.25), TableCell(valuetype="float", value=5)],
        [TableCell(valuetype="date", datevalue="2014-10-07"), TableCell(formula="of:=1+1")],
    ):
        row = TableRow()
        table.addElement(row)
        for cell in cells:
            row.addElement(cell)
    table.childNodes[0].childNodes[1].addElement(P(text="merged"))
    table.childNodes[1].addElement(TableCell(formula="of:=2+2"))
    path = tmp_path / "study.ods"
    document.save(path)
    book = read_workbook(path)
    assert book.kind == "ods"
    assert book.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    (raw,) = book.sheets
    assert raw.name == "Visitors"
    assert raw.rows == [["", "merged", ""], [0.25, 5.0, ""], [dt.date(2014, 10, 7), "", ""]]
    assert raw.uncached == {(1, 2), (2, 1)}  # the first lies where no row has a value
    assert raw.merged == ((0, 1, 0, 2),)
    assert raw.percent == {(1, 0)}


def test_opendocument_errors_are_blank_cells_with_a_name(tmp_path: Path) -> None:
    error = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" {}><text:p>{}</text:p></table:table-cell>'
    )
    row = (
        '<table:table-row><table:table-cell office:value-type="float" office:value="1"/>'
        + error.format('office:string-value="" calcext:value-type="error"', "#DIV/0!")
        + error.format('calcext:value-type="error"', "Err:502")
        + error.format("", "#REF!")
        + "</table:table-row>"
    )
    path = made_ods(tmp_path / "errors.ods", f'<table:table table:name="Visitors">{row}</table:table>')
    raw = read_workbook(path).sheets[0]
    assert raw.errors == {(0, 1): "#DIV/0!", (0, 2): "Err:502", (0, 3): "#REF!"}
    assert raw.rows == [[1.0, "", "", ""]]


def test_opendocument_with_a_million_blank_rows_and_a_linked_sheet(tmp_path: Path) -> None:
    cells = '<table:table-cell table:number-columns-repeated="16384"/>'
    blank = '<table:table-row table:number-rows-repeated="{}">' + cells + "</table:table-row>"
    value = '<table:table-row><table:table-cell office:value-type="float" office:value="7"/></table:table-row>'
    tables = (
        f'<table:table table:name="Visitors">{blank.format(3)}{value}{blank.format(1_048_572)}</table:table>'
        f'<table:table table:name="Blank">{blank.format(1_048_576)}</table:table>'
        f"<table:table table:name=\"'file:///x.ods'#$S\"><table:table-source/>{value}</table:table>"
    )
    sheets = read_workbook(made_ods(tmp_path / "blank.ods", tables)).sheets
    assert [(sheet.name, sheet.rows) for sheet in sheets] == [("Visitors", [[""], [""], [""], [7.0]]), ("Blank", [])]


# Files that cannot be read ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "message", "remedy"),
    [
        ("a.xls", ".xls files cannot be read", SAVE_AS),
        ("a.XLSB", ".xlsb files cannot be read", SAVE_AS),
        ("a.numbers", ".numbers files cannot be read", "Open it in Numbers and export it to Excel (.xlsx)"),
        (
            "a.gsheet",
            ".gsheet files cannot be read",
            "Open it in Google Sheets and download it as Microsoft Excel (.xlsx)",
        ),
        ("a.fods", ".fods files cannot be read", "Open it in LibreOffice and save it as .ods or .xlsx"),
        (
            "a.txt",
            ".txt files cannot be read",
            "Give a workbook (.xlsx, .xlsm or .ods) or a folder of .csv or .parquet files",
        ),
        (
            "study",
            "a file without an ending cannot be read",
            "Give a workbook (.xlsx, .xlsm or .ods) or a folder of .csv or .parquet files",
        ),
        (
            "visitors.csv",
            "a single .csv file is one sheet, not a study",
            "Put it into a folder, named after its sheet: visitors.csv beside study.csv; then give the folder",
        ),
        ("~$a.xlsx", "this is the lock file of a.xlsx, not the workbook", "Give a.xlsx itself"),
        (".~lock.a.ods#", "this is the lock file of a.ods, not the workbook", "Give a.ods itself"),
        ("text.xlsx", "this is no workbook, although its name ends in .xlsx", SAVE_AS),
    ],
)
def test_other_files(tmp_path: Path, name: str, message: str, remedy: str) -> None:
    path = tmp_path / name
    path.write_text("hello", encoding="utf-8")
    assert only_problem(path) == whole_file(path, message, remedy)


def test_a_missing_file(tmp_path: Path) -> None:
    path = tmp_path / "missing.xlsx"
    problem = only_problem(path)
    assert problem == whole_file(path, "there is no such file or folder", "Check the spelling, and where it lies")


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "empty.xlsx"
    path.touch()
    assert only_problem(path) == whole_file(path, "the file is empty (0 bytes)", "Save or copy the workbook again")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_neither_a_file_nor_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "pipe.xlsx"
    os.mkfifo(path)
    remedy = "Give a workbook (.xlsx, .xlsm or .ods) or a folder of .csv or .parquet files"
    assert only_problem(path) == whole_file(path, "this is neither a file nor a folder", remedy)


@pytest.mark.parametrize(
    ("error", "message", "remedy"),
    [
        (
            PermissionError(13, "Permission denied"),
            "the file may not be read: permission denied",
            "Close it in other programs, or ask its owner for the right to read it",
        ),
        (
            OSError(5, "Input/output error"),
            "the file could not be read (Input/output error)",
            "Copy it to a folder on this computer and try again",
        ),
    ],
)
def test_a_file_that_the_system_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, message: str, remedy: str
) -> None:
    path = simple_xlsx(tmp_path / "refused.xlsx")

    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    assert only_problem(path) == whole_file(path, message, remedy)


def test_a_workbook_cut_short(tmp_path: Path) -> None:
    path = simple_xlsx(tmp_path / "short.xlsx")
    path.write_bytes(path.read_bytes()[:3000])
    remedy = "Copy or download it again, or open an earlier version"
    assert only_problem(path) == whole_file(path, "the file is damaged or was not copied whole", remedy)


def test_a_part_that_cannot_be_unpacked(tmp_path: Path) -> None:
    path = simple_xlsx(tmp_path / "flipped.xlsx")
    raw = bytearray(path.read_bytes())
    at = raw.find(SHEET1.encode()) + len(SHEET1)
    raw[at : at + 40] = b"\xff" * 40
    path.write_bytes(raw)
    message = f"the sheet cannot be read: its part {SHEET1} cannot be unpacked"
    assert only_problem(path) == Told("Visitors", "", "", message, SAVE_ANEW)


@pytest.mark.parametrize(
    ("content", "message", "remedy"),
    [
        ("EncryptedPackage", "the workbook is protected with a password", "Open it, remove the password, and save it"),
        ("Workbook", "this is an old .xls workbook under another ending", SAVE_AS),
    ],
)
def test_compound_files(tmp_path: Path, content: str, message: str, remedy: str) -> None:
    path = tmp_path / "compound.xlsx"
    # The name lies across the edge of two pieces that are read one after the other.
    padding = bytes(256 * 1024 - 24)
    path.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + padding + content.encode("utf-16-le"))
    assert only_problem(path) == whole_file(path, message, remedy)


def test_passwords_of_zip_files_and_opendocument(tmp_path: Path) -> None:
    remedy = "Open it, remove the password, and save it"
    path = made_ods(tmp_path / "secret.ods", "", "<manifest:manifest><manifest:encryption-data/></manifest:manifest>")
    assert only_problem(path) == whole_file(path, "the workbook is protected with a password", remedy)
    path = simple_xlsx(tmp_path / "secret.xlsx")
    raw = bytearray(path.read_bytes())
    at = -1
    while (at := raw.find(b"PK\1\2", at + 1)) >= 0:
        raw[at + 8] |= 1
    path.write_bytes(raw)
    assert only_problem(path) == whole_file(path, "the workbook is protected with a password", remedy)


def test_workbooks_under_another_ending(tmp_path: Path) -> None:
    path = simple_xlsx(tmp_path / "plain.xlsx").rename(tmp_path / "really.ods")
    message = "this is an .xlsx workbook under another ending"
    assert only_problem(path) == whole_file(path, message, "Rename it to end in .xlsx")
    path = made_ods(tmp_path / "really.xlsx", "")
    assert only_problem(path) == whole_file(
        path, "this is an .ods workbook under another ending", "Rename it to end in .ods"
    )
    for part, message in (
        ("xl/workbook.bin", "this is an .xlsb workbook under another ending"),
        ("word/document.xml", "this is a zip file, but no workbook is in it"),
    ):
        with zipfile.ZipFile(path, "w") as book:
            book.writestr(part, "")
        assert only_problem(path) == whole_file(path, message, SAVE_AS)


def test_a_zip_bomb_is_refused_by_its_declared_size(tmp_path: Path) -> None:
    path = simple_xlsx(tmp_path / "bomb.xlsx")
    declare(path, SHEET1, 3 * 1024**3 // 2)
    message = "unpacked, the file would take 1.6 GiB; up to 1 GiB are read"
    remedy = "Delete sheets and pictures that are not needed, or split the rows"
    assert only_problem(path) == whole_file(path, message, remedy)


@pytest.mark.parametrize("size", [300, 100_000])
def test_a_part_of_another_size_than_declared(tmp_path: Path, size: int) -> None:
    path = simple_xlsx(tmp_path / "lying.xlsx")
    declare(path, SHEET1, size)
    message = f"the sheet cannot be read: its part {SHEET1} is not as large as declared"
    assert only_problem(path) == Told("Visitors", "", "", message, SAVE_ANEW)


def test_a_part_that_is_small_in_every_real_workbook(tmp_path: Path) -> None:
    path = simple_xlsx(tmp_path / "styles.xlsx")
    declare(path, "xl/styles.xml", 33 * 1024**2)
    message = "the workbook cannot be read: its part xl/styles.xml is larger than in any real workbook"
    assert only_problem(path) == whole_file(path, message, SAVE_ANEW)


def test_texts_beyond_counting(tmp_path: Path) -> None:
    plain = simple_xlsx(tmp_path / "plain.xlsx")
    part = "xl/sharedStrings.xml"
    path = altered(
        plain, tmp_path / "texts.xlsx", part, lambda old: old.replace(b'niqueCount="1', b'niqueCount="999999999')
    )
    message = "the workbook cannot be read: it lists more than 5,000,000 texts"
    assert only_problem(path) == whole_file(path, message, SAVE_ANEW)
    path = altered(plain, tmp_path / "cdata.xlsx", part, lambda old: old.replace(b"Name", b"<![CDATA[Name]]>"))
    message = "the workbook cannot be read: some of its text is written in a way that is not read"
    assert only_problem(path) == whole_file(path, message, SAVE_ANEW)


def test_parts_that_are_missing_or_there_twice(tmp_path: Path) -> None:
    plain = simple_xlsx(tmp_path / "plain.xlsx")
    links = "xl/_rels/workbook.xml.rels"
    path = altered(plain, tmp_path / "lost.xlsx", links, lambda old: old.replace(b"sheet1.xml", b"sheet7.xml"))
    message = "the sheet cannot be read: the file lacks its cells"
    assert only_problem(path) == Told("Visitors", "", "", message, SAVE_ANEW)
    path = tmp_path / "twice.xlsx"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("xl/workbook.xml", "")
        book.writestr("XL\\Workbook.xml", "")
    message = "the file is damaged or was not copied whole: two parts of it have the same name"
    assert only_problem(path) == whole_file(path, message, SAVE_ANEW)
    path = tmp_path / "lost.ods"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    message = "the workbook cannot be read: its part META-INF/manifest.xml is missing"
    assert only_problem(path) == whole_file(path, message, SAVE_ANEW)
    with zipfile.ZipFile(path, "a") as book:
        book.writestr("META-INF/manifest.xml", "<manifest/>")
    message = "the workbook cannot be read: its part content.xml is missing"
    assert only_problem(path) == whole_file(path, message, SAVE_ANEW)


def test_two_sheets_of_one_name(tmp_path: Path) -> None:
    table = '<table:table table:name="Visitors"></table:table>'
    path = made_ods(tmp_path / "twins.ods", table + table)
    message = 'the workbook cannot be read: 2 of its sheets are named "Visitors"'
    assert only_problem(path) == whole_file(path, message, SAVE_ANEW)


def test_sheet_targets_are_found_wherever_they_are_said_to_be(tmp_path: Path) -> None:
    plain = simple_xlsx(tmp_path / "plain.xlsx")
    links = "xl/_rels/workbook.xml.rels"
    path = altered(plain, tmp_path / "abs.xlsx", links, lambda old: old.replace(b'"worksheets/', b'"/xl/worksheets/'))
    assert read_workbook(path).sheets[0].rows == [["Name", ""], ["", 5.0]]


def test_malformed_xml(tmp_path: Path) -> None:
    plain = simple_xlsx(tmp_path / "plain.xlsx")
    path = altered(plain, tmp_path / "broken.xlsx", SHEET1, lambda old: old.replace(b"</sheetData>", b""))
    problem = only_problem(path)
    assert problem.message.startswith("the sheet cannot be read: its XML breaks off or is malformed (mismatched tag")
    path = altered(plain, tmp_path / "book.xlsx", "xl/workbook.xml", lambda _: b"<workbook>")
    message = "the workbook cannot be read: its XML breaks off or is malformed (no element found: line 1, column 10)"
    assert only_problem(path) == whole_file(path, message, SAVE_ANEW)
    # python-calamine never returns from a table that does not end.
    path = made_ods(tmp_path / "broken.ods", '<table:table table:name="Visitors">')
    assert only_problem(path).message.startswith("the workbook cannot be read: its XML breaks off or is malformed")


def test_xml_that_python_calamine_would_see_as_blank(tmp_path: Path) -> None:
    sheet = '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>'
    plain = simple_xlsx(tmp_path / "plain.xlsx")
    path = altered(plain, tmp_path / "wide.xlsx", SHEET1, lambda _: sheet.encode("utf-16"))
    message = "the sheet cannot be read: it is not written in UTF-8"
    assert only_problem(path) == Told("Visitors", "", "", message, SAVE_ANEW)


def test_what_only_python_calamine_refuses(tmp_path: Path) -> None:
    path = with_cells(tmp_path, '<row r="1"><c r="A1" t="s"><v>99</v></c></row>')
    problem = only_problem(path)
    assert problem.sheet == "Visitors"
    assert problem.message.startswith("the sheet cannot be read: ")
    assert problem.remedy == SAVE_ANEW


def test_a_cell_far_out_is_named(tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Visitors")
        sheet.write_string("A1", "Name")
        sheet.write_string("XFD1048576", "oops")
    message = "this cell lies far from the others; with it the sheet has 1,048,576 rows and 16,384 columns"
    remedy = "Delete the cell with its row and column, save, and try again"
    assert only_problem(path) == Told("Visitors", "XFD1048576", "", message, remedy)


def test_a_blank_formatted_cell_far_out_is_no_trouble(tmp_path: Path) -> None:
    path = tmp_path / "formatted.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Visitors")
        sheet.write_string("A1", "Name")
        sheet.write_blank("XFD1048576", None, book.add_format({"bold": True}))
    assert read_workbook(path).sheets[0].rows == [["Name"]]


def test_every_far_cell_of_every_sheet_is_named(tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, addresses in {"Visitors": ("A1", "K3", "C1000000"), "Events": ("A1", "ZZ9", "B90000")}.items():
            sheet = book.add_worksheet(name)
            for address in addresses:
                sheet.write_number(address, 1)
    with pytest.raises(InputError) as caught:
        read_workbook(path)
    assert [(p.sheet, p.cell) for p in caught.value.problems] == [
        ("Visitors", "C1000000"),
        ("Events", "B90000"),
        ("Events", "ZZ9"),
    ]


def test_a_sheet_that_is_large_throughout(tmp_path: Path) -> None:
    repeated = 'table:number-columns-repeated="60" office:value-type="float" office:value="1"'
    row = f'<table:table-row table:number-rows-repeated="1000000"><table:table-cell {repeated}/></table:table-row>'
    path = made_ods(tmp_path / "large.ods", f'<table:table table:name="Visitors">{row}</table:table>')
    problem = only_problem(path)
    assert problem.message == (
        "the workbook cannot be read: its repeated cells unfold to more than can be held, "
        "at row 1 of the sheet Visitors"
    )
    row = row.replace('"1000000"', '"1"')
    blank = '<table:table-row table:number-rows-repeated="400000"><table:table-cell/></table:table-row>'
    path = made_ods(
        tmp_path / "sparse.ods", f'<table:table table:name="Visitors">{(row + blank) * 2}{row}</table:table>'
    )
    assert only_problem(path) == Told(
        "Visitors",
        "A400002",
        "",
        "this cell lies far from the others; with it the sheet has 800,003 rows and 60 columns",
        "Delete the cell with its row and column, save, and try again",
    )


def test_a_sheet_without_gaps_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("impactcalc.workbooks.spreadsheet.MOST_CELLS", 3)
    path = simple_xlsx(tmp_path / "large.xlsx")
    message = "the sheet is too large: 2 rows and 2 columns"
    assert only_problem(path) == Told("Visitors", "", "", message, "Split the rows over several workbooks")


def test_errors_that_python_calamine_stops_at_are_reported_with_their_addresses(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1" t="e"><v>#SPILL!</v></c><c r="B1" t="e"><v>#REF!</v></c></row>'
    remedy = "Mend the formula, or type the value in its place"
    assert only_problem(with_cells(tmp_path, cells)) == Told(
        "Visitors", "A1", "#SPILL!", "the cell shows an error", remedy
    )


def test_a_problem_reads_as_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_workbook(tmp_path / "no.xlsx")
    assert str(caught.value) == (
        f'no.xlsx: 1 problem\n  "{tmp_path / "no.xlsx"}": there is no such file or folder. '
        "Check the spelling, and where it lies"
    )


# Folders ----------------------------------------------------------------------------------------


def test_a_folder_of_csv_files(tmp_path: Path) -> None:
    (tmp_path / "visitors.csv").write_bytes("name,nights\nMu\u00f1oz,3\n".encode())
    (tmp_path / "Study.CSV").write_bytes("name;Fort Worth\nrate;1,5\n".encode("cp1252"))
    (tmp_path / "events.csv").write_bytes("name\nCaf\u00e9\n".encode("cp1252"))
    (tmp_path / "readme.txt").write_text("not a sheet", encoding="utf-8")
    (tmp_path / ".~lock.visitors.csv#").touch()
    (tmp_path / "._visitors.csv").write_bytes(b"\0")
    (tmp_path / "folder.csv").mkdir()
    book = read_workbook(tmp_path)
    assert book.kind == "csv"
    assert [sheet.name for sheet in book.sheets] == ["Study", "events", "visitors"]
    assert [sheet.decimal_comma for sheet in book.sheets] == [True, False, False]
    assert book.sheets[2].rows == [["name", "nights"], ["Mu\u00f1oz", "3"]]
    assert book.sheets[1].rows == [["name"], ["Caf\u00e9"]]
    assert [noted(fact) for fact in book.notes] == [
        "folder.csv: a folder, left alone", "events.csv: read as Windows-1252 (not UTF-8)",
    ]  # fmt: skip
    before = book.sha256
    (tmp_path / "visitors.csv").rename(tmp_path / "visits.csv")
    assert read_workbook(tmp_path).sha256 != before


def test_a_folder_without_csv_files(tmp_path: Path) -> None:
    remedy = "Give a workbook itself, or put the sheets into the folder: study.csv, visitors.csv and so on"
    assert only_problem(tmp_path) == whole_file(tmp_path, "there is no .csv or .parquet file in this folder", remedy)


def test_all_problems_of_a_folder_are_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, content in {"a": b"", "b": b"name\n\0\n", "c": b"name\n"}.items():
        (tmp_path / f"{name}.csv").write_bytes(content)
    opened = Path.open

    def refuse(path: Path, *arguments: str, **options: str) -> object:
        if path.name == "c.csv":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError) as caught:
        read_workbook(tmp_path)
    assert [(problem.sheet, problem.message) for problem in caught.value.problems] == [
        ("a", "a.csv is empty (0 bytes)"),
        ("b", "b.csv holds zero bytes, so it is no text file, or UTF-16 without a mark"),
        ("c", "the file may not be read: permission denied"),
    ]


def test_a_folder_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("impactcalc.workbooks.csv_folder.LARGEST_FOLDER", 4)
    (tmp_path / "visitors.csv").write_bytes(b"12345")
    message = "the .csv and .parquet files take 0.1 GiB together; up to 0.1 GiB are read"
    assert only_problem(tmp_path) == whole_file(tmp_path, message, "Split the rows over several folders")
