"""A process that reports on one study after the other, as it is handed them."""

from __future__ import annotations

import os
import signal
import tempfile
from multiprocessing.connection import Connection

from impactcalc.batch.limits import end_with_parent, limit_memory
from impactcalc.batch.one import Work, outcome

READY = "ready"


def serve(pipe: Connection, work: Work, megabytes: int, scratch: str, parent: int) -> None:
    """Answer each job with its line, until the pipe is closed. Ctrl-C is the parent's to hear.

    What it needs for a while it puts into the folder `scratch`, which is removed even if this process is killed.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent(parent)
    limit_memory(megabytes)
    tempfile.tempdir = scratch
    try:
        _load()
    except (ImportError, MemoryError, OSError, SystemError) as error:  # so it looks where memory is short
        lacking = isinstance(error, ModuleNotFoundError | FileNotFoundError | PermissionError)  # a broken installation
        if lacking or os.environ.get("IMPACTCALC_DEBUG") == "1":
            raise
        os._exit(1)  # which the parent tells
    pipe.send(READY)
    while True:
        try:
            job = pipe.recv()
        except EOFError:
            return
        pipe.send(outcome(work, job))


def _load() -> None:
    """What every study needs, before the clock of the first one runs."""
    # The tables are small: one thread is faster, and several workers would be in each other's way.
    for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    import impactcalc.impact.one_wave
    import impactcalc.report.workbook  # noqa: F401 - read again where they are used
