"""Which rows of a table say the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from impactcalc.arrays import coded, is_repeated


def alike_rows(columns: Sequence[np.ndarray[Any, Any]]) -> list[list[int]]:
    """The positions of rows that are equal in every column, those of two or more, by the first of them.

    Numbers tell them apart, column by column: a tuple for each of a million rows would take more than the rows do.
    """
    alike = np.zeros(len(columns[0]) if columns else 0, dtype=np.int64)
    for column in columns:
        if is_repeated(column):
            continue
        if column.dtype == np.float64:
            which = np.unique(np.nan_to_num(column, nan=-1.0), return_inverse=True)[1].reshape(-1)
        else:
            which = coded(column)[1]
        alike = np.unique(alike * (int(which.max()) + 1) + which, return_inverse=True)[1].reshape(-1)
        if int(alike.max()) == len(alike) - 1:
            return []
    times = np.bincount(alike)
    several = np.flatnonzero(times[alike] > 1)
    groups: dict[int, list[int]] = {}
    for position, group in zip(several.tolist(), alike[several].tolist(), strict=True):
        groups.setdefault(group, []).append(position)
    return list(groups.values())
