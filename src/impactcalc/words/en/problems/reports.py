"""Written reports that are read again, and how a report is to look."""

from __future__ import annotations

from collections.abc import Sequence

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import reports as f
from impactcalc.words.en.dates import year_words
from impactcalc.words.en.numbers import in_a_row

_MOST_NAMED = 3  # sheets in a sentence
GIVE = "Give the workbook that impactcalc run wrote"


def no_report_file(fact: f.NoReportFile) -> Wrong:
    return Wrong("this file cannot be read", "Give a report (.xlsx)" if fact.any_report else GIVE)


def no_trace(fact: f.NoTrace) -> Wrong:
    return Wrong(f"this workbook has no sheet {fact.tab}, so it is no report of impactcalc run", GIVE)


def report_not_calculated(_: f.ReportNotCalculated) -> Wrong:
    return Wrong(
        "this formula was never calculated, so its value is not known",
        "Open the report in Excel or LibreOffice and save it there",
    )


def no_record(fact: f.NoRecord) -> Wrong:
    return Wrong(f"this workbook has no sheet {fact.tab} with a record of what it was made of", GIVE)


def report_for_study(fact: f.ReportForStudy) -> Wrong:
    study = f"the study that it was made of, {fact.made_of}" if fact.made_of else "the study that it was made of"
    or_else = ", or check the report with impactcalc verify" if fact.asked_for == "study" else ""
    also = f"; the study's cells stand in the report, on {_sheets(fact.carried)}" if fact.carried else ""
    return Wrong("this is a report that impactcalc wrote, not a study", f"Give {study}{or_else}{also}")


def part_of_report(fact: f.PartOfReport) -> Wrong:
    many = len(fact.called) > _MOST_NAMED + 1
    called = in_a_row((*fact.called[:_MOST_NAMED], "so on") if many else fact.called)
    others = ", and delete its other sheets" if fact.more else ""
    return Wrong(
        "this is a report that impactcalc wrote, or a part of one, not a study",
        f"The study stands on {_sheets(fact.carried)}: in a copy, rename them to {called}{others}",
    )


def _sheets(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    shown = (*names[:_MOST_NAMED], f"{more} more") if more > 1 else names
    return f"its sheet{'' if len(shown) == 1 else 's'} {in_a_row(shown)}"


def output_for_study(fact: f.OutputForStudy) -> Wrong:
    what = {"tables": "these are tables", "workbook": "this is a workbook"}[fact.kind]
    of_reports = {"tables": "of a report", "workbook": "of results"}[fact.kind]
    return Wrong(
        f"{what} {of_reports} that impactcalc wrote, not a study",
        "Give the study: the workbook or folder with the sheet Study",
    )


def language_not_at_hand(fact: f.LanguageNotAtHand) -> Wrong:
    return Wrong(
        f"this report is written in the language {fact.language}, which is not at hand here",
        "Check it where it was written, or with the words of that language installed",
    )


def record_damaged(_: f.RecordDamaged) -> Wrong:
    return Wrong("the record of what this report was made of is damaged", "Take a copy that nobody has edited")


def formulas_unreadable(_: f.FormulasUnreadable) -> Wrong:
    return Wrong("its formulas cannot be read", GIVE)


def input_not_carried(fact: f.InputNotCarried) -> Wrong:
    if fact.asked_for == "verify":
        return Wrong("this report does not carry its input", "Give the input too: --input FILE")
    return Wrong(
        "this report does not carry its input, so last year's study is not known from it",
        "Give last year's input instead",
    )


def cell_changed(_: f.CellChanged) -> Wrong:
    return Wrong("this is no longer what stood here when the report was written", "Put it back")


def not_an_earlier_year(fact: f.NotAnEarlierYear) -> Wrong:
    last, this = year_words(fact.last), year_words(fact.this)
    return Wrong(
        f"this study is of {last} too, so there is no year between the two"
        if fact.same
        else f"this study is of {last}, later than the study itself, which is of {this}",
        "Give the study of an earlier year, or the other way round; two studies of one year are set side by side by "
        "impactcalc compare",
    )


def no_theme_file(fact: f.NoThemeFile) -> Wrong:
    there = {
        "nothing": "there is no such file",
        "folder": "this is a folder, not a workbook",
        "no file": "this is neither a file nor a folder",
        "other kind": "this is no .xlsx workbook",
    }
    return Wrong(there[fact.there], "Give an .xlsx workbook in the city's own look")


def unknown_template(fact: f.UnknownTemplate) -> Wrong:
    return Wrong("this is no template of the report", f"Give {' or '.join(fact.templates)}, or leave it out")


def extra_missing(fact: f.ExtraMissing) -> Wrong:
    return Wrong(
        f"this needs {fact.package}, which is not installed",
        f'Install it: pip install "impactcalc[{fact.extra}]"',
    )
