"""A figure of a written report, explained from its page Trace: the rows that it is the sum of, largest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems.reports import NoReportFile, NoTrace
from impactcalc.impact.rows.activities import SHARES
from impactcalc.report.pages.heads import AT_MOST, TRACE
from impactcalc.report.pages.trace_heads import HEADS, FoundHead, found_heads

FIGURES = ("gross_spending", "net_new_spending", "local_final_demand", "value_added", "jobs")
# By what net new spending is multiplied to be a figure.
PER: Mapping[str, str] = {"local_final_demand": "stays_here", "value_added": "per value_added", "jobs": "per jobs"}


@dataclass(frozen=True, slots=True)
class TraceRow:
    """A row of the page, by the keys of its columns; `units` is what the page says of what they are in, `at_most`
    whether it says that all but gross spending is at most that."""

    cells: Sequence[Any]
    heads: Mapping[str, FoundHead]
    units: str
    at_most: bool = False

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
        grid = book.get_sheet_by_name(TRACE.tab).to_python() if TRACE.tab in book.sheet_names else []
    except (CalamineError, OSError) as error:
        raise InputError([Problem("", "", report.name, NoReportFile(any_report=True))]) from error
    heads = [at for at, row in enumerate(grid) if row and row[0] == "Id"]
    if not heads:
        raise InputError([Problem("", "", report.name, NoTrace(TRACE.tab))])
    columns = found_heads([str(name) for name in grid[heads[0]]])
    over = " ".join(str(row[0]) for row in grid[: heads[0]])
    units = next((str(row[0]) for row in grid[: heads[0]] if str(row[0]).startswith("Money in ")), "")
    rows = []
    for cells in grid[heads[0] + 1 :]:
        if cells[0] == "Total" and not cells[1]:
            break
        rows.append(TraceRow(cells, columns, units, at_most=AT_MOST in over))
    return rows


def explained(rows: Sequence[TraceRow], figure: str, most: int) -> Iterator[str]:
    """The sum, then the largest rows from the typed cell on, then how much the others come to."""
    if not rows:
        yield "The sheet Trace lists no row, so nothing can be explained from this report."
        return
    if figure not in rows[0].heads:
        yield f"{HEADS[figure].heading}: the multipliers of this report do not tell it."
        return
    total = sum(row.number(figure) for row in rows)
    ranked = sorted(rows, key=lambda row: -row.number(figure))
    of = f"the sum of {len(rows):,} rows of the sheet {TRACE.tab}. {rows[0].units}"
    bound = "at most " if rows[0].at_most and figure != "gross_spending" else ""
    yield f"{rows[0].heads[figure].whole}: {bound}{_said(total)}, {of}"
    for row in ranked[:most]:
        yield f"{_said(row.number(figure))}  {row['id']}, {row['category']}"
        yield f"    {_way(row, figure)}"
    if others := ranked[most:]:
        yield f"{_said(sum(row.number(figure) for row in others))}  the other {len(others):,} rows"


def _way(row: TraceRow, figure: str) -> str:
    """From the typed cell to the figure."""
    parts = [
        f"{row['typed_in']}: {row.number('amount'):,.2f} {row['currency']}",
        f"x {row.number('to_report'):.6f} = gross {row.number('gross_spending'):,.2f}",
    ]
    if figure != "gross_spending":
        kept = " x ".join(f"{row.number(share) * 100:.4g}% {row.heads[share].name.lower()}" for share in SHARES)
        parts.append(f"x {kept} = net new {row.number('net_new_spending'):,.2f}")
    if figure in PER:
        per = PER[figure]
        parts.append(f"x {row.number(per):.6f} {row.heads[per].unit} = {_said(row.number(figure))}")
    return " ".join(parts)


def _said(value: float) -> str:
    return f"{value:,.2f}"
