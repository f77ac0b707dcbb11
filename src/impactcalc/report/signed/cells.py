"""Cells of an input as texts and numbers that any spreadsheet keeps, and back."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence

# What a cell was, where it is carried as a text: nothing is lost when another program saves the report.
CODES: Mapping[type, str] = {dt.datetime: "dt", dt.date: "d", dt.time: "t", dt.timedelta: "td", bool: "b"}
Shown = str | float


def shown(value: object) -> Shown:
    """A cell as it stands in the report: numbers as numbers, everything else as text."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, dt.timedelta):
        return repr(value.total_seconds())
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    return str(value)


def code(value: object) -> str:
    """What a cell was; "" for numbers and texts, which stand in the report as they are."""
    return CODES.get(type(value), "")


def understood(shown: object, code: str) -> object:
    """The cell again. ValueError where somebody typed something else into the report."""
    if not code:
        return shown
    text = str(shown)
    match code:
        case "dt":
            return dt.datetime.fromisoformat(text)
        case "d":
            return dt.date.fromisoformat(text)
        case "t":
            return dt.time.fromisoformat(text)
        case "td":
            return dt.timedelta(seconds=float(text))
        case _:
            return {"TRUE": True, "FALSE": False}[text]


def row_digest(cells: Sequence[object]) -> str:
    """A row, or a column, in twelve hexadecimal digits, blank cells at its end left out; the same for what `shown`
    makes of it, and for what a program makes of a number that keeps fifteen digits of it."""
    spelled = [f"n{value:.12g}" if isinstance(value, float) else f"s{value}" for value in map(shown, cells)]
    while spelled and spelled[-1] == "s":
        spelled.pop()
    return hashlib.sha256("\0".join(spelled).encode("utf-8", "surrogatepass")).hexdigest()[:12]
