"""Written reports that are read again, and how a report is to look."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact


class NoReportFile(ProblemFact):
    """A file that cannot be read, where a report is asked for; `any_report` where any one will do, not just one that
    carries its record."""

    any_report: bool


class NoTrace(ProblemFact):
    """A workbook without the sheet that lists what figures are the sum of."""

    tab: str


class ReportNotCalculated(ProblemFact):
    """A formula of a report that was never calculated, where its result is asked for."""


class NoRecord(ProblemFact):
    """A workbook without the record of what it was made of."""

    tab: str


class ReportForStudy(ProblemFact):
    """A report of impactcalc run where a study is asked for; `made_of` is what its input was called, "" where that is
    not known, `carried` are its sheets on which the input stands. `asked_for` to be run, or as the
    input of a report that is verified."""

    made_of: str
    carried: tuple[str, ...]
    asked_for: Literal["study", "verify"] = "study"


class PartOfReport(ProblemFact):
    """What is left of a report where a study is asked for: the record is gone or damaged, and its sheets `carried` hold
    the study, which are `called` so in a study; `more` is whether there are other sheets."""

    carried: tuple[str, ...]
    called: tuple[str, ...]
    more: bool


class OutputForStudy(ProblemFact):
    """What impactcalc wrote beside reports, where a study is asked for: a folder of tables, or a workbook such as a
    comparison or a summary."""

    kind: Literal["tables", "workbook"]


class LanguageNotAtHand(ProblemFact):
    """A report in a language that is not at hand, so that it cannot be made again."""

    language: str


class RecordDamaged(ProblemFact):
    """A record of what a report was made of, and it is damaged."""


class FormulasUnreadable(ProblemFact):
    """A report whose formulas cannot be read."""


class InputNotCarried(ProblemFact):
    """A report without the input that it was made of: asked to be run again, or for the study of last year."""

    asked_for: Literal["verify", "last year"]


class CellChanged(ProblemFact):
    """A cell of the input that can no longer be what it was when the report was written."""


class NotAnEarlierYear(ProblemFact):
    """A study for last year that is of the same year as this one, or of a later year."""

    last: int
    this: int
    same: bool


class NoThemeFile(ProblemFact):
    """A workbook in the city's look that is not there, or what is there instead."""

    there: Literal["nothing", "folder", "no file", "other kind"]


class UnknownTemplate(ProblemFact):
    """A template of the report that is none of ours."""

    templates: tuple[str, ...]


class ExtraMissing(ProblemFact):
    """A kind of output is asked for that needs a package of an extra, and that is not installed."""

    package: str
    extra: str


class ReportsSaid(Protocol):
    """What a language says of these."""

    def no_report_file(self, fact: NoReportFile, /) -> Wrong: ...
    def no_trace(self, fact: NoTrace, /) -> Wrong: ...
    def report_not_calculated(self, fact: ReportNotCalculated, /) -> Wrong: ...
    def no_record(self, fact: NoRecord, /) -> Wrong: ...
    def report_for_study(self, fact: ReportForStudy, /) -> Wrong: ...
    def part_of_report(self, fact: PartOfReport, /) -> Wrong: ...
    def output_for_study(self, fact: OutputForStudy, /) -> Wrong: ...
    def language_not_at_hand(self, fact: LanguageNotAtHand, /) -> Wrong: ...
    def record_damaged(self, fact: RecordDamaged, /) -> Wrong: ...
    def formulas_unreadable(self, fact: FormulasUnreadable, /) -> Wrong: ...
    def input_not_carried(self, fact: InputNotCarried, /) -> Wrong: ...
    def cell_changed(self, fact: CellChanged, /) -> Wrong: ...
    def not_an_earlier_year(self, fact: NotAnEarlierYear, /) -> Wrong: ...
    def no_theme_file(self, fact: NoThemeFile, /) -> Wrong: ...
    def unknown_template(self, fact: UnknownTemplate, /) -> Wrong: ...
    def extra_missing(self, fact: ExtraMissing, /) -> Wrong: ...
