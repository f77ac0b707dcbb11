"""Last year's study, from its workbook or from the report that carries it."""

from __future__ import annotations

from pathlib import Path

from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems.reports import InputNotCarried, NotAnEarlierYear
from impactcalc.impact.one_wave import read_whole
from impactcalc.known.periods import first_day
from impactcalc.report.signed.report_file import read_report
from impactcalc.report.signed.verify import study_of
from impactcalc.study.sheets.known_sheets import meant_sheet
from impactcalc.study.study import Study


def earlier(last: Study, this: Study, path: Path) -> Study:
    """Last year's study. InputError where it is not of an earlier year than this one: then nothing is year on year."""
    ours, theirs = (one.settings.period for one in (this, last))
    if first_day(theirs) < first_day(ours):
        return last
    same = first_day(theirs) == first_day(ours)
    fact = NotAnEarlierYear(theirs, ours, same)
    raise InputError([Problem("--last-year", "", path.name, fact)])


def last_years_study(path: Path) -> Study:
    """The study. InputError with every problem of it, or where a report does not carry its input."""
    if path.suffix.lower() == ".xlsx" and path.is_file():
        report = read_report(path)
        if report.is_report and "Study" not in map(meant_sheet, report.sheets):
            if not report.record["input"]["carried"]:
                raise InputError([Problem("--last-year", "", path.name, InputNotCarried("last year"))])
            return study_of(report.record, report.workbook())
    return read_whole(path)
