"""The command `study-2015`: the published figures reproduced, and beside them what the same inputs come to."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from impactcalc.console import DONE, USERS_FAULT, Progress, refuse, say, tell, tell_checks
from impactcalc.errors import InputError, Problem

SAMPLE = "sister-cities-2014"
REPORT = "study-2015-report.xlsx"


def study_2015(
    source: Annotated[
        Path | None,
        typer.Argument(metavar="[INPUT]", help="A study of your own; without one, the inputs of the 2015 study."),
    ] = None,
    out: Annotated[Path, typer.Option("-o", "--out", help="The report workbook.")] = Path(REPORT),
    json: Annotated[str, typer.Option("--json", help="Also write the figures to this file; - for stdout.")] = "",
    multipliers: Annotated[
        str, typer.Option("--multipliers", help="A shipped package's name, or the folder of one.")
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="Replace outputs that are already there.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but problems.")] = False,
) -> None:
    """Reproduce the 2015 study of Sister Cities International, and set it right."""
    from impactcalc.files import refuse_target
    from impactcalc.samples import find_sample

    progress = Progress(quiet=quiet)
    try:
        if out.suffix.lower() != ".xlsx":
            raise InputError(
                [Problem("", "", str(out), "the report is an Excel workbook", "Give a name that ends with .xlsx")]
            )
        given = find_sample(SAMPLE) if source is None else source
        for target in [out, *([Path(json)] if json not in ("", "-") else [])]:
            refuse_target(target, inputs=(given,), force=force)
        progress.step(f"reading {given.name} ...")

        from impactcalc.impact.chosen import chosen_run
        from impactcalc.impact.one_wave import read_whole
        from impactcalc.impact.study_2015 import study_2015 as set_right
        from impactcalc.report.study_2015.json_text import study_2015_json, write_study_2015_json
        from impactcalc.report.study_2015.workbook import write_study_2015

        study = read_whole(given)
        progress.step("calculating ...")
        found = set_right(study, chosen_run(multipliers), published=source is None)
        progress.step("writing the report ...")
        write_study_2015(found, out)
        if json == "-":
            progress.done()
            say(study_2015_json(found).rstrip("\n"))
        elif json:
            write_study_2015_json(found, Path(json))
    except USERS_FAULT as error:
        progress.done()
        refuse(error)
    progress.done()
    if not quiet:
        from impactcalc.report.study_2015.words import headline, reasons

        speak = tell if json == "-" else say
        for line in (*headline(found), *reasons(found)):
            speak(line)
        tell_checks(found.result.checks_found)
        speak(f"Wrote {out}")
    raise typer.Exit(DONE)
