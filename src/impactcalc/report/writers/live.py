"""A sheet that stays alive: cells to type over, and formulas over them that carry what they come to now."""

from __future__ import annotations

import math
from typing import Any

from impactcalc.report.writers.formats import Style
from impactcalc.report.writers.links import quoted
from impactcalc.report.writers.page import Live
from impactcalc.report.writers.printed import APPENDIX, NOTHING
from impactcalc.report.writers.sheet import Sheet, Styles

_TO_TYPE = {"bg_color": "#FFF2CC", "border": 1, "border_color": "#BF9000"}  # told by a frame too, not by colour alone


def write_live(workbook: Any, styles: Styles, live: Live) -> None:
    """A sheet of the workbook with the cells, in the order of their rows, and the names of some of them."""
    sheet = workbook.add_worksheet(live.tab, Sheet)
    for at, width in enumerate(live.widths):
        sheet.set_column(at, at, width)
    for cell in sorted(live.cells, key=lambda cell: (cell.row, cell.column)):
        style = (
            styles.framed(Style(cell.role, cell.kind), _TO_TYPE)
            if cell.to_type
            else styles[Style(cell.role, cell.kind)]
        )
        if cell.formula:
            value = "" if isinstance(cell.value, float) and math.isnan(cell.value) else cell.value
            sheet.write_formula(cell.row, cell.column, cell.formula, style, value)
        elif isinstance(cell.value, str):
            sheet.write_string(cell.row, cell.column, cell.value, style)
        elif math.isnan(cell.value):
            sheet.write_blank(cell.row, cell.column, None, style)
        else:
            sheet.write_number(cell.row, cell.column, cell.value, style)
    for name, address in live.names.items():
        workbook.define_name(name, f"={quoted(live.tab)}!{address}")
    for address, source in live.choices:
        sheet.data_validation(address, {"validate": "list", "source": f"={source}"})
    for row, height in live.heights.items():
        sheet.set_row(row, height)
    sheet.hide_gridlines(2)
    sheet.freeze_panes(*live.frozen)
    sheet.set_tab_color(APPENDIX)
    sheet.print_area(NOTHING)
    if live.back:
        sheet.link(0, 0, live.back)
