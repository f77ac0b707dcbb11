"""Links from a cell to another of the same workbook."""

from __future__ import annotations


def target(tab: str, row: int, letters: str = "A") -> str:
    """A cell of a sheet as a link names it; `row` counts from 1."""
    quoted = tab.replace("'", "''")
    return f"'{quoted}'!{letters}{row}"
