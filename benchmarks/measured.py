"""What a command takes: processor seconds and memory, of a process of its own and all that it starts."""

from __future__ import annotations

import statistics
import subprocess
import sys
from collections.abc import Sequence

Command = Sequence[object]
_CHILD = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""


def measured(command: Command) -> tuple[float, float]:
    """Processor seconds and highest memory in MiB of a command, in a process of its own."""
    words = [sys.executable, "-c", _CHILD, *map(str, command)]
    seconds, memory = subprocess.run(words, check=True, capture_output=True, text=True).stdout.split()
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
