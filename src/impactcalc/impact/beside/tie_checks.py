"""Which checks name rows of which tie."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import numpy as np

from impactcalc.facts.where import Cells, Doubted, Rows, RowsOn, Where
from impactcalc.impact.result import Result

_ROW = re.compile(r"\d+$")
Found = tuple[str, int]  # the table and the position in it
TABLES = ("Volunteers", "In kind", "Deals")  # beside that of the money, ""


def rows_named(result: Result, at: Where) -> Iterator[Found]:
    """The rows that a check is about, as far as it is about rows: all of them, or those that it names."""
    if isinstance(at, Rows):
        yield from (("", int(position)) for position in at.every)
        return
    if isinstance(at, RowsOn):
        rows = {(at.sheet, row) for row in at.rows}
    elif isinstance(at, Cells | Doubted):
        rows = {(at.sheet, int(found[0])) for cell in at.cells if (found := _ROW.search(cell))}
    else:
        return
    given = result.rows
    others = dict(
        zip(TABLES, (result.study.sheets["Volunteers"], result.study.in_kind, result.study.deals), strict=True)
    )
    for sheet, row in sorted(rows):
        if sheet in others:
            yield from ((sheet, int(position)) for position in np.flatnonzero(others[sheet].rows == row))
        else:
            there = np.flatnonzero(np.asarray(given.origin == sheet, dtype=bool) & (given.row == row))
            yield from (("", int(position)) for position in there)


def checks_by_tie(result: Result, ties: Callable[[Found], Iterator[int]]) -> dict[int, list[str]]:
    """The codes of errors and warnings by tie, each once, in the order of the checks; `ties` are those of a row."""
    found: dict[int, list[str]] = {}
    for check in result.checks_found:
        if check.severity in ("error", "warning"):
            for tie in sorted({tie for row in rows_named(result, check.at) for tie in ties(row)}):
                if check.code not in (codes := found.setdefault(tie, [])):
                    codes.append(check.code)
    return found
