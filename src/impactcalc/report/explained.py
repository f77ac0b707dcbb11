"""A figure of a written report, explained from its page Trace: the rows that it is the sum of, largest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems.reports import NoReportFile, NoTrace
from impactcalc.report.pages.heads import AT_MOST, TRACE
from impactcalc.report.pages.trace import KEPT
from impactcalc.words.en.spelling import spelled_but

# A figure, and how its column of the page begins.
FIGURES: Mapping[str, str] = {
    "gross_spending": "Gross spending at home",
    "net_new_spending": "Net new spending",
    "local_final_demand": "Local final demand",
    "value_added": "Value added",
    "jobs": "Jobs",
}
PER = {"local_final_demand": "Stays here at once", "value_added": "Value added (per", "jobs": "Jobs (per"}


@dataclass(frozen=True, slots=True)
class TraceRow:
    """A row of the page, by its headings; `units` is what the page says of what they are in, `at_most` whether it says
    that all but gross spending is at most that."""

    cells: Mapping[str, Any]
    units: str
    at_most: bool = False

    def __getitem__(self, start: str) -> Any:
        return self.cells[self.heading(start)]

    def heading(self, start: str) -> str:
        """The heading that begins so, as the report spells it; of a figure, not of what it is per unit."""
        starts = (start, spelled_but(start, ()))
        return next(name for name in self.cells if name.startswith(starts) and ("(per" in start or "(per" not in name))

    def spelled(self, start: str) -> str:
        """How the report spells it."""
        return start if self.heading(start).startswith(start) else spelled_but(start, ())

    def number(self, start: str) -> float:
        """The number under a heading; 0 where the cell is empty, since nothing was left then."""
        value = self[start]
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
    names = [str(name) for name in grid[heads[0]]]
    over = " ".join(str(row[0]) for row in grid[: heads[0]])
    units = next((str(row[0]) for row in grid[: heads[0]] if str(row[0]).startswith("Money in ")), "")
    rows = []
    for cells in grid[heads[0] + 1 :]:
        if cells[0] == "Total" and not cells[1]:
            break
        found = {name: cell for name, cell in zip(names, cells, strict=False) if name}
        rows.append(TraceRow(found, units, at_most=AT_MOST in over))
    return rows


def explained(rows: Sequence[TraceRow], figure: str, most: int) -> Iterator[str]:
    """The sum, then the largest rows from the typed cell on, then how much the others come to."""
    start = FIGURES[figure]
    if not rows:
        yield "The sheet Trace lists no row, so nothing can be explained from this report."
        return
    if not any(name.startswith(start) for name in rows[0].cells):
        yield f"{start}: the multipliers of this report do not tell it."
        return
    total = sum(row.number(start) for row in rows)
    ranked = sorted(rows, key=lambda row: -row.number(start))
    of = f"the sum of {len(rows):,} rows of the sheet {TRACE.tab}. {rows[0].units}"
    bound = "at most " if rows[0].at_most and figure != "gross_spending" else ""
    yield f"{rows[0].heading(start)}: {bound}{_said(total)}, {of}"
    for row in ranked[:most]:
        yield f"{_said(row.number(start))}  {row['Id']}, {row['Category']}"
        yield f"    {_way(row, figure)}"
    if others := ranked[most:]:
        yield f"{_said(sum(row.number(start) for row in others))}  the other {len(others):,} rows"


def _way(row: TraceRow, figure: str) -> str:
    """From the typed cell to the figure."""
    parts = [
        f"{row['Typed in']}: {row.number('Amount'):,.2f} {row['Currency']}",
        f"x {row.number('To report prices'):.6f} = gross {row.number('Gross'):,.2f}",
    ]
    if figure != "gross_spending":
        kept = " x ".join(f"{row.number(name) * 100:.4g} % {row.spelled(name).lower()}" for name in KEPT)
        parts.append(f"x {kept} = net new {row.number('Net new'):,.2f}")
    if figure in PER:
        heading = row.heading(PER[figure])
        unit = heading[heading.index("(") + 1 : -1]
        parts.append(f"x {row.number(PER[figure]):.6f} {unit} = {_said(row.number(FIGURES[figure]))}")
    return " ".join(parts)


def _said(value: float) -> str:
    return f"{value:,.2f}"
