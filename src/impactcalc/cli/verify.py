"""The command `verify`: is a report what its inputs give?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from impactcalc.cli.options import Multipliers
from impactcalc.console import DONE, STRICT, USERS_FAULT, Progress, refuse, say
from impactcalc.facts.lines import progress as doing


def verify(
    report: Annotated[Path, typer.Argument(metavar="REPORT", help="A report that impactcalc run wrote (.xlsx).")],
    source: Annotated[
        Path | None, typer.Option("--input", help="The input, where the report does not carry it.")
    ] = None,
    multipliers: Multipliers = "",
) -> None:
    """Make a report again from what it carries, and say whether it is the same.

    Exit code 0: the same; 3: the input, a package, the version, a figure or a cell is another, and which. A report that
    Excel or LibreOffice has saved again is the same as long as its cells are.
    """
    from impactcalc.report.signed.report_file import read_report
    from impactcalc.report.signed.verify import verify as verified
    from impactcalc.report.words.speaking import said
    from impactcalc.study.checking.given_outputs import refuse_outputs
    from impactcalc.workbooks.reading import read_workbook

    progress = Progress(quiet=False)
    try:
        progress.step(doing.Reading(report.name))
        written = read_report(report)
        progress.step(doing.Calculating())
        given = refuse_outputs(read_workbook(source), asked_for="verify") if source is not None else None
        verdict = verified(written, source=given, package=multipliers)
    except USERS_FAULT as error:
        progress.done()
        refuse(error)
    progress.done()
    for line in said().verified.verdict_words(verdict):
        say(line)
    raise typer.Exit(DONE if verdict.same else STRICT)
