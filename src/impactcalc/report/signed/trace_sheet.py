"""The sheet Trace of a written report, read back: its rows by the keys of its columns, in whatever language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems.reports import NoTrace, ReportNotCalculated
from impactcalc.report.pages.heads import AT_MOST, TRACE
from impactcalc.report.pages.trace_heads import FoundHead, found_heads
from impactcalc.report.pages.units import IN_MONEY
from impactcalc.report.signed.record import TAB as SIGNED
from impactcalc.report.signed.report_file import ReportFile, read_report
from impactcalc.report.words.speaking import term
from impactcalc.words.speaking import speaking_again
from impactcalc.workbooks.cell_names import cell_address

# Columns that may be formulas, and then give a number in every row.
CALCULATED = (
    "gross_spending",
    "net_new_spending",
    "local_final_demand",
    "per value_added",
    "value_added",
    "per jobs",
    "jobs",
)


@dataclass(frozen=True, slots=True)
class TraceRow:
    """A row of the page, by the keys of its columns; `units` is what the page says of what they are in, `currency` that
    of the report ("" where the page does not say it), `at_most` whether it says that all but gross spending is at most
    that. `tab` is what the report calls the sheet."""

    cells: Sequence[Any]
    heads: Mapping[str, FoundHead]
    units: str
    at_most: bool = False
    tab: str = TRACE.tab
    currency: str = ""

    def __getitem__(self, key: str) -> Any:
        return self.cells[self.heads[key].at]

    def number(self, key: str) -> float:
        """The number of a column; 0 where the cell is empty, since nothing was left then."""
        value = self[key]
        return float(value) if isinstance(value, int | float) else 0.0


@dataclass(frozen=True, slots=True)
class Trace:
    """The page Trace of a report, and the code of the language that it is in; "" for the English of its study."""

    rows: Sequence[TraceRow]
    language: str

    def spoken(self) -> AbstractContextManager[None]:
        """Within this, the language of the page is spoken: a line about it has the names of its columns."""
        return speaking_again(self.language)


def trace_rows(report: Path) -> list[TraceRow]:
    """The rows of a report's page Trace. InputError where the file is no report, or lists none."""
    return list(trace_of(report).rows)


def trace_of(report: Path) -> Trace:
    """A report's page Trace. InputError where the file is no report, lists none, or is in a language that is not at
    hand."""
    written = read_report(report, tabs=(TRACE.tab, SIGNED), any_report=True)
    if not _is_english(written):
        written = read_report(report, any_report=True)
        if not written.is_report:
            raise InputError([Problem("", "", report.name, NoTrace(TRACE.tab))])
        with written.spoken():
            return Trace(_rows(written, term(TRACE.tab)), written.language)
    with speaking_again(""):
        return Trace(_rows(written, TRACE.tab), "")


def _is_english(report: ReportFile) -> bool:
    """Whether the sheet is the English one: so it is where no record, or one that cannot be read, says otherwise."""
    try:
        return TRACE.tab in report.sheets and not (report.is_report and report.language)
    except InputError:
        return True


def _rows(report: ReportFile, tab: str) -> list[TraceRow]:
    """The rows of the sheet, in the language that is spoken."""
    grid = report.sheets.get(tab, [])
    heads = [at for at, row in enumerate(grid) if row and row[0] == term("Id")]
    if not heads:
        raise InputError([Problem("", "", report.name, NoTrace(TRACE.tab))])
    columns = found_heads([str(name) for name in grid[heads[0]]])
    above = [str(row[0]) for row in grid[: heads[0]]]
    units, currency = next(((text, found[1]) for text in above if (found := _in_money(text))), ("", ""))
    at_most = term(AT_MOST) in " ".join(above)
    rows = []
    for cells in grid[heads[0] + 1 :]:
        if cells[0] == term("Total") and not cells[1]:
            break
        rows.append(TraceRow(cells, columns, units, at_most=at_most, tab=tab, currency=currency))
    _refuse_uncalculated(report, tab, heads[0] + 1, rows)
    return rows


def _refuse_uncalculated(report: ReportFile, tab: str, first: int, rows: Sequence[TraceRow]) -> None:
    """InputError where a formula that always gives a number has given none: no program has calculated it yet."""
    if not rows:
        return
    columns = [rows[0].heads[key].at for key in CALCULATED if key in rows[0].heads]
    blank = [(first + at, column) for at, row in enumerate(rows) for column in columns if row.cells[column] == ""]
    if not blank:
        return
    formulas = report.formulas([tab]).get(tab, {})
    where = next((at for at in blank if at in formulas), None)
    if where is not None:
        raise InputError([Problem(tab, cell_address(*where), "", ReportNotCalculated())], report.name)


def _in_money(text: str) -> re.Match[str] | None:
    """The currency in the line that says what money is in; None of another line."""
    begins = re.escape(term(IN_MONEY)).replace(r"\{currency\}", "([A-Z]{3})").replace(r"\{year\}", ".+")
    return re.match(begins, text, re.IGNORECASE)
