"""What a result can be written as beside the workbook, a file each: the commands offer what stands here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from impactcalc.impact.result import Result


@dataclass(frozen=True, slots=True)
class FileOutput:
    """A kind of file: the endings that its name may have, what is said of one with another ending, what progress says
    of it, and what writes it, whole or not at all."""

    endings: tuple[str, ...]
    what: str
    said: str
    write: Callable[[Result, Path], None]


FILES: Mapping[str, FileOutput] = MappingProxyType(
    {"html": FileOutput((".html", ".htm"), "the page is HTML", "the page", Result.to_html)}
)
