"""Money knows its basis: as typed, in the table's prices, in the report's. What is of two bases does not mix.

The three are types of arrays, for mypy: it refuses to add, to take off or to hand on money of another basis, and a
plain array where money is wanted. When it runs they are the arrays themselves. `PriceBasis` leads from what is typed to
the two others, and `Home.reported` from the table's prices to the report's: nothing else does. What is read from a
sheet or worked out by numpy is given its basis by name, once, where it is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NewType, TypeVar, overload

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats

if TYPE_CHECKING:
    from typing import Self

    class Money(np.ndarray[Any, np.dtype[np.float64]]):
        """Amounts of one basis: sums and differences with their like, multiples, parts and rows.

        A plain number, such as a tolerance, has no basis and goes with any.
        """

        def __add__(self, other: Self | float) -> Self: ...  # type: ignore[override]
        def __radd__(self, other: Self | float) -> Self: ...  # type: ignore[override]
        def __sub__(self, other: Self | float) -> Self: ...  # type: ignore[override]
        def __rsub__(self, other: Self | float) -> Self: ...  # type: ignore[override]
        def __mul__(self, other: npt.NDArray[Any] | float) -> Self: ...  # type: ignore[override]
        def __rmul__(self, other: npt.NDArray[Any] | float) -> Self: ...  # type: ignore[override,misc]
        def __lt__(self, other: Self | float) -> npt.NDArray[np.bool_]: ...  # type: ignore[override]
        def __gt__(self, other: Self | float) -> npt.NDArray[np.bool_]: ...  # type: ignore[override]
        def __getitem__(self, rows: Any) -> Self: ...
        def _of_one_basis(self) -> Self: ...  # what a plain array is not: see ByCategory of effects/spent.py
        @overload  # type: ignore[override]
        def sum(self) -> float: ...
        @overload
        def sum(self, axis: int, *, keepdims: bool = False) -> Self: ...
        def sum(self, axis: int | None = None, *, keepdims: bool = False) -> Self | float: ...

    class TypedMoney(Money):
        """Each row in its own currency, at prices of its own year: as it was typed, or as a profile's day has it."""

    class TableMoney(Money):
        """The home currency at prices of the table's year: what the folded table K takes."""

    class ReportMoney(Money):
        """The home currency at prices of the report's year: what people read."""

else:
    TypedMoney = NewType("TypedMoney", np.ndarray)
    TableMoney = NewType("TableMoney", np.ndarray)
    ReportMoney = NewType("ReportMoney", np.ndarray)

M = TypeVar("M", "TypedMoney", "TableMoney", "ReportMoney")
_Masks = npt.NDArray[np.bool_]


def either(mask: _Masks, there: M, elsewhere: M) -> M:
    """The one where the mask holds, the other elsewhere."""
    return np.where(mask, there, elsewhere)  # type: ignore[return-value]


def only(mask: _Masks, money: M) -> M:
    """The money where the mask holds, nothing elsewhere."""
    return np.where(mask, money, 0.0)  # type: ignore[return-value]


def smaller(one: M, other: M) -> M:
    """Of two amounts the smaller one."""
    return np.minimum(one, other)  # type: ignore[return-value]


def at_least_nothing(money: M) -> M:
    """The money, and nothing where it is below 0."""
    return np.maximum(money, 0.0)  # type: ignore[return-value]


def part_of(money: M, whole: M) -> Floats:
    """What part of the whole the money is; 0 of nothing."""
    return np.divide(money, whole, out=np.zeros_like(whole), where=whole > 0)
