"""The command `batch`: a report for each study of a folder, a list or a workbook of many, and a summary."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from impactcalc.batch.limits import MEGABYTES, SECONDS, Limits
from impactcalc.cli.options import Force, NoInputs, Quiet
from impactcalc.cli.url import OPEN
from impactcalc.console import USERS_FAULT, Progress, refuse, say, tell
from impactcalc.errors import InputError, Problem
from impactcalc.facts.lines import commands as printing
from impactcalc.words.speaking import printed

if TYPE_CHECKING:
    from impactcalc.batch.line import Summary


Inputs = Annotated[
    Path,
    typer.Argument(
        metavar="INPUTS",
        help="A folder of workbooks, a workbook of many studies, or a list of paths and URLs (.txt, one a line).",
    ),
]
Out = Annotated[Path, typer.Option("-o", "--out", help="The folder for the reports and their summary.")]
AlsoJson = Annotated[bool, typer.Option("--json", help="Also NAME-result.json of each study.")]
AlsoCsv = Annotated[bool, typer.Option("--csv", help="Also every table of each study as .csv, in NAME-tables.")]
AlsoHtml = Annotated[bool, typer.Option("--html", help="Also NAME-page.html, the answer as one page, of each study.")]
AlsoPdf = Annotated[bool, typer.Option("--pdf", help="Also NAME-page.pdf of each study; needs the extra pdf.")]
Members = Annotated[
    Path | None,
    typer.Option(
        "--members",
        help="A .csv list of all members of the network, columns study and stratum: network.xlsx and network.html then "
        "say what they come to together, by the survey method.",
    ),
]
Workers = Annotated[int, typer.Option("--workers", min=0, help="Processes at once; 0: as many as there are cores.")]
Dask = Annotated[
    str,
    typer.Option(
        "--dask",
        metavar="ADDRESS",
        help="The workers of the Dask scheduler at this address do it, on other machines; needs the extra dask.",
    ),
]
Seconds = Annotated[
    float, typer.Option("--seconds", min=0, max=1_000_000_000, help="What one study may take; 0: any time.")
]
Memory = Annotated[
    int,
    typer.Option(
        "--memory",
        min=0,
        max=1_000_000_000,
        help="Megabytes that one study may take (not on Windows, macOS); 0: any.",
    ),
]
Fresh = Annotated[bool, typer.Option("--fresh", help="Do all again, also what is done and unchanged.")]
Watch = Annotated[bool, typer.Option("--watch", help="Go on: report on what is put into the folder, until Ctrl-C.")]


def batch(
    given: Inputs,
    out: Out,
    json: AlsoJson = False,
    csv: AlsoCsv = False,
    html: AlsoHtml = False,
    pdf: AlsoPdf = False,
    members: Members = None,
    workers: Workers = 0,
    dask: Dask = "",
    seconds: Seconds = SECONDS,
    memory: Memory = MEGABYTES,
    fresh: Fresh = False,
    watch: Watch = False,
    no_inputs: NoInputs = False,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Write a report for every study, a summary of them all and a report of the network.

    Given again, it does only what is missing or changed: OUT/manifest.json says what is done. A study that fails, takes
    too long or too much costs the others nothing. Ctrl-C ends with the summary so far.
    """
    from impactcalc.batch.run import Wishes, run_batch
    from impactcalc.batch.stores import NO_STORES

    asked = (("json", json), ("csv", csv), ("html", html), ("pdf", pdf))
    kinds = tuple(kind for kind, wanted in asked if wanted)
    wishes = Wishes(kinds, workers, Limits(seconds, memory), fresh, force, members, not no_inputs, dask)
    wished, progress = functools.partial(run_batch, given, out, wishes), Progress(quiet=quiet)

    def tell_above(text: str) -> None:
        progress.done()
        tell(text)

    def remark(text: str) -> None:
        if not quiet:
            tell_above(text)

    @functools.cache  # once, however often a folder is looked at
    def begin() -> None:
        remark(f"{wishes.limits.words()}.")

    def said(summary: Summary) -> None:
        progress.done()
        _say(summary, out, quiet=quiet)

    def once() -> Summary:
        stores = OPEN.get() or NO_STORES
        return wished(progress=progress.show, tell=tell_above, remark=remark, begin=begin, say=said, stores=stores)

    try:
        _can_do(pdf=pdf, dask=dask)
        if watch:
            _watch(given, out, once, tell_above)
        summary = once()
    except USERS_FAULT as error:
        progress.done()
        refuse(error)
    raise typer.Exit(summary.exit_code)


def _say(summary: Summary, out: Path, *, quiet: bool) -> None:
    """What came of it, on stdout; with `quiet` only what failed, as problems are told."""
    if quiet:
        for line in summary.failures():
            tell(line)
        return
    for line in summary.lines():
        say(line)
    say(printed(printing.Wrote(str(out / "summary.xlsx"))))


def _can_do(*, pdf: bool, dask: str) -> None:
    """InputError where what is needed is not there: said before anything is calculated."""
    if pdf:
        from impactcalc.report.html.typeset import typesetter

        typesetter("--pdf")
    if dask:
        from impactcalc.batch.dask_crew import connected

        connected(dask).close()


def _watch(given: Path, out: Path, once: Callable[[], Summary], tell_above: Callable[[str], None]) -> NoReturn:
    """A batch each time that something has changed and stays as it is; only a signal ends it."""
    from impactcalc.batch.watch import watch
    from impactcalc.facts.problems.batches import OnlyFoldersWatched

    urls = OPEN.get()
    if not given.is_dir() or (urls is not None and urls.is_copy(given)):
        raise InputError([Problem("--watch", "", str(given), OnlyFoldersWatched())])

    def attempted() -> None:
        try:
            once()
        except InputError as error:
            for problem in error.problems:
                tell_above(str(problem))

    watch(given, out, attempted)
