"""Spending of every activity by category, worked out a part at a time: of a million rows all of it at once is large."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, cast

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats
from impactcalc.impact.rows.money import M, ReportMoney, TableMoney, TypedMoney

M_co = TypeVar("M_co", TypedMoney, TableMoney, ReportMoney, covariant=True)
BLOCK = 65_536  # rows that are worked out at once


class ByCategory(Protocol[M_co]):
    """Spending (N, categories), money of one basis: an array, or what gives parts of one."""

    @property
    def shape(self) -> tuple[int, ...]: ...
    def __len__(self) -> int: ...
    def __getitem__(self, rows: Any, /) -> M_co: ...

    if TYPE_CHECKING:  # so that a plain array, whose parts are anything, is none

        def _of_one_basis(self) -> M_co: ...


@dataclass(frozen=True, eq=False)
class Spent(Generic[M]):
    """Amounts (N, categories) times a factor of each row (N,), as far as they are spent `here`: some rows of them where
    they are asked for, as an array."""

    amounts: TypedMoney
    factor: Floats
    here: Callable[[Any], npt.NDArray[np.bool_]] | None = None  # of some rows, which of the amounts; None: all of them

    if TYPE_CHECKING:

        def _of_one_basis(self) -> M: ...

    @property
    def shape(self) -> tuple[int, ...]:
        """Rows and categories."""
        return cast("tuple[int, ...]", self.amounts.shape)

    def __len__(self) -> int:
        return len(self.amounts)

    def __getitem__(self, rows: Any) -> M:
        part = self.amounts[rows]
        if self.here is not None:
            part = part * self.here(rows)
        return cast("M", np.asarray(part * self.factor[rows][..., None]))

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Floats:
        return np.asarray(self[:], dtype=dtype)


def blocks(spending: ByCategory[M], rows: npt.NDArray[Any] | None = None) -> Iterator[tuple[Any, M]]:
    """All of the spending, or some rows of it by position or mask, in their order and in parts: which rows a part has,
    and what they spent. Spending of no row is one part."""
    count = len(spending)
    if rows is not None and rows.dtype == np.bool_:
        rows = np.flatnonzero(rows)
    if rows is not None and len(rows) == count and _in_order(rows):
        rows = None
    total = count if rows is None else len(rows)
    for start in range(0, max(total, 1), BLOCK):
        part = slice(start, start + BLOCK) if rows is None else rows[start : start + BLOCK]
        yield part, spending[part]


def sum_of(spending: ByCategory[M], rows: npt.NDArray[Any] | None = None) -> M:
    """By category (categories,): the sum over all rows, or over some."""
    parts = (part.sum(axis=0) for _, part in blocks(spending, rows))
    found = next(parts)
    for part in parts:
        found = found + part
    return found


def total_of(spending: ByCategory[M], rows: npt.NDArray[Any] | None = None) -> float:
    """The sum of everything, or of some rows."""
    return float(sum(part.sum() for _, part in blocks(spending, rows)))


def _in_order(rows: npt.NDArray[Any]) -> bool:
    return bool((rows == np.arange(len(rows))).all())
