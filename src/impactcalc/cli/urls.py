"""Files at URLs (S3, Google and Azure stores, read-only HTTP): brought here before a command, taken back after.

A command sees paths of this machine only. What it reads is copied into a folder of its own; what it writes goes into
another, and is stored when the command has written it whole. fsspec knows the stores and finds the rights of whoever
calls: what its libraries read from the environment and from the stores' own settings.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import TYPE_CHECKING, Any, NoReturn, Self
from urllib.parse import unquote, urlsplit

from impactcalc.batch.manifest import JOURNAL
from impactcalc.batch.outputs import fingerprint
from impactcalc.batch.stores import shown_url
from impactcalc.claim import Claim
from impactcalc.cli.keeper import Keeper
from impactcalc.cli.unreached import told_by, why_nothing
from impactcalc.cli.url import OPEN, READ_ONLY, SCHEMES, is_path, url_of, urls_in
from impactcalc.errors import InputError, Problem
from impactcalc.facts.found import ProblemFact
from impactcalc.facts.problems import urls as wrong
from impactcalc.facts.problems.outputs import IsInput

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

COPIES, CLAIM = "impactcalc-urls-", ".impactcalc-claim"  # a command's folder of copies, and what it holds there
JUST_MADE = 60.0  # seconds in which a folder may not be claimed yet
LARGEST = 4 * 1024**3  # bytes that are brought here for one command: a million rows, and a folder of some thousand


@dataclass
class Output:
    """What a command writes: where it lies here, its URL, and the sha256 of the files that are stored of it."""

    path: Path
    url: str
    stored: dict[Path, str]


class Urls:
    """The URLs of one command. When the block ends, outputs are stored; the copies are gone then."""

    def __init__(self) -> None:
        self._outputs: list[Output] = []
        self._inputs: dict[Path, str] = {}
        self._keeper = Keeper(self._store_now)

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(prefix=COPIES)
        self._claim = Claim(Path(self._folder.name) / CLAIM)
        self._claim.take()
        _clear_up(Path(self._folder.name).parent)
        self._token = OPEN.set(self)
        return self

    def __exit__(self, *_: object) -> None:
        OPEN.reset(self._token)
        try:  # however the command ended: an output is whole, or as it was before
            self._keeper.end()
            for output in self._outputs:
                _store(output, output.path)
                _forget_journals(output)
        finally:
            self._claim.release()
            self._folder.cleanup()

    def bring(self, listed: Path, line: str) -> Path | None:
        """What a line of a list means, brought here; None for a path of this machine. A line without a URL in a list
        that was brought here means what lies beside that."""
        url = url_of(line)
        if not url and listed in self._inputs:
            url = f"{self._inputs[listed].partition('?')[0].rpartition('/')[0]}/{line}"
        return self._input(url) if url else None

    def keep(self, journal: Path, outputs: Iterable[Path]) -> None:
        """Store what is done, where it goes to a URL."""
        if self._outputs:
            self._keeper.keep(journal, outputs)

    def is_copy(self, path: Path) -> bool:
        """Whether a path is what was brought here of a URL."""
        return path in self._inputs

    def _store_now(self, path: Path) -> None:
        for output in self._outputs:
            if path.is_relative_to(output.path):
                _store(output, path)

    def here(self, given: dict[str, Any], outputs: Iterable[str]) -> dict[str, Any]:
        """The arguments of a command, with paths of this machine for URLs. InputError with all that cannot be had."""
        outputs = set(outputs)
        _spare_inputs(given, outputs)
        problems: list[Problem] = []
        found = dict(given)
        for name, value in given.items():
            if not is_path(name, value):
                continue
            take = self._output if name in outputs else self._input
            try:
                if isinstance(value, list):
                    found[name] = [take(url) if (url := url_of(one)) else one for one in value]
                elif url := url_of(value):
                    found[name] = str(take(url)) if isinstance(value, str) else take(url)
            except InputError as error:
                problems += error.problems
        if problems:
            raise InputError(problems)
        return found

    def _input(self, url: str) -> Path:
        path = self._place(url)
        with _Refusals(url, "read"):
            store = _store_of(url)
            web = url.partition(":")[0] in READ_ONLY
            if not web and not store.exists(url):
                _refuse(url, wrong.NothingAtUrl())
            if _is_folder(store, url):
                _bring(store, url, path)
            else:
                _check_size(url, [_of_web(store, url) if web else store.info(url)])
                if web:
                    _bring_of_web(store, url, path)
                else:
                    store.get_file(url, str(path))
        self._inputs[path] = url
        return path

    def _output(self, url: str) -> Path:
        if url.partition(":")[0] in READ_ONLY:
            _refuse(url, wrong.UrlOnlyRead())
        path = self._place(url)
        with _Refusals(url, "look"):
            store = _store_of(url)
            if store.exists(url):
                if _is_folder(store, url):
                    _bring(store, url, path)
                else:  # that something is there is all that a command asks of it
                    path.touch()
        self._outputs.append(Output(path, url, _fingerprints(path)))
        return path

    def _place(self, url: str) -> Path:
        """A path of the same name, in a folder of its own; whoever is told of it reads the URL."""
        from impactcalc.console import call

        folder = Path(tempfile.mkdtemp(dir=self._folder.name))
        path = folder / _name(url)
        call(str(path), shown_url(url))
        return path


def _spare_inputs(given: dict[str, Any], outputs: set[str]) -> None:
    """InputError where a URL is to be read and to be written."""
    read = {_object(url) for name, value in given.items() if name not in outputs for url in urls_in(name, value)}
    written = {_object(url): url for name, value in given.items() if name in outputs for url in urls_in(name, value)}
    problems = [Problem("", "", shown_url(url), IsInput("URL")) for one, url in sorted(written.items()) if one in read]
    if problems:
        raise InputError(problems)


def _object(url: str) -> tuple[str, str]:
    """What a URL means: a store goes by several schemes (gs and gcs)."""
    scheme, _, path = url.partition("://")
    return SCHEMES[scheme], path.rstrip("/")


def _name(url: str) -> str:
    name = unquote(PurePosixPath(urlsplit(url).path).name) or urlsplit(url).netloc
    if name in ("", ".", "..") or "/" in name or "\\" in name or "\0" in name:
        _refuse(url, wrong.UrlNameless())
    return name


def _store_of(url: str) -> AbstractFileSystem:
    """The store that a URL lies in. InputError where its library is not installed."""
    library = SCHEMES[url.partition(":")[0]]
    try:
        from fsspec.core import url_to_fs

        store, _ = url_to_fs(url)
    except ImportError as error:
        extra = '"impactcalc[url]"' if library in ("s3fs", "aiohttp") else f'"impactcalc[url]" {library}'
        raise InputError([Problem("", "", shown_url(url), wrong.LibraryOfUrlMissing(library, extra))]) from error
    return store


def _is_folder(store: AbstractFileSystem, url: str) -> bool:
    return url.partition(":")[0] not in READ_ONLY and bool(store.isdir(url))


def _of_web(store: AbstractFileSystem, url: str) -> dict[str, Any]:
    """What the web says of a file. InputError that says why, where it cannot be had."""
    try:
        return dict(store.info(url))
    except FileNotFoundError as error:  # whatever the cause was
        _refuse(url, why_nothing(error, url))


def _bring_of_web(store: AbstractFileSystem, url: str, path: Path) -> None:
    """Copy a file. InputError that says why, where the web tells of it and does not give it."""
    from aiohttp import ClientError

    try:
        store.get_file(url, str(path))
    except FileNotFoundError as error:
        _refuse(url, why_nothing(error, url))
    except (ClientError, OSError) as error:
        if (fact := told_by(error, url)) is not None:
            _refuse(url, fact)
        raise


def _bring(store: AbstractFileSystem, url: str, folder: Path) -> None:
    """Copy a folder with all that is in it."""
    root = store._strip_protocol(url).rstrip("/")
    found = store.find(url, detail=True)
    _check_size(url, found.values())
    folder.mkdir()
    for name in sorted(found):
        inside = PurePosixPath(name).relative_to(root)
        if ".." in inside.parts:
            _refuse(url, wrong.OddNameAtUrl(str(inside)))
        (folder / inside).parent.mkdir(parents=True, exist_ok=True)
        store.get_file(name, str(folder / inside))


def _check_size(url: str, found: Iterable[dict[str, Any]]) -> None:
    size = sum(int(one.get("size") or 0) for one in found)
    if size > LARGEST:
        _refuse(url, wrong.TooMuchAtUrl(size / 1024**3, LARGEST // 1024**3))


def _fingerprints(path: Path) -> dict[Path, str]:
    """The files of an output, each with its sha256."""
    inside = sorted(path.rglob("*")) if path.is_dir() else [path]
    return {one: fingerprint(one) for one in inside if one.is_file()}


def _store(output: Output, path: Path) -> None:
    """Store an output, or what lies at a path in it: each file that is new or another than it is there.

    Of a folder with several that are another, one is missing there until all the rest is stored: whoever finds it
    after a kill sees that it is not whole.
    """
    with _Refusals(output.url, "store"):
        store = _store_of(output.url)
        found = _fingerprints(path)
        new = [one for one, sha256 in found.items() if output.stored.get(one) != sha256]
        if path != output.path and len(new) > 1 and new[0] in output.stored:
            store.rm_file(_url_in(output, new[0]))
            new.append(new.pop(0))
        for one in new:
            if _is_journal(one):  # which grows meanwhile
                store.pipe_file(_url_in(output, one), one.read_bytes())
            else:
                store.put_file(str(one), _url_in(output, one))
            output.stored[one] = found[one]


def _forget_journals(output: Output) -> None:
    """Remove the journals that a batch has come to the end of; nothing else is ever removed from a store."""
    gone = [path for path in output.stored if _is_journal(path) and not path.exists()]
    with _Refusals(output.url, "store"):
        for path in gone:
            _store_of(output.url).rm_file(_url_in(output, path))


def _clear_up(temporary: Path) -> None:
    """Remove the copies that killed commands have left: those of commands that run are claimed."""
    for folder in temporary.glob(f"{COPIES}*"):
        with suppress(OSError):
            claim = Claim(folder / CLAIM)
            if time.time() - folder.stat().st_mtime > JUST_MADE and claim.path.is_file() and claim.take():
                claim.release()
                shutil.rmtree(folder, ignore_errors=True)


def _is_journal(path: Path) -> bool:
    return fnmatch(path.name, JOURNAL.format("*"))


def _url_in(output: Output, path: Path) -> str:
    inside = path.relative_to(output.path).as_posix()
    return output.url if inside == "." else f"{output.url.rstrip('/')}/{inside}"


def _refuse(url: str, fact: ProblemFact) -> NoReturn:
    raise InputError([Problem("", "", shown_url(url), fact)])


class _Refusals:
    """A block in which a store may refuse, with any error that its library has: each becomes a problem at its URL."""

    def __init__(self, url: str, doing: wrong.Doing) -> None:
        self._url, self._doing = url, doing

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if isinstance(error, Exception) and not isinstance(error, InputError):
            said = " ".join(str(error).split()) or type(error).__name__
            fact = wrong.StoreRefused(self._doing, said.replace(self._url, shown_url(self._url)))
            raise InputError([Problem("", "", shown_url(self._url), fact)]) from error
