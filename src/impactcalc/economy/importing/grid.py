"""A file that a user brings, .csv or .xlsx, as a grid of cells: texts and numbers, and where each stands."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from impactcalc.errors import InputError, Problem

Cell: TypeAlias = "str | float | None"
_LARGEST = 256 * 2**20
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
_TEXTS = (".csv", ".tsv", ".txt")
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(,\d{3})+(\.\d*)?")
_EUROPEAN = re.compile(r"[-+]?(\d{1,3}(\.\d{3})+|\d+)(,\d*)?")


@dataclass(frozen=True)
class Grid:
    """Cells of one sheet; every row is as long as the longest. `name` is the file, with the sheet if it has some."""

    name: str
    cells: tuple[tuple[Cell, ...], ...]

    @property
    def width(self) -> int:
        return len(self.cells[0]) if self.cells else 0

    def at(self, row: int, column: int) -> Cell:
        """A cell; nothing outside the grid."""
        inside = 0 <= row < len(self.cells) and 0 <= column < self.width
        return self.cells[row][column] if inside else None

    def label(self, row: int, column: int) -> str:
        """A cell as a label: a whole number without its point, other text without spaces around it."""
        return label_of(self.at(row, column))

    def problem(self, row: int, column: int, message: str, remedy: str) -> Problem:
        """A problem with a cell, named as a spreadsheet does."""
        return Problem(self.name, cell_name(row, column), self.label(row, column), message, remedy)


def read_grid(path: Path, sheet: str = "") -> Grid:
    """A file's cells. `sheet` names a workbook's sheet; the first one if empty.

    InputError when the file cannot be read, has no such sheet, or is empty. In a text file lines that begin with #
    are left out; the separator is found (comma, semicolon, tab), and after semicolons a comma is a decimal point.
    """
    problem = ""
    if not path.is_file():
        problem = "there is no such file"
    elif path.stat().st_size > _LARGEST:
        problem = f"this file is larger than {_LARGEST // 2**20} MiB"
    elif path.suffix.lower() not in (*_WORKBOOKS, *_TEXTS):
        problem = "this is neither a workbook nor a .csv file"
    if problem:
        remedy = f"Give a file that ends with {', '.join((*_TEXTS, *_WORKBOOKS))}"
        raise InputError([Problem("", "", str(path), problem, remedy)])
    if path.suffix.lower() in _WORKBOOKS:
        return _from_workbook(path, sheet)
    return _grid(path.name, _from_text(path))


def sheet_names(path: Path) -> list[str]:
    """The sheets of a workbook; none for a text file."""
    if path.suffix.lower() not in _WORKBOOKS:
        return []
    import python_calamine

    try:
        return list(python_calamine.CalamineWorkbook.from_path(str(path)).sheet_names)
    except python_calamine.CalamineError as error:
        raise InputError([Problem("", "", str(path), f"the workbook cannot be read ({error})", _AGAIN)]) from error


_AGAIN = "Open it in a spreadsheet program and save it again as .xlsx or .csv"


def label_of(cell: Cell) -> str:
    """A cell as a label."""
    if isinstance(cell, float) and cell == int(cell):
        return str(int(cell))
    return "" if cell is None else " ".join(str(cell).split())


def cell_name(row: int, column: int) -> str:
    """The name of a cell as a spreadsheet has it: B3."""
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{row + 1}"


def _from_workbook(path: Path, sheet: str) -> Grid:
    import python_calamine

    names = sheet_names(path)
    if sheet and sheet not in names:
        text = f"the workbook {path.name} has no such sheet"
        raise InputError([Problem("", "", sheet, text, f"Name one of: {', '.join(names)}")])
    chosen = sheet or names[0]
    try:
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        rows = book.get_sheet_by_name(chosen).to_python(skip_empty_area=False)
    except python_calamine.CalamineError as error:
        raise InputError([Problem("", "", str(path), f"the sheet cannot be read ({error})", _AGAIN)]) from error
    cells = [[_of_workbook(cell) for cell in row] for row in rows]
    return _grid(f"{path.name}, sheet {chosen}" if len(names) > 1 else path.name, cells)


def _of_workbook(cell: object) -> Cell:
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, int | float):
        return float(cell)
    text = str(cell).strip()
    return _number(text, decimal_comma=False) if text else None


def _from_text(path: Path) -> list[list[Cell]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message, remedy = "the file is not in UTF-8", "Save it as CSV UTF-8"
        raise InputError([Problem("", "", str(path), message, remedy)]) from error
    lines = text.splitlines()
    separator = _separator([line for line in lines if line and not line.startswith("#")])
    # Lines that are left out stay as empty rows, so that a cell keeps the number that an editor shows.
    kept = ["" if line.startswith("#") else line for line in lines]
    try:
        rows = list(csv.reader(kept, delimiter=separator, strict=True))
    except csv.Error as error:
        raise InputError([Problem("", "", str(path), f"the file is not readable as CSV ({error})", _AGAIN)]) from error
    decimal_comma = separator == ";"
    return [[_number(cell.strip(), decimal_comma=decimal_comma) if cell.strip() else None for cell in row]
            for row in rows]  # fmt: skip


def _separator(lines: Sequence[str]) -> str:
    """The separator that stands most often in the typical line."""
    sample = lines[:50]
    counts = {mark: sorted(line.count(mark) for line in sample) for mark in (";", "\t", ",")}
    return max(counts, key=lambda mark: counts[mark][len(sample) // 2] if sample else 0)


def _number(text: str, *, decimal_comma: bool) -> Cell:
    """A number where the text is one, as its separators have it; else the text."""
    plain = text.replace("\u00a0", "").replace("\u202f", "").replace("\u2212", "-")
    if decimal_comma and _EUROPEAN.fullmatch(plain) and ("," in plain or plain.count(".") > 1):
        plain = plain.replace(".", "").replace(",", ".")
    elif not decimal_comma and _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "")
    if not _NUMBER.fullmatch(plain):
        return text
    if len(plain) > 1 and plain[0] == "0" and plain.isdigit():
        return text  # 01 is a code
    return float(plain)


def _grid(name: str, rows: Sequence[Sequence[Cell]]) -> Grid:
    width = max((len(row) for row in rows), default=0)
    if not any(cell is not None for row in rows for cell in row):
        raise InputError([Problem("", "", name, "there is nothing in it", "Give a file with a table in it")])
    blank: list[Cell] = [None]
    cells = [[None if isinstance(cell, float) and math.isnan(cell) else cell for cell in row] for row in rows]
    return Grid(name, tuple((*row, *(blank * (width - len(row)))) for row in cells))
