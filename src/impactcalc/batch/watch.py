"""A folder that is watched: a batch each time that something was put there and is whole."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn

from impactcalc.target import is_same

STEP = 2.0  # seconds between two looks: a file that is still being copied changes meanwhile
State = Mapping[str, tuple[int, int, int]]


def watch(folder: Path, out: Path, once: Callable[[], None], step: float = STEP) -> NoReturn:
    """Call `once` now and whenever what lies in the folder is other than before and stays as it is for a `step`.

    Only a signal ends it.
    """
    done: State | None = None
    before: State | None = None
    while True:
        now = state_of(folder, out)
        if now == before and now != done:
            once()
            done = now
        before = now
        time.sleep(step)


def state_of(folder: Path, out: Path) -> State:
    """What lies there, and in the folders there: names, sizes and times of change; without what a batch writes."""
    found: dict[str, tuple[int, int, int]] = {}
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError:
            continue  # told by the batch
        for entry in entries:
            if entry.name.startswith((".", "~$")) or is_same(Path(entry.path), out):
                continue
            try:
                about = entry.stat()
                if here == folder and entry.is_dir():
                    waiting.append(Path(entry.path))
            except OSError:
                found[entry.path] = (0, 0, 0)
                continue
            found[entry.path] = (about.st_ino, about.st_size, about.st_mtime_ns)
    return found
