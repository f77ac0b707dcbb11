"""typst, which sets paper and draws pictures: an extra, asked for when it is needed."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems.reports import ExtraMissing


def typesetter(option: str) -> Any:
    """The package typst. InputError, that names the option which needs it, where it is not installed."""
    try:
        import typst
    except ImportError as error:
        raise InputError([Problem(option, "", "", ExtraMissing("typst", "pdf"))]) from error
    return typst


def typeset(option: str, document: str, files: Mapping[str, bytes], **more: Any) -> bytes:
    """A document of typst, with the files that it names, set without any network."""
    typst = typesetter(option)
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        made: bytes = typst.compile(document.encode(), root=folder, **more)
    return made
