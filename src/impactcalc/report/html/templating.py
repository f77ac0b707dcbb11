"""The templates of the page: every text in them is escaped, and a name that is not given is a fault."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import jinja2

from impactcalc.report.words.speaking import term

TEMPLATES = Path(__file__).parent / "templates"


@cache
def templates() -> jinja2.Environment:
    """Those of this package."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals["term"] = term
    return made


def text_of(name: str) -> str:
    """A file beside the templates, as it is."""
    return (TEMPLATES / name).read_text(encoding="utf-8").rstrip()
