"""What a worker does with one study: read, run and write it, and put down what it wrote."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from impactcalc.batch.line import RANGED, SUMMARY, Line, told_of
from impactcalc.batch.outputs import OUTPUTS, added, fingerprint
from impactcalc.console import USERS_FAULT
from impactcalc.errors import InputError, Problem
from impactcalc.facts.found import ProblemFact
from impactcalc.facts.lines.commands import FaultOfOurs, PricesOf
from impactcalc.facts.notes.batches import Status
from impactcalc.facts.problems.batches import TookTooMuch
from impactcalc.files import Outputs
from impactcalc.streams import one_line
from impactcalc.words.speaking import printed, speaking

if TYPE_CHECKING:
    from impactcalc.impact.result import Result
    from impactcalc.study.checking.many import Many
    from impactcalc.study.study import Study
    from impactcalc.words.language import Language


@dataclass(frozen=True)
class Job:
    """One study: where it is read from, where its outputs go by kind, and where it is put down that it is done.
    `inputs`: whether the report carries the input too. `language` is the one that was chosen, which whoever does it
    speaks; None where each study's own is."""

    path: Path
    shown: str
    key: str
    paths: Mapping[str, Path]
    input_sha256: str
    journal: Path
    program: str
    inputs: bool = True
    language: Language | None = None

    def spoken(self) -> AbstractContextManager[object]:
        """Within this, the language that was chosen is spoken, in whatever process."""
        return nullcontext() if self.language is None else speaking(self.language)

    @property
    def blank(self) -> Line:
        """The line of which nothing is known yet."""
        return Line(self.shown, "not_done", key=self.key, input_sha256=self.input_sha256)


Work = Callable[[Job], Line]


def report_one(job: Job) -> Line:
    """Read, run and write one study; its exceptions are the caller's to sort.

    That it is done is put down before the outputs are put in their places, with their fingerprints: whoever comes
    later, after whatever end, knows by these whether they came there.
    """
    from impactcalc.batch.manifest import put_down
    from impactcalc.impact.one_wave import read_whole, run_whole
    from impactcalc.impact.run import run

    study = read_whole(job.path, _reader(job.key))
    result = run_whole(run, study)
    line = line_of(result, job)
    outputs = Outputs(inputs=(job.path,), force=True, another="folder")  # what may be replaced was looked at before
    staged = added(outputs, job.paths)
    with outputs:
        for kind, path in staged.items():
            OUTPUTS[kind].write(result, path, job.inputs)
        written = {job.paths[kind].name: fingerprint(path) for kind, path in staged.items()}
        line = replace(line, outputs=written)
        put_down(job.journal, line, job.program)
    return line


def line_of(result: Result, job: Job) -> Line:
    """The line of a study that was run."""
    from impactcalc.impact.figures import FIGURES
    from impactcalc.impact.members.members import PARTNER_FIGURES

    severities = [check.severity for check in result.checks_found]
    sure = result.uncertainty
    found = {name: sure.of(name) for name in RANGED if name in sure.figures} if sure else {}
    cut = result.breakdowns.get("partner_country")
    partners = {}
    if cut is not None:
        columns = {"gross_spending": cut.gross, "spent_abroad": cut.spent_abroad, "net_new_spending": cut.net_new}
        partners = {
            label: tuple(float(columns[name][at]) for name in PARTNER_FIGURES) for at, label in enumerate(cut.labels)
        }
    return replace(
        job.blank,
        status="done",
        report=job.paths["report"].name,
        name=result.study.settings.name,
        place=result.study.settings.place,
        period=result.study.settings.year_words,
        price_basis=printed(PricesOf(result.basis.home_currency, result.basis.report_year)),
        figures=tuple(FIGURES[name].read(result) for name in SUMMARY),
        ranges={name: (one.p5, one.p95) for name, one in found.items() if one is not None},
        partners=partners,
        place_jobs=_place_jobs(result),
        at_most=result.at_most,
        errors=severities.count("error"),
        warnings=severities.count("warning"),
        multipliers=result.economy.name,
        multipliers_sha256=result.economy.sha256,
        input_sha256=result.study.sha256 or job.input_sha256,
        beside=_beside(result.study),
    )


def _beside(study: Study) -> Mapping[str, str]:
    """The fingerprint of the logo, by its name as typed."""
    if study.logo is None or study.settings.logo is None:
        return {}
    return {study.settings.logo.replace("\\", "/"): hashlib.sha256(study.logo.data).hexdigest()}


def _place_jobs(result: Result) -> float:
    """All jobs of the study's place, by its table; nan where that does not tell them."""
    from impactcalc.economy.table_economy import TableEconomy

    economy = result.economy
    if not isinstance(economy, TableEconomy) or "jobs" not in economy.per_output:
        return math.nan
    return float(economy.per_output["jobs"] @ economy.output)


def ended(job: Job, status: Status, fact: ProblemFact) -> Line:
    """The line of a study that came to nothing."""
    return replace(job.blank, status=status, detail=str(Problem("", "", "", fact)))


def outcome(work: Work, job: Job) -> Line:
    """What became of a study, whatever happens to it, in the language that was chosen."""
    with job.spoken():
        return _outcome(work, job)


def _outcome(work: Work, job: Job) -> Line:
    with _Caught() as caught:
        return work(job)
    error = caught.error
    if isinstance(error, MemoryError):
        return ended(job, "too_large", TookTooMuch())
    if isinstance(error, InputError):
        return replace(job.blank, status="problems", detail=told_of(error.problems, str(job.path)))
    if isinstance(error, USERS_FAULT):
        return replace(job.blank, status="problems", detail=one_line(str(error)))
    text = one_line(f"{type(error).__name__}: {error}. {printed(FaultOfOurs())}")
    return replace(job.blank, status="fault", detail=text)


class _Caught:
    """A block of which no error goes on: one study's is no reason to end the others."""

    error: BaseException | None = None

    def __enter__(self) -> _Caught:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        self.error = error
        return isinstance(error, Exception)


def _reader(key: str) -> Callable[[Path], Study] | None:
    """How a study of a workbook of many is read; None for a file that is one study."""
    if not key:
        return None

    from impactcalc.study.checking.many import read_many

    def read(path: Path) -> Study:
        found = path.stat()
        state = (path, found.st_mtime_ns, found.st_size)
        if _held.state != state:
            _held.many, _held.state = read_many(path), state
        assert _held.many is not None
        return _held.many.study(key)

    return read


@dataclass
class _Held:
    """The workbook of many studies that a worker read last: read once, as long as it stays as it is."""

    many: Many | None = None
    state: tuple[Path, int, int] | None = None


_held = _Held()
