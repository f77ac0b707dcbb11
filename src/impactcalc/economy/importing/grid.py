"""A file that a user brings, .csv or a workbook, as a grid of cells: texts and numbers, and where each stands."""

from __future__ import annotations

import csv
import datetime as dt
import functools
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from impactcalc.economy.importing.figures import (
    DATE,
    ERROR,
    LARGE,
    MOST_FIGURE,
    PERCENT,
    UNCACHED,
    DecimalMark,
    Doubt,
    Figure,
    decimal_mark,
    read_figure,
)
from impactcalc.errors import InputError, Problem
from impactcalc.facts.found import ProblemFact
from impactcalc.facts.problems import brought_files as facts
from impactcalc.facts.problems.brought_cells import FigureOfTwoReadings, MoreCellsLikeThese, NotAFigure
from impactcalc.facts.problems.brought_tables import LabelRecurs, Side
from impactcalc.workbooks.cell_names import cell_address, column_letters

if TYPE_CHECKING:
    from impactcalc.workbooks.raw import RawSheet, RawWorkbook

Cell: TypeAlias = "str | float | None"
Position: TypeAlias = tuple[int, int]
Found = TypeVar("Found")
_LARGEST = 256 * 2**20
_WORKBOOKS = (".xlsx", ".xlsm", ".ods")
_TEXTS = (".csv", ".tsv", ".txt")
_POINT_ZERO = re.compile(r"\d+\.0")  # a code that a program took for a number: 721.0
MOST_CELLS = 4_000_000  # of a table: 2,000 industries by 2,000
MOST_LISTED = 30  # problems of one kind that are told one by one
_ALIKE = (FigureOfTwoReadings, NotAFigure)  # of one kind whatever stands in the cell; others where all of them is alike


@dataclass(frozen=True)
class Grid:
    """Cells of one sheet; every row is as long as the longest. `name` is the file, with the sheet if it has some.

    `cells` are numbers where they can be read as such; `doubts` says of which cells that is not so, `beside` what
    stood beside a number. `labels` holds every cell as the text that it is. `notes` tells of the whole sheet.
    """

    name: str
    cells: tuple[tuple[Cell, ...], ...]
    labels: tuple[tuple[str, ...], ...]
    doubts: Mapping[Position, Doubt] = field(default_factory=dict)
    beside: Mapping[Position, str] = field(default_factory=dict)
    commas: bool = False  # a .csv file whose separator is the comma: a comma inside a number marks thousands
    notes: Mapping[str, str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    typed: frozenset[Position] | None = None  # a workbook's texts that hold digits; None: everything is text

    @property
    def width(self) -> int:
        return len(self.cells[0]) if self.cells else 0

    def at(self, row: int, column: int) -> Cell:
        """A cell; nothing outside the grid."""
        inside = 0 <= row < len(self.cells) and 0 <= column < self.width
        return self.cells[row][column] if inside else None

    def label(self, row: int, column: int) -> str:
        """A cell as a label: a whole number without its point, other text without spaces around it."""
        inside = 0 <= row < len(self.cells) and 0 <= column < self.width
        text = self.labels[row][column] if inside else ""
        return text[:-2] if _POINT_ZERO.fullmatch(text) else text

    def problem(self, row: int, column: int, fact: ProblemFact) -> Problem:
        """A problem with a cell, named as a spreadsheet does."""
        return Problem(self.name, cell_address(row, column), self.label(row, column), fact)

    def recurs(self, side: Side, places: Sequence[Position], label: str = "") -> Problem:
        """A problem with the second of the cells of rows or columns that have one label: all of the cell, or a part."""
        shown = tuple(str(row + 1) if side == "row" else column_letters(column) for row, column in places)
        second = places[1]
        return Problem(self.name, cell_address(*second), label or self.label(*second), LabelRecurs(side, shown))

    def doubtful(self, row: int, column: int) -> Problem | None:
        """What is wrong with a cell; None where nothing is known to be."""
        doubt = self.doubts.get((row, column))
        return None if doubt is None else self.problem(row, column, doubt.fact)

    def settled(self, rows: Iterable[int], columns: Iterable[int]) -> Grid:
        """The grid with the figures of some rows and columns read by the decimal mark that they themselves prove.

        Codes such as 10.1 stand elsewhere in a table: they prove nothing about its figures.
        """
        across = list(columns)
        area = [(r, c) for r in rows for c in across if self.labels[r][c]]
        mark = decimal_mark(self.labels[r][c] for r, c in area if self.typed is None or (r, c) in self.typed)
        cells = [list(row) for row in self.cells]
        doubts, beside = dict(self.doubts), dict(self.beside)
        for r, c in area:
            doubt = doubts.get((r, c))
            if doubt is not None and doubt.kind == "open":
                own = mark or ("point" if self.commas and "," in self.labels[r][c] else None)
                found = read_figure(self.labels[r][c], own)
                if isinstance(found, Figure):
                    cells[r][c] = found.value
                    del doubts[r, c]
                    if found.beside:
                        beside[r, c] = found.beside
        return replace(self, cells=tuple(map(tuple, cells)), doubts=doubts, beside=beside)

    def hidden(self, rows: Iterable[int], columns: Iterable[int]) -> str:
        """Which of some rows and columns a spreadsheet hides, in words; nothing when it shows all."""
        parts = []
        hidden = sorted(self.hidden_rows.intersection(rows))
        if hidden:
            parts.append(f"row{'' if len(hidden) == 1 else 's'} {', '.join(str(row + 1) for row in hidden)}")
        hidden = sorted(self.hidden_columns.intersection(columns))
        if hidden:
            letters = ", ".join(column_letters(column) for column in hidden)
            parts.append(f"column{'' if len(hidden) == 1 else 's'} {letters}")
        return " and ".join(parts)


def read_grid(path: Path, sheet: str = "") -> Grid:
    """A file's cells. `sheet` names a workbook's sheet; the first that is not hidden and not empty if it is empty.

    InputError when the file cannot be read, has no such sheet, or is empty. In a text file lines that begin with #
    are left out; the separator is found (comma, semicolon, tab).
    """
    return read_grids(path, sheet)[0]


def read_grids(path: Path, sheet: str = "") -> tuple[Grid, ...]:
    """The grids that a file may mean: a text file's one, a workbook's sheet of that name, or all that it shows.

    Hidden sheets are read by their name only. InputError as `read_grid`.
    """
    if path.suffix.lower() in _TEXTS:
        _must_be_there(path)
        return (_checked(_from_text(path)),)
    book = _workbook(path)
    names = [one.name for one in book.sheets]
    if sheet and sheet not in names:
        raise InputError([Problem("", "", sheet, facts.TableSheetMissing(path.name, tuple(names)))])
    sheets = [one for one in book.sheets if (one.name == sheet if sheet else not one.hidden)]
    filled = [one for one in sheets if one.rows] or sheets or list(book.sheets)
    grids = [_from_sheet(f"{path.name}, sheet {one.name}" if len(names) > 1 else path.name, one) for one in filled]
    shown = [grid for grid in grids if any(cell is not None for row in grid.cells for cell in row)]
    hidden = [one.name for one in book.sheets if one.hidden]
    if hidden and not sheet:
        note = {"hidden sheets": f"not read: {', '.join(hidden)}"}
        shown = [replace(grid, notes={**grid.notes, **note}) for grid in shown]
    return tuple(shown) or (_checked(grids[0]),)


def find_in(
    path: Path,
    sheet: str,
    find: Callable[[Grid], Found | None],
    holds: facts.Holds,
    option: str = "",
    columns: tuple[str, ...] = (),
) -> tuple[Grid, Found] | None:
    """The one sheet of a file where `find` finds something; None where no sheet has it.

    InputError when several have it and none is named: `option` is how to name one, `holds` what they
    hold; of small tables the `columns`.
    """
    hits = [(grid, found) for grid in read_grids(path, sheet) if (found := find(grid)) is not None]
    if len(hits) > 1:
        fact = facts.TableSheetsAlike(holds, columns, tuple(grid.name for grid, _ in hits), option)
        raise InputError([Problem(path.name, "", "", fact)])
    return hits[0] if hits else None


def is_text(path: Path) -> bool:
    """Whether a file is read as one of text, which has no sheets."""
    return path.suffix.lower() in _TEXTS


def sheet_names(path: Path) -> list[str]:
    """The sheets of a workbook that are not hidden; none for a text file."""
    if path.suffix.lower() in _TEXTS:
        return []
    return [sheet.name for sheet in _workbook(path).sheets if not sheet.hidden]


def bounded(problems: Sequence[Problem]) -> list[Problem]:
    """The problems, of those that are alike the first MOST_LISTED one by one and the rest as a count."""
    kept: list[Problem] = []
    alike: dict[object, list[Problem]] = {}
    for problem in problems:
        fact = problem.fact
        same = alike.setdefault(type(fact) if isinstance(fact, _ALIKE) else fact, [])
        same.append(problem)
        if len(same) <= MOST_LISTED:
            kept.append(problem)
    for same in alike.values():
        if len(same) > MOST_LISTED:
            more = MoreCellsLikeThese(len(same) - MOST_LISTED, same[-1].cell)
            kept.append(Problem(same[-1].sheet, "", "", more))
    return kept


def label_of(cell: object) -> str:
    """A cell as a label."""
    if isinstance(cell, float) and math.isfinite(cell) and cell == int(cell):
        return str(int(cell))
    if isinstance(cell, float) and math.isnan(cell):
        return ""
    return "" if cell is None else " ".join(str(cell).split())


def _must_be_there(path: Path) -> None:
    endings = (*_TEXTS, *_WORKBOOKS)
    fact: ProblemFact
    if not path.is_file():
        fact = facts.TableFileMissing(endings)
    elif path.stat().st_size > _LARGEST:
        fact = facts.TableFileTooLarge(_LARGEST // 2**20, endings)
    elif path.suffix.lower() not in endings:
        fact = facts.TableFileOfOtherKind(path.suffix, endings)
    else:
        return
    raise InputError([Problem("", "", str(path), fact)])


def _workbook(path: Path) -> RawWorkbook:
    """A workbook by the reader of studies, which tells what a spreadsheet hides, computes, or could not compute."""
    _must_be_there(path)
    stat = path.stat()
    return _read_workbook(path, stat.st_mtime_ns, stat.st_size)


@functools.lru_cache(maxsize=2)  # a table, its imports and its accounts are often sheets of one workbook
def _read_workbook(path: Path, changed: int, size: int) -> RawWorkbook:  # noqa: ARG001 - a changed file is another
    from impactcalc.workbooks.reading import read_workbook  # late: it needs the library that reads workbooks

    return read_workbook(path)


def _too_large(name: str) -> InputError:
    return InputError([Problem("", "", name, facts.TableTooLarge(MOST_CELLS))])


def _from_sheet(name: str, sheet: RawSheet) -> Grid:
    width = max((len(row) for row in sheet.rows), default=0)
    if width * len(sheet.rows) > MOST_CELLS:
        raise _too_large(name)
    cells: list[list[Cell]] = []
    labels: list[list[str]] = []
    doubts: dict[Position, Doubt] = {}
    beside: dict[Position, str] = {}
    percent, typed = sheet.percent, set()
    for r, row in enumerate(sheet.rows):
        cells.append([None] * width)
        labels.append([""] * width)
        for c, raw in enumerate(row):
            labels[r][c] = label_of(float(raw) if isinstance(raw, int) and not isinstance(raw, bool) else raw)
            if isinstance(raw, bool):
                cells[r][c] = str(raw)
            elif isinstance(raw, int | float):
                cells[r][c] = float(raw) if math.isfinite(raw) else None
                if not abs(raw) <= MOST_FIGURE:
                    doubts[r, c] = LARGE
                elif (r, c) in percent:
                    doubts[r, c] = PERCENT
            elif isinstance(raw, dt.date | dt.time | dt.timedelta):
                labels[r][c] = cells[r][c] = str(raw.date() if isinstance(raw, dt.datetime) else raw)
                doubts[r, c] = DATE
            elif isinstance(raw, str):
                cells[r][c] = _first_reading(raw, (r, c), doubts, beside)
                if any(map(str.isdigit, raw)):
                    typed.add((r, c))
    for where, text in sheet.errors.items():
        doubts[where] = ERROR
        labels[where[0]][where[1]] = text
    doubts |= dict.fromkeys(sheet.uncached, UNCACHED)
    return Grid(
        name, tuple(map(tuple, cells)), tuple(map(tuple, labels)), doubts, beside,
        hidden_rows=sheet.hidden_rows, hidden_columns=sheet.hidden_columns, typed=frozenset(typed),
    )  # fmt: skip


def _from_text(path: Path) -> Grid:
    text, encoding = _decoded(path)
    lines = text.splitlines()
    separator = _separator([line for line in lines if line and not line.startswith("#")])
    # Lines that are left out stay as empty rows, so that a cell keeps the number that an editor shows.
    kept = ["" if line.startswith("#") else line for line in lines]
    rows: list[list[str]] = []
    width = 0
    try:
        for row in csv.reader(kept, delimiter=separator, strict=True):
            rows.append(row)
            width = max(width, len(row))
            if width * len(rows) > MOST_CELLS:
                raise _too_large(path.name)
    except csv.Error as error:
        raise InputError([Problem("", "", str(path), facts.TableFileNotCsv(str(error)))]) from error
    labels = [[label_of(cell) for cell in row] + [""] * (width - len(row)) for row in rows]
    doubts: dict[Position, Doubt] = {}
    beside: dict[Position, str] = {}
    cells = [
        [_first_reading(label, (r, c), doubts, beside) for c, label in enumerate(row)] for r, row in enumerate(labels)
    ]
    notes = {"encoding": f"{path.name} is read as Windows-1252 (it is not UTF-8)"} if encoding == "cp1252" else {}
    return Grid(path.name, tuple(map(tuple, cells)), tuple(map(tuple, labels)), doubts, beside, separator == ",", notes)


def _first_reading(text: str, where: Position, doubts: dict[Position, Doubt], beside: dict[Position, str]) -> Cell:
    """A text as a number where it is one by itself. What is open counts as a number until its table is known."""
    plain = text.strip()
    if not plain:
        return None
    found = read_figure(plain, None)
    if isinstance(found, Figure):
        if found.beside:
            beside[where] = found.beside
        return found.value
    if found is None:
        return plain
    doubts[where] = found
    guess: DecimalMark = "point"
    tentative = read_figure(plain, guess) if found.kind == "open" else None
    return tentative.value if isinstance(tentative, Figure) else plain


def _decoded(path: Path) -> tuple[str, str]:
    raw = path.read_bytes()
    for encoding in ("utf-16",) if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, encoding
    raise InputError([Problem("", "", str(path), facts.TableFileEncoding())])


def _separator(lines: Sequence[str]) -> str:
    """The separator that stands most often in the typical line, what stands in quotation marks left out."""
    sample = [re.sub(r'"[^"]*"', "", line) for line in lines[:50]]
    counts = {mark: sorted(line.count(mark) for line in sample) for mark in (";", "\t", ",")}
    return max(counts, key=lambda mark: counts[mark][len(sample) // 2] if sample else 0)


def _checked(grid: Grid) -> Grid:
    if not any(cell is not None for row in grid.cells for cell in row):
        raise InputError([Problem("", "", grid.name, facts.TableFileEmpty())])
    return grid
