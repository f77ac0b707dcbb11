"""Outputs are written whole or not at all, all of a command together, and never over an input."""

from __future__ import annotations

import contextlib
import io
import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from impactcalc.claim import Claim
from impactcalc.errors import InputError, Problem
from impactcalc.facts.notes.outputs import EarlierRunStopped
from impactcalc.facts.problems.outputs import (
    Another,
    AnotherRunWrites,
    Because,
    FolderOf,
    NotWritten,
    OnePlaceTwice,
    OutputKind,
)
from impactcalc.target import PARTIAL, Kind, Target, identities, reason
from impactcalc.words.speaking import noted


class Outputs:
    """What one command writes: checked before it begins, written beside its places, and put there together.

        outputs = Outputs(inputs=(source,), force=force, tell=tell)
        report = outputs.file(Path("report.xlsx"))
        outputs.check()                 # InputError with everything that speaks against any of them
        with outputs:
            write(report)               # a temporary path; put in its place when the block ends well

    When the block ends with an exception, also a typer.Exit, every place is as it was before and nothing is left
    beside it. What a process that was killed has left is removed by the next `check` of one of the same outputs,
    and `tell` is given a line about it.
    """

    def __init__(
        self,
        *,
        inputs: Iterable[Path | None] = (),
        force: bool,
        tell: Callable[[str], None] = lambda _: None,
        another: Another = "name",
    ) -> None:
        self._inputs = tuple(path for path in inputs if path is not None)
        self._force = force
        self._tell = tell
        self._another = another  # what the user can give, where a file is in the way
        self._targets: list[Target] = []
        self._claims: list[Claim] = []
        self._made: list[Path] = []

    def file(self, path: Path, *, endings: tuple[str, ...] = (), what: OutputKind = "file") -> Path:
        """Add a file; the path to write it to. `endings` are those that its name may have, as `what` it is."""
        return self._add(path, Kind.FILE, endings=endings, what=what)

    def tables(self, folder: Path, names: Sequence[str], *, of: FolderOf = "tables") -> Path:
        """Add a folder with these files, which may hold others that stay; the folder to write all of them to."""
        return self._add(folder, Kind.TABLES, tuple(names), of=of)

    def package(self, folder: Path, marker: str) -> Path:
        """Add a folder that is replaced as a whole where it holds the file `marker`; the folder to write to."""
        return self._add(folder, Kind.PACKAGE, marker=marker)

    def check(self) -> None:
        """InputError with everything that speaks against writing; nothing is written."""
        self._clear_up()
        problems = [target.problem(self._inputs, force=self._force) for target in self._targets]
        found = [problem for problem in (*problems, *self._one_place_twice()) if problem is not None]
        if found:
            raise InputError(found)

    def __enter__(self) -> Self:
        self.check()  # again: much may have happened since the first time
        try:
            for target in self._targets:
                if target.kind is Kind.TABLES and not target.path.is_dir():
                    target.path.mkdir()
                    self._made.append(target.path)
                claim = Claim(target.journal)
                if not claim.take():
                    raise InputError([Problem("", "", target.shown, AnotherRunWrites())])
                self._claims.append(claim)
                claim.write(self._journal(placing=False))
                target.make()
        except BaseException as error:
            self._leave_nothing()
            if isinstance(error, OSError):
                raise self._refused(error) from error
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self._put_in_place()
        except OSError as refused:
            raise self._refused(refused) from refused
        finally:
            self._leave_nothing()
        if isinstance(error, OSError):
            raise self._refused(error) from error

    def _put_in_place(self) -> None:
        pieces = [piece for target in self._targets for piece in target.pieces]
        missing = [piece.staged.name for piece in pieces if piece.placed]
        if missing:
            raise RuntimeError(f"not written: {', '.join(missing)}")
        for claim in self._claims:
            claim.write(self._journal(placing=True))
        try:
            for piece in pieces:
                piece.put()
        except BaseException:  # also when it is stopped: all of them or none
            try:
                for piece in pieces:
                    piece.undo()
            except OSError:
                self._claims = []  # what was replaced stays beside its place
            raise

    def _leave_nothing(self) -> None:
        for target, claim in zip(self._targets, self._claims, strict=False):  # those that we hold
            with contextlib.suppress(OSError):  # the disk may be gone; the next run tells
                target.clear()
                claim.release()
        for folder in self._made:
            with contextlib.suppress(OSError):
                folder.rmdir()  # only if it is empty: no tables came
        self._claims, self._made = [], []

    def _add(self, path: Path, kind: Kind, names: tuple[str, ...] = (), **more: Any) -> Path:
        target = Target(Path(os.path.realpath(path)), str(path), kind, names, another=self._another, **more)
        self._targets.append(target)
        return target.staged

    def _one_place_twice(self) -> Iterator[Problem]:
        seen: dict[object, Target] = {}
        for target in self._targets:
            keys = [key for place in target.places for key in identities(place)]
            other = next((seen[key] for key in keys if key in seen), None)
            if other is not None:
                yield Problem("", "", target.shown, OnePlaceTwice(other.shown))
            seen |= dict.fromkeys(keys, target)

    def _refused(self, error: OSError) -> InputError:
        shown = ", ".join(target.shown for target in self._targets)
        because: Because = "open" if isinstance(error, PermissionError) else "refused"
        return InputError([Problem("", "", shown, NotWritten(reason(error), because))])

    def _journal(self, *, placing: bool) -> str:
        listed = [[target.kind.value, str(target.path), list(target.names)] for target in self._targets]
        return json.dumps({"placing": placing, "outputs": listed})

    def _clear_up(self) -> None:
        """Remove what killed runs have left of these outputs, and tell what had become of them."""
        lines: list[str] = []
        for target in self._targets:
            with contextlib.suppress(OSError):  # what cannot be removed is met again, with its problem
                if target.left_over():
                    lines += _cleared(target)
        for line in lines:
            self._tell(line)


def _cleared(target: Target) -> list[str]:
    """Clear up after the run that left this; what to say of it. Nothing while a run is at it."""
    claim = Claim(target.journal)
    if not claim.take():
        return []
    placing, together = _journaled(claim, target)
    held = [(target, claim)]
    for other in together:
        if other.path != target.path and other.left_over():
            claim = Claim(other.journal)
            if claim.take():
                held.append((other, claim))
    pieces = [piece for other in together for piece in other.pieces]
    placed = [piece.placed for piece in pieces]
    if placing:
        for piece in pieces:
            if not piece.placed:
                piece.undo()  # killed between two renames
    said = _what_became(together, placing)
    for other, claim in held:
        other.clear()
        claim.release()
    return [] if placing and all(placed) else [said]


def _what_became(together: list[Target], placing: bool) -> str:
    put, missing = [], []
    for target in together:
        placed = [placing and piece.placed for piece in target.pieces]
        name = target.path.name
        put += [(name, all(placed))] if any(placed) else []
        missing += [] if all(placed) else [(name, not any(placed))]
    return f"{noted(EarlierRunStopped(tuple(put), tuple(missing)))}."


def _journaled(claim: Claim, target: Target) -> tuple[bool, list[Target]]:
    """Whether the run had begun to put its outputs in place, and what they are."""
    try:
        read = json.loads(claim.read())
        listed = [Target(Path(path), path, Kind(kind), tuple(map(str, names))) for kind, path, names in read["outputs"]]
        placing = read["placing"] is True
    except (ValueError, KeyError, TypeError):
        return False, [target]  # killed before it had said anything
    return placing, listed if any(other.path == target.path for other in listed) else [target]


def name_of(source: Path) -> str:
    """What an input is called, without its folder, and a file's without its ending."""
    path = Path(os.path.realpath(source))
    return path.stem if os.path.isfile(path) else path.name  # noqa: PTH113 - which takes names that are too long


def is_staged(path: Path) -> bool:
    """Whether an output of `Outputs` is written to this path."""
    return path.name.endswith(PARTIAL)


@contextmanager
def whole_file(path: Path, *, inputs: Iterable[Path | None] = ()) -> Iterator[Path]:
    """A temporary path beside `path` to write to; put in its place when the block ends well, gone when it does not.

    `inputs` are files that must not be replaced. InputError when the target is one of them, is a folder, or lies in
    a folder that is not there, and where the disk refuses.
    """
    if is_staged(path):  # one of several outputs, that are put in their places together
        yield path
        return
    outputs = Outputs(inputs=inputs, force=True)
    staged = outputs.file(path)
    with outputs:
        yield staged


class SteadyFile(io.FileIO):
    """A file that takes what comes after the disk has refused, too, and after it was closed.

    A zip file that cannot be written is closed when Python gets to it, fails once more, and that would be told in the
    middle of everything else. OSError from `settle`, with what the disk said first.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, "w")
        self._refused: OSError | None = None

    def write(self, data: Any) -> int:
        """All of it, as far as the writer can tell."""
        view = memoryview(data).cast("B")
        written = 0
        try:
            while self._refused is None and not self.closed and written < view.nbytes:
                written += super().write(view[written:]) or 0
        except OSError as error:
            self._refused = error
        return view.nbytes

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Nowhere, once it is closed."""
        return 0 if self.closed else super().seek(offset, whence)

    def tell(self) -> int:
        """0, once it is closed."""
        return 0 if self.closed else super().tell()

    def flush(self) -> None:
        """Nothing, once it is closed."""
        if not self.closed:
            super().flush()

    def settle(self) -> None:
        """OSError where something could not be written."""
        if self._refused is not None:
            raise self._refused
