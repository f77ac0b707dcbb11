"""The workers of a Dask cluster, instead of this machine's own: parcels of studies go out, lines and outputs return.

Dask finds a worker for each parcel, and another where one is lost. Workers need impactcalc, of the same version and
with the same data, and no folder in common with this machine: what they are handed is all that they read, and outputs
are put in their places here, as they come back.
"""

from __future__ import annotations

import importlib.util
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from impactcalc.batch.crew import STEP, Crew, Stops
from impactcalc.batch.elsewhere import ProcessEndedError, do
from impactcalc.batch.limits import Limits
from impactcalc.batch.line import Line
from impactcalc.batch.manifest import put_down
from impactcalc.batch.one import Job, Work, ended
from impactcalc.batch.outputs import added
from impactcalc.batch.parcel import Bytes, packed
from impactcalc.errors import InputError, Problem
from impactcalc.facts.found import ProblemFact
from impactcalc.facts.problems import batches as wrong
from impactcalc.files import Outputs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from distributed import Client, Future

STUDIES = 8  # in a parcel: a process is started for each
CONNECTING = 10  # seconds that the scheduler may take to answer
EXTRA = 'pip install "impactcalc[dask]"'


@dataclass
class DaskCrew:
    """The workers of the scheduler at `address`. `here` is the crew for what had problems elsewhere: a logo that lies
    beside the workbook, a disk that is full there. `options` is what a report depends on beside its study, the version
    and the data."""

    address: str
    work: Work
    limits: Limits
    stops: Stops
    options: str
    here: Crew
    _again_here: list[Job] = field(default_factory=list)
    _lost: list[Job] = field(default_factory=list)

    @property
    def cut_short(self) -> list[Job]:
        """The jobs in the midst of which a process of this machine was ended or died."""
        return self.here.cut_short

    def lines(self, jobs: Iterable[Job]) -> Iterator[Line]:
        """The line of each job as it comes, its outputs in their places; those that are not come to when somebody wants
        us to end have none. InputError where the cluster cannot do it."""
        client = connected(self.address)
        try:
            yield from self._rounds(client, _parcelled(list(jobs), STUDIES))
            lost, self._lost = self._lost, []  # with whom in one parcel a worker died: each alone
            yield from self._rounds(client, _parcelled(lost, 1))
        finally:
            client.close(timeout=STEP)
        for job in self._lost:
            yield ended(job, "died", wrong.DaskGaveUp())
        yield from self.here.lines(self._again_here)

    def _rounds(self, client: Client, waiting: deque[tuple[Job, ...]]) -> Iterator[Line]:
        """Parcels out, lines in; no more of them under way than keep the workers busy, whatever their number."""
        from distributed import wait

        going: dict[Future, tuple[Job, ...]] = {}
        while (waiting or going) and not self.stops.number:
            while waiting and len(going) < 2 * max(1, sum(client.nthreads().values())):
                self._send(client, waiting.popleft(), going)
            try:
                ended = wait(list(going), timeout=STEP, return_when="FIRST_COMPLETED").done if going else ()
            except TimeoutError:
                continue
            for future in ended:
                yield from self._returned(future, going.pop(future))
        client.cancel(list(going))

    def _send(self, client: Client, jobs: tuple[Job, ...], going: dict[Future, tuple[Job, ...]]) -> None:
        """Hand a parcel out; what cannot be read any more this machine's crew tells better."""
        try:
            parcel = packed(jobs, self.work, self.limits, self.options)
        except OSError:
            self._again_here += jobs
            return
        going[client.submit(do, parcel, pure=False)] = jobs

    def _returned(self, future: Future, jobs: tuple[Job, ...]) -> Iterator[Line]:
        """What became of a parcel: its outputs in their places, its lines."""
        from distributed import CancelledError, KilledWorker

        try:
            returned = future.result()
        except KilledWorker:
            self._lost += jobs
            return
        except CancelledError as error:
            raise _refused(self.address, wrong.DaskGone(self.address)) from error
        except ProcessEndedError as error:
            raise _refused(self.address, wrong.DaskProcessEnded(error.code)) from error
        except (ImportError, RuntimeError, OSError) as error:
            raise _refused(self.address, wrong.DaskWorkerUnable(str(error))) from error
        for at, job in enumerate(jobs):
            line = returned.lines.get(at)
            if line is None or line.status == "problems":
                self._again_here.append(job)
            elif line.status != "done":
                yield line
            elif returned.program != job.program:
                raise _refused(self.address, wrong.DaskWorkerDiffers())
            else:
                yield placed(job, line, returned.outputs[at])


def _refused(address: str, fact: ProblemFact) -> InputError:
    return InputError([Problem("--dask", "", address, fact)])


def connected(address: str) -> Client:
    """A client of the scheduler at an address; InputError where Dask is not installed or nobody answers there."""
    if importlib.util.find_spec("distributed") is None:
        raise _refused(address, wrong.DaskMissing(EXTRA))

    import dask

    # What it would tell of lost workers and connections is told here, in our words.
    with dask.config.set({"logging.distributed": "critical"}):
        from distributed import Client
    try:
        client = Client(address, timeout=CONNECTING)
    except (OSError, ValueError, TimeoutError) as error:
        raise _refused(address, wrong.DaskSilent()) from error
    if not client.nthreads():
        client.close(timeout=STEP)
        raise _refused(address, wrong.DaskWithoutWorkers(address))
    return client


def placed(job: Job, line: Line, outputs: Mapping[str, Bytes]) -> Line:
    """A study's line, once its outputs are in their places here: put down before, as a worker of this machine does."""
    here = Outputs(inputs=(job.path,), force=True)  # what may be replaced was looked at before
    staged = added(here, job.paths)
    with here:
        for kind, path in staged.items():
            outputs[kind].put(path)
        put_down(job.journal, line, job.program)
    return line


def _parcelled(jobs: list[Job], studies: int) -> deque[tuple[Job, ...]]:
    return deque(tuple(jobs[at : at + studies]) for at in range(0, len(jobs), studies))
