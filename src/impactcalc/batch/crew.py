"""The workers: a study each, a dead or a late one replaced, all of them ended when that is wanted."""

from __future__ import annotations

import multiprocessing
import multiprocessing.resource_tracker as resource_tracker
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import FrameType

from impactcalc.batch.limits import Limits
from impactcalc.batch.line import Line
from impactcalc.batch.one import Job, Work, ended
from impactcalc.batch.worker import READY, serve
from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems import batches as wrong

STEP = 0.25  # seconds between two looks at the clock and at whether somebody wants us to end
STARTING = 120.0  # seconds that a worker may take to start
MOST_FAILED_STARTS = 3


class Stops:
    """Hears Ctrl-C and the request of the system to end, without breaking what is being done; `number` is the signal.

    When the block ends, the signal goes to whoever listened before.
    """

    number = 0

    def __enter__(self) -> Stops:
        self._before = {}
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, signal.SIGTERM):
                if signal.getsignal(number) is not signal.SIG_IGN:
                    self._before[number] = signal.signal(number, self._hear)
        return self

    def __exit__(self, *_: object) -> None:
        for number, heard in self._before.items():
            signal.signal(number, heard)

    def go_on(self) -> None:
        """Hand a signal that was heard to whoever listens now."""
        if self.number:
            signal.raise_signal(self.number)

    def _hear(self, number: int, _: FrameType | None) -> None:
        self.number = self.number or number


class _Worker:
    """A process, the pipe to it, the job that it is at and since when."""

    def __init__(self, work: Work, limits: Limits, scratch: Path) -> None:
        context = multiprocessing.get_context("spawn")  # some libraries deadlock after a fork
        self.pipe, other = context.Pipe()
        self.ready = False
        self.job: Job | None = None
        self.since = time.monotonic()
        self.process: SpawnProcess = context.Process(
            target=serve, args=(other, work, limits.megabytes, str(scratch), os.getpid()), daemon=True
        )
        with _unheard():
            self.process.start()
        other.close()  # so that the pipe ends when the process does

    def give(self, job: Job) -> bool:
        """Hand it a job; False where it has died meanwhile."""
        self.job, self.since = job, time.monotonic()
        try:
            self.pipe.send(job)
        except OSError:
            self.job = None
            return False
        return True

    def end(self) -> tuple[int, str]:
        """End it, whatever it is at; the code with which it had ended, if it had, and the signal's name below 0."""
        self.process.join(0.2)
        code = self.process.exitcode
        self.process.kill()
        self.process.join()
        self.pipe.close()
        self.process.close()
        if code is None or code >= 0:
            return code or 0, ""
        with suppress(ValueError):
            return code, signal.Signals(-code).name
        return code, ""


class Crew:
    """So many workers, under limits. `cut_short` are the jobs in the midst of which a worker was ended or died."""

    def __init__(self, count: int, work: Work, limits: Limits, stops: Stops, scratch: Path) -> None:
        self._count, self._work, self._limits, self._stops = count, work, limits, stops
        self._scratch = scratch
        self._workers: list[_Worker] = []
        self._failed_starts = 0
        self.cut_short: list[Job] = []

    def lines(self, jobs: Iterable[Job]) -> Iterator[Line]:
        """The line of each job as it comes; those that are not come to when somebody wants us to end have none.

        A job in whose midst a worker dies is done again alone, when all others are done: then it has the machine to
        itself, and costs nobody else anything.
        """
        waiting, again = deque(jobs), deque[Job]()
        alone = False
        try:
            while (waiting or again or self._busy()) and not self._stops.number:
                if not waiting and not self._busy() and not alone:
                    alone, waiting = True, again
                    again = deque()
                    self._end_all()  # each of the rest has a fresh process
                if alone:
                    yield from self._one_alone(waiting)
                    continue
                self._hand_out(waiting)
                for worker in self._heard():
                    line = self._taken(worker, again)
                    if line is not None:
                        yield line
        finally:
            self._end_all()

    def _one_alone(self, waiting: deque[Job]) -> Iterator[Line]:
        """The next job by a worker of its own, and what became of it for good."""
        job, dead = waiting.popleft(), deque[Job]()
        one = deque([job])
        how = (0, "")
        while (one or self._busy()) and not self._stops.number:
            self._hand_out(one, 1)
            for worker in self._heard():
                line = self._taken(worker, dead)
                how = self._last_end
                if line is not None:
                    yield line
        if dead:
            yield ended(job, "died", wrong.DiedTwice(*how))
        self._end_all()

    _last_end = (0, "")

    def _busy(self) -> list[_Worker]:
        return [worker for worker in self._workers if worker.job is not None]

    def _hand_out(self, waiting: deque[Job], count: int = 0) -> None:
        """A job to every worker that has none; as many workers as there is work for."""
        for worker in [worker for worker in self._workers if worker.ready and worker.job is None]:
            if waiting and not worker.give(waiting[0]):
                self._drop(worker)
            elif waiting:
                waiting.popleft()
        starting = sum(not worker.ready for worker in self._workers)
        wanted = min(count or self._count, len(self._busy()) + len(waiting))
        for _ in range(wanted - len(self._busy()) - starting):
            self._workers.append(_Worker(self._work, self._limits, self._scratch))

    def _heard(self) -> list[_Worker]:
        """The workers that have something to say, have died, or are late."""
        ready = wait([worker.pipe for worker in self._workers], STEP)
        heard = [worker for worker in self._workers if worker.pipe in ready]
        return heard + [worker for worker in self._workers if worker not in heard and self._is_late(worker)]

    def _is_late(self, worker: _Worker) -> bool:
        allowed = STARTING if not worker.ready else self._limits.seconds if worker.job else 0.0
        return allowed > 0 and time.monotonic() - worker.since > allowed

    def _taken(self, worker: _Worker, again: deque[Job]) -> Line | None:
        """What a worker says; a job in whose midst it died goes to `again`."""
        said: object = None
        with suppress(EOFError, OSError):
            if worker.pipe.poll():
                said = worker.pipe.recv()
                if said == READY:
                    worker.ready = True
                    self._failed_starts = 0
                    return None
        job = worker.job
        if isinstance(said, Line):
            worker.job = None
            if said.status == "too_large":  # what it had taken may not all come back
                self._drop(worker)
            return said
        late = self._is_late(worker) and worker.process.is_alive()
        self._last_end = self._drop(worker)
        if job is None:
            self._failed_starts += not worker.ready
            self._give_up()
            return None
        self.cut_short.append(job)
        if late:
            return ended(job, "too_long", wrong.TookTooLong(self._limits.seconds))
        again.append(job)
        return None

    def _give_up(self) -> None:
        if self._failed_starts >= MOST_FAILED_STARTS:
            raise InputError([Problem("", "", "", wrong.NoWorkerStarted(*self._last_end))])

    def _drop(self, worker: _Worker) -> tuple[int, str]:
        self._workers.remove(worker)
        return worker.end()

    def _end_all(self) -> None:
        for worker in self._workers:  # all at once, not one after the other
            worker.process.kill()
        self.cut_short += [worker.job for worker in self._busy() if worker.job is not None]
        while self._workers:
            self._drop(self._workers[-1])


@contextmanager
def _unheard() -> Iterator[None]:
    """A process that is started in this block does not hear Ctrl-C; this one hears it when the block has ended."""
    if sys.platform != "win32":
        resource_tracker.ensure_running()  # which, where it is started, makes signals heard again
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        return
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, heard)
