"""A sentence in lines: each stands in a cell of the first column and runs on over the empty cells beside it."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from impactcalc.report.writers.cell_xml import LINE_HEIGHT
from impactcalc.report.writers.formats import LINE_HEIGHTS

TITLES = ("title", "long title")
# Letters to a digit's width, which is what widths are counted in.
_LETTERS, _BOLD_LETTERS = 1.15, 1.05
_BOLD = frozenset({*TITLES, "table", "strong", "warning"})
_LEAST = 20


def lines_of(text: str, role: str, wide: float) -> list[str]:
    """The lines of a sentence of this role where there is room for so many digits."""
    letters = _BOLD_LETTERS if role in _BOLD else _LETTERS
    size = LINE_HEIGHTS.get(role, LINE_HEIGHT)
    return textwrap.wrap(text, max(int(letters * wide * LINE_HEIGHT / size), _LEAST)) or [""]


def title_role(text: str, wide: float) -> str:
    """The role in which a title has room in one cell; the smaller one for a title that has it in none."""
    return next((role for role in TITLES if len(lines_of(text, role, wide)) == 1), TITLES[-1])


def rows_of(title: str, lead: Sequence[str], wide: float) -> int:
    """How many rows a title and the sentences under it take."""
    return len(lines_of(title, title_role(title, wide), wide)) + sum(
        len(lines_of(text, "plain", wide)) for text in lead
    )
