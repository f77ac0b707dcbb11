"""What of a sheet is printed unless somebody asks for more, and the colour of the tabs behind.

A print area is what Excel and LibreOffice both keep to. That of a sheet which is left out is one empty cell:
LibreOffice prints no page for it, Excel at most one that says in its footer how to print the whole.
"""

from __future__ import annotations

from collections.abc import Mapping

from impactcalc.report.writers.cell_xml import LINE_HEIGHT

APPENDIX = "#8C8C8C"
NOTHING = "ZZ1:ZZ1"  # right of everything that a page holds
NOT_PRINTED = "Not printed unless you clear the print area (Page Layout, Print Area, Clear)"
PART_PRINTED = "The first rows only: clear the print area (Page Layout, Print Area, Clear) to print all"


def rows_printed(heights: Mapping[int, float], rows: int, room: float, sheets: int) -> int:
    """How many of the rows go on the first `sheets` sheets of paper with this `room` each."""
    left = room * sheets
    for row in range(rows):
        left -= heights.get(row, LINE_HEIGHT)
        if left < 0:
            return row
    return rows
