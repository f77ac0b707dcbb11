"""The command line: arguments in, exit codes out. Heavy imports wait until a command needs them."""

from __future__ import annotations

import gc
import os
import sys
from typing import Annotated

# The tables are small: one thread is faster, and results do not depend on how many cores there are.
for _variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")

import typer  # noqa: E402 - after the variables above
import typer.main  # noqa: E402

from impactcalc.cli.groups import group_of  # noqa: E402
from impactcalc.console import (  # noqa: E402
    DONE,
    PROBLEMS,
    Stopped,
    heed_no_signal,
    install_fault_message,
    listen_to_signals,
    say,
    tell,
    tell_stopped,
)
from impactcalc.streams import flush_streams, open_streams  # noqa: E402

# Nearly all that a command makes stays until it ends: it is looked through for cycles every so many new objects.
NEW_OBJECTS, YOUNG, OLD = 300_000, 20, 100


def main() -> None:
    """The entry point of the command `impactcalc`."""
    gc.set_threshold(NEW_OBJECTS, YOUNG, OLD)
    open_streams()
    install_fault_message()
    listen_to_signals()
    try:
        # Called as a command, not as the Typer object, which would put a hook for tracebacks of its own before ours.
        typer.main.get_command(app)()
    except Stopped as stopped:
        heed_no_signal()
        tell_stopped()
        code = stopped.exit_code
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else DONE
    refused = flush_streams()
    if refused:
        from impactcalc.facts.lines.commands import NotWrittenOut  # late: help needs no sentence
        from impactcalc.words.speaking import printed

        tell(printed(NotWrittenOut(refused)))
        code = code or PROBLEMS
    gc.freeze()  # what is left goes with the process: nobody needs to look through it
    sys.exit(code)


def _version(wanted: bool) -> None:
    if wanted:
        from impactcalc import __version__

        say(f"impactcalc {__version__}")
        raise typer.Exit(DONE)


def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


app = group_of(
    {
        "study-2015": "impactcalc.cli.study_2015:study_2015",
        "compare": "impactcalc.cli.comparing:compare",
        "template": "impactcalc.cli.template:template",
        "validate": "impactcalc.cli.validate:validate",
        "run": "impactcalc.cli.run:run",
        "estimate": "impactcalc.cli.estimate:estimate",
        "batch": "impactcalc.cli.batch:batch",
        "verify": "impactcalc.cli.verify:verify",
        "explain": "impactcalc.cli.explain:explain",
        "places": "impactcalc.cli.places:places",
        "multipliers": "impactcalc.cli.app:multipliers",
        "data": "impactcalc.cli.app:data",
    },
    help="What a city's international ties are worth: from a workbook to a report.",
    callback=_root,
)
multipliers = group_of(
    {
        "build": "impactcalc.cli.importing:build",
        "list": "impactcalc.cli.multipliers:list_multipliers",
        "show": "impactcalc.cli.multipliers:show",
        "compare": "impactcalc.cli.multipliers:compare",
        "verify": "impactcalc.cli.multipliers:verify",
        "import": "impactcalc.cli.app:imports",
    },
    help="The multiplier packages: what is known about a place.",
)
data = group_of(
    {name: f"impactcalc.cli.data:{name}" for name in ("status", "folder", "add", "update")},
    help="How old the data are, and data of your own.",
)
imports = group_of(
    {
        **{name: f"impactcalc.cli.importing:{name}" for name in ("symmetric", "rims", "mrio")},
        "jobs": "impactcalc.cli.importing_jobs:jobs",
    },
    help="Make a package of multipliers or a table that you have.",
)
