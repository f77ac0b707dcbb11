"""The command `batch`: a report for each workbook of a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from impactcalc.cli.options import (
    Force,
    Quiet,
)
from impactcalc.console import (
    USERS_FAULT,
    Progress,
    refuse,
    say,
    tell,
)

if TYPE_CHECKING:
    pass


def batch(
    folder: Annotated[Path, typer.Argument(help="A folder of workbooks.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder for the reports and their summary.")],
    workers: Annotated[
        int, typer.Option("--workers", min=0, help="Processes at once; 0: as many as there are cores.")
    ] = 0,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Write a report for every workbook of a folder, and a summary of them all."""
    from impactcalc.batch import run_batch

    progress = Progress(quiet=quiet)
    try:
        summary = run_batch(folder, out, workers=workers, force=force, progress=progress.step, tell=tell)
    except USERS_FAULT as error:
        progress.done()
        refuse(error)
    progress.done()
    if not quiet:
        for line in summary.lines():
            say(line)
        say(f"Wrote {out / 'summary.xlsx'}")
    raise typer.Exit(summary.exit_code)
