"""How far a long piece of work has come, and about how long it still takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

SOON = 5.0  # seconds before which nobody knows how long it takes
# The units of reading, whose rows nobody knows before; those that bringing the cells in takes, by kind of file: of a
# million rows it took 3 of 20 seconds from .csv files, and 17 of 25 from a workbook.
READING = 1_000_000
CELLS = {"csv": 150_000, "xlsx": 700_000, "ods": 700_000}
_LISTENER: ContextVar[Callable[[int], None] | None] = ContextVar("rows are counted by", default=None)


@contextmanager
def heard(by: Callable[[int], None]) -> Iterator[None]:
    """Within this, rows that have passed are told to `by`, a count at a time."""
    before = _LISTENER.set(by)
    try:
        yield
    finally:
        _LISTENER.reset(before)


def passed(rows: int) -> None:
    """So many rows more are written, or units of reading are done."""
    listener = _LISTENER.get()
    if listener is not None:
        listener(rows)


class Share:
    """The part of a piece of work, in units of it, that passes with something of which the whole is known."""

    def __init__(self, units: int, whole: int) -> None:
        self._units, self._whole = units, max(whole, 1)
        self._done = self._passed_on = 0

    def add(self, done: int) -> None:
        """So much more of it is done."""
        self._done += done
        now = self._units * min(self._done, self._whole) // self._whole
        passed(now - self._passed_on)
        self._passed_on = now


def seconds_left(elapsed: float, done: int, whole: int) -> float:
    """About how long the rest takes at the pace so far; 0 where that cannot be told yet."""
    if elapsed < SOON or not 0 < done < whole:
        return 0.0
    return elapsed * (whole - done) / done
