"""What of a sheet is printed unless somebody asks for more, and the colour of the tabs behind.

A print area is what Excel and LibreOffice both keep to. That of a sheet which is left out is one empty cell:
LibreOffice prints no page for it, Excel at most one that says in its footer how to print the whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from impactcalc.report.writers.cell_xml import LINE_HEIGHT

APPENDIX = "#8C8C8C"
NOTHING = "ZZ1:ZZ1"  # right of everything that a page holds
NOT_PRINTED = "Not printed unless you clear the print area (Page Layout, Print Area, Clear)"
PART_PRINTED = "The first rows only: clear the print area (Page Layout, Print Area, Clear) to print all"


class RowHeights:
    """How high the rows of a sheet are, in points, as far as they are not of the usual height. Those of a table are
    kept as its lines: there may be a million."""

    def __init__(self) -> None:
        self._single: dict[int, float] = {}
        self._tables: list[tuple[int, Sequence[int]]] = []

    def __setitem__(self, row: int, height: float) -> None:
        self._single[row] = height

    def put(self, first: int, lines: Sequence[int]) -> None:
        """The rows of a table, from row `first` on: how many lines each takes."""
        self._tables.append((first, lines))

    def get(self, row: int, usual: float) -> float:
        """That of a row."""
        for first, lines in self._tables:
            if first <= row < first + len(lines):
                return lines[row - first] * LINE_HEIGHT
        return self._single.get(row, usual)


def rows_printed(heights: Mapping[int, float] | RowHeights, rows: int, room: float, sheets: int) -> int:
    """How many of the rows go on the first `sheets` sheets of paper with this `room` each."""
    left = room * sheets
    for row in range(rows):
        left -= heights.get(row, LINE_HEIGHT)
        if left < 0:
            return row
    return rows
