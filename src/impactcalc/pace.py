"""How far a long piece of work has come, and about how long it still takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

SOON = 5.0  # seconds before which nobody knows how long it takes
_LISTENER: ContextVar[Callable[[int], None] | None] = ContextVar("rows are counted by", default=None)


@contextmanager
def heard(by: Callable[[int], None]) -> Iterator[None]:
    """Within this, rows that are written are told to `by`, a count at a time."""
    before = _LISTENER.set(by)
    try:
        yield
    finally:
        _LISTENER.reset(before)


def passed(rows: int) -> None:
    """So many rows more are written."""
    listener = _LISTENER.get()
    if listener is not None:
        listener(rows)


def time_left(elapsed: float, done: int, whole: int) -> str:
    """About how long the rest takes at the pace so far, in words; "" where that cannot be told yet."""
    if elapsed < SOON or not 0 < done < whole:
        return ""
    seconds = elapsed * (whole - done) / done
    if seconds < 55:
        return f"about {max(round(seconds / 5) * 5, 5)} s left"
    if seconds < 55 * 60:
        return f"about {round(seconds / 60)} min left"
    hours = round(seconds / 1800) / 2
    return f"about {hours:g} h left"
