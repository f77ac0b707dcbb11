"""How commands end that work figures out: the figures as JSON, whether the rest is told beside them, the exit code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from impactcalc.console import DONE, STRICT, say, say_json, tell

if TYPE_CHECKING:
    from impactcalc.files import Outputs
    from impactcalc.impact.result import Result

PRINTED = "-"  # instead of the name of a file


def json_file(outputs: Outputs, json: str) -> Path | None:
    """The file to write the figures to; None where they are printed, or not asked for."""
    return None if json in ("", PRINTED) else outputs.file(Path(json))


def print_figures(json: str, figures: Callable[[], str]) -> Callable[[str], None]:
    """Print the figures where that is asked for; with what to say the rest, so that nothing stands between them."""
    if json != PRINTED:
        return say
    say_json(figures())
    return tell


def figures_of(result: Result) -> str:
    """What a study comes to, as JSON."""
    from impactcalc.report.writers.json_text import result_json

    return result_json(result)


def leave(*results: Result, strict: bool) -> NoReturn:
    """End: with exit code 3 where that is to count and a check of any of them fired that is more than a note."""
    fired = strict and any(check.severity != "note" for result in results for check in result.checks_found)
    raise typer.Exit(STRICT if fired else DONE)
