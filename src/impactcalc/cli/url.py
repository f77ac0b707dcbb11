"""What a URL is, among the paths and texts that a command is given."""

from __future__ import annotations

import re
from pathlib import Path

SCHEMES = {
    "s3": "s3fs", "gs": "gcsfs", "gcs": "gcsfs", "az": "adlfs", "abfs": "adlfs", "abfss": "adlfs",
    "http": "aiohttp", "https": "aiohttp",
}  # fmt: skip
READ_ONLY = ("http", "https")
# What commands call what they write.
OUTPUTS = {"out", "save", "json", "csv", "parquet", "html", "pdf", "pdf_full", "charts", "marked"}
INPUTS = {"multipliers"}  # texts of commands that may be a path; whatever else they read is given as one
# As it was typed, and as a path has it, which makes one slash of two.
_URL = re.compile(rf"({'|'.join(SCHEMES)}):/{{1,2}}(?=[^/])", re.IGNORECASE)


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


def is_path(name: str, value: object) -> bool:
    """Whether a parameter's value is a path, or may be one."""
    return isinstance(value, list | Path) or (isinstance(value, str) and name in OUTPUTS | INPUTS)
