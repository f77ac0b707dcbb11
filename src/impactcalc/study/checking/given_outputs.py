"""What impactcalc wrote itself, given where a study is asked for: one sentence, not a problem for each of its cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from impactcalc.datapackage import DESCRIPTOR, read_descriptor
from impactcalc.errors import PackageError
from impactcalc.facts.found import ProblemFact
from impactcalc.facts.problems.reports import OutputForStudy, PartOfReport, ReportForStudy
from impactcalc.study.sheets.headings import find_sheet, is_put_aside
from impactcalc.study.sheets.known_sheets import meant_sheet
from impactcalc.study.sheets.schema import SHEETS
from impactcalc.workbooks.raw import RawSheet, RawWorkbook
from impactcalc.workbooks.record_cells import joined, record_at
from impactcalc.workbooks.refusals import refusal
from impactcalc.workbooks.remarks import MADE_BY, remark_of

Asked = Literal["study", "verify"]
TABLES = "impactcalc-result"  # how the descriptor of a folder of tables is named
_ROWS_BEFORE = 20  # a record begins in one of these, under a title and what is said of it


def refuse_outputs(book: RawWorkbook, *, asked_for: Asked = "study") -> RawWorkbook:
    """The workbook or folder, unless it is a report, a comparison, a summary or the tables of a report: InputError.
    `asked_for` to be run, or as the input of a report that is verified."""
    fact = _output(book, asked_for)
    if fact is not None:
        raise refusal(book.path, fact)
    return book


def _output(book: RawWorkbook, asked_for: Asked) -> ProblemFact | None:
    looked_at = [sheet for sheet in book.sheets if not is_put_aside(sheet.name)]
    names = [sheet.name for sheet in looked_at]
    is_study = "Study" in map(meant_sheet, names)
    records = [(sheet, at) for sheet in looked_at if (at := _record_in(sheet)) is not None]
    for sheet, at in records:
        report = _report(sheet, at, names, asked_for)
        if report is not None and (report.carried or not is_study):  # some of its sheets of input have their old names
            return report
    if is_study:
        return None
    if book.kind == "csv":
        return OutputForStudy("tables") if _is_of_tables(book) else None
    by_us, inputs = remark_of(book.path).startswith(MADE_BY), _inputs(names)
    if not by_us and not (records and inputs):
        return None
    if inputs:
        return PartOfReport(tuple(inputs), tuple(inputs.values()), len(inputs) < len(book.sheets))
    return ReportForStudy("", (), asked_for) if records else OutputForStudy("workbook")


def _record_in(sheet: RawSheet) -> int | None:
    return None if find_sheet(sheet.name) else record_at(sheet.rows[:_ROWS_BEFORE])


def _report(sheet: RawSheet, at: int, names: Sequence[str], asked_for: Asked) -> ReportForStudy | None:
    """What the record tells of the study, and of the sheets of these names; None where it is none of ours, or one that
    somebody has damaged."""
    try:
        record = joined([str(row[0]) for row in sheet.rows[at:] if row[0]])
        carried = tuple(tab for one in record["sheets"] if (tab := str(one["tab"])) in names)
        return ReportForStudy(str(record["input"]["name"]), carried, asked_for)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _inputs(names: Sequence[str]) -> Mapping[str, str]:
    """The sheets on which a report carries its input and what they are called in a study, known without its record:
    what stands around Study in the name of one stands around those of others too. Empty where there are none."""
    for name in names:
        study = next((word for word in name.split() if find_sheet(word) == "Study"), "")
        before, _, after = name.partition(study) if study else ("", "", "")
        if find_sheet(name) or not before + after:
            continue
        found = {one: one.removeprefix(before).removesuffix(after) for one in names if one.startswith(before)}
        found = {one: plainly for one, plainly in found.items() if before + plainly + after == one}
        known = {one: plainly for one, plainly in found.items() if find_sheet(plainly) in SHEETS}
        if len(known) > 1:
            return known
    return {}


def _is_of_tables(book: RawWorkbook) -> bool:
    try:
        return read_descriptor(book.path / DESCRIPTOR)[0].get("name") == TABLES
    except (PackageError, OSError):
        return False
