"""The two arrays that every room hands on: numbers (nan: not known) and words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Objects = npt.NDArray[np.object_]


def repeated(value: object, count: int) -> np.ndarray[Any, Any]:
    """One number or word in each of `count` rows, kept once; it cannot be written to."""
    one = np.asarray(value) if isinstance(value, float) else np.array(value, dtype=object)
    return np.broadcast_to(one, (count,))


def is_repeated(values: np.ndarray[Any, Any]) -> bool:
    """Whether all rows are one that is kept once."""
    return len(values) > 0 and values.strides[0] == 0


def condensed(values: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The same rows (N,) or (N, ...); kept once where all are the first, to the bit."""
    if len(values) < 2 or is_repeated(values):
        return values
    first = values[:1]
    if values.dtype.kind == "O":
        same = values.ndim == 1 and isinstance(first[0], str) and bool((values == first[0]).all())
    else:
        unequal = values.view(np.int64) if values.dtype == np.float64 and values.flags.c_contiguous else values
        same = bool((unequal == unequal[:1]).all())
    return np.broadcast_to(first.copy()[0], values.shape) if same else values


def picked(values: np.ndarray[Any, Any], index: npt.NDArray[np.int64] | npt.NDArray[np.bool_]) -> np.ndarray[Any, Any]:
    """Some of the rows, by position or by mask; what is kept once stays so."""
    if not is_repeated(values):
        return np.asarray(values[index])
    count = int(np.count_nonzero(index)) if index.dtype == np.bool_ else len(index)
    return np.broadcast_to(values[0], (count, *values.shape[1:]))


def joined(parts: Sequence[np.ndarray[Any, Any]]) -> np.ndarray[Any, Any]:
    """Parts one below the other; one that is all there is stays as it is."""
    filled = [part for part in parts if len(part)]
    return filled[0] if len(filled) == 1 else np.concatenate(parts)
