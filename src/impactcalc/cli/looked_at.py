"""What a command is to read, looked at before anybody opens it: a name that no file can have, a pipe, a folder."""

from __future__ import annotations

import errno
import functools
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from impactcalc.cli.url import OUTPUTS
from impactcalc.errors import InputError, Problem
from impactcalc.facts.found import ProblemFact
from impactcalc.facts.problems import files as wrong

# Texts that may be a path. Whatever else is not given as a path is none.
_MAYBE_PATHS = ("multipliers", "package", "place", "places", "database")
_INPUTS = ("source", "inputs", "given", "other", "last_year")  # looked at by the reader of studies, or of lists
_FILES = (
    "files", "table", "make", "use", "imported", "jobs", "accounts", "bridge", "concordance", "capture", "taxes",
    "members",
)  # fmt: skip
_REPORTS = ("report",)  # to be read again: a file, and there


def looked_at(command: Callable[..., None]) -> Callable[..., None]:
    """A command that is called when what it is to read may be opened."""

    @functools.wraps(command)
    def called(**given: Any) -> None:
        problems = [
            Problem("", "", str(one), fact)
            for name, value in given.items()
            if name not in OUTPUTS
            for one in (value if isinstance(value, list) else [value])
            if isinstance(one, Path) or (isinstance(one, str) and name in _MAYBE_PATHS)
            for fact in _faults(name, one)
        ]
        if problems:
            from impactcalc.console import refuse

            refuse(InputError(problems))
        command(**given)

    return called


def _faults(name: str, path: Path | str) -> Iterator[ProblemFact]:
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - which takes texts too
    except (FileNotFoundError, NotADirectoryError):
        if name in _REPORTS:
            yield wrong.NoSuchFile()
        return
    except (OSError, ValueError) as error:
        if isinstance(error, ValueError) or error.errno == errno.ENAMETOOLONG:
            yield wrong.NameOfNoFile()
        return  # told by whoever opens it
    if name in _INPUTS:
        return
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        yield wrong.NoOrdinaryInput()
    elif stat.S_ISDIR(mode) and (name in _REPORTS or name in _FILES):
        yield wrong.FolderForFile()
