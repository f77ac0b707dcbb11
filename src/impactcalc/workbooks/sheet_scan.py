"""What was found on one sheet of a workbook, and how far out its cells lie."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from itertools import pairwise

from impactcalc.workbooks.cell_names import MAX_COLUMNS, block_of

MAX_FINDINGS = 100_000  # of each kind and sheet: more help nobody, and a hostile file could hold millions
FAR_ROWS, FAR_COLUMNS = 10_000, 256  # blank ones in one place


class Extent:
    """How far the cells of a sheet reach, and the widest blank gaps between them; fed row by row."""

    def __init__(self) -> None:
        self.last_row = -1
        self.columns: dict[int, int] = {}  # each used column -> the first row that uses it
        self._used_rows = 0
        self._gap = (0, 0, 0)  # the longest run of blank rows, and the first cell below it

    def mark(self, row: int, column: int, rows: int = 1, columns: int = 1) -> None:
        if row > self.last_row:
            blank = row - self.last_row - 1
            if blank > self._gap[0]:
                self._gap = (blank, row, column)
            self._used_rows += rows
        self.last_row = max(self.last_row, row + rows - 1)
        for used in range(column, column + columns):
            self.columns.setdefault(used, row)

    @property
    def height(self) -> int:
        return self.last_row + 1

    @property
    def width(self) -> int:
        return max(self.columns, default=-1) + 1

    @property
    def area(self) -> int:
        return self.height * self.width

    def far_cells(self) -> list[tuple[int, int]]:
        """The first cells behind gaps that no table has by intention; most sheets have none.

        Half of the rows, or half of the columns, have to be blank, most of them in one place.
        """
        far: list[tuple[int, int]] = []
        gap, row, column = self._gap
        if gap >= FAR_ROWS and self._used_rows * 2 <= self.height:
            far.append((row, column))
        used = sorted(self.columns)
        gaps = [(after - before - 1, after) for before, after in pairwise([-1, *used])]
        gap, behind = max(gaps, default=(0, 0))
        if gap >= FAR_COLUMNS and len(used) * 2 <= self.width and (self.columns[behind], behind) not in far:
            far.append((self.columns[behind], behind))
        return far


@dataclass
class SheetScan:
    """What was found on one sheet; positions are (row, column) from 0."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncached: set[tuple[int, int]] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    extent: Extent = field(default_factory=Extent)
    hidden_rows: array[int] = field(default_factory=lambda: array("I"))  # 4 bytes each: a file may hide every row
    filtered_rows: array[int] = field(default_factory=lambda: array("I"))  # where rows say so themselves: .ods
    hidden_columns: list[range] = field(default_factory=list)
    filters: list[tuple[int, int, int, int]] = field(default_factory=list)  # ranges of filters that are in use
    values: int = 0  # cells that hold something, as far as the quick way counts them
    has_formulas: bool = True  # as far as the scan looked: without any, nobody reads the sheet again for them

    def add_error(self, row: int, column: int, text: str) -> None:
        if len(self.errors) < MAX_FINDINGS:
            self.errors[row, column] = text

    def add_uncached(self, row: int, column: int) -> None:
        if len(self.uncached) < MAX_FINDINGS:
            self.uncached.add((row, column))

    def add_merged(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        if first != last and len(self.merged) < MAX_FINDINGS:
            self.merged.append((*first, *last))

    def add_hidden_columns(self, columns: range) -> None:
        if columns and len(self.hidden_columns) < MAX_COLUMNS:
            self.hidden_columns.append(columns)

    def add_filter(self, reference: str) -> None:
        if (block := block_of(reference)) and len(self.filters) < MAX_FINDINGS:
            self.filters.append(block)
