"""A place that an output goes to: what speaks against it, and how it is put there whole."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import shutil
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from impactcalc.errors import Problem
from impactcalc.facts.found import ProblemFact
from impactcalc.facts.problems import outputs as wrong

PARTIAL = ".impactcalc-partial"  # what an output is called until all of it is written
BEFORE = ".impactcalc-before"  # what it replaces, until all outputs are in their places
JOURNAL = ".impactcalc-journal"  # who is at it, and which outputs belong together
_LONGEST = 255  # bytes of a name, on every system in use
MOST_NAMED = 3  # tables that are already there

_STUDY = re.compile(r"study(\s*-\s*table\s*\d+)?\s*\.csv", re.IGNORECASE)


class Kind(Enum):
    """A file; the .csv files of a folder that may hold others; a folder that is replaced as a whole."""

    FILE = "file"
    TABLES = "tables"
    PACKAGE = "package"


@dataclass(frozen=True)
class Piece:
    """One rename: what was written, where it goes, and where what it replaces waits meanwhile."""

    staged: Path
    place: Path
    before: Path

    @property
    def placed(self) -> bool:
        """Whether it is in its place, once all was written."""
        return not os.path.lexists(self.staged)

    def put(self) -> None:
        """Into its place; what was there is kept beside it."""
        _remove(self.before)
        try:
            os.link(self.place, self.before)  # a second name: the place is never empty
        except FileNotFoundError:
            pass
        except OSError:  # a folder, or a disk that knows no second names
            self.place.rename(self.before)
        self.staged.replace(self.place)

    def undo(self) -> None:
        """The place as it was before `put`, however far that came. Only after all was written."""
        there = os.path.lexists(self.before)
        if there and (self.placed or not os.path.lexists(self.place)):
            if self.before.is_dir():
                _remove(self.place)
            self.before.replace(self.place)
        elif self.placed and not there:
            _remove(self.place)


@dataclass(frozen=True)
class Target:
    """Where an output goes; `path` is resolved, `shown` is how the user wrote it.

    `names` are the files of a folder of tables; `marker` is the file by which a package is known; `endings` are those
    that the name of a file may have, because it is `what`; `of` is what a folder of files holds; `another` is what the
    user can give instead.
    """

    path: Path
    shown: str
    kind: Kind
    names: tuple[str, ...] = ()
    marker: str = ""
    endings: tuple[str, ...] = ()
    what: wrong.OutputKind = "file"
    of: wrong.FolderOf = "tables"
    another: wrong.Another = "name"

    @property
    def staged(self) -> Path:
        """What to write to: a file, or a folder."""
        return self._beside(PARTIAL)

    @property
    def journal(self) -> Path:
        """Where a run says that it is writing this."""
        return self._beside(JOURNAL)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What is renamed, one after the other."""
        before = self._beside(BEFORE)
        if self.kind is Kind.TABLES:
            return tuple(Piece(self.staged / name, self.path / name, before / name) for name in self.names)
        return (Piece(self.staged, self.path, before),)

    @property
    def places(self) -> tuple[Path, ...]:
        """Every path that is written."""
        return (self.path, *(self.path / name for name in self.names))

    def problem(self, inputs: tuple[Path, ...], *, force: bool) -> Problem | None:
        """Why nothing may be written there, if so."""
        if self.endings and Path(self.shown).suffix.lower() not in self.endings:
            return self._problem(wrong.OtherEnding(self.what, self.endings))
        try:
            os.lstat(self.path)
        except FileNotFoundError:
            pass
        except NotADirectoryError:
            return self._problem(wrong.PathThroughFile())
        except (OSError, ValueError) as error:  # a name that is too long, among others
            long = isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG
            return self._problem(wrong.NotWritten(reason(error), "too long" if long else "refused"))
        found = {Kind.FILE: self._file, Kind.TABLES: self._tables, Kind.PACKAGE: self._package}[self.kind]
        return found(inputs, force) or self._probe()

    def make(self) -> None:
        """Room to write to, empty."""
        self.clear()
        if self.kind is Kind.FILE:
            os.close(os.open(self.staged, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
            return
        self.staged.mkdir()
        if self.kind is Kind.TABLES:
            self._beside(BEFORE).mkdir()

    def clear(self) -> None:
        """Remove all that is not an output."""
        _remove(self.staged)
        _remove(self._beside(BEFORE))

    def left_over(self) -> bool:
        """Whether something lies there that a run which ended has not left."""
        return any(os.path.lexists(self._beside(kind)) for kind in (PARTIAL, BEFORE, JOURNAL))

    def _beside(self, ending: str) -> Path:
        if self.kind is Kind.TABLES:
            return self.path / ending
        name = f".{self.path.name}{ending}"
        if len(os.fsencode(name)) > _LONGEST:
            name = f".{hashlib.sha256(os.fsencode(self.path.name)).hexdigest()}{ending}"
        return self.path.with_name(name)

    def _file(self, inputs: tuple[Path, ...], force: bool) -> Problem | None:
        if any(is_part(self.path, source) for source in inputs):
            return self._problem(wrong.IsInput("name"))
        if self.path.is_dir():
            return self._problem(wrong.IsFolder(self.another))
        if not self.path.parent.is_dir():
            return self._problem(wrong.FolderMissing())
        return self._replaced(self.path, force)

    def _replaced(self, path: Path, force: bool) -> Problem | None:
        if not path.exists():
            return None
        if not stat.S_ISREG(path.stat().st_mode):
            return self._problem(wrong.NotReplaced(self.another))
        if not force:
            return self._problem(wrong.FileAlreadyThere(self.another))
        if not os.access(path, os.W_OK):
            return self._problem(wrong.WriteProtected(self.another))
        return None

    def _tables(self, inputs: tuple[Path, ...], force: bool) -> Problem | None:
        fact: ProblemFact | None = None
        if self.path.exists() and not self.path.is_dir():
            fact = wrong.FileForTables(self.of)
        elif not self.path.parent.is_dir():
            fact = wrong.FolderAboveMissing(self.of)
        elif any(is_same(self.path, source) for source in inputs):
            fact = wrong.IsFolderOfInput(self.of)
        elif study := study_in(self.path):
            fact = wrong.FolderOfStudy(study, self.of)
        elif any(is_same(place, source) for place in self.places for source in inputs):
            fact = wrong.InputAsTable(self.of)
        if fact is not None:
            return self._problem(fact)
        there = [place for place in self.places[1:] if os.path.lexists(place)]
        odd = [place.name for place in there if not place.is_file()]
        if odd:
            return self._problem(wrong.NoFilesForTables(tuple(odd), self.of))
        if there and not force:
            first = tuple(place.name for place in there[:MOST_NAMED])
            return self._problem(wrong.TablesAlreadyThere(len(there), first, self.of))
        return None

    def _package(self, inputs: tuple[Path, ...], force: bool) -> Problem | None:
        fact: ProblemFact | None = None
        if any(is_part(source, self.path) for source in inputs):
            fact = wrong.InputInPackage()
        elif self.path.exists() and not (self.path / self.marker).is_file():
            fact = wrong.NoPackageThere()
        elif self.path.exists() and not force:
            fact = wrong.PackageAlreadyThere()
        elif not self.path.parent.is_dir():
            fact = wrong.FolderAboveMissing("package")
        return self._problem(fact) if fact is not None else None

    def _probe(self) -> Problem | None:
        """Whether the disk lets us write there, tried."""
        inside = self.kind is Kind.TABLES and self.path.is_dir()
        probe = (self.path if inside else self.path.parent) / f".{os.urandom(8).hex()}{PARTIAL}"
        try:
            probe.mkdir()
            probe.rmdir()
        except OSError as error:
            return self._problem(wrong.NotWritten(reason(error), "refused"))
        return None

    def _problem(self, fact: ProblemFact) -> Problem:
        return Problem("", "", self.shown, fact)


def identities(path: Path) -> Iterator[object]:
    """By what two spellings of one place are known: the resolved path in any case, and the file itself."""
    yield unicodedata.normalize("NFC", os.path.realpath(path)).casefold()
    with contextlib.suppress(OSError, ValueError):
        found = path.stat()
        yield found.st_dev, found.st_ino


def is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return os.path.realpath(one) == os.path.realpath(other)


def is_part(path: Path, source: Path) -> bool:
    """Whether a path is an input, lies in a folder that is one, or would be a sheet of it."""
    if is_same(path, source):
        return True
    inside = Path(os.path.realpath(source)) in Path(os.path.realpath(path)).parents
    return inside and (path.exists() or path.suffix.lower() in (".csv", ".parquet"))


def study_in(folder: Path) -> str:
    """The file by which a folder of .csv files is a study; Numbers writes "Study-Table 1.csv"."""
    if not folder.is_dir():
        return ""
    names = sorted(path.name for path in folder.iterdir() if path.suffix.lower() == ".csv")
    return next((name for name in names if _STUDY.fullmatch(name)), "")


def reason(error: OSError | ValueError) -> str:
    """What the system says, without its numbers and paths."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
