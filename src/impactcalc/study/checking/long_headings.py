"""Headings and names of settings that are longer than any: told, and cut before anybody looks at what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from impactcalc.errors import Problem
from impactcalc.facts.problems.sheets import HeadingTooLong
from impactcalc.study.sheets.cells import LONGEST_READ
from impactcalc.workbooks.raw import RawSheet, RawWorkbook

KEPT = 40  # letters of one that is cut
MOST_ASKED = 20  # of a sheet


def without_long_headings(workbook: RawWorkbook) -> tuple[RawWorkbook, list[Problem]]:
    """The workbook with such texts in its first rows and first columns cut, and what to do about them."""
    problems: list[Problem] = []
    sheets = []
    for sheet in workbook.sheets:
        long = list(_long(sheet))
        sheets.append(_cut(sheet, long) if long else sheet)
        for row, column in long[:MOST_ASKED]:
            fact = HeadingTooLong(len(str(sheet.rows[row][column])), LONGEST_READ)
            problems.append(Problem(sheet.name, sheet.address(row, column), "", fact))
    return (replace(workbook, sheets=tuple(sheets)), problems) if problems else (workbook, [])


def _long(sheet: RawSheet) -> Iterator[tuple[int, int]]:
    """The cells of the first ten rows, where headings may stand, and of the first column, where settings are named."""
    for row, cells in enumerate(sheet.rows[:10]):
        heads = cells if row == 0 else cells[:1]
        for column, cell in enumerate(heads):
            if isinstance(cell, str) and len(cell) > LONGEST_READ:
                yield row, column
    for row, cell in enumerate(sheet.column(0)[10:], start=10):
        if isinstance(cell, str) and len(cell) > LONGEST_READ:
            yield row, 0


def _cut(sheet: RawSheet, long: list[tuple[int, int]]) -> RawSheet:
    rows = list(sheet.rows)
    for row, column in long:
        cells = list(rows[row])
        cells[column] = f"{str(cells[column])[:KEPT]} ..."
        rows[row] = cells
    return replace(sheet, rows=rows)
