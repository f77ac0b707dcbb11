"""Many workbooks: each to its report, in parallel, and a summary of them all."""

from __future__ import annotations

import csv
import hashlib
import io
import itertools
import math
import multiprocessing
import os
import signal
import threading
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from impactcalc.console import DONE, FAULT, PROBLEMS, REPORT_FAULT
from impactcalc.errors import InputError, PackageError, Problem, TableError
from impactcalc.files import Outputs, whole_file
from impactcalc.streams import one_line, readable
from impactcalc.target import reason, study_in

if TYPE_CHECKING:
    from impactcalc.impact.result import Result
    from impactcalc.report.writers.page import Column

ENDINGS = (".xlsx", ".xlsm", ".ods")
REPORT_ENDING = "-report.xlsx"
LONGEST_NAME = 200  # bytes; a name of 255 is the longest that disks take
# Names of impact.figures that the summary has a column for.
SUMMARY = (
    "gross_spending",
    "spent_abroad",
    "net_new_spending",
    "output_type_1",
    "output",
    "value_added",
    "labour_income",
    "jobs",
    "jobs_fte",
    "taxes_on_production",
)
# Those of them that stand with the range of nine of ten draws.
RANGED = ("value_added", "jobs")


@dataclass(frozen=True)
class Line:
    """What became of one workbook: `status` is done, problems or fault; figures only where it is done.

    `figures` are in the order of SUMMARY, nan where the multipliers in use do not tell one; `bounds` the 5th and 95th
    percentile of each of RANGED, nan without a range. `detail` says what is wrong, a problem a line.
    """

    source: str
    status: str
    report: str
    name: str
    place: str
    price_basis: str
    figures: tuple[float, ...]
    at_most: bool
    errors: int
    warnings: int
    detail: str
    period: str = ""
    bounds: tuple[float, ...] = ()


@dataclass(frozen=True)
class Summary:
    """All lines, by source name."""

    results: tuple[Line, ...]

    @property
    def exit_code(self) -> int:
        """1 when a fault of ours occurred, 2 when a workbook had problems, else 0."""
        statuses = {line.status for line in self.results}
        return FAULT if "fault" in statuses else PROBLEMS if "problems" in statuses else DONE

    def lines(self) -> Iterator[str]:
        """The summary for a terminal: the ones that failed, then the count."""
        for line in self.results:
            if line.status != "done":
                first, *others = line.detail.splitlines()
                more = f" (and {len(others)} more: see the summary)" if others else ""
                yield f"{line.source}: {line.status}: {first}{more}"
        done = sum(line.status == "done" for line in self.results)
        yield f"{done} of {len(self.results)} workbooks reported"


def run_batch(
    folder: Path,
    out: Path,
    *,
    workers: int = 0,
    force: bool = False,
    progress: Callable[[str], None] = lambda _: None,
    tell: Callable[[str], None] = lambda _: None,
) -> Summary:
    """Report on every workbook and every folder of .csv files in `folder`; one that fails does not stop the others.

    Writes OUT/NAME-report.xlsx for each, OUT/summary.xlsx and OUT/summary.csv. Each report is put in its place when
    it is whole, the summary's two files together when all is done. The result does not depend on `workers` (0: one
    for each core). InputError when there is nothing to do or an output is already there.
    """
    sources = find_sources(folder, out)
    if not sources:
        text = "there is no workbook in this folder"
        remedy = f"Put workbooks ({', '.join(ENDINGS)}) or folders with a study.csv into it"
        raise InputError([Problem("", "", str(folder), text, remedy)])
    reports = report_names(sources, out)
    _make_folder(out)
    outputs = Outputs(inputs=sources, force=force, tell=tell)
    for target in (*reports.values(), *summary_files(out)):
        outputs.file(target)
    outputs.check()
    _tell_left_alone(folder, reports, tell)
    last = Outputs(inputs=sources, force=force, tell=tell)
    workbook, table = (last.file(path) for path in summary_files(out))
    with last:
        lines = _report_all(sources, reports, workers or os.cpu_count() or 1, progress)
        summary = Summary(tuple(lines[path] for path in sources))
        write_summary(summary, workbook, table)
    return summary


def _tell_left_alone(folder: Path, reports: dict[Path, Path], tell: Callable[[str], None]) -> None:
    """Workbooks that are called as a report is, but are none of this batch."""
    own = {path.name for path in reports.values()}
    names = sorted(path.name for path in folder.iterdir() if path.name.endswith(REPORT_ENDING))
    left = [name for name in names if name not in own and not name.startswith((".", "~$"))]
    if left:
        tell(f"Left alone, because a report is called so (...{REPORT_ENDING}): {', '.join(left)}")


def summary_files(out: Path) -> tuple[Path, Path]:
    """The summary's workbook and its .csv file."""
    return out / "summary.xlsx", out / "summary.csv"


def _make_folder(out: Path) -> None:
    text = ""
    try:
        study = study_in(out)
        if study:
            text = f"this folder holds a study ({study}); nothing is written into it"
        else:
            out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        text = f"this folder could not be made ({reason(error)})"
    if text:
        raise InputError([Problem("", "", str(out), text, "Give another folder for the reports")])


def _report_all(
    sources: list[Path], reports: dict[Path, Path], workers: int, progress: Callable[[str], None]
) -> dict[Path, Line]:
    lines: dict[Path, Line] = {}
    context = multiprocessing.get_context("spawn")  # some libraries deadlock after a fork
    with ProcessPoolExecutor(min(workers, len(sources)), mp_context=context) as pool:
        try:
            with _unheard_signals():  # Ctrl-C reaches the workers too, which finish the report that they are at
                waiting: dict[Future[Line], Path] = {
                    pool.submit(report_one, path, reports[path]): path for path in sources
                }
            for number, future in enumerate(as_completed(waiting), start=1):
                path = waiting[future]
                lines[path] = _outcome(path, future)
                progress(f"{number} of {len(sources)} workbooks")
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return lines


@contextmanager
def _unheard_signals() -> Iterator[None]:
    """Processes that are started in this block do not hear Ctrl-C."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, heard)


def find_sources(folder: Path, out: Path) -> list[Path]:
    """Workbooks and studies in CSV, sorted by name; no lock files, no reports of ours, not the output folder."""
    if not folder.is_dir():
        raise InputError([Problem("", "", str(folder), "this is not a folder", "Give a folder of workbooks")])
    found = []
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.name.startswith((".", "~$")) or path.name.endswith(REPORT_ENDING) or path.resolve() == out.resolve():
            continue
        if path.name == "summary.xlsx" and (folder / "summary.csv").exists():
            continue  # what an earlier batch wrote here
        if study_in(path) or (path.is_file() and path.suffix.lower() in ENDINGS):
            found.append(path)
    return found


def report_names(sources: list[Path], out: Path) -> dict[Path, Path]:
    """A report's path for each source, no two the same in any case of letters, whatever the order of the sources.

    Named after the source; two of one stem keep their endings in the name (a-xlsx, a-xlsm); where that name is taken
    too (by a-xlsx.ods), or is too long, a few letters that follow from the source's name are added.
    """
    stems = {path: path.stem for path in sources}
    with_endings = {path: path.name.replace(".", "-") for path in sources}
    named: dict[Path, str] = {}
    taken: set[str] = set()
    for names in (stems, with_endings):
        rest = [path for path in sources if path not in named]
        times = Counter(_folded(names[path]) for path in rest)
        fit = {path: names[path] for path in rest if times[_folded(names[path])] == 1 and _is_short(names[path])}
        named |= {path: name for path, name in fit.items() if _folded(name) not in taken}
        taken = {_folded(name) for name in named.values()}
    for path in sorted(path for path in sources if path not in named):
        marked = (f"{_shortened(with_endings[path])}-{_mark(path.name, attempt)}" for attempt in itertools.count())
        named[path] = next(name for name in marked if _folded(name) not in taken)
        taken.add(_folded(named[path]))
    return {path: out / f"{named[path]}{REPORT_ENDING}" for path in sources}


def _mark(name: str, attempt: int) -> str:
    return hashlib.sha256(os.fsencode(name) + b"\0" * attempt).hexdigest()[:8]


def _folded(name: str) -> str:
    """What a disk that does not tell cases apart, or ways of writing an accent, takes for the same name."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).upper().casefold())


def _is_short(name: str) -> bool:
    return len(os.fsencode(name)) <= LONGEST_NAME


def _shortened(name: str) -> str:
    while not _is_short(name):
        name = name[:-1]
    return name


def report_one(source: Path, report: Path) -> Line:
    """Read, run and write one study; its exceptions are the caller's to sort."""
    from impactcalc.impact.figures import FIGURES
    from impactcalc.impact.one_wave import read_whole, run_whole
    from impactcalc.impact.run import run

    result = run_whole(run, read_whole(source))
    severities = [check.severity for check in result.checks_found]
    line = Line(
        source=readable(source.name),
        status="done",
        report=readable(report.name),
        name=result.study.settings.name,
        place=result.study.settings.place,
        price_basis=f"{result.basis.home_currency}, {result.basis.report_words} prices",
        figures=tuple(FIGURES[name].read(result) for name in SUMMARY),
        at_most=result.at_most,
        errors=severities.count("error"),
        warnings=severities.count("warning"),
        detail="",
        period=result.study.settings.year_words,
        bounds=tuple(_bounds(result)),
    )
    result.to_excel(report)  # last: a workbook that is called a fault leaves no report behind
    return line


def _bounds(result: Result) -> Iterator[float]:
    """The 5th and 95th percentile of the draws of each of RANGED; nan where nothing moves it."""
    for name in RANGED:
        found = None if result.uncertainty is None else result.uncertainty.of(name)
        yield from (math.nan, math.nan) if found is None else (found.p5, found.p95)


def _outcome(path: Path, future: Future[Line]) -> Line:
    error = future.exception()
    if error is None:
        return future.result()
    known = isinstance(error, InputError | PackageError | TableError)
    if isinstance(error, InputError):
        detail = "\n".join(one_line(str(problem)) for problem in error.problems)
    else:
        detail = str(error) if known else f"{type(error).__name__}: {error}. {REPORT_FAULT}"
    return Line(readable(path.name), "problems" if known else "fault", "", "", "", "", (), False, 0, 0, detail)


def summary_columns(summary: Summary) -> list[Column]:
    """The summary's columns, the same for .xlsx and .csv."""
    from impactcalc.impact.figures import FIGURES
    from impactcalc.report.figure_columns import KINDS
    from impactcalc.report.writers.page import Column

    lines = summary.results
    done = [line.status == "done" for line in lines]

    def counts(values: list[int]) -> list[float]:
        return [float(value) if ok else math.nan for value, ok in zip(values, done, strict=True)]

    figures = [
        Column(
            FIGURES[name].heading,
            KINDS[FIGURES[name].unit],
            [line.figures[at] if line.figures else math.nan for line in lines],
        )
        for at, name in enumerate(SUMMARY)
    ]
    bounds = [
        Column(
            f"{FIGURES[name].heading}, {end}",
            KINDS[FIGURES[name].unit],
            [line.bounds[at] if line.bounds else math.nan for line in lines],
        )
        for at, (name, end) in enumerate(itertools.product(RANGED, ("P5", "P95")))
    ]
    return [
        Column("Workbook", "text", [line.source for line in lines]),
        Column("Status", "text", [line.status for line in lines]),
        Column("Study", "wrap", [line.name for line in lines], width=36),
        Column("Place", "text", [line.place for line in lines]),
        Column("Year", "wrap", [line.period for line in lines], width=24),
        Column("Prices", "text", [line.price_basis for line in lines]),
        *figures,
        *bounds,
        Column(
            "At most",
            "text",
            [("yes" if line.at_most else "no") if ok else "" for line, ok in zip(lines, done, strict=True)],
        ),
        Column("Check errors", "count", counts([line.errors for line in lines])),
        Column("Check warnings", "count", counts([line.warnings for line in lines])),
        Column("Report", "wrap", [line.report for line in lines]),
        Column("What is wrong", "wrap", [line.detail for line in lines], width=0 if all(done) else 70),
    ]


def write_summary(summary: Summary, workbook: Path, table: Path) -> None:
    """The summary as a workbook and as a .csv file, each whole or not at all."""
    from impactcalc.report.batch_summary import write_batch_summary

    columns = summary_columns(summary)
    write_batch_summary(columns, workbook)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.heading for column in columns])
    writer.writerows([[_csv_cell(value) for value in row] for row in zip(*(c.values for c in columns), strict=True)])
    with whole_file(table) as temporary:
        temporary.write_text(text.getvalue(), encoding="utf-8", newline="\n")


def _csv_cell(value: object) -> object:
    if isinstance(value, float):
        return "" if math.isnan(value) else value
    # A cell that a spreadsheet would take for a formula is marked as text.
    return f"'{value}" if str(value).startswith(tuple("=+-@")) else value
