"""What a command takes: processor seconds and memory, of a process of its own and all that it starts.

Modules are compiled, as pip leaves them when it installs: else each run of a checkout that may not write beside its
sources would compile them anew, which takes a third of a small run.
"""

from __future__ import annotations

import atexit
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache

Command = Sequence[object]
_CHILD = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""


@cache
def compiled() -> Mapping[str, str]:
    """The environment, with a folder of its own for what is compiled; it goes when this process ends."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": folder}


def measured(command: Command) -> tuple[float, float]:
    """Processor seconds and highest memory in MiB of a command, in a process of its own."""
    words = [sys.executable, "-c", _CHILD, *map(str, command)]
    done = subprocess.run(words, check=True, capture_output=True, text=True, env=compiled())
    seconds, memory = done.stdout.split()
    return float(seconds), float(memory)


def in_turns(times: int, commands: Sequence[Command]) -> list[float]:
    """The median seconds of each command, one after the other in every round; the first round warms up."""
    found: list[list[float]] = [[] for _ in commands]
    for turn in range(times + 1):
        for kept, command in zip(found, commands, strict=True):
            seconds, _ = measured(command)
            if turn:
                kept.append(seconds)
    return list(map(statistics.median, found))
