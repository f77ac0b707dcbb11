"""What a result can be written as beside the workbook, a file each: the commands offer what stands here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from impactcalc.impact.result import Result
from impactcalc.report.edition import PLAIN, Edition


class Writer(Protocol):
    """Writes a result to a path, whole or not at all; without `inputs` what is written carries no rows of the study
    beyond those that it shows. `edition` is for whom it is made up, and in whose look."""

    def __call__(self, result: Result, path: Path, /, *, inputs: bool, edition: Edition = PLAIN) -> None: ...


@dataclass(frozen=True, slots=True)
class FileOutput:
    """A kind of file: the endings that its name may have, what is said of one with another ending, what progress says
    of it, and what writes it."""

    endings: tuple[str, ...]
    what: str
    said: str
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


# By their options: --pdf-full is pdf_full.
FILES: Mapping[str, FileOutput] = MappingProxyType(
    {
        "html": FileOutput((".html", ".htm"), "the page is HTML", "the page", _html),
        "pdf": FileOutput((".pdf",), "this is a PDF", "the PDF", _pdf),
        "pdf_full": FileOutput((".pdf",), "this is a PDF", "the whole PDF", _pdf_full),
    }
)
