"""The command `compare`: two studies, or a study and one of its scenarios, side by side."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from impactcalc.console import (
    DONE,
    PROBLEMS,
    STRICT,
    USERS_FAULT,
    Progress,
    attempt,
    refuse,
    say,
    say_json,
    tell,
    tell_problems,
)
from impactcalc.errors import ImpactcalcError, InputError, Problem

if TYPE_CHECKING:
    from impactcalc.study.study import Study


def compare(
    source: Annotated[Path, typer.Argument(metavar="A", help="A workbook, or a folder of .csv files.")],
    other: Annotated[
        Path | None, typer.Argument(metavar="[B]", help="Another one; with --scenario it is left out.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="The workbook to write; A-B-comparison.xlsx here if not given.")
    ] = None,
    scenario: Annotated[str, typer.Option("--scenario", help="Compare A with this scenario of its own.")] = "",
    json: Annotated[str, typer.Option("--json", help="Also write the comparison to this file; - for stdout.")] = "",
    multipliers: Annotated[
        str, typer.Option("--multipliers", help="For both: a shipped package's name, or the folder of one.")
    ] = "",
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 3 when a check of severity error or warning fires in either.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace outputs that are already there.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but problems.")] = False,
) -> None:
    """Say what differs between two studies: inputs, assumptions, checks, and where the difference comes from."""
    from impactcalc.files import Outputs, name_of
    from impactcalc.impact.one_wave import read_whole
    from impactcalc.impact.run import chosen_run

    progress = Progress(quiet=quiet)
    errors: list[ImpactcalcError] = []
    try:
        if (other is None) == (not scenario):
            text = "one study to compare with, no more and no less"
            raise InputError([Problem("", "", "", text, "Give a second workbook, or --scenario with a name")])
        report = out or Path(f"{name_of(source)}-{name_of(other) if other else 'scenario'}-comparison.xlsx")
        inputs = (source, other) if other else (source,)
        outputs = Outputs(inputs=inputs, force=force, tell=tell)
        to_report = outputs.file(report, endings=(".xlsx",), what="the comparison is an Excel workbook")
        to_json = outputs.file(Path(json)) if json not in ("", "-") else None
        attempt(errors, outputs.check)

        # Both studies are read and run whatever is wrong with one of them: all problems are told at once.
        run = attempt(errors, lambda: chosen_run(multipliers))
        studies: list[Study | None] = []
        for path in inputs:
            progress.step(f"reading {path.name} ...")
            studies.append(attempt(errors, partial(read_whole, path)))
        first = studies[0]
        if other is None and first is not None:
            studies.append(attempt(errors, partial(_scenario, first, scenario)))
        progress.step("calculating ...")
        results = [
            attempt(errors, partial(run, replace(study, scenarios=())))
            for study in studies
            if run is not None and study is not None
        ]
        if errors:
            progress.done()
            for error in errors:
                tell_problems(error)
            raise typer.Exit(PROBLEMS)
        from impactcalc.impact.beside.comparison import compare as compare_results
        from impactcalc.report.comparison.json_text import comparison_json
        from impactcalc.report.comparison.workbook import write_comparison, write_comparison_json

        a, b = results
        assert run is not None
        assert a is not None
        assert b is not None
        found = compare_results(a, b, run)
        progress.step("writing the comparison ...")
        with outputs:
            write_comparison(found, to_report)
            if to_json is not None:
                write_comparison_json(found, to_json)
    except USERS_FAULT as error:
        progress.done()
        refuse(error)
    progress.done()
    if json == "-":
        say_json(comparison_json(found))
    if not quiet:
        from impactcalc.report.words.comparison import headline

        speak = tell if json == "-" else say
        for line in headline(found):
            speak(line)
        speak(f"Wrote {report}")
    fired = any(check.severity != "note" for side in (a, b) for check in side.checks_found)
    raise typer.Exit(STRICT if strict and fired else DONE)


def _scenario(study: Study, name: str) -> Study:
    """A scenario of the study, called after it. InputError lists those that there are."""
    known = {scenario.name: scenario.study for scenario in study.scenarios}
    chosen = next((found for found in known if found.lower() == name.strip().lower()), None)
    if chosen is None:
        listed = "; ".join(known)
        remedy = f"Type one of: {listed}" if known else "List one on the sheet Scenarios"
        raise InputError([Problem("--scenario", "", name, "there is no scenario of this name", remedy)], study.source)
    there = known[chosen]
    return replace(there, source=f"{study.source}, scenario {chosen}".replace("/", "-"), path=study.path)
