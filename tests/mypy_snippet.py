"""What mypy says of a few lines of code: lines that it has to refuse are marked, with what it says of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CONFIG = Path(__file__).resolve().parents[1] / "pyproject.toml"
FILE = "snippet.py"


def said_of(snippet: str, folder: Path) -> str:
    """All that mypy says, as strict as the project; the test is skipped where mypy is not."""
    api = pytest.importorskip("mypy.api", reason="mypy is not installed")
    path = folder / FILE
    path.write_text(snippet)
    said, wrong, _ = api.run(["--config-file", str(CONFIG), "--cache-dir", str(folder / "cache"),
                              "--no-error-summary", str(path)])  # fmt: skip
    assert not wrong
    return str(said)


def refuses_what_is_marked(snippet: str, folder: Path) -> None:
    """The lines with a comment behind code are refused for what it names, and no others."""
    said = said_of(snippet, folder)
    errors = re.findall(rf"{re.escape(FILE)}:(\d+): error: .*\[([\w-]+)\]$", said, re.MULTILINE)
    lines = enumerate(snippet.splitlines(), start=1)
    assert {int(line): code for line, code in errors} == {
        number: line.split("  # ")[1] for number, line in lines if "  # " in line
    }, said
