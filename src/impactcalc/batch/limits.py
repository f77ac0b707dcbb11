"""What one study may take: seconds and memory. And that a worker ends with its parent."""

from __future__ import annotations

import os
import signal
import sys
import threading
from dataclasses import dataclass

from impactcalc.words.speaking import noted

# A workbook of a million rows, read, run and written, takes about 150 seconds of the processor and 0.9 GiB.
SECONDS, MEGABYTES = 600.0, 4000


@dataclass(frozen=True)
class Limits:
    """Of one study: `seconds` on the clock, `megabytes` of address space; 0 for none."""

    seconds: float = SECONDS
    megabytes: int = MEGABYTES

    def words(self) -> str:
        """As a line says them."""
        from impactcalc.facts.notes.batches import StudyMayTake  # late: help has no use for it

        return noted(StudyMayTake(self.seconds, self.megabytes if can_limit_memory() else 0))


def can_limit_memory() -> bool:
    """Whether this system holds a process to an amount of memory: POSIX, but not macOS, which takes no notice."""
    return os.name == "posix" and sys.platform != "darwin"


def limit_memory(megabytes: int) -> None:
    """Hold this process to so much address space."""
    if not megabytes or not can_limit_memory():
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def end_with_parent(parent: int) -> None:
    """End when the process `parent` does, however it ends: nobody would take what is still made."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(1, signal.SIGKILL, 0, 0, 0)  # PR_SET_PDEATHSIG
    if os.getppid() != parent:  # it was quicker
        os._exit(1)
    threading.Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    """For systems that send no such signal."""
    from multiprocessing.connection import wait
    from multiprocessing.process import parent_process

    above = parent_process()
    if above is not None:
        wait([above.sentinel])
        os._exit(1)
