"""The sheet Trace of a written report, read back: its rows by the keys of its columns, in whatever language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems.reports import NoReportFile, NoTrace
from impactcalc.report.pages.heads import AT_MOST, TRACE
from impactcalc.report.pages.trace_heads import FoundHead, found_heads
from impactcalc.report.pages.units import IN_MONEY
from impactcalc.report.signed.report_file import read_report
from impactcalc.report.words.speaking import term


@dataclass(frozen=True, slots=True)
class TraceRow:
    """A row of the page, by the keys of its columns; `units` is what the page says of what they are in, `at_most`
    whether it says that all but gross spending is at most that. `tab` is what the report calls the sheet."""

    cells: Sequence[Any]
    heads: Mapping[str, FoundHead]
    units: str
    at_most: bool = False
    tab: str = TRACE.tab

    def __getitem__(self, key: str) -> Any:
        return self.cells[self.heads[key].at]

    def number(self, key: str) -> float:
        """The number of a column; 0 where the cell is empty, since nothing was left then."""
        value = self[key]
        return float(value) if isinstance(value, int | float) else 0.0


def trace_rows(report: Path) -> list[TraceRow]:
    """The rows of a report's page Trace. InputError where the file is no report, or lists none."""
    try:
        book = CalamineWorkbook.from_path(report)
        if TRACE.tab in book.sheet_names:
            return _rows(report, TRACE.tab, book.get_sheet_by_name(TRACE.tab).to_python())
    except (CalamineError, OSError) as error:
        raise InputError([Problem("", "", report.name, NoReportFile(any_report=True))]) from error
    whole = read_report(report)
    if not whole.is_report:
        raise InputError([Problem("", "", report.name, NoTrace(TRACE.tab))])
    with whole.spoken():
        tab = term(TRACE.tab)
        return _rows(report, tab, whole.sheets.get(tab, []))


def _rows(report: Path, tab: str, grid: list[list[Any]]) -> list[TraceRow]:
    """The rows of the sheet, in the language that is spoken."""
    heads = [at for at, row in enumerate(grid) if row and row[0] == term("Id")]
    if not heads:
        raise InputError([Problem("", "", report.name, NoTrace(TRACE.tab))])
    columns = found_heads([str(name) for name in grid[heads[0]]])
    above = [str(row[0]) for row in grid[: heads[0]]]
    units = next((text for text in above if _says_money(text)), "")
    rows = []
    for cells in grid[heads[0] + 1 :]:
        if cells[0] == term("Total") and not cells[1]:
            break
        rows.append(TraceRow(cells, columns, units, at_most=term(AT_MOST) in " ".join(above), tab=tab))
    return rows


def _says_money(text: str) -> bool:
    """Whether this is the line that says what money is in."""
    begins = re.escape(term(IN_MONEY)).replace(r"\{currency\}", ".+").replace(r"\{year\}", ".+")
    return re.match(begins, text, re.IGNORECASE) is not None
