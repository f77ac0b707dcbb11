"""Columns of a subject whose rows are objects of their own: what each says, and the numbers each holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from impactcalc.report.tables.table import Field, Kind, floats

T = TypeVar("T")


def text(key: str, kind: Kind, heading: str, says: str, of: Callable[[T], object]) -> Field[Sequence[T]]:
    """A text, or a yes or no, of each row."""
    return Field(key, kind, heading, says, lambda rows: [of(row) for row in rows])


def figure(
    key: str, kind: Kind, heading: str, says: str, of: Callable[[T], float | None], unit: str = ""
) -> Field[Sequence[T]]:
    """A number of each row, None or nan where it is not known."""
    return Field(key, kind, heading, says, lambda rows: floats([of(row) for row in rows]), unit)
