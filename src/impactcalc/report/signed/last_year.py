"""Last year's study, from its workbook or from the report that carries it."""

from __future__ import annotations

from pathlib import Path

from impactcalc.errors import InputError, Problem
from impactcalc.impact.one_wave import read_whole
from impactcalc.report.signed.report_file import read_report
from impactcalc.report.signed.verify import study_of
from impactcalc.study.study import Study


def last_years_study(path: Path) -> Study:
    """The study. InputError with every problem of it, or where a report does not carry its input."""
    if path.suffix.lower() == ".xlsx" and path.is_file():
        report = read_report(path)
        if report.is_report:
            if not report.record["input"]["carried"]:
                text = "this report does not carry its input, so last year's study is not known from it"
                raise InputError([Problem("--last-year", "", path.name, text, "Give last year's input instead")])
            return study_of(report.record, report.workbook())
    return read_whole(path)
