"""The drawn range of a figure."""

from __future__ import annotations

from impactcalc.impact.result import Result
from impactcalc.impact.uncertainty.answer import HeadlineRange


def range_of(result: Result, key: str) -> HeadlineRange | None:
    """The drawn range of a figure; None where nothing was drawn, or nothing moves it."""
    return None if result.uncertainty is None else result.uncertainty.of(key)
