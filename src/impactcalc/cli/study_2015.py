"""The command `study-2015`: the published figures reproduced, and beside them what the same inputs come to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from impactcalc.cli.ending import json_file, print_figures
from impactcalc.cli.options import FiguresJson, Force, Multipliers, Quiet
from impactcalc.console import (
    USERS_FAULT,
    Progress,
    attempt,
    refuse,
    refuse_all,
    tell,
    tell_checks,
)
from impactcalc.errors import ImpactcalcError
from impactcalc.facts.lines import commands as printing
from impactcalc.facts.lines import progress as doing
from impactcalc.words.speaking import printed

if TYPE_CHECKING:
    from impactcalc.impact.study_2015.study_2015 import Study2015

SAMPLE = "sister-cities-2014"
REPORT = "study-2015-report.xlsx"


def study_2015(
    source: Annotated[
        Path | None,
        typer.Argument(metavar="[INPUT]", help="A study of your own; without one, the inputs of the 2015 study."),
    ] = None,
    out: Annotated[Path, typer.Option("-o", "--out", help="The report workbook.")] = Path(REPORT),
    json: FiguresJson = "",
    multipliers: Multipliers = "",
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Reproduce the 2015 study of Sister Cities International, and set it right."""
    from impactcalc.files import Outputs
    from impactcalc.samples import find_sample

    progress = Progress(quiet=quiet)
    errors: list[ImpactcalcError] = []
    try:
        given = find_sample(SAMPLE) if source is None else source
        outputs = Outputs(inputs=(given,), force=force, tell=tell)
        to_report = outputs.file(out, endings=(".xlsx",), what="report")
        to_json = json_file(outputs, json)
        attempt(errors, outputs.check)
        progress.step(doing.Reading(given.name))

        from impactcalc.impact.one_wave import read_whole
        from impactcalc.impact.run import run_with
        from impactcalc.impact.study_2015.study_2015 import study_2015 as set_right
        from impactcalc.report.study_2015.json_text import study_2015_json, write_study_2015_json
        from impactcalc.report.study_2015.workbook import write_study_2015

        study = attempt(errors, lambda: read_whole(given))
        run = attempt(errors, lambda: run_with(multipliers))
        progress.step(doing.Calculating())
        found = None
        if study is not None and run is not None:
            found = attempt(errors, lambda: set_right(study, run, published=source is None))
        if errors or found is None:
            progress.done()
            refuse_all(errors)
        progress.step(doing.Writing("report"))
        with outputs:
            write_study_2015(found, to_report)
            if to_json is not None:
                write_study_2015_json(found, to_json)
    except USERS_FAULT as error:
        progress.done()
        refuse(error)
    progress.done()
    speak = print_figures(json, lambda: study_2015_json(found))
    if not quiet:
        _say(found, speak)
        speak(printed(printing.Wrote(str(out))))


def _say(found: Study2015, speak: Callable[[str], None]) -> None:
    """What was published and what holds, why, and the checks that fired."""
    from impactcalc.report.words.respelled import speller
    from impactcalc.report.words.speaking import said

    spell = speller(found.result)
    with found.result.spoken():
        for line in (*said().study_2015.headline(found), *said().study_2015.reasons(found)):
            speak(spell(line))
        tell_checks(found.result.checks_found)
