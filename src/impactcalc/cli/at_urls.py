"""Commands that take a URL wherever they take a path."""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

SCHEMES = {
    "s3": "s3fs", "gs": "gcsfs", "gcs": "gcsfs", "az": "adlfs", "abfs": "adlfs", "abfss": "adlfs",
    "http": "aiohttp", "https": "aiohttp",
}  # fmt: skip
READ_ONLY = ("http", "https")
OUTPUTS = {
    "out",
    "save",
    "json",
    "csv",
    "html",
    "pdf",
    "pdf_full",
    "charts",
    "marked",
}  # what commands call what they write
INPUTS = {"multipliers"}  # texts of commands that may be a path; whatever else they read is given as one
# As it was typed, and as a path has it, which makes one slash of two.
_URL = re.compile(rf"({'|'.join(SCHEMES)}):/{{1,2}}(?=[^/])", re.IGNORECASE)


def url_of(value: object) -> str:
    """The URL that a path or a text is; "" for one that is none."""
    text = str(value) if isinstance(value, str | Path) else ""
    found = _URL.match(text)
    return f"{found[1].lower()}://{text[found.end() :]}" if found else ""


def is_path(name: str, value: object) -> bool:
    """Whether a parameter's value is a path, or may be one."""
    return isinstance(value, list | Path) or (isinstance(value, str) and name in OUTPUTS | INPUTS)


def at_urls(command: Callable[..., None]) -> Callable[..., None]:
    """A command that takes URLs wherever it takes a path."""

    @functools.wraps(command)
    def called(**given: Any) -> None:
        paths = [value for name, value in given.items() if is_path(name, value)]
        if not any(url_of(one) for value in paths for one in (value if isinstance(value, list) else [value])):
            command(**given)
            return
        from impactcalc.cli.urls import Urls
        from impactcalc.console import USERS_FAULT, refuse

        try:
            with Urls() as urls:
                command(**urls.here(given, outputs=outputs_of(command)))
        except USERS_FAULT as error:
            refuse(error)

    return called


def outputs_of(command: Callable[..., None]) -> set[str]:
    """The parameters of a command that name what it writes; a switch of the same name is none."""
    return {
        name
        for name, one in inspect.signature(command).parameters.items()
        if name in OUTPUTS and one.default is not False
    }
