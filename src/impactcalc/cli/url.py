"""What a URL is, among the paths and texts that a command is given."""

from __future__ import annotations

import re
from contextvars import ContextVar
from pathlib import Path
from typing import Protocol

from impactcalc.batch.stores import Stores

SCHEMES = {
    "s3": "s3fs", "gs": "gcsfs", "gcs": "gcsfs", "az": "adlfs", "abfs": "adlfs", "abfss": "adlfs",
    "http": "aiohttp", "https": "aiohttp",
}  # fmt: skip
READ_ONLY = ("http", "https")
# What commands call what they write.
OUTPUTS = {"out", "save", "json", "csv", "parquet", "html", "pdf", "pdf_full", "charts", "marked"}
INPUTS = {"multipliers"}  # texts of commands that may be a path; whatever else they read is given as one
LIST_ENDING = ".txt"  # a list of inputs
# As it was typed, and as a path has it, which makes one slash of two.
_URL = re.compile(rf"({'|'.join(SCHEMES)}):/{{1,2}}(?=[^/])", re.IGNORECASE)


class Opened(Stores, Protocol):
    """The URLs of a command that runs."""

    def is_copy(self, path: Path) -> bool:
        """Whether a path is what was brought here of a URL."""
        ...


OPEN: ContextVar[Opened | None] = ContextVar("urls", default=None)


def url_of(value: object) -> str:
    """The URL that a path or a text is; "" for one that is none."""
    text = str(value) if isinstance(value, str | Path) else ""
    found = _URL.match(text)
    return f"{found[1].lower()}://{text[found.end() :]}" if found else ""


def urls_in(name: str, value: object) -> list[str]:
    """The URLs that a parameter is given: one, several where it takes several, or none."""
    if not is_path(name, value):
        return []
    return [url for one in (value if isinstance(value, list) else [value]) if (url := url_of(one))]


def lists_urls(value: object) -> bool:
    """Whether a path is a list with a URL in it."""
    if not isinstance(value, Path) or value.suffix.lower() != LIST_ENDING or not value.is_file():
        return False
    try:
        with value.open(encoding="utf-8-sig", errors="surrogateescape") as lines:
            return any(url_of(line.strip().strip('"')) for line in lines)
    except OSError:  # told by the command
        return False


def is_path(name: str, value: object) -> bool:
    """Whether a parameter's value is a path, or may be one."""
    return isinstance(value, list | Path) or (isinstance(value, str) and name in OUTPUTS | INPUTS)
