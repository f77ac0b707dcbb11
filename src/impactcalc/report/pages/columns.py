"""Columns of a page that are those of a table: chosen by key, with its heading, unit and values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Picked
from impactcalc.report.tables.table import Kind, Table
from impactcalc.report.words.speaking import term
from impactcalc.report.writers.page import Column
from impactcalc.report.writers.page import Kind as Shown

# How a page shows what a table holds.
KINDS: Mapping[Kind, Shown] = MappingProxyType(
    {
        "text": "text",
        "words": "wrap",
        "money": "money",
        "amount": "amount",
        "jobs": "jobs",
        "count": "count",
        "share": "share",
        "multiplier": "multiplier",
        "rate": "rate",
        "year": "year",
        "whole": "year",
    }
)
Rows = npt.NDArray[np.int64] | slice
ALL = slice(None)


def shown(
    table: Table, key: str, rows: Rows = ALL, total: float | None = None, *, heading: str = "", width: float = 0.0,
    kind: Shown | None = None, unit: str | None = None,
) -> Column:  # fmt: skip
    """A column of a table on a page; what is given here stands in place of the table's own."""
    column = table[key]
    field = column.field
    is_text = field.kind in ("text", "words")
    return Column(
        heading or term(field.heading),
        kind or KINDS[field.kind],
        _some(column.values, rows),
        ("" if is_text else column.unit) if unit is None else unit,
        total,
        width,
    )


def _some(values: np.ndarray[Any, Any] | Sequence[Any], rows: Rows) -> Any:
    if isinstance(values, Picked) and isinstance(rows, slice):
        return values.some(rows)
    if isinstance(values, (np.ndarray, Picked)):
        return values[rows]
    return values[rows] if isinstance(rows, slice) else [values[i] for i in rows]
