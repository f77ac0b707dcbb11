"""Kill runs and batches at any moment, most of them while they write, and look at what they leave.

    python scripts/kill_runs.py                  200 kills, about ten minutes
    python scripts/kill_runs.py --kills 8 --seed 3

After each kill every output is as it was before, or whole, and never between. The next run then gives the bytes of
one that nobody disturbed, and leaves nothing else behind. Ends with 1 at the first kill after which that is not so.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

STAGED = ".impactcalc-"  # part of the name of whatever lies beside its place
IN_WRITING = 0.75  # of the kills, once something is being written
LONGEST = 300.0  # seconds that a command may take
Bytes = dict[str, bytes]


@dataclass(frozen=True)
class Command:
    """What is run: its words, and the folder that everything it writes lies in."""

    name: str
    words: tuple[str, ...]
    folder: Path


def commands(work: Path) -> list[Command]:
    """A run with every kind of output, and a batch of three workbooks."""
    import impactcalc as ic
    from impactcalc.samples import find_sample

    many = work / "many"
    many.mkdir()
    for name in ("one", "two", "three"):
        shutil.copyfile(find_sample("sister-cities-2014"), many / f"{name}.xlsx")
    ic.run(find_sample("sister-cities-2014")).to_excel(work / "first.xlsx")  # imports what a run needs, once for all
    single, batch = work / "run", work / "batch"
    study = str(many / "one.xlsx")
    outputs = (
        "-o",
        str(single / "report.xlsx"),
        "--json",
        str(single / "result.json"),
        "--csv",
        str(single / "tables"),
    )
    return [
        Command("run", ("run", study, *outputs, "--force", "--quiet"), single),
        Command("batch", ("batch", str(many), "-o", str(batch), "--workers", "2", "--force", "--quiet"), batch),
    ]


def started(command: Command) -> int:
    """A process of its own, in a group of its own, that does the command; its number."""
    child = os.fork()  # what is imported is imported once
    if child:
        return child
    os.setsid()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    from impactcalc.cli import main

    sys.argv = ["impactcalc", *command.words]
    code: object = 1
    try:
        main()
    except SystemExit as end:
        code = end.code
    finally:
        os._exit(code if isinstance(code, int) else 1)


def ended(child: int, *, after: float = LONGEST) -> int | None:
    """The exit code, negative for a signal; None while it is still at it after so many seconds."""
    until = time.monotonic() + after
    while True:
        found, status = os.waitpid(child, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > until:
            return None
        time.sleep(0.001)


def undisturbed(command: Command) -> tuple[Bytes, float, float]:
    """What the command writes when nobody kills it, and how long it takes until it begins to write, and then."""
    command.folder.mkdir()
    begun = time.monotonic()
    child = started(command)
    while not is_writing(command.folder):
        code = ended(child, after=0.0)
        if code is not None:
            raise SystemExit(f"{command.name} wrote nothing, and ended with {code}")
        time.sleep(0.001)
    writing = time.monotonic()
    code = ended(child)
    if code != 0:
        raise SystemExit(f"{command.name} ended with {code}, before anything was killed")
    return contents(command.folder), writing - begun, time.monotonic() - writing


def is_writing(folder: Path) -> bool:
    """Whether something lies beside its place."""
    return any(STAGED in name for _, folders, files in os.walk(folder) for name in (*folders, *files))


def contents(folder: Path) -> Bytes:
    """Every file of a folder, by its path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def kill_once(command: Command, before: float, during: float, chance: random.Random) -> str:
    """Start the command and kill it with all that it has started; when that was."""
    wait_for_writing = chance.random() < IN_WRITING
    moment = chance.random() * (during if wait_for_writing else before + during) * 1.1
    child = started(command)
    if wait_for_writing:
        until = time.monotonic() + LONGEST
        while not is_writing(command.folder) and time.monotonic() < until and ended(child, after=0.0) is None:
            time.sleep(0.001)
    time.sleep(moment)
    was_writing = is_writing(command.folder)
    try:
        os.killpg(child, signal.SIGKILL)
        ended(child)
    except (ProcessLookupError, ChildProcessError):
        return "it had ended"
    return "while writing" if was_writing else "before or after writing"


def faults(found: Bytes, earlier: Bytes, whole: Bytes) -> Iterator[str]:
    """What lies in its place and is neither what was there before nor what belongs there."""
    for name, content in found.items():
        if STAGED not in name and content not in (earlier.get(name), whole.get(name)):
            yield f"{name} is damaged"
    for name in earlier.keys() - found.keys():
        yield f"{name} is gone"


@contextmanager
def workplace() -> Iterator[Path]:
    """A folder that is removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="impactcalc-kills-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def killed(command: Command, kills: int, chance: random.Random) -> dict[str, int]:
    """Kill a command so many times, each followed by one that nobody kills; how often which moment was hit."""
    whole, before, during = undisturbed(command)
    moments: dict[str, int] = {}
    for number in range(1, kills + 1):
        if chance.random() < 0.5:  # the other half replaces what is there
            shutil.rmtree(command.folder)
            command.folder.mkdir()
        earlier = contents(command.folder)
        moment = kill_once(command, before, during, chance)
        moments[moment] = moments.get(moment, 0) + 1
        wrong = list(faults(contents(command.folder), earlier, whole))
        code = ended(started(command))
        after = contents(command.folder)
        wrong += [f"the next {command.name} ended with {code}"] if code != 0 else []
        wrong += [f"{name} is not as it was" for name in whole if after.get(name) != whole[name]]
        wrong += [f"{name} was left" for name in after.keys() - whole.keys()]
        if wrong:
            raise SystemExit(f"{command.name}, kill {number}, {moment}: {'; '.join(wrong)}")
    return moments


def main(words: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(words)
    chance = random.Random(given.seed)
    with workplace() as work:
        for command, kills in zip(commands(work), (given.kills - given.kills // 4, given.kills // 4), strict=True):
            moments = killed(command, kills, chance)
            told = ", ".join(f"{count} {moment}" for moment, count in sorted(moments.items()))
            print(f"{command.name}: {kills} kills ({told or 'none'}): no damage, and the next one as if undisturbed")


if __name__ == "__main__":
    main()
