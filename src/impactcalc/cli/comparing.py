"""The command `compare`: two studies, or a study and one of its scenarios, side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from impactcalc.cli.ending import json_file, leave, print_figures
from impactcalc.cli.options import BothMultipliers, ComparisonJson, EitherStrict, Force, Quiet
from impactcalc.console import (
    USERS_FAULT,
    Progress,
    attempt,
    refuse,
    refuse_all,
    tell,
)
from impactcalc.errors import ImpactcalcError, InputError, Problem
from impactcalc.facts.lines import commands as printing
from impactcalc.facts.lines import progress as doing
from impactcalc.words.speaking import printed

if TYPE_CHECKING:
    from impactcalc.impact.beside.comparison import Comparison
    from impactcalc.study.study import Study


def compare(
    source: Annotated[Path, typer.Argument(metavar="A", help="A workbook, or a folder of .csv or .parquet files.")],
    other: Annotated[
        Path | None, typer.Argument(metavar="[B]", help="Another one; with --scenario it is left out.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="The workbook to write; A-B-comparison.xlsx here if not given.")
    ] = None,
    scenario: Annotated[str, typer.Option("--scenario", help="Compare A with this scenario of its own.")] = "",
    json: ComparisonJson = "",
    multipliers: BothMultipliers = "",
    strict: EitherStrict = False,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Say what differs between two studies: inputs, assumptions, checks, and where the difference comes from."""
    from impactcalc.facts.problems.commands import ComparedWithOne
    from impactcalc.files import Outputs, name_of

    progress = Progress(quiet=quiet)
    errors: list[ImpactcalcError] = []
    try:
        if (other is None) == (not scenario):
            raise InputError([Problem("", "", "", ComparedWithOne(both=other is not None))])
        report = out or Path(f"{name_of(source)}-{name_of(other) if other else 'scenario'}-comparison.xlsx")
        inputs = (source, other) if other else (source,)
        outputs = Outputs(inputs=inputs, force=force, tell=tell)
        to_report = outputs.file(report, endings=(".xlsx",), what="comparison")
        to_json = json_file(outputs, json)
        attempt(errors, outputs.check)

        found = _compared(inputs, scenario, multipliers, progress, errors)
        if errors or found is None:
            progress.done()
            refuse_all(errors)
        from impactcalc.report.comparison.json_text import comparison_json
        from impactcalc.report.comparison.workbook import write_comparison, write_comparison_json

        progress.step(doing.Writing("comparison"))
        with outputs:
            write_comparison(found, to_report)
            if to_json is not None:
                write_comparison_json(found, to_json)
    except USERS_FAULT as error:
        progress.done()
        refuse(error)
    progress.done()
    speak = print_figures(json, lambda: comparison_json(found))
    if not quiet:
        _say(found, speak)
        speak(printed(printing.Wrote(str(report))))
    leave(found.a, found.b, strict=strict)


def _say(found: Comparison, speak: Callable[[str], None]) -> None:
    """How far apart the two are, in a few lines."""
    from impactcalc.report.words.respelled import speller
    from impactcalc.report.words.speaking import said

    spell = speller(found.a, found.b)
    with found.a.spoken():
        lines = said().comparison.headline(found)
    for line in lines:
        speak(spell(line))


def _compared(
    inputs: Sequence[Path], scenario: str, multipliers: str, progress: Progress, errors: list[ImpactcalcError]
) -> Comparison | None:
    """Both results side by side; None where there are `errors`.

    Both studies are read and run whatever is wrong with one of them: all problems are told at once.
    """
    from impactcalc.impact.beside.comparison import compare as compare_results
    from impactcalc.impact.one_wave import read_whole
    from impactcalc.impact.run import run_with

    run = attempt(errors, lambda: run_with(multipliers))
    studies: list[Study | None] = []
    for path in inputs:
        progress.step(doing.Reading(path.name))
        studies.append(attempt(errors, partial(read_whole, path)))
    first = studies[0]
    if len(inputs) == 1 and first is not None:
        studies.append(attempt(errors, partial(_scenario, first, scenario)))
    progress.step(doing.Calculating())
    results = [
        attempt(errors, partial(run, replace(study, scenarios=())))
        for study in studies
        if run is not None and study is not None
    ]
    if errors:
        return None
    a, b = results
    assert run is not None
    assert a is not None
    assert b is not None
    return compare_results(a, b, run)


def _scenario(study: Study, name: str) -> Study:
    """A scenario of the study, called after it. InputError lists those that there are."""
    from impactcalc.facts.problems.commands import NoSuchScenario

    known = {scenario.name: scenario.study for scenario in study.scenarios}
    meant = next((found for found in known if found.lower() == name.strip().lower()), None)
    if meant is None:
        raise InputError([Problem("--scenario", "", name, NoSuchScenario(tuple(known)))], study.source)
    there = known[meant]
    return replace(there, source=f"{study.source}, scenario {meant}".replace("/", "-"), path=study.path)
