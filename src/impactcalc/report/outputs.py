"""What a result can be written as beside the workbook, a file or a folder each: commands offer what stands here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from impactcalc.facts.lines.progress import Written
from impactcalc.facts.problems.outputs import OutputKind
from impactcalc.impact.result import Result
from impactcalc.report.edition import PLAIN, Edition


class Writer(Protocol):
    """Writes a result to a path, whole or not at all; without `inputs` what is written carries no rows of the study
    beyond those that it shows. `edition` is for whom it is made up, and in whose look."""

    def __call__(self, result: Result, path: Path, /, *, inputs: bool, edition: Edition = PLAIN) -> None: ...


@dataclass(frozen=True, slots=True)
class FileOutput:
    """A kind of file: the endings that its name may have, what it is where it has another ending, by what
    progress calls it, and what writes it."""

    endings: tuple[str, ...]
    what: OutputKind
    written: Written
    write: Writer


def _html(result: Result, path: Path, /, *, inputs: bool, edition: Edition = PLAIN) -> None:
    from impactcalc.report.html.page import write_html

    write_html(result, path, inputs=inputs, edition=edition)


def _pdf(result: Result, path: Path, /, *, inputs: bool, edition: Edition = PLAIN) -> None:
    from impactcalc.report.html.paper import write_pdf

    del inputs  # it carries no more of them than it shows
    write_pdf(result, path, edition=edition)


def _pdf_full(result: Result, path: Path, /, *, inputs: bool, edition: Edition = PLAIN) -> None:
    from impactcalc.report.html.paper import write_pdf

    del inputs  # as above: ledger and checks, as the workbook has them
    write_pdf(result, path, full=True, edition=edition)


class TableWriter(Protocol):
    """Writes every table of a result into a folder, whole or not at all."""

    def __call__(self, result: Result, folder: Path, /) -> None: ...


@dataclass(frozen=True, slots=True)
class TablesOutput:
    """A kind of folder of tables: the names of its files, what must be installed before anything is calculated, and
    what writes it."""

    names: Callable[[], tuple[str, ...]]
    needs: Callable[[], object]
    write: TableWriter


def _csv_names() -> tuple[str, ...]:
    from impactcalc.report.writers.csv_folder import TABLES

    return TABLES


def _csv(result: Result, folder: Path, /) -> None:
    from impactcalc.report.writers.csv_folder import write_csv

    write_csv(result, folder)


def _parquet_names() -> tuple[str, ...]:
    from impactcalc.report.writers.parquet_folder import TABLES

    return TABLES


def _pyarrow() -> object:
    from impactcalc.report.writers.parquet_folder import pyarrow_for

    return pyarrow_for("--parquet")


def _parquet(result: Result, folder: Path, /) -> None:
    from impactcalc.report.writers.parquet_folder import write_parquet

    write_parquet(result, folder)


FOLDERS: Mapping[str, TablesOutput] = MappingProxyType(
    {"csv": TablesOutput(_csv_names, tuple, _csv), "parquet": TablesOutput(_parquet_names, _pyarrow, _parquet)}
)
# By their options: --pdf-full is pdf_full.
FILES: Mapping[str, FileOutput] = MappingProxyType(
    {
        "html": FileOutput((".html", ".htm"), "page", "html", _html),
        "pdf": FileOutput((".pdf",), "pdf", "pdf", _pdf),
        "pdf_full": FileOutput((".pdf",), "pdf", "pdf_full", _pdf_full),
    }
)
