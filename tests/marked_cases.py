"""Workbooks to be marked, and what stands in a marked one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import xlsxwriter
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from impactcalc.errors import InputError
from impactcalc.impact.run import run
from impactcalc.impact.uncertainty.sampling import Sampling
from impactcalc.marked.marks import Mark, marks_of_checks, marks_of_error, marks_of_notes
from impactcalc.study.checking.validation import read_study

RED, YELLOW = "FFFFA7A7", "FFFFF1A3"
HEADS = ["Id", "Visitors", "Nights", "Accommodation", "Food service", "Resident share", "Casual share",
         "Attribution share", "Displaced share", "Host-paid share", "Partner country", "My notes", "Daily spend",
         "Profile"]  # fmt: skip


def rich_book(path: Path) -> Path:
    """A study with three problems, and with much that is not ours: formulas, formats, a chart, a comment, names."""
    book = xlsxwriter.Workbook(str(path))
    study = book.add_worksheet("Study")
    for at, row in enumerate([["Name", "Test city"], ["Place", "US"], ["Year", 2014], ["Currency", "USD"]]):
        study.write_row(at, 0, row)
    sheet = book.add_worksheet("visitors")
    money = book.add_format({"num_format": "#,##0", "bg_color": "#EEFFEE", "bold": True})
    green = book.add_format({"bg_color": "#00FF00", "italic": True})
    sheet.set_row(4, None, green)
    sheet.set_column("D:E", 14, money)
    sheet.write_row(0, 0, HEADS)
    sheet.write_row(1, 0, ["a", 10, 3, 0, 1500, 0, 0.1, 0.8, 0, 0, "Japan", "seen"])
    sheet.write_row(2, 0, ["b", 20, 2, 0, 2500, 0.25, 0, 1, 0, 0.1, "Germny"])
    sheet.write_row(3, 0, ["c", "about 30", 2, 0, 2500, 0.25, 0, 1, 0, 0.1, "Germany"])
    for row in (2, 3, 4):
        sheet.write_formula(row - 1, 3, f"=E{row}*2", money, 3000 + row)
    for at, value in {0: "d", 1: 5, 10: "Japan", 12: 100, 13: "us_traveller"}.items():
        sheet.write(4, at, value)
    sheet.write_comment("C4", "A comment of my own", {"author": "Ann"})
    sheet.write_comment("B4", "About the number", {"author": "Ann"})
    sheet.data_validation("K2:K20", {"validate": "list", "source": ["Japan", "Germany"]})
    sheet.conditional_format("D2:D9", {"type": "data_bar"})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=visitors!$D$2:$D$4"})
    sheet.insert_chart("N3", chart)
    other = book.add_worksheet("Costs & 'so' on")
    other.add_table("A1:B3", {"data": [[1, 2], [2, 3]]})
    book.add_chartsheet("Chart").set_chart(chart2 := book.add_chart({"type": "line"}))
    chart2.add_series({"values": "=visitors!$D$2:$D$4"})
    book.define_name("visitors!Local", "=visitors!$A$1")
    book.define_name("Everywhere", "=visitors!$A$1")
    sheet.repeat_rows(0)
    sheet.activate()
    book.close()
    return path


def findings(path: Path) -> tuple[Mark, ...]:
    """What `validate` finds in a workbook."""
    try:
        study = read_study(path)
    except InputError as error:
        return marks_of_error(error)
    return (*marks_of_checks(run(study, sampling=Sampling(draws=0)).checks_found, study), *marks_of_notes(study.notes))


def parts(path: Path) -> dict[str, bytes]:
    """Every part of a package."""
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def repacked(path: Path, target: Path, change: Callable[[dict[str, bytes]], Mapping[str, bytes]]) -> Path:
    """A package with other parts."""
    with ZipFile(target, "w") as archive:
        for name, data in change(parts(path)).items():
            archive.writestr(name, data)
    return target


def coloured(book: Workbook) -> dict[tuple[str, str], str]:
    """The red and the yellow cells, but for the list's."""
    return {
        (sheet.title, cell.coordinate): "red" if cell.fill.fgColor.rgb == RED else "yellow"
        for sheet in book.worksheets
        if not sheet.title.startswith("Problems found")
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fgColor.rgb in (RED, YELLOW)
    }


def comments(book: Workbook) -> dict[tuple[str, str], str]:
    """The texts of all comments."""
    return {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def opened(path: Path) -> Workbook:
    """The workbook as openpyxl sees it, with the values that its formulas had."""
    return openpyxl.load_workbook(path, data_only=True)


def prefixed(files: dict[str, bytes]) -> dict[str, bytes]:
    """The same package in the dialect that gives every element a prefix."""
    changed = {}
    for name, data in files.items():
        if re.search(rb'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"', data):
            data = re.sub(rb"<(/?)(?=[A-Za-z])", rb"<\1x:", data).replace(b"xmlns=", b"xmlns:x=")
        changed[name] = data
    return changed


def strict(files: dict[str, bytes]) -> dict[str, bytes]:
    """The same package in the strict dialect."""
    swaps = {
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
            b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        ),
    }
    changed = {}
    for name, data in files.items():
        for old, new in swaps.items():
            data = data.replace(old, new)
        changed[name] = data
    return changed


def looks(cell: Cell | MergedCell, *, filled: bool = True) -> tuple[str, ...]:
    """A cell's value and style, to be compared."""
    fill = repr(cell.fill) if filled else ""
    return repr(cell.value), repr(cell.font), repr(cell.number_format), repr(cell.border), fill


def links(sheet: Worksheet) -> dict[str, str]:
    """Where the cells of a sheet lead to."""
    return {
        cell.coordinate: str(cell.hyperlink.location) for row in sheet.iter_rows() for cell in row if cell.hyperlink
    }


def in_order(path: Path) -> bool:
    """Whether rows and cells stand in their order, as the format demands, though not every reader insists."""
    for name, data in parts(path).items():
        if name.startswith("xl/worksheets/sheet"):
            cells = [(int(row), len(letters), letters) for letters, row in _CELL.findall(data)]
            rows = [int(row) for row in _ROW.findall(data)]
            if cells != sorted(set(cells)) or rows != sorted(set(rows)):
                return False
    return True


_CELL = re.compile(rb'<(?:x:)?c r="([A-Z]+)([0-9]+)"')
_ROW = re.compile(rb'<(?:x:)?row r="([0-9]+)"')
