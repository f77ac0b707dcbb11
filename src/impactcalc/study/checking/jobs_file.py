"""A table of jobs in a file of its own -> the sheet Jobs, understood as in a study: the same readings and messages."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems.files import FileForbidden, NoSuchFile
from impactcalc.facts.problems.jobs import NoJobRows, WhichSheet
from impactcalc.study.checking.collector import Collector
from impactcalc.study.checking.long_headings import without_long_headings
from impactcalc.study.checking.own_jobs import SHEET, understood_jobs
from impactcalc.study.checking.table_reading import SheetReading
from impactcalc.study.checking.validation import in_reading_order
from impactcalc.study.rows import Note, SheetRows
from impactcalc.study.sheets.heading_words import with_our_headings
from impactcalc.study.sheets.headings import find_sheet
from impactcalc.study.sheets.known_sheets import FileMark
from impactcalc.workbooks.csv_folder import CsvError, read_csv
from impactcalc.workbooks.raw import RawSheet, RawWorkbook
from impactcalc.workbooks.reading import read_workbook
from impactcalc.workbooks.refusals import refusal


def read_jobs(path: Path, currency: str, sheet: str = "") -> tuple[SheetRows, tuple[Note, ...]]:
    """The rows of a table of jobs (.csv, .xlsx, .xlsm, .ods), and what was read otherwise than it stands.

    `sheet` names the sheet of a workbook; without it the one called Jobs is taken, or the only one. `currency` is that
    of pay. InputError carries every problem.
    """
    workbook, problems = without_long_headings(_workbook(path, sheet))
    found = Collector(problems=list(problems), currency=currency, currency_typed=True, home_currency=currency)
    found.notes += [Note("", "", "", fact) for fact in workbook.notes]
    sheets, asked, understood = with_our_headings({SHEET: workbook.sheets[0]})
    found.add_found(asked, understood)
    found.file_mark = FileMark(sheets)
    table = SheetReading(SHEET, sheets[SHEET], found).table()
    if not len(table) and not found.problems:
        found.add(SHEET, "", "", NoJobRows())
    own = understood_jobs(table, None, "", "")
    found.add_found(own.problems, own.notes)
    if found.problems:
        raise InputError(in_reading_order(found.problems), path.name, notes=found.notes)
    return own.jobs, tuple(found.notes)


def _workbook(path: Path, wanted: str) -> RawWorkbook:
    """A workbook of the one sheet that holds the jobs, under its name in a study."""
    text = path.suffix.lower() == ".csv" and not path.is_dir()
    book = _csv(path) if text else read_workbook(path)
    wanted = "" if text else wanted  # a file of text has no sheets
    named = [one for one in book.sheets if (one.name == wanted if wanted else find_sheet(one.name) == SHEET)]
    seen = [one for one in book.sheets if not one.hidden]
    found = named or ([] if wanted else seen if len(seen) == 1 else [])
    if len(found) != 1:
        fact = WhichSheet(wanted, tuple(one.name for one in book.sheets))
        raise InputError([Problem("--sheet", "", wanted, fact)], path.name)
    return replace(book, sheets=(replace(found[0], name=SHEET),))


def _csv(path: Path) -> RawWorkbook:
    try:
        sheet, data = read_csv(path), path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise refusal(path, NoSuchFile()) from None
    except PermissionError:
        raise refusal(path, FileForbidden()) from None
    except CsvError as error:
        raise InputError([error.problem], path.name) from error
    raw = RawSheet(SHEET, sheet.rows, decimal_comma=sheet.semicolons)
    notes = (sheet.note,) if sheet.note else ()
    return RawWorkbook(path, "csv", (raw,), hashlib.sha256(data).hexdigest(), notes)
