"""What there is to report on: a folder, a list of paths, or one workbook of many studies; each has its line."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from impactcalc.batch.line import Line, told_of
from impactcalc.batch.names import file_name
from impactcalc.batch.outputs import REPORT_ENDING
from impactcalc.batch.stores import NO_STORES, Stores, shown_url
from impactcalc.errors import InputError, Problem
from impactcalc.facts.found import NoteFact
from impactcalc.facts.notes.batches import LeftOut, LeftOutUnread, NotToBeRead
from impactcalc.facts.problems import batches as wrong
from impactcalc.facts.problems.files import NoSuchFile, OtherProgramsFile
from impactcalc.streams import readable
from impactcalc.target import is_same, reason, study_in
from impactcalc.words.speaking import noted
from impactcalc.words.speaking import wrong as in_words
from impactcalc.workbooks.csv_folder import csv_files, folder_sha256
from impactcalc.workbooks.refusals import OTHER_ENDINGS
from impactcalc.workbooks.remarks import MADE_BY, remark_of

ENDINGS = (".xlsx", ".xlsm", ".ods")
LIST_ENDING = ".txt"
LONGEST_LIST = 64_000_000  # bytes
MOST_LEFT = 3  # inputs that are no study, in a sentence


@dataclass(frozen=True)
class Source:
    """A study to be reported on. `shown` is how the user calls its file, `key` which study of a workbook of many it is
    ("": the file is one study); outputs are named after `stem`, or, where that is taken, after `whole`. `sha256` is the
    fingerprint of the rows of a study of many."""

    path: Path
    shown: str
    key: str
    stem: str
    whole: str
    sha256: str = ""

    @property
    def name(self) -> tuple[str, str]:
        """By what it is known from one run to the next."""
        return self.shown, self.key

    @property
    def named(self) -> tuple[str, str, str]:
        """The same as one text, and what its outputs may be called."""
        return f"{self.shown}\0{self.key}" if self.key else self.shown, self.stem, self.whole


@dataclass(frozen=True)
class Found:
    """What was found in what was `given`, which `called` names: studies, and a line for every other input, in order."""

    called: str
    inputs: tuple[Source | Line, ...]

    @property
    def sources(self) -> tuple[Source, ...]:
        """The studies."""
        return tuple(one for one in self.inputs if isinstance(one, Source))

    @property
    def whole(self) -> int:
        """How many studies there are, those that cannot be read among them: all but what was left out."""
        return sum(isinstance(one, Source) or one.status != "left_out" for one in self.inputs)


def find_inputs(
    given: Path, out: Path, ours: Iterable[str] = (), members: Path | None = None, stores: Stores = NO_STORES
) -> Found:
    """The studies of a folder, of a list of paths (.txt, one a line) or of a workbook of many studies.

    `stores` bring what is listed and lies elsewhere. No inputs are `ours`, names that an earlier batch has written into
    the folder, and the list of `members`. InputError where what is given is none of these.
    """
    called = readable(Path(os.path.realpath(given)).name or str(given))
    try:
        if given.is_dir() and not study_in(given):
            others = [out, *([members] if members else [])]
            return Found(called, tuple(_of_folder(given, frozenset(ours), others)))
        if given.is_file() and given.suffix.lower() == LIST_ENDING:
            return Found(called, tuple(_of_list(given, stores)))
    except OSError as error:
        raise InputError([Problem("", "", str(given), wrong.InputsNotRead(reason(error)))]) from error
    return Found(called, tuple(_of_table(given)))


def no_study(given: Path, found: Found) -> wrong.NoStudyThere:
    """Why there is nothing to report on, of a folder or a list without a study."""
    reports: set[str] = set()
    alike: list[str] = []
    if given.is_dir():
        for path in sorted(one for one in given.iterdir() if one.name.lower().endswith(REPORT_ENDING)):
            if remark_of(path).startswith(MADE_BY):
                reports.add(path.name)
            elif path.is_file() and not path.name.startswith((".", "~$")):
                alike.append(path.name)
    named = reports.union(alike)
    left = [(one.source, one.detail) for one in found.inputs if isinstance(one, Line) and one.source not in named]
    few = tuple(alike[:MOST_LEFT])
    return wrong.NoStudyThere(given.is_dir(), ENDINGS, tuple(left[:MOST_LEFT]), len(reports), few, REPORT_ENDING)


def _of_folder(folder: Path, ours: frozenset[str], others: list[Path]) -> Iterator[Source | Line]:
    """By name; without hidden files, lock files of spreadsheet programs and what a batch writes."""
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        hidden = path.name.startswith((".", "~$")) or path.name in ours
        # What a batch wrote here before there were manifests.
        hidden = hidden or (path.name == "summary.xlsx" and (folder / "summary.csv").exists())
        if not hidden and not any(is_same(path, other) for other in others):
            yield _entry(path, path.name)


def _of_list(path: Path, stores: Stores) -> Iterator[Source | Line]:
    """A path a line, beside the list unless it is absolute, or what `stores` bring; blank lines, and those that begin
    with #, are passed over."""
    if path.stat().st_size > LONGEST_LIST:
        raise InputError([Problem("", "", str(path), wrong.ListTooLong(LONGEST_LIST // 1_000_000))])
    seen: set[str] = set()
    texts: set[str] = set()
    text = path.read_bytes().decode("utf-8-sig", "surrogateescape")
    for line in text.splitlines():
        shown = line.strip()
        if not shown or shown.startswith("#"):
            continue
        named = shown.strip('"')
        called = shown_url(named) if "://" in named else shown
        if "\0" in shown:
            yield _left_out(shown, LeftOut("no path"))
            continue
        if named in texts:  # what lies elsewhere is not brought twice
            yield _left_out(called, LeftOut("twice"))
            continue
        texts.add(named)
        try:
            brought = stores.bring(path, named)
        except InputError as error:
            yield Line(called, "problems", detail=told_of(error.problems, called, named))
            continue
        there = brought or path.parent / named
        if os.path.realpath(there) in seen:
            yield _left_out(called, LeftOut("twice"))
        else:
            seen.add(os.path.realpath(there))
            yield _entry(there, shown_url(named) if brought else named)


def _of_table(path: Path) -> Iterator[Source]:
    from impactcalc.study.checking.many import read_many

    many = read_many(path)
    for key in many.keys:
        name = file_name(key)
        yield Source(path, path.name, key, name, name, many.sha256(key))


def _entry(path: Path, shown: str) -> Source | Line:
    """A study, or the line that says why it is none."""
    ending = path.suffix.lower()
    fact: NoteFact = LeftOut("one sheet", ending) if ending in (".csv", ".parquet") else LeftOut("no workbook")
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            if study_in(path):
                return Source(path, shown, "", path.name, path.name)
            fact = LeftOut("folder")
        elif path.name.lower().endswith(REPORT_ENDING):
            fact = LeftOut("report", REPORT_ENDING)
        elif not stat.S_ISREG(mode):
            fact = LeftOut("no file")
        elif ending in OTHER_ENDINGS:
            fact = LeftOutUnread(". ".join(in_words(OtherProgramsFile(ending, OTHER_ENDINGS[ending]))))
        elif ending in ENDINGS:
            return Source(path, shown, "", path.stem, path.name if path.name == shown else _whole(shown))
    except (OSError, ValueError) as error:
        missing = isinstance(error, FileNotFoundError)
        if ending in ENDINGS or not ending:
            why = str(Problem("", "", "", NoSuchFile())) if missing else noted(NotToBeRead(reason(error)))
            return Line(shown, "problems", detail=why)
        why = in_words(NoSuchFile()).message if missing else noted(NotToBeRead(reason(error)))
        return _left_out(shown, LeftOutUnread(why))
    return _left_out(shown, fact)


def _whole(shown: str) -> str:
    """A path in one name, without the scheme of a URL."""
    return shown.rpartition("://")[2].replace("/", "-")


def _left_out(shown: str, fact: NoteFact) -> Line:
    return Line(shown, "left_out", detail=noted(fact))


def input_sha256(path: Path) -> str:
    """The fingerprint of an input as a report states it; OSError where it cannot be read."""
    if path.is_dir():
        return folder_sha256(csv_files(path))
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
