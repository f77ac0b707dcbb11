"""Batches that cannot begin or go on, and studies of them that come to nothing."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact


class NoStudyThere(ProblemFact):
    """No study in what was given, a `folder` or a list; `endings` are those of workbooks, `left` the first inputs that
    are none, and why. In a folder `reports` is how many reports lie there that impactcalc wrote, `alike` are the first
    files that are only called so, with the `report_ending`."""

    folder: bool
    endings: tuple[str, ...]
    left: tuple[tuple[str, str], ...]
    reports: int
    alike: tuple[str, ...]
    report_ending: str


class InputsNotRead(ProblemFact):
    """What was given, or an input of it, cannot be read, for a reason that the system gives."""

    reason: str


class ListTooLong(ProblemFact):
    """A list of inputs of more than so many megabytes."""

    most: int


class ReportsOnOthers(ProblemFact):
    """The folder for the reports has those on something else."""

    there: str
    given: str


class ChangedSince(ProblemFact):
    """Outputs of a study that somebody has changed since they were written."""

    names: tuple[str, ...]


class OnlyFoldersWatched(ProblemFact):
    """--watch without a folder."""


class StudyOfNoMember(ProblemFact):
    """A study that is of no member of the list; `name` is what it would have to be called there."""

    name: str


class StudiesOfOneMember(ProblemFact):
    """Two studies of one member of the list."""

    first: str
    second: str


class NoWorkerStarted(ProblemFact):
    """No process for a study could be started; the last one ended with this code, or by this signal."""

    exit_code: int
    signal: str


class DiedTwice(ProblemFact):
    """The process that worked on a study died twice, the second time with this code, or by this signal."""

    exit_code: int
    signal: str


class TookTooLong(ProblemFact):
    """A study that was not finished after so many seconds."""

    seconds: float


class TookTooMuch(ProblemFact):
    """A study that needs more memory than one may take."""


class DaskMissing(ProblemFact):
    """Dask is wished for, and not installed; `command` installs it."""

    command: str


class DaskSilent(ProblemFact):
    """Nobody answers at the address of the Dask scheduler."""


class DaskWithoutWorkers(ProblemFact):
    """A Dask scheduler that has no worker."""

    address: str


class DaskGone(ProblemFact):
    """The Dask scheduler has gone while the batch ran."""

    address: str


class DaskWorkerUnable(ProblemFact):
    """A Dask worker cannot work on a study at all; `error` is what the system says there."""

    error: str


class DaskProcessEnded(ProblemFact):
    """The process of a Dask worker ended before it had what it was to do, with this code, or by a signal (below 0)."""

    exit_code: int


class DaskWorkerDiffers(ProblemFact):
    """A Dask worker has another version, or other data, than this machine."""


class DaskGaveUp(ProblemFact):
    """The Dask workers that had a study died."""


class BatchesSaid(Protocol):
    """What a language says of these."""

    def no_study_there(self, fact: NoStudyThere, /) -> Wrong: ...
    def inputs_not_read(self, fact: InputsNotRead, /) -> Wrong: ...
    def list_too_long(self, fact: ListTooLong, /) -> Wrong: ...
    def reports_on_others(self, fact: ReportsOnOthers, /) -> Wrong: ...
    def changed_since(self, fact: ChangedSince, /) -> Wrong: ...
    def only_folders_watched(self, fact: OnlyFoldersWatched, /) -> Wrong: ...
    def study_of_no_member(self, fact: StudyOfNoMember, /) -> Wrong: ...
    def studies_of_one_member(self, fact: StudiesOfOneMember, /) -> Wrong: ...
    def no_worker_started(self, fact: NoWorkerStarted, /) -> Wrong: ...
    def died_twice(self, fact: DiedTwice, /) -> Wrong: ...
    def took_too_long(self, fact: TookTooLong, /) -> Wrong: ...
    def took_too_much(self, fact: TookTooMuch, /) -> Wrong: ...
    def dask_missing(self, fact: DaskMissing, /) -> Wrong: ...
    def dask_silent(self, fact: DaskSilent, /) -> Wrong: ...
    def dask_without_workers(self, fact: DaskWithoutWorkers, /) -> Wrong: ...
    def dask_gone(self, fact: DaskGone, /) -> Wrong: ...
    def dask_worker_unable(self, fact: DaskWorkerUnable, /) -> Wrong: ...
    def dask_process_ended(self, fact: DaskProcessEnded, /) -> Wrong: ...
    def dask_worker_differs(self, fact: DaskWorkerDiffers, /) -> Wrong: ...
    def dask_gave_up(self, fact: DaskGaveUp, /) -> Wrong: ...
