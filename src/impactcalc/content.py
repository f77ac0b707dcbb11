"""What carries its whole content: it can be pickled, copied and compared, its frozen mappings and arrays included."""

from __future__ import annotations

import io
import math
import pickle
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache, wraps
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ParamSpec, Self, SupportsIndex, TypeVar

if TYPE_CHECKING:
    import numpy as np

P = ParamSpec("P")
T = TypeVar("T")


class Content:
    """A frozen dataclass (made with eq=False) that is the same as another where all their fields are.

    Equality is by content: numbers that are not known (NaN) are equal, and so are mappings of the same names and
    values. As equal ones may hold arrays, there is no hash. A pickle holds the fields and nothing that is worked out of
    them; what was read-only still is. Inside one pickle what is shared stays shared. As with any pickle, only read
    those that you trust.
    """

    def __eq__(self, other: object) -> bool:
        return same(self, other) if type(other) is type(self) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[Any, ...]:
        stream = io.BytesIO()
        _Pickler(stream, max(int(protocol), 4)).dump(self)
        return _restored, (stream.getvalue(),)

    def __getstate__(self) -> dict[str, Any]:
        return {item.name: getattr(self, item.name) for item in fields(self)}  # type: ignore[arg-type]

    def __copy__(self) -> Self:
        made = object.__new__(type(self))
        made.__dict__.update(self.__getstate__())
        return made

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        restore, arguments = self.__reduce_ex__(pickle.HIGHEST_PROTOCOL)
        made: Self = restore(*arguments)
        memo[id(self)] = made
        return made


def same(one: object, other: object) -> bool:
    """Whether two values have the same content, all the way down."""
    if one is other:
        return True
    if isinstance(one, float) and isinstance(other, float):
        return one == other or (math.isnan(one) and math.isnan(other))
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(value, other[name]) for name, value in one.items())
    if type(one) is not type(other):
        return False
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(map(same, one, other))
    if is_dataclass(one):
        names = [item.name for item in fields(one) if item.compare]
        return all(same(getattr(one, name), getattr(other, name)) for name in names)
    if isinstance(values := getattr(one, "values", None), tuple):  # a fact
        return same(values, getattr(other, "values", None))
    if hasattr(one, "dtype") and hasattr(one, "shape"):
        return _same_arrays(one, other)
    return bool(one == other)


def kept(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """What a function makes of things that never change, kept for so many of them: each is made once.

    Content, which has no hash, is known by being the same object. What is made must never be changed.
    """

    def decorated(function: Callable[P, T]) -> Callable[P, T]:
        @lru_cache(maxsize=most)
        def held(*given: Any, **named: Any) -> T:
            return function(*map(_it, given), **{name: _it(one) for name, one in named.items()})

        @wraps(function)
        def called(*given: P.args, **named: P.kwargs) -> T:
            return held(*map(_known, given), **{name: _known(one) for name, one in named.items()})

        return called

    return decorated


def _known(one: object) -> object:
    return _This(one) if isinstance(one, Content) else one


def _it(one: Any) -> Any:
    return one.it if isinstance(one, _This) else one


class _This:
    """An object that is equal to itself alone."""

    __slots__ = ("it",)

    def __init__(self, it: object) -> None:
        self.it = it

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _This) and other.it is self.it

    def __hash__(self) -> int:
        return id(self.it)


def _same_arrays(one: Any, other: Any) -> bool:
    import numpy as np  # late: importing the package costs nothing

    if one.shape != other.shape or one.dtype != other.dtype:
        return False
    if one.dtype.kind == "O":
        return bool(np.array_equal(one, other)) or all(map(same, one.ravel().tolist(), other.ravel().tolist()))
    return bool(np.array_equal(one, other, equal_nan=one.dtype.kind in "fc"))


class _Pickler(pickle.Pickler):
    """Pickles a whole at once; frozen mappings and read-only arrays come back as such."""

    def __init__(self, stream: io.BytesIO, protocol: int) -> None:
        super().__init__(stream, protocol)
        from numpy import ndarray  # late: importing the package costs nothing

        self.array = ndarray

    def reducer_override(self, value: Any) -> Any:
        if isinstance(value, Content):
            return object.__reduce_ex__(value, 4)
        if type(value) is MappingProxyType:
            return _proxy, (dict(value),)
        if type(value) is self.array and not value.flags.writeable:
            return _read_only, (value.copy(),)
        return NotImplemented


def _restored(pickled: bytes) -> Any:
    return pickle.loads(pickled)


def _proxy(values: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(values)


def _read_only(values: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    values.flags.writeable = False
    return values
