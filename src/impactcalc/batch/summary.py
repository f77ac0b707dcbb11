"""The summary of a batch: a line per input, as a workbook and as a .csv file."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from impactcalc.batch.line import RANGED, SUMMARY, Line, Summary
from impactcalc.files import whole_file
from impactcalc.streams import readable

if TYPE_CHECKING:
    from impactcalc.report.writers.page import Column

WORKBOOK, TABLE = "summary.xlsx", "summary.csv"


def summary_columns(summary: Summary) -> dict[str, Column]:
    """The summary's columns by their names in the .csv file; the workbook has them too, but for the fingerprints."""
    from impactcalc.impact.figures import FIGURES
    from impactcalc.report.figure_columns import KINDS
    from impactcalc.report.writers.page import Column

    lines = summary.results

    def texts(of: Callable[[Line], str]) -> list[str]:
        return [readable(of(line)) for line in lines]

    def numbers(of: Callable[[Line], float]) -> list[float]:
        return [float(of(line)) if line.status == "done" else math.nan for line in lines]

    def if_done(of: Callable[[Line], str]) -> list[str]:
        return [of(line) if line.status == "done" else "" for line in lines]

    found = {
        "workbook": Column("Workbook", "text", texts(lambda one: one.source)),
        "study": Column("Study in it", "text", texts(lambda one: one.key)),
        "status": Column("Status", "text", texts(lambda one: one.status)),
        "name": Column("Study", "wrap", texts(lambda one: one.name), width=36),
        "place": Column("Place", "text", texts(lambda one: one.place)),
        "year": Column("Year", "wrap", texts(lambda one: one.period), width=24),
        "prices": Column("Prices", "text", texts(lambda one: one.price_basis)),
    }
    for at, name in enumerate(SUMMARY):
        figure = FIGURES[name]
        found[name] = Column(figure.heading, KINDS[figure.unit], numbers(_figure(at)))
        if name in RANGED:
            for end, (side, which) in enumerate((("p5", "5th"), ("p95", "95th"))):
                heading = f"{figure.heading}, {which} percentile"
                found[f"{name}_{side}"] = Column(heading, KINDS[figure.unit], numbers(_end(name, end)))
    found |= {
        "at_most": Column("At most", "text", if_done(lambda one: "yes" if one.at_most else "no")),
        "check_errors": Column("Check errors", "count", numbers(lambda one: one.errors)),
        "check_warnings": Column("Check warnings", "count", numbers(lambda one: one.warnings)),
        "report": Column("Report", "wrap", texts(lambda one: one.report)),
        "multipliers": Column("Multipliers", "text", texts(lambda one: one.multipliers)),
        "multipliers_sha256": Column("SHA-256 of the multipliers", "text", texts(lambda one: one.multipliers_sha256)),
        "input_sha256": Column("SHA-256 of the input", "text", texts(lambda one: one.input_sha256)),
        "report_sha256": Column("SHA-256 of the report", "text", texts(lambda one: one.outputs.get(one.report, ""))),
        "detail": Column("What is wrong", "wrap", texts(lambda one: one.detail), width=_width(lines)),
    }
    return found


def _figure(at: int) -> Callable[[Line], float]:
    return lambda line: line.figures[at]


def _end(name: str, end: int) -> Callable[[Line], float]:
    return lambda line: line.ranges[name][end] if name in line.ranges else math.nan


def _width(lines: Sequence[Line]) -> float:
    return 70.0 if any(line.detail for line in lines) else 0.0


def write_summary(summary: Summary, workbook: Path, table: Path) -> None:
    """The summary as a workbook and as a .csv file, each whole or not at all."""
    from impactcalc.report.batch_summary import write_batch_summary

    columns = summary_columns(summary)
    # On paper nobody reads a fingerprint.
    write_batch_summary([column for name, column in columns.items() if not name.endswith("_sha256")], workbook)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    rows = zip(*(column.values for column in columns.values()), strict=True)
    writer.writerows([[_csv_cell(value) for value in row] for row in rows])
    with whole_file(table) as temporary:
        temporary.write_text(text.getvalue(), encoding="utf-8", newline="\n")


def _csv_cell(value: object) -> object:
    from impactcalc.report.writers.formula_guard import guarded  # late: the workers need no report's writers for it

    return ("" if math.isnan(value) else value) if isinstance(value, float) else guarded(value)
