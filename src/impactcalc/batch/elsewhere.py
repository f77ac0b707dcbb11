"""On another machine: a parcel of studies, done in a process of its own there, under the limits of each study.

What hands out parcels calls `do` in its own worker, which may be no place for children or for limits; so the parcel
goes to a fresh process, this module as a program, by its standard input, and what comes of it returns by its standard
output. That process ends when its input does, and so with the worker, however that ends.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
import threading
from dataclasses import replace
from pathlib import Path
from typing import IO, cast

from impactcalc.batch.crew import Crew, Stops
from impactcalc.batch.line import Line
from impactcalc.batch.manifest import program_of
from impactcalc.batch.one import Job
from impactcalc.batch.parcel import Bytes, Parcel, Returned

LENGTH = 8  # bytes that say how long what follows is


class ProcessEndedError(RuntimeError):
    """The process that worked on a parcel ended before it was done, with this code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def do(parcel: Parcel) -> Returned:
    """A parcel's lines and outputs. ProcessEndedError where the process that did it ended before it had them."""
    with subprocess.Popen([sys.executable, "-m", __name__], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            _send(process.stdin, pickle.dumps(parcel))
            returned = _heard(process.stdout)
        except (BrokenPipeError, EOFError) as error:
            raise ProcessEndedError(process.wait()) from error
        finally:
            process.kill()
    return cast(Returned, pickle.loads(returned))


def main() -> None:
    """Read a parcel, do it, and say what came of it."""
    source, out = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever else is printed does not get between
    parcel = cast(Parcel, pickle.loads(_heard(source)))
    threading.Thread(target=_end_with, args=(source,), daemon=True).start()
    with tempfile.TemporaryDirectory(prefix="impactcalc-elsewhere-") as folder:
        _send(out, pickle.dumps(_done(parcel, Path(folder))))


def _done(parcel: Parcel, folder: Path) -> Returned:
    import impactcalc

    program = program_of(f"{impactcalc.__version__} {parcel.options}")
    jobs = _unpacked(parcel, folder)
    crew = Crew(1, parcel.work, parcel.limits, Stops(), folder)
    places = {(job.shown, job.key): at for at, job in enumerate(jobs)}
    lines: dict[int, Line] = {places[line.source, line.key]: line for line in crew.lines(jobs)}
    outputs = {
        at: {kind: Bytes.of(path, tables=True) for kind, path in jobs[at].paths.items()}
        for at, line in lines.items()
        if line.status == "done"
    }
    return Returned(program, lines, outputs)


def _unpacked(parcel: Parcel, folder: Path) -> list[Job]:
    """The jobs with paths of this machine: each input in a folder of its own, since names may be the same."""
    here = {}
    for number, (path, content) in enumerate(parcel.inputs.items()):
        place = folder / "in" / str(number)
        place.mkdir(parents=True)
        here[path] = content.put(place / content.name)
    jobs = []
    for number, job in enumerate(parcel.jobs):
        out = folder / "out" / str(number)
        out.mkdir(parents=True)
        paths = {kind: out / path.name for kind, path in job.paths.items()}
        jobs.append(replace(job, path=here[job.path], paths=paths, journal=out / "journal"))
    return jobs


def _send(stream: IO[bytes], content: bytes) -> None:
    stream.write(len(content).to_bytes(LENGTH, "big"))
    stream.write(content)
    stream.flush()


def _heard(stream: IO[bytes]) -> bytes:
    """EOFError where it ends before it is whole."""
    length = stream.read(LENGTH)
    content = stream.read(int.from_bytes(length, "big")) if len(length) == LENGTH else b""
    if len(length) < LENGTH or len(content) < int.from_bytes(length, "big"):
        raise EOFError
    return content


def _end_with(stream: IO[bytes]) -> None:
    """Whoever sent the parcel keeps the stream open as long as it wants the answer."""
    stream.read()
    os._exit(1)


if __name__ == "__main__":
    main()
