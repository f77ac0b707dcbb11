"""Links from a cell to another of the same workbook, and sheets as formulas name them."""

from __future__ import annotations

import re

# No cell, no R1C1, no TRUE or FALSE: all that a formula may take for something else has fewer letters, or digits.
_BARE = re.compile(r"[A-Za-z]{6,}")


def target(tab: str, row: int, letters: str = "A") -> str:
    """A cell of a sheet as a link names it; `row` counts from 1."""
    return f"{quoted(tab)}!{letters}{row}"


def in_formula(tab: str) -> str:
    """A sheet as formulas name it."""
    return tab if _BARE.fullmatch(tab) else quoted(tab)


def quoted(tab: str) -> str:
    """A sheet's name in the marks that any name may have."""
    inside = tab.replace("'", "''")
    return f"'{inside}'"
