"""What is written of each study: the report, and what was asked for beside it. A kind of output is a line here."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from impactcalc.files import Outputs

if TYPE_CHECKING:
    from impactcalc.impact.result import Result

REPORT_ENDING = "-report.xlsx"


@dataclass(frozen=True)
class Output:
    """A kind of output: what its name ends in, and how it is written, with or without the input. A folder of tables
    holds `tables()`."""

    ending: str
    write: Callable[[Result, Path, bool], None]
    tables: Callable[[], tuple[str, ...]] | None = None


def _report(result: Result, path: Path, inputs: bool) -> None:
    result.to_excel(path, inputs=inputs)


def _json(result: Result, path: Path, _: bool) -> None:
    result.to_json(path)


def _csv(result: Result, path: Path, _: bool) -> None:
    from impactcalc.report.writers.csv_folder import write_csv

    write_csv(result, path)


def _file(kind: str) -> Callable[[Result, Path, bool], None]:
    """What `run` writes of that kind."""

    def write(result: Result, path: Path, inputs: bool) -> None:
        from impactcalc.report.outputs import FILES

        FILES[kind].write(result, path, inputs=inputs)

    return write


def _tables() -> tuple[str, ...]:
    from impactcalc.report.writers.csv_folder import TABLES

    return TABLES


# By the option that asks for it.
OUTPUTS: Mapping[str, Output] = MappingProxyType(
    {
        "report": Output(REPORT_ENDING, _report),
        "json": Output("-result.json", _json),
        "csv": Output("-tables", _csv, _tables),
        "html": Output("-page.html", _file("html")),
        "pdf": Output("-page.pdf", _file("pdf")),
    }
)


def kinds_of(*wanted: str) -> tuple[str, ...]:
    """The kinds of output, in their order: the report always."""
    return tuple(kind for kind in OUTPUTS if kind == "report" or kind in wanted)


def paths_of(out: Path, name: str, kinds: Iterable[str]) -> dict[str, Path]:
    """Where the outputs of a study go."""
    return {kind: out / f"{name}{OUTPUTS[kind].ending}" for kind in kinds}


def added(outputs: Outputs, paths: Mapping[str, Path]) -> dict[str, Path]:
    """The outputs of a study among those of a command: where each is to be written."""
    staged = {}
    for kind, path in paths.items():
        tables = OUTPUTS[kind].tables
        staged[kind] = outputs.file(path) if tables is None else outputs.tables(path, tables())
    return staged


def fingerprint(path: Path) -> str:
    """The sha256 of a file; of a folder of tables that over the names and sha256 of its files. "" where it is not."""
    try:
        if not path.is_dir():
            return _sha256(path)
        whole = hashlib.sha256()
        for name in sorted(_tables()):
            whole.update(name.encode() + b"\0" + bytes.fromhex(_sha256(path / name)))
        return whole.hexdigest()
    except OSError:
        return ""


def _sha256(path: Path) -> str:
    """OSError for what is no file: a pipe would never end."""
    if not path.is_file():
        raise FileNotFoundError(path)
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def is_damaged(path: Path) -> bool:
    """Whether what lies there cannot be what anybody meant to keep: cut off, empty, or not to be read."""
    try:
        if path.is_dir():
            return any(not (path / name).is_file() for name in _tables())
        if not path.is_file():
            return False
        if path.suffix == ".json":
            json.loads(path.read_bytes())
        elif path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as archive:
                return archive.testzip() is not None
        return path.stat().st_size == 0
    except (OSError, ValueError, zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError):
        return True
