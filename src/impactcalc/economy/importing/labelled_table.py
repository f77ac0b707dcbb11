"""A table with codes along the top and down a side, found in a grid, and brought into one order of labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from impactcalc.economy.importing.grid import Cell, Grid, cell_name
from impactcalc.economy.leontief import Matrix, Vector
from impactcalc.errors import InputError, Problem

_TOP_ROWS, _LEFT_COLUMNS = 40, 8  # codes stand near the upper left corner; notes may stand above them
_NOTHING = frozenset({"", "...", "---", "-", "–", "—", "(*)"})  # what statistical offices print for nothing
_FEWEST = 2


@dataclass(frozen=True)
class LabelledTable:
    """Where a grid's labels stand: row label -> row, column label -> column. Each label once."""

    grid: Grid
    rows: dict[str, int]
    columns: dict[str, int]
    row_names: dict[str, str]

    def block(self, rows: Sequence[str], columns: Sequence[str]) -> Matrix:
        """The numbers of some rows and columns, in the order asked for; blanks and dashes are nothing.

        InputError lists every cell that is no number, and every label that is not there.
        """
        problems = [
            Problem(
                self.grid.name, "", label, f"there is no {what} with this label", "Add it, or leave it out everywhere"
            )
            for what, labels, there in (("row", rows, self.rows), ("column", columns, self.columns))
            for label in labels
            if label not in there
        ]
        if problems:
            raise InputError(problems)
        numbers = np.zeros((len(rows), len(columns)))
        for i, row in enumerate(rows):
            for j, column in enumerate(columns):
                cell = self.grid.at(self.rows[row], self.columns[column])
                if isinstance(cell, float):
                    numbers[i, j] = cell
                elif not _is_nothing(cell):
                    text = f"this is not a number (row {row}, column {column})"
                    remedy = "Type the number, or 0 where there is none"
                    problems.append(self.grid.problem(self.rows[row], self.columns[column], text, remedy))
        if problems:
            raise InputError(problems)
        return numbers

    def row(self, label: str, columns: Sequence[str]) -> Vector:
        """One row's numbers."""
        return np.asarray(self.block([label], columns)[0])

    def column(self, label: str, rows: Sequence[str]) -> Vector:
        """One column's numbers."""
        return np.asarray(self.block(rows, [label])[:, 0])


def find_table(grid: Grid) -> LabelledTable:
    """The row and the column of labels that share the most labels: that is where a table's codes stand.

    InputError when no row and column do, or when a label stands twice.
    """
    best: tuple[int, int, int, int] | None = None
    for r in range(min(_TOP_ROWS, len(grid.cells))):
        for c in range(min(_LEFT_COLUMNS, grid.width)):
            across = {grid.label(r, j) for j in range(c + 1, grid.width)}
            down = {grid.label(i, c) for i in range(r + 1, len(grid.cells))}
            shared = {label for label in across & down if label and not _is_number(label)}
            codes = {label for label in across & down if _is_number(label) and 1 <= len(label) <= 4}
            # Codes may be bare numbers (211), but a column of small figures must not look like codes.
            both = shared | (codes if len(shared) >= _FEWEST or _only_codes(grid, r, c) else set())
            length = sum(map(len, both))
            if len(both) >= _FEWEST and (best is None or (len(both), -length) > best[:2]):
                best = (len(both), -length, r, c)
    if best is None:
        text = "no row and column with the same labels were found, so it is not clear where the table is"
        remedy = "Put the industries' codes into one row above the numbers and, alike, into one column left of them"
        raise InputError([Problem(grid.name, "", "", text, remedy)])
    return table_at(grid, best[2], best[3])


def find_rows(grid: Grid, columns: Sequence[str]) -> LabelledTable:
    """A table whose columns bear known labels and whose rows bear any. InputError when they are not there."""
    wanted = set(columns)
    hits = [
        (len(wanted & {grid.label(r, j) for j in range(grid.width)}), -r)
        for r in range(min(_TOP_ROWS, len(grid.cells)))
    ]
    most, row = max(hits, default=(0, 0))
    if most < min(_FEWEST, len(wanted)):
        text = f"no row holds the codes of the industries ({', '.join(list(columns)[:5])} ...)"
        raise InputError([Problem(grid.name, "", "", text, "Put the industries' codes into one row above the numbers")])
    first = min(j for j in range(grid.width) if grid.label(-row, j) in wanted)
    left = next((c for c in range(first) if grid.label(-row + 1, c) or grid.label(-row + 2, c)), 0)
    return table_at(grid, -row, left)


def table_at(grid: Grid, top: int, left: int) -> LabelledTable:
    """The table whose column labels stand in row `top` and whose row labels stand in column `left`."""
    columns = [(grid.label(top, j), j) for j in range(left + 1, grid.width)]
    rows = [(grid.label(i, left), i) for i in range(top + 1, len(grid.cells))]
    problems = []
    for what, labels in (("column", columns), ("row", rows)):
        counts = Counter(label for label, _ in labels if label)
        for label, count in counts.items():
            where = [at for found, at in labels if found == label]
            numbers = sum(_has_number(grid, what, at, left if what == "row" else top) for at in where)
            if count > 1 and numbers > 1:
                place = cell_name(where[1], left) if what == "row" else cell_name(top, where[1])
                text = f"this label stands over more than one {what}"
                problems.append(Problem(grid.name, place, label, text, "Give every industry a label of its own"))
    if problems:
        raise InputError(problems)
    names = {label: grid.label(i, left + 1) for label, i in rows if isinstance(grid.at(i, left + 1), str)}
    if left > 0:
        names |= {label: grid.label(i, left - 1) for label, i in rows if grid.label(i, left - 1) and label not in names}
    first_rows: dict[str, int] = {}
    for label, i in rows:
        if label and _has_number(grid, "row", i, left):
            first_rows.setdefault(label, i)
    first_columns: dict[str, int] = {}
    for label, j in columns:
        if label:
            first_columns.setdefault(label, j)
    return LabelledTable(grid, first_rows, first_columns, names)


def _has_number(grid: Grid, what: str, at: int, after: int) -> bool:
    if what == "row":
        return any(isinstance(grid.at(at, j), float) for j in range(after + 1, grid.width))
    return any(isinstance(grid.at(i, at), float) for i in range(after + 1, len(grid.cells)))


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
    return cell is None or (isinstance(cell, str) and cell.strip() in _NOTHING)
