"""A table with codes along the top and down a side, found in a grid, and brought into one order of labels."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

import numpy as np

from impactcalc.economy.importing.figures import no_label
from impactcalc.economy.importing.grid import Cell, Grid, Position, bounded, find_in
from impactcalc.economy.leontief import Matrix, Vector
from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems import brought_tables as facts
from impactcalc.facts.problems.brought_cells import NotAFigure
from impactcalc.workbooks.cell_names import cell_address

_TOP_ROWS, _LEFT_COLUMNS = 40, 8  # codes stand near the upper left corner; notes may stand above them
NOTHING = frozenset({"", "...", "---", "-", "–", "—", "(*)"})  # what statistical offices print for nothing
_FEWEST = 2
# A code and a name in one cell: "55_56 Accommodation", "C10-C12 Food", "111CA Farms", "HS Housing", "A Agriculture".
_CODED = re.compile(
    r"((?:CPA[_ ])?[A-Z]{0,4}\d[\w.]*(?:[-–/&+][A-Z]?\d\w*)*|[A-Z]{2,5}|[A-U](?:[-_–][A-U])*)"
    r"\.?(?:\s*:\s*|\s+[-–]\s+|\s+)([^\W\d].*)"
)
Naming: TypeAlias = "Callable[[str], tuple[str, str]]"


@dataclass(frozen=True)
class LabelledTable:
    """Where a grid's labels stand: row label -> row, column label -> column; of a label that recurs the first.

    `twice` holds, for ("row", label) and ("column", label) that recur, all cells. `problems` are labels that cannot
    be read.
    """

    grid: Grid
    rows: dict[str, int]
    columns: dict[str, int]
    row_names: dict[str, str]
    top: int = 0
    left: int = 0
    twice: Mapping[tuple[str, str], tuple[Position, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def block(self, rows: Sequence[str], columns: Sequence[str], problems: list[Problem] | None = None) -> Matrix:
        """The numbers of some rows and columns, in the order asked for; blanks and dashes are nothing.

        Every cell that is no number, every label that is not there or recurs goes to `problems`; InputError lists
        them where none is given.
        """
        found: list[Problem] = []
        numbers = np.zeros((len(rows), len(columns)))
        sides: tuple[tuple[facts.Side, Sequence[str], Mapping[str, int]], ...]
        sides = (("row", rows, self.rows), ("column", columns, self.columns))
        for what, labels, there in sides:
            for label in labels:
                if label not in there:
                    found.append(Problem(self.grid.name, "", label, facts.NoSuchLabel(what)))
                if (what, label) in self.twice:
                    found.append(self.grid.recurs(what, self.twice[what, label], label))
        for i, row in enumerate(rows):
            for j, column in enumerate(columns):
                if row not in self.rows or column not in self.columns:
                    continue
                at = self.rows[row], self.columns[column]
                cell = self.grid.at(*at)
                doubt = self.grid.doubtful(*at)
                if doubt is not None:
                    found.append(doubt)
                elif isinstance(cell, float):
                    numbers[i, j] = cell
                elif not _is_nothing(cell):
                    found.append(self.grid.problem(*at, NotAFigure("amount", row, column)))
        if problems is not None:
            problems += found
        elif found:
            raise InputError(bounded(found))
        return numbers

    def row(self, label: str, columns: Sequence[str], problems: list[Problem] | None = None) -> Vector:
        """One row's numbers."""
        return np.asarray(self.block([label], columns, problems)[0])

    def column(self, label: str, rows: Sequence[str], problems: list[Problem] | None = None) -> Vector:
        """One column's numbers."""
        return np.asarray(self.block(rows, [label], problems)[:, 0])

    def notes(self, rows: Iterable[str], columns: Iterable[str]) -> dict[str, str]:
        """What is to be said about how some rows and columns were read: hidden ones, marks, brackets."""
        down = [self.rows[label] for label in rows if label in self.rows]
        across = [self.columns[label] for label in columns if label in self.columns]
        return notes_of(self.grid, down, across)


def notes_of(grid: Grid, rows: Sequence[int], columns: Sequence[int]) -> dict[str, str]:
    """What is to be said about how an area of a sheet was read."""
    notes = {f"{what} ({grid.name})": text for what, text in grid.notes.items()}
    hidden = grid.hidden(rows, columns)
    if hidden:
        notes[f"hidden ({grid.name})"] = f"{hidden}: read like the others"
    area = [(r, c) for r in rows for c in columns if (r, c) in grid.beside]
    brackets = [at for at in area if grid.beside[at] == "()"]
    marked = [at for at in area if grid.beside[at] != "()"]
    if brackets:
        notes[f"figures in brackets ({grid.name})"] = f"read as negative: {_some(brackets)}"
    if marked:
        shown = _some(marked, grid)
        notes[f"marks beside figures ({grid.name})"] = f"the numbers are read without them: {shown}"
    return notes


def _some(cells: Sequence[Position], grid: Grid | None = None) -> str:
    shown = ", ".join(cell_address(*at) + (f' "{grid.label(*at)}"' if grid else "") for at in cells[:5])
    return shown + (f" and {len(cells) - 5} more" if len(cells) > 5 else "")


def find_table_in(path: Path, sheet: str, option: str = "--sheet") -> LabelledTable:
    """The one table of a file, looked for in all its sheets where none is named."""
    # A sheet that lists the labels, with no figure between them, is no table where another sheet is one.
    found = find_in(path, sheet, lambda grid: _with_figures(locate(grid)), "labels", option) or find_in(
        path, sheet, locate, "labels", option
    )
    if found is None:
        raise InputError([Problem(path.name, "", "", facts.NoTableFound())])
    return found[1]


def _with_figures(table: LabelledTable | None) -> LabelledTable | None:
    return table if table is not None and table.rows else None


def locate(grid: Grid) -> LabelledTable | None:
    """The table of a grid; None where no row and column share labels. "55_56 Accommodation" is a code and a name."""
    whole, apart = _best(grid, _whole), _best(grid, taken_apart)
    best, naming = whole, _whole
    if apart is not None and (whole is None or apart[0] > whole[0] or (apart[0] == whole[0] and apart[1] > whole[1])):
        best, naming = apart, taken_apart
    return None if best is None else table_at(grid, best[2], best[3], naming)


def _whole(label: str) -> tuple[str, str]:
    return label, ""


def taken_apart(label: str) -> tuple[str, str]:
    """A label that is a code and a name, as the two; any other as it is, with no name."""
    found = _CODED.fullmatch(label)
    return (found[1].rstrip("."), found[2]) if found else (label, "")


def _best(grid: Grid, naming: Naming) -> tuple[int, int, int, int] | None:
    """How many labels a row and a column share, less their length, and which they are: the best of the upper left."""
    best: tuple[int, int, int, int] | None = None
    tops, lefts = range(min(_TOP_ROWS, len(grid.cells))), range(min(_LEFT_COLUMNS, grid.width))
    along = {r: [naming(grid.label(r, j))[0] for j in range(grid.width)] for r in tops}
    beside = {c: [naming(grid.label(i, c))[0] for i in range(len(grid.cells))] for c in lefts}
    for r in tops:
        for c in lefts:
            right, down = set(along[r][c + 1 :]) - {""}, set(beside[c][r + 1 :]) - {""}
            shared = {label for label in right & down if not _is_number(label)}
            codes = {label for label in right & down if _is_number(label) and 1 <= len(label) <= 4}
            # Codes may be bare numbers (211), but a column of small figures must not look like codes.
            both = shared | (codes if len(shared) >= _FEWEST or _only_codes(grid, r, c) else set())
            length = sum(map(len, both))
            if len(both) >= _FEWEST and (best is None or (len(both), -length) > best[:2]):
                best = (len(both), -length, r, c)
    return best


def find_rows_in(path: Path, sheet: str, columns: Sequence[str], option: str) -> LabelledTable:
    """The one such table of a file, looked for in all its sheets where none is named."""
    found = find_in(path, sheet, lambda grid: _with_figures(locate_rows(grid, columns)), "rows", option)
    if found is None:
        raise InputError([Problem(path.name, "", "", facts.NoRowsOfIndustries(tuple(columns[:5])))])
    return found[1]


def locate_rows(grid: Grid, columns: Sequence[str]) -> LabelledTable | None:
    """The rows below known column labels; None where these do not stand in one row."""
    wanted = set(columns)
    ways: tuple[Naming, ...] = (_whole, taken_apart)
    best: tuple[int, int, Naming] = (0, 0, ways[0])
    for naming in ways:
        for r in range(min(_TOP_ROWS, len(grid.cells))):
            hits = len(wanted & {naming(grid.label(r, j))[0] for j in range(grid.width)})
            if hits > best[0]:
                best = (hits, r, naming)
    most, row, naming = best
    if most < min(_FEWEST, len(wanted)):
        return None
    first = min(j for j in range(grid.width) if naming(grid.label(row, j))[0] in wanted)
    left = next((c for c in range(first) if grid.label(row + 1, c) or grid.label(row + 2, c)), 0)
    return table_at(grid, row, left, naming)


def table_at(grid: Grid, top: int, left: int, naming: Naming = _whole) -> LabelledTable:
    """The table whose column labels stand in row `top` and whose row labels stand in column `left`.

    Its figures are read by the decimal mark that they themselves prove.
    """
    below, beside = range(top + 1, len(grid.cells)), range(left + 1, grid.width)
    columns = [(*naming(grid.label(top, j)), j) for j in beside]
    rows = [(*naming(grid.label(i, left)), i) for i in below]
    filled = [(i, j) for i in below for j in beside if isinstance(grid.at(i, j), float) or (i, j) in grid.doubts]
    filled_rows, filled_columns = {i for i, _ in filled}, {j for _, j in filled}
    problems = []
    for r, c in (*((top, j) for j in sorted(filled_columns)), *((i, left) for i in sorted(filled_rows))):
        wrong = no_label(grid.doubts.get((r, c)), "label")
        if wrong is not None:
            problems.append(grid.problem(r, c, wrong))
    grid = grid.settled(
        [i for label, _, i in rows if label and i in filled_rows], [j for label, _, j in columns if label]
    )
    names = {label: name for label, name, _ in rows if name}
    names |= {
        label: grid.label(i, left + 1)
        for label, _, i in rows
        if label not in names and isinstance(grid.at(i, left + 1), str)
    }
    if left > 0:
        names |= {
            label: grid.label(i, left - 1) for label, _, i in rows if grid.label(i, left - 1) and label not in names
        }
    places: dict[tuple[str, str], list[Position]] = {}
    first_rows: dict[str, int] = {}
    for label, _, i in rows:
        if label and i in filled_rows:
            first_rows.setdefault(label, i)
            places.setdefault(("row", label), []).append((i, left))
    first_columns: dict[str, int] = {}
    for label, _, j in columns:
        if label:
            first_columns.setdefault(label, j)
            if j in filled_columns:
                places.setdefault(("column", label), []).append((top, j))
    twice = {key: tuple(at) for key, at in places.items() if len(at) > 1}
    return LabelledTable(grid, first_rows, first_columns, names, top, left, twice, tuple(problems))


def _only_codes(grid: Grid, row: int, column: int) -> bool:
    """Whether all labels of a row and a column are bare numbers in rising order, as a list of codes is."""
    across = [grid.at(row, j) for j in range(column + 1, grid.width) if grid.at(row, j) is not None]
    down = [grid.at(i, column) for i in range(row + 1, len(grid.cells)) if grid.at(i, column) is not None]
    return all(_rising(cells) for cells in (across, down))


def _rising(cells: Sequence[Cell]) -> bool:
    numbers = [cell for cell in cells if isinstance(cell, float)]
    return len(numbers) >= _FEWEST and all(a < b and b == int(b) for a, b in pairwise(numbers))


def _is_number(label: str) -> bool:
    return label.isdigit()


def _is_nothing(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and cell.strip() in NOTHING)
