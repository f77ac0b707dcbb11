"""A batch from its inputs to its summary: what is missing or changed is done, everything else is kept."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import impactcalc
from impactcalc.batch.crew import Crew, Stops
from impactcalc.batch.inputs import Source, find_inputs, input_sha256, no_study
from impactcalc.batch.limits import Limits
from impactcalc.batch.line import Line, Summary
from impactcalc.batch.manifest import JOURNAL, NAME, Entry, Key, Manifest, begin, journals, manifest_text, program_of
from impactcalc.batch.names import output_names
from impactcalc.batch.network import NETWORK, NETWORK_PAGE, member_list, write_network
from impactcalc.batch.one import Job, Work, ended, report_one
from impactcalc.batch.outputs import OUTPUTS, added, fingerprint, is_damaged, kinds_of, paths_of
from impactcalc.batch.stores import NO_STORES, Stores
from impactcalc.batch.summary import TABLE, WORKBOOK, write_summary
from impactcalc.errors import InputError, Problem
from impactcalc.facts.found import LineFact
from impactcalc.facts.lines.progress import StudiesSoFar
from impactcalc.facts.notes.batches import DoneAndAsTheyWere, OfEarlierVersion, OutputsOfGone
from impactcalc.facts.problems import batches as wrong
from impactcalc.facts.problems.files import NoSuchFile
from impactcalc.facts.problems.outputs import FolderNotMade, FolderOfStudy, IsFolderOfInput, IsInput
from impactcalc.files import Outputs
from impactcalc.pace import seconds_left
from impactcalc.target import BEFORE, PARTIAL, identities, is_same, reason, study_in
from impactcalc.target import JOURNAL as CLAIM
from impactcalc.words.speaking import language_chosen, noted, speaking_to

if TYPE_CHECKING:
    from impactcalc.batch.dask_crew import DaskCrew

MOST_NAMED = 10  # names in a sentence
OWN = (WORKBOOK, TABLE, NETWORK, NETWORK_PAGE, NAME)
SCRATCH = "impactcalc-batch-"  # how the workers' folder in the system's own for temporary files begins
_PROBE = re.compile(rf"\.[0-9a-f]{{16}}{re.escape(PARTIAL)}")


def _nothing(_: object) -> None:
    """Where nobody listens."""


@dataclass(frozen=True)
class Wishes:
    """How a batch is run. `kinds` are the outputs besides the report (json, csv), `workers` how many processes (0: one
    for each core), `fresh` does all again, `force` replaces what others have put in the places of outputs, `members`
    is the list of a network's members; `inputs`: whether reports carry their inputs; `dask` is the address of a Dask
    scheduler, whose workers then do it ("": this machine's own)."""

    kinds: tuple[str, ...] = ()
    workers: int = 0
    limits: Limits = field(default_factory=Limits)
    fresh: bool = False
    force: bool = False
    members: Path | None = None
    inputs: bool = True
    dask: str = ""

    @property
    def options(self) -> str:
        """What a report depends on, beside its study, the version and the data."""
        return f"{'with' if self.inputs else 'without'} inputs"


PLAIN = Wishes()


def run_batch(
    given: Path,
    out: Path,
    wishes: Wishes = PLAIN,
    *,
    work: Work = report_one,
    progress: Callable[[LineFact], None] = _nothing,
    tell: Callable[[str], None] = _nothing,
    remark: Callable[[str], None] | None = None,
    begin: Callable[[], None] = lambda: None,
    say: Callable[[Summary], None] = lambda _: None,
    stores: Stores = NO_STORES,
) -> Summary:
    """Report on every study of a folder, a list or a workbook of many; one that fails does not stop the others.

    Writes OUT/NAME-report.xlsx for each and what else is wished; then the summary, the report of the network and the
    manifest, together. What the manifest has, and is as it was, is not done again. Nothing depends on how many workers
    there are. InputError when there is nothing to do or when something is there that is not a batch's. A signal to end
    is heard: the summary so far is written and handed to `say`, and then the signal goes on. `begin` is called once
    nothing is refused any more and there are studies to report on. What was kept is told to `remark`, or to `tell`
    where that is not given. `stores` know inputs of a list that lie elsewhere, and are told of each study that is done.
    """
    _refuse_study(out)
    batch = _Batch(given, out, wishes, work, progress, tell, remark or tell, begin, stores)
    _make_folder(out)  # only now: without anything to do nothing is left behind
    with Stops() as stops:
        summary = batch.run(stops)
        say(summary)  # also that of a batch which was stopped
    stops.go_on()
    return summary


def _refuse_study(out: Path) -> None:
    try:
        study = study_in(out)
    except OSError:  # what cannot be looked at is told when it is to be made
        return
    if study:
        raise InputError([Problem("", "", str(out), FolderOfStudy(study, "reports"))])


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError([Problem("", "", str(out), FolderNotMade(reason(error)))]) from error


class _Batch:
    """One batch: what it was given, what is known of earlier ones, and what it comes to. InputError where there is
    nothing to do."""

    def __init__(
        self,
        given: Path,
        out: Path,
        wishes: Wishes,
        work: Work,
        progress: Callable[[LineFact], None],
        tell: Callable[[str], None],
        remark: Callable[[str], None],
        begin: Callable[[], None],
        stores: Stores,
    ) -> None:
        self.given, self.out, self.wishes = given, out, wishes
        self.work, self.progress, self.begin, self.stores = work, progress, begin, stores
        self.tell, self.remark = tell, remark
        self.kinds = kinds_of(*wishes.kinds)
        self.journal = out / JOURNAL.format(os.urandom(8).hex())
        # What the same input gives something else with.
        self.language = language_chosen()
        self.options = wishes.options if self.language is None else f"{wishes.options} in {self.language.code}"
        self.program = program_of(f"{impactcalc.__version__} {self.options}")
        self.before = Manifest.of(out)
        here = Manifest.of(given)
        ours = {*OWN, *here.written} if here.given else ()
        self.found = find_inputs(given, out, ours, wishes.members, stores)
        self.members = member_list(wishes.members, self.found.sources)
        if not self.found.sources:
            raise InputError([Problem("", "", str(given), no_study(given, self.found))])

    def run(self, stops: Stops) -> Summary:
        """All of it."""
        self._look()
        lines: dict[Key, Line] = {}
        last = Outputs(force=True, tell=self.tell, another="folder")
        staged = {name: last.file(self.out / name) for name in OWN}
        with last:  # whoever else would write this summary is told, and ends
            left = (*journals(self.out), self.journal)
            self.before = Manifest.of(self.out)  # what was put down meanwhile
            self._tell_gone()
            lines, jobs = self._sorted()
            self._tell_kept(lines, jobs)
            self._clear_up(jobs)
            if jobs:
                self.begin()
                lines |= self._done(jobs, stops)
            summary = Summary(tuple(self._line(one, lines) for one in self.found.inputs), stopped=bool(stops.number))
            with speaking_to(summary.country):
                write_summary(summary, staged[WORKBOOK], staged[TABLE])
                write_network(summary, staged[NETWORK], staged[NETWORK_PAGE], self.members)
            staged[NAME].write_text(self._manifest(summary), encoding="utf-8", newline="\n")
        for journal in left:  # the manifest has it all
            journal.unlink(missing_ok=True)
        return summary

    def _look(self) -> None:
        """InputError where what is there is another's."""
        self._spare_inputs(self.out / name for name in OWN)
        if self.wishes.force:
            return
        own = Outputs(force=bool(self.before.given), tell=self.tell, another="folder")
        for name in OWN:
            own.file(self.out / name)
        own.check()
        if self.before.given and self.before.given != self.found.called:
            others = wrong.ReportsOnOthers(self.before.given, self.found.called)
            raise InputError([Problem("", "", str(self.out), others)])

    def _tell_gone(self) -> None:
        """Outputs of inputs that are no longer there stay, and are the next batch's no longer."""
        here = {source.name for source in self.found.sources}
        gone = [
            name
            for key, entry in self.before.entries.items()
            if key not in here
            for name in entry.line.outputs
            if os.path.lexists(self.out / name)
        ]
        if gone:
            self.remark(noted(OutputsOfGone(tuple(gone[:MOST_NAMED]), max(0, len(gone) - MOST_NAMED))))

    def _tell_kept(self, lines: Mapping[Key, Line], jobs: Sequence[Job]) -> None:
        """How many studies are as they were, and which are done, if those are few."""
        kept = sum(line.status == "done" for line in lines.values())
        if kept:
            few = tuple(job.blank.called for job in jobs) if len(jobs) <= MOST_NAMED else ()
            self.remark(noted(DoneAndAsTheyWere(kept, self.found.whole, few)))

    def _spare_inputs(self, paths: Iterable[Path]) -> None:
        """InputError where an output would take the place of an input, or lie in one that is a folder.

        Looked up, not compared one by one: there may be thousands of each.
        """
        known = {key for source in self.found.sources for key in identities(source.path)}
        folders = {os.path.realpath(source.path) for source in self.found.sources if source.path.is_dir()}
        here = Path(os.path.realpath(self.out))
        problems = [
            Problem("", "", str(path), IsInput("folder"))
            for path in paths
            if os.path.lexists(path) and not known.isdisjoint(identities(path))
        ]
        if any(str(folder) in folders for folder in (here, *here.parents)):
            problems.append(Problem("", "", str(self.out), IsFolderOfInput("reports")))
        if problems:
            raise InputError(problems)

    def _sorted(self) -> tuple[dict[Key, Line], list[Job]]:
        """The lines of what is settled, and the jobs for all the rest. InputError where an output is in the way."""
        named = output_names(source.named for source in self.found.sources)
        lines: dict[Key, Line] = {}
        jobs: list[Job] = []
        for source in self.found.sources:
            sha256 = _hashed(source)
            if isinstance(sha256, Line):
                lines[source.name] = replace(sha256, key=source.key)
                continue
            known = self.before.outputs_of(source)
            kinds = [
                kind
                for kind in OUTPUTS
                if kind in self.kinds or any(name.endswith(OUTPUTS[kind].ending) for name in known)
            ]
            paths = paths_of(self.out, named[source.named[0]], kinds)
            names = [path.name for path in paths.values()]
            settled = self.before.settled(source, sha256, self.program, names, self.out)
            if settled is not None and not self.wishes.fresh:
                lines[source.name] = settled
            else:
                jobs.append(
                    Job(
                        source.path,
                        source.shown,
                        source.key,
                        paths,
                        sha256,
                        self.journal,
                        self.program,
                        self.wishes.inputs,
                        self.language,
                    )
                )
        return lines, self._free(jobs, lines)

    def _free(self, jobs: list[Job], lines: dict[Key, Line]) -> list[Job]:
        """The jobs whose outputs may be written. InputError where some are in the way that no batch has written; one
        that was changed since has a line that says so."""
        self._spare_inputs(path for job in jobs for path in job.paths.values())
        foreign = Outputs(force=self.wishes.force, another="folder")
        ours = Outputs(force=True, another="folder")
        free = []
        for job in jobs:
            names = [path.name for path in job.paths.values()]
            known = {name: self.before.written.get(name, set()) for name in names}
            changed = [name for name in names if known[name] and self._is_changed(name, known[name])]
            if changed and not self.wishes.force:
                lines[job.shown, job.key] = ended(job, "problems", wrong.ChangedSince(tuple(changed)))
                continue
            free.append(job)
            added(ours, {kind: path for kind, path in job.paths.items() if known[path.name]})
            added(foreign, {kind: path for kind, path in job.paths.items() if not known[path.name]})
        problems: list[Problem] = []
        for outputs in (ours, foreign):
            try:
                outputs.check()
            except InputError as error:
                problems += error.problems
        if problems:
            raise InputError(problems)
        return free

    def _is_changed(self, name: str, known: set[str]) -> bool:
        path = self.out / name
        return os.path.lexists(path) and fingerprint(path) not in known and not is_damaged(path)

    def _done(self, jobs: list[Job], stops: Stops) -> dict[Key, Line]:
        """The lines of the jobs, as far as they were come to."""
        count = min(self.wishes.workers or os.cpu_count() or 1, len(jobs))
        scratch = Path(tempfile.mkdtemp(prefix=SCRATCH))
        begin(self.journal, self.found.called, scratch)
        crew = self._crew(Crew(count, self.work, self.wishes.limits, stops, scratch), stops)
        lines: dict[Key, Line] = {}
        whole, started = self.found.whole, time.monotonic()
        try:
            for line in crew.lines(jobs):
                lines[line.source, line.key] = line
                self.stores.keep(self.journal, [self.out / name for name in line.outputs])
                left = seconds_left(time.monotonic() - started, len(lines), len(jobs))
                self.progress(StudiesSoFar(whole - len(jobs) + len(lines), whole, left))
        finally:
            self._clear_up(crew.cut_short, said=False)
            shutil.rmtree(scratch, ignore_errors=True)
        if stops.number and not self.wishes.fresh:  # what was put in its place, and nobody took its line any more
            after = Manifest.of(self.out)
            for job in jobs:
                if (job.shown, job.key) in lines:
                    continue  # its outputs may be many: there are seconds only
                source = Source(job.path, job.shown, job.key, "", "", job.input_sha256)
                names_of = [path.name for path in job.paths.values()]
                line_of = after.settled(source, job.input_sha256, self.program, names_of, self.out)
                if line_of is not None:
                    lines[job.shown, job.key] = line_of
        return lines

    def _crew(self, here: Crew, stops: Stops) -> Crew | DaskCrew:
        """This machine's workers, or those of the Dask cluster that is wished for."""
        if not self.wishes.dask:
            return here
        from impactcalc.batch.dask_crew import DaskCrew

        return DaskCrew(self.wishes.dask, self.work, self.wishes.limits, stops, self.options, here)

    def _line(self, one: Source | Line, lines: dict[Key, Line]) -> Line:
        """The line of an input; where outputs of it lie here that are not of what it is now, it says so."""
        if isinstance(one, Line):
            return one
        line = lines.get(one.name) or Line(one.shown, "not_done", key=one.key)
        old = [name for name in self.before.outputs_of(one) if os.path.lexists(self.out / name)]
        if line.status in ("done", "not_done") or not old or line.detail.startswith(old[0]):
            return line
        return replace(line, detail=f"{line.detail}\n{noted(OfEarlierVersion(tuple(old)))}")

    def _manifest(self, summary: Summary) -> str:
        """What became of each study; where it was not come to, what is known of it from before."""
        entries = []
        for line in summary.results:
            before = self.before.entries.get((line.source, line.key))
            if line.status in ("left_out",):
                continue
            if line.outputs or (line.status == "problems" and not (before and before.line.outputs)):
                entries.append(Entry(line, self.program))
            elif before is not None:
                entries.append(before)
        return manifest_text(self.found.called, impactcalc.__version__, entries)

    def _clear_up(self, jobs: Iterable[Job], *, said: bool = True) -> None:
        """Remove what killed processes have left: of these jobs, and, where it is `said`, of all that earlier batches
        wrote, and their workers' folders."""
        paths = {path: kind for job in jobs for kind, path in job.paths.items()}
        if said:
            for name in self.before.written:
                kind = next((kind for kind, one in OUTPUTS.items() if name.endswith(one.ending)), "")
                if kind:
                    paths.setdefault(self.out / name, kind)
            for folder in map(Path, self.before.scratch):
                if folder.name.startswith(SCRATCH) and is_same(folder.parent, Path(tempfile.gettempdir())):
                    shutil.rmtree(folder, ignore_errors=True)
            for path in self.out.iterdir():
                if _PROBE.fullmatch(path.name):
                    with suppress(OSError):
                        path.rmdir()
        here = any(path.name.endswith((PARTIAL, BEFORE, CLAIM)) for path in self.out.iterdir())
        left = Outputs(force=True, tell=self.tell if said else _nothing)
        for path, kind in sorted(paths.items()):
            if OUTPUTS[kind].tables is not None or here:
                added(left, {kind: path})
        with suppress(InputError):  # what speaks against writing there is told where something is to be written
            left.check()


def _hashed(source: Source) -> str | Line:
    """The fingerprint of an input, or the line that says that it cannot be read."""
    try:
        return source.sha256 or input_sha256(source.path)
    except OSError as error:
        fact = NoSuchFile() if isinstance(error, FileNotFoundError) else wrong.InputsNotRead(reason(error))
        return Line(source.shown, "problems", key=source.key, detail=str(Problem("", "", "", fact)))
