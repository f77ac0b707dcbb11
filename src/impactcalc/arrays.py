"""The two arrays that every room hands on: numbers (nan: not known) and words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol, TypeVar, cast

import numpy as np
import numpy.typing as npt

A = TypeVar("A", bound=np.ndarray[Any, Any])
Floats = npt.NDArray[np.float64]
Objects = npt.NDArray[np.object_]
PART = 4096  # rows of a column that are taken at once


def repeated(value: object, count: int) -> np.ndarray[Any, Any]:
    """One number or word in each of `count` rows, kept once; it cannot be written to."""
    one = np.asarray(value) if isinstance(value, float) else np.array(value, dtype=object)
    return np.broadcast_to(one, (count,))


def is_repeated(values: np.ndarray[Any, Any]) -> bool:
    """Whether all rows are one that is kept once."""
    return len(values) > 0 and values.strides[0] == 0


def condensed(values: A) -> A:
    """The same rows (N,) or (N, ...); kept once where all are the first, to the bit."""
    if len(values) < 2 or is_repeated(values):
        return values
    first = values[:1]
    if values.dtype.kind == "O":
        same = values.ndim == 1 and isinstance(first[0], str) and bool(np.equal(values, first[0]).all())
    else:
        unequal = values.view(np.int64) if values.dtype == np.float64 and values.flags.c_contiguous else values
        same = bool((unequal == unequal[:1]).all())
    return cast("A", np.broadcast_to(first.copy()[0], values.shape)) if same else values


def picked(values: np.ndarray[Any, Any], index: npt.NDArray[np.int64] | npt.NDArray[np.bool_]) -> np.ndarray[Any, Any]:
    """Some of the rows, by position or by mask; what is kept once stays so."""
    if not is_repeated(values):
        return np.asarray(values[index])
    count = int(np.count_nonzero(index)) if index.dtype == np.bool_ else len(index)
    return np.broadcast_to(values[0], (count, *values.shape[1:]))


def coded(column: Objects) -> tuple[list[str], npt.NDArray[np.int64]]:
    """The distinct words of a column (N,), sorted, and which of them each row has (N,)."""
    if is_repeated(column):
        return [str(column[0])], np.broadcast_to(np.int64(0), (len(column),))
    parts = [slice(start, start + PART) for start in range(0, len(column), PART)]
    words: set[str] = set()
    for part in parts:
        words.update(column[part].tolist())
    number = {word: at for at, word in enumerate(sorted(words))}
    which = np.empty(len(column), dtype=np.int64)
    for part in parts:
        which[part] = list(map(number.__getitem__, column[part].tolist()))
    return list(number), which


def named_by(names: Sequence[str], which: npt.NDArray[np.int64]) -> Objects:
    """The name of each row (N,) by its number, "" by -1; kept once where all rows have the same."""
    found = np.array([*names, ""], dtype=object)
    return repeated(found[which[0]], len(which)) if is_repeated(which) else np.asarray(found[which])


def numbered(*columns: np.ndarray[Any, Any]) -> tuple[list[tuple[Any, ...]], npt.NDArray[np.int64]]:
    """The distinct rows of some columns (N,), in the order in which they come first, and which of them each row is."""
    count = len(columns[0])
    if count and all(map(is_repeated, columns)):
        return [tuple(column[:1].tolist()[0] for column in columns)], np.broadcast_to(np.int64(0), (count,))
    seen: dict[tuple[Any, ...], int] = {}
    which = np.empty(count, dtype=np.int64)
    for start in range(0, count, PART):
        part = slice(start, start + PART)
        rows = zip(*(column[part].tolist() for column in columns), strict=True)
        which[part] = [seen.setdefault(row, len(seen)) for row in rows]
    return list(seen), which


class Looked(Protocol):
    """What gives some rows of a column, by position, as an array."""

    def __getitem__(self, rows: Any, /) -> Any: ...


class Picked(Sequence[Any]):
    """Some rows of a column in an order of their own, each taken where it is asked for: a part of them is an array."""

    def __init__(self, values: Looked, order: npt.NDArray[np.int64]) -> None:
        self._values, self._order = values, order

    def __len__(self) -> int:
        return len(self._order)

    def __getitem__(self, at: Any) -> Any:
        return self._values[self._order[at]]

    def __iter__(self) -> Iterator[Any]:
        for part in self.parts():
            yield from part.tolist()

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray[Any, Any]:
        return np.asarray(self[:], dtype=dtype)

    def parts(self) -> Iterator[np.ndarray[Any, Any]]:
        """All of them, in arrays that are not long."""
        for start in range(0, len(self), PART):
            yield self[start : start + PART]

    def extremes(self) -> tuple[float, float]:
        """The least and the most of the numbers, and 0."""
        low = high = 0.0
        for part in self.parts():
            known = part[np.isfinite(part)]
            low, high = min(low, known.min(initial=0.0)), max(high, known.max(initial=0.0))
        return float(low), float(high)

    def some(self, rows: slice) -> Picked:
        """Those of some rows."""
        return Picked(self._values, self._order[rows])


def in_order(values: np.ndarray[Any, Any], order: npt.NDArray[np.int64]) -> np.ndarray[Any, Any] | Picked:
    """The rows of a column in an order; one that is kept once stays so."""
    return picked(values, order) if is_repeated(values) else Picked(values, order)


def joined(parts: Sequence[np.ndarray[Any, Any]]) -> np.ndarray[Any, Any]:
    """Parts one below the other; one that is all there is stays as it is."""
    filled = [part for part in parts if len(part)]
    return filled[0] if len(filled) == 1 else np.concatenate(parts)
