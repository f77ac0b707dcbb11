"""What impactcalc wrote itself, given where a study is asked for: one sentence, not a problem for each of its cells."""

from __future__ import annotations

from impactcalc.datapackage import DESCRIPTOR, read_descriptor
from impactcalc.errors import PackageError
from impactcalc.facts.found import ProblemFact
from impactcalc.facts.problems.reports import OutputForStudy, ReportForStudy
from impactcalc.study.sheets.headings import find_sheet
from impactcalc.workbooks.raw import RawSheet, RawWorkbook
from impactcalc.workbooks.record_cells import joined, record_at
from impactcalc.workbooks.refusals import refusal
from impactcalc.workbooks.remarks import remark_of

TABLES = "impactcalc-result"  # how the descriptor of a folder of tables is named
_MADE_BY = "impactcalc "  # how the remark in every workbook of ours begins that is no template
_ROWS_BEFORE = 20  # a record begins in one of these, under a title and what is said of it


def refuse_outputs(book: RawWorkbook) -> RawWorkbook:
    """The workbook or folder, unless it is a report, a comparison, a summary or the tables of a report: InputError."""
    fact = _output(book)
    if fact is not None:
        raise refusal(book.path, fact)
    return book


def _output(book: RawWorkbook) -> ProblemFact | None:
    names = [find_sheet(sheet.name) for sheet in book.sheets]
    for sheet, known in zip(book.sheets, names, strict=True):
        at = None if known else record_at(sheet.rows[:_ROWS_BEFORE])
        if at is not None:
            return _report(sheet, at)
    if "Study" in names:
        return None
    if book.kind == "csv":
        return OutputForStudy("tables") if _is_of_tables(book) else None
    return OutputForStudy("workbook") if remark_of(book.path).startswith(_MADE_BY) else None


def _report(sheet: RawSheet, at: int) -> ReportForStudy:
    """What the record tells of the study; nothing where somebody has damaged it."""
    try:
        record = joined([str(row[0]) for row in sheet.rows[at:] if row[0]])
        carried = tuple(str(one["tab"]) for one in record["sheets"] if one["tab"])
        return ReportForStudy(str(record["input"]["name"]), carried)
    except (ValueError, TypeError, KeyError, RecursionError):
        return ReportForStudy("", ())


def _is_of_tables(book: RawWorkbook) -> bool:
    try:
        return read_descriptor(book.path / DESCRIPTOR)[0].get("name") == TABLES
    except (PackageError, OSError):
        return False
