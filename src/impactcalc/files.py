"""Outputs are written whole or not at all, and never over an input."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from impactcalc.errors import InputError, Problem


@contextmanager
def whole_file(path: Path, *, inputs: tuple[Path | None, ...] = ()) -> Iterator[Path]:
    """A temporary path beside `path` to write to; renamed when the block ends well, removed when it does not.

    `inputs` are files that must not be replaced. InputError when the target is one of them, is a folder, or lies in
    a folder that is not there, and where the disk refuses.
    """
    refuse_target(path, inputs=inputs, force=True)
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        os.close(handle)
        temporary = Path(name)
        yield temporary
        # A temporary is private to its maker; an output has the usual rights.
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        temporary.replace(path)
    except OSError as error:
        text = f"it could not be written ({error.strerror or error})"
        raise InputError([Problem("", "", str(path), text, "Give another place, or make room there")]) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def refuse_target(path: Path, *, inputs: tuple[Path | None, ...] = (), force: bool) -> None:
    """InputError when `path` may not be written: an input, a folder, in no folder, or there (unless `force`)."""
    problem: Problem | None = None
    shown = str(path)
    if any(source is not None and _same(path, source) for source in inputs):
        problem = Problem("", "", shown, "this is the input; it is never overwritten", "Give another name with -o")
    elif path.is_dir():
        problem = Problem("", "", shown, "this is a folder", "Give the name of a file")
    elif not path.parent.is_dir():
        problem = Problem("", "", shown, "its folder does not exist", "Make the folder first, or give another place")
    elif path.exists() and not force:
        problem = Problem(
            "", "", shown, "this file is already there", "Add --force to replace it, or give another name"
        )
    if problem:
        raise InputError([problem])


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.resolve() == other.resolve()
