"""Cells at given addresses onto a sheet: no title, no head, nothing that another program could take for a formula."""

from __future__ import annotations

from typing import Any

from impactcalc.report.writers.page import Grid
from impactcalc.report.writers.printed import APPENDIX, NOTHING
from impactcalc.report.writers.sheet import Sheet

LONGEST = 32_767  # letters of a cell
_WIDTHS = (9.0, 40.0)  # characters: the least and the most of a column


def write_grid(workbook: Any, grid: Grid) -> None:
    """A sheet of the workbook with the cells of the grid."""
    sheet = workbook.add_worksheet(grid.tab, Sheet)
    for at, values in enumerate(zip(*grid.rows, strict=True)):
        width = max(len(value) if isinstance(value, str) else 9 for value in values)
        sheet.set_column(at, at, min(max(width, _WIDTHS[0]), _WIDTHS[1]))
    for row, cells in enumerate(grid.rows):
        for column, value in enumerate(cells):
            if isinstance(value, float):
                sheet.write_number(row, column, value)
            elif value:
                sheet.write_string(row, column, value[:LONGEST])
    sheet.set_tab_color(APPENDIX)
    sheet.print_area(NOTHING)
