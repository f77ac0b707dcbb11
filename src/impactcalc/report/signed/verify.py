"""A report made again from what it carries, and compared with what it says, cell by cell."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import impactcalc
from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems.reports import InputNotCarried
from impactcalc.impact.result import Result
from impactcalc.impact.run import run_with
from impactcalc.impact.uncertainty.sampling import Sampling
from impactcalc.report.pages.contents import TAB as CONTENTS
from impactcalc.report.pages.year_on_year import TAB as LAST_YEAR
from impactcalc.report.signed.live_cells import Formulas, Other, named_apart, typed_over
from impactcalc.report.signed.record import edition_of, record_of
from impactcalc.report.signed.report_file import Cell, ReportFile
from impactcalc.report.signed.verdict import Difference, Is, Kind, Stands, Verdict
from impactcalc.report.words.speaking import term
from impactcalc.report.workbook import write_report
from impactcalc.study.checking.validation import study_from_workbook
from impactcalc.study.days_kept import given_days, keep_days
from impactcalc.study.study import Study
from impactcalc.workbooks.raw import Position, RawWorkbook

CLOSE = 1e-9  # relative: what saving by another program may do to a number


def verify(report: ReportFile, *, source: RawWorkbook | None = None, package: str = "") -> Verdict:
    """Run the study again and compare. InputError where the report does not carry its input and no `source` is given,
    where that is another one, or where the input can no longer be run.

    `package` takes the place of the multipliers that were chosen, where those are not at hand by their name.
    """
    record = report.record
    differs = [*_version(record)]
    carried = record["input"]["carried"]
    if source is None and not carried:
        raise InputError([Problem("", "", report.name, InputNotCarried("verify"))], report.name)
    if source is None:
        differs += report.changed_inputs()
    elif source.sha256 != record["input"]["sha256"]:
        differs.append(Difference("input", source.path.name, record["input"]["sha256"], source.sha256))
    with report.spoken():
        result = _again(record, source or report.workbook(), package)
        again = record_of(result, inputs=carried)
        differs += _mapping("package", record["packages"], again["packages"])
        differs += _figures(record["figures"], again["figures"])
        found = Verdict(0, tuple(differs), "" if source is None else source.path.name)
        if found.is_other_run:
            return found
        compared, cells = _cells(report, result, inputs=carried)
    return replace(found, compared=compared, differs=(*found.differs, *cells))


def _version(record: Mapping[str, Any]) -> Iterator[Difference]:
    if record["program"] != impactcalc.__version__:
        yield Difference("version", "impactcalc", record["program"], impactcalc.__version__)


def study_of(record: Mapping[str, Any], workbook: RawWorkbook) -> Study:
    """The study that a report was made of, as it was run: of these days, in that place."""
    options = record["options"]
    study = replace(study_from_workbook(workbook, pictures=False), key=record["input"].get("key", ""))
    if options["from"] or options["to"]:
        kept = given_days(options["from"], options["to"])
        study = keep_days(study, kept) if kept else study
    return study.at_place(options["place"]) if options["place"] else study


def _again(record: Mapping[str, Any], workbook: RawWorkbook, package: str) -> Result:
    options, study = record["options"], study_of(record, workbook)
    sampling = Sampling(options["draws"], options["seed"], options["sobol"])
    return run_with(package or options["multipliers"], sampling)(study)


def _mapping(kind: Kind, signed: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Difference]:
    for name in dict.fromkeys((*signed, *now)):
        if signed.get(name) != now.get(name):
            yield Difference(kind, name, signed.get(name, Is("not used")), now.get(name, Is("not used")))


def _figures(signed: Mapping[str, float], now: Mapping[str, float]) -> Iterator[Difference]:
    for key in dict.fromkeys((*signed, *now)):
        one, other = (float(figures.get(key, math.nan)) for figures in (signed, now))
        if not math.isclose(one, other, rel_tol=CLOSE, abs_tol=CLOSE):
            yield Difference("figure", key, one, other)


def _cells(report: ReportFile, result: Result, *, inputs: bool) -> tuple[int, list[Difference]]:
    """How many cells were compared, and those that are not as a second run writes them."""
    from impactcalc.report.signed.report_file import read_report

    found, others, compared, beside = [], [], 0, (term(LAST_YEAR), term(CONTENTS))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "again.xlsx"
        write_report(result, path, inputs=inputs, edition=edition_of(report.record))
        fresh = read_report(path)
        for tab in dict.fromkeys((*fresh.sheets, *report.sheets)):
            if beside[0] in report.sheets and tab in beside:
                continue  # made of another study, which the report does not carry; Contents lists it
            if tab not in fresh.sheets or tab not in report.sheets:
                here, again = Is("there" if tab in report.sheets else "missing"), tab in fresh.sheets
                found.append(Difference("sheet", tab, Is("there" if again else "not written"), here))
                continue
            for at, signed, now in _pairs(fresh.sheets[tab], report.sheets[tab]):
                compared += 1
                if not _same(signed, now):
                    others.append(Other(tab, at, Stands(signed), Stands(now)))
        formulas = Formulas(fresh.formulas(fresh.sheets), report.formulas(fresh.sheets))
    return compared, [*found, *named_apart(others, formulas, typed_over(result))]


def _pairs(signed: list[list[Cell]], now: list[list[Cell]]) -> Iterator[tuple[Position, Cell, Cell]]:
    for row in range(max(len(signed), len(now))):
        one, other = (grid[row] if row < len(grid) else [] for grid in (signed, now))
        for column in range(max(len(one), len(other))):
            left, right = (cells[column] if column < len(cells) else "" for cells in (one, other))
            if left != "" or right != "":
                yield (row, column), left, right


def _same(signed: Cell, now: Cell) -> bool:
    if isinstance(signed, float) and isinstance(now, float):
        return math.isclose(signed, now, rel_tol=CLOSE, abs_tol=1e-12)
    # A program may end lines its own way.
    return str(signed).split() == str(now).split()
