"""The command `validate`: what is wrong with a workbook, listed or marked in a copy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from impactcalc.cli.options import (
    First,
    Force,
    Last,
    Quiet,
)
from impactcalc.console import (
    DONE,
    PROBLEMS,
    USERS_FAULT,
    refuse,
    say,
    tell,
    tell_checks,
    tell_notes,
    tell_problems,
)
from impactcalc.facts.lines import commands as printing
from impactcalc.words.speaking import noted, printed

if TYPE_CHECKING:
    from impactcalc.marked.marks import Mark
    from impactcalc.study.days_kept import DaysKept


def validate(
    inputs: Annotated[
        list[Path], typer.Argument(metavar="INPUT", help="Workbooks, or folders of .csv or .parquet files.")
    ],
    marked: Annotated[
        Path | None,
        typer.Option("--marked", help="Also write a copy of the workbook in which each problem is marked at its cell."),
    ] = None,
    first: First = "",
    last: Last = "",
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Check workbooks and list every problem; exit code 0 when there is none, 2 otherwise.

    With --marked, and one INPUT, also a copy of the workbook: what is wrong is a comment on a red cell, what was noted
    one on a yellow cell, and a first sheet lists them all with links. The first sheet is not read, so that the copy
    can be mended, checked and run in the workbook's place. Of .ods workbooks and folders, only the list.
    """
    from impactcalc.marked.marks import marks_of_error
    from impactcalc.study.days_kept import given_days

    clean = True
    try:
        kept = given_days(first, last)
    except USERS_FAULT as error:
        refuse(error)
    if marked is not None:
        from impactcalc.marked.marked_copy import refuse_marked

        try:
            refuse_marked(inputs, marked, force=force, tell=tell)
        except USERS_FAULT as error:  # which hides nothing that is wrong with the inputs
            tell_problems(error)
            marked, clean = None, False
    marks: list[Mark] = []
    for path in inputs:
        try:
            marks += _checked(path, kept, quiet=quiet)
        except USERS_FAULT as error:
            tell_problems(error, asked=True)
            marks += marks_of_error(error)
            clean = False
    if marked is not None:
        from impactcalc.marked.marked_copy import write_marked

        try:
            wrote = write_marked(inputs[0], marked, marks)
        except USERS_FAULT as error:
            from impactcalc.facts.notes.outputs import NoMarkedCopy

            tell(f"{noted(NoMarkedCopy())}.")
            refuse(error)
        if not quiet:
            say(wrote)
    raise typer.Exit(DONE if clean else PROBLEMS)


def _checked(path: Path, kept: DaysKept | None, *, quiet: bool) -> list[Mark]:
    """What a workbook without problems has to be marked with; what was found is said, unless `quiet`. InputError with
    all of its problems."""
    from impactcalc.impact.one_wave import read_whole, run_whole
    from impactcalc.impact.run import run_with
    from impactcalc.impact.uncertainty.sampling import Sampling
    from impactcalc.marked.marks import marks_of_checks, marks_of_notes
    from impactcalc.report.words.respelled import speller
    from impactcalc.report.words.speaking import said
    from impactcalc.study.days_kept import keep_days

    study = read_whole(path)
    study = keep_days(study, kept) if kept else study
    result = run_whole(run_with("", Sampling(draws=0)), study)
    with result.spoken():
        marks = [*marks_of_checks(result.checks_found, study), *marks_of_notes(study.notes)]
    if not quiet:
        rows = sum(len(table) for table in (*study.sheets.values(), study.deals, study.survey.survey))
        say(printed(printing.NoProblems(path.name, rows)))
        with result.spoken():
            taken = said().taken.taken_words(result)
        for line in taken:
            say(speller(result)(line))
        tell_notes(study.notes, asked=True)
        with result.spoken():
            tell_checks(result.checks_found, asked=True)
    return marks
