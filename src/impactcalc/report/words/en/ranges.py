"""A figure's range in brackets behind it."""

from __future__ import annotations

from collections.abc import Callable

from impactcalc.impact.result import Result
from impactcalc.report.range_of import range_of

Say = Callable[[float], str]


def bracket(result: Result, key: str, say: Say) -> str:
    """Nine of ten draws, in brackets; "" where there are none, or both ends read the same. Beside "at most" they are
    draws of that limit, and said to be."""
    found = range_of(result, key)
    if found is None:
        return ""
    low, high = say(found.p5), say(found.p95)
    return "" if low == high else f" ({limit(at_most=result.at_most)}{low} to {high})"


def limit(*, at_most: bool) -> str:
    """What stands before a range of what is at most so much, or at least: it is of that limit."""
    return "limit: " if at_most else ""
