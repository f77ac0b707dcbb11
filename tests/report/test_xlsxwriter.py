"""What is used of XlsxWriter that it keeps to itself: all of it listed, and still as it was."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from xlsxwriter.chart import Chart
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

import impactcalc
from impactcalc.report.writers.sheet import PRIVATE, Sheet

SOURCE = Path(impactcalc.__file__).parent
LISTED_IN = SOURCE / "report" / "writers" / "sheet.py"
# What each takes; of what a worksheet holds, its type while rows are written.
METHODS = {
    "Worksheet._write_single_row": (Worksheet, ["current_row_num"]),
    "Worksheet._check_dimensions": (Worksheet, ["row", "col", "ignore_row", "ignore_col"]),
    "Worksheet._xml_number_element": (Worksheet, ["number", "attributes"]),
    "Worksheet._xml_rich_inline_string": (Worksheet, ["string", "attributes"]),
    "Worksheet._opt_close": (Worksheet, []),
    "Format._get_xf_index": (Format, []),
}
HELD = {
    "Worksheet.fh": "write",
    "Worksheet.previous_row": "__index__",
    "Worksheet.row_sizes": "__setitem__",
    "Worksheet.tables": "append",
    "Worksheet.hyperlinks": "__getitem__",
}
OTHERS_HAVE_IT = {"tables"}  # pages do
OPTIONS = ["series.categories_data", "series.values_data"]


@pytest.fixture
def sheet(tmp_path: Path) -> Iterator[Any]:
    book = xlsxwriter.Workbook(str(tmp_path / "book.xlsx"), {"constant_memory": True})
    made = book.add_worksheet("Rows", Sheet)
    made.write_number(0, 0, 1.0)
    yield made
    book.close()


def test_every_listed_name_is_tested() -> None:
    assert set(PRIVATE) == {*METHODS, *HELD, *OPTIONS}
    assert all(PRIVATE.values())


@pytest.mark.parametrize("name", METHODS)
def test_a_method_takes_what_it_took(name: str) -> None:
    owner, expected = METHODS[name]
    method = getattr(owner, name.partition(".")[2], None)
    assert method is not None, f"XlsxWriter {xlsxwriter.__version__} has no {name}"
    assert [each for each in inspect.signature(method).parameters if each != "self"] == expected, name


@pytest.mark.parametrize("name", HELD)
def test_a_worksheet_holds_what_it_held(name: str, sheet: Any) -> None:
    held = getattr(sheet, name.partition(".")[2], None)
    assert hasattr(held, HELD[name]), f"XlsxWriter {xlsxwriter.__version__} has no such {name}"


@pytest.mark.parametrize("name", OPTIONS)
def test_a_chart_takes_what_its_cells_say(name: str) -> None:
    assert f'"{name.partition(".")[2]}"' in inspect.getsource(Chart.add_series), name


def test_the_previous_row_moves_on(sheet: Any) -> None:
    sheet.write_number(5, 0, 1.0)
    assert sheet.previous_row == 5


def test_no_private_name_is_used_elsewhere() -> None:
    """Of any object but oneself, in the files that write workbooks; nor one that is not listed, where they are."""
    known = {name.partition(".")[2] for name in PRIVATE} - OTHERS_HAVE_IT
    found = set()
    for path in SOURCE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if "xlsxwriter" not in text and path.parent != LISTED_IN.parent:
            continue
        made_here = set(re.findall(r"def (_\w+)|(?:self|cls)\.(_\w+)\s*(?::[^=]+)?=", text))
        here = {one for pair in made_here for one in pair if one}
        for node in ast.walk(ast.parse(text)):
            if not isinstance(node, ast.Attribute):
                continue
            private = node.attr.startswith("_") and not node.attr.startswith("__") and node.attr not in here
            if private or node.attr in known:
                found.add((path.relative_to(SOURCE).as_posix(), node.attr))
    outside = {each for each in found if each[0] != "report/writers/sheet.py"}
    assert not outside
    assert {name for _, name in found} <= known


def test_replaced_methods_replace() -> None:
    """What is put in the place of a method of theirs is called by theirs: in `_write_single_row`'s cells."""
    source = inspect.getsource(Worksheet._write_cell)
    for name in ("_xml_number_element", "_xml_rich_inline_string"):
        assert f"self.{name}(" in source, name
