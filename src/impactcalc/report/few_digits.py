"""Numbers in the few digits that a reader keeps."""

from __future__ import annotations

import math


def significant(value: float, digits: int) -> float:
    """A number in so many significant digits."""
    if value == 0 or not math.isfinite(value):
        return value
    return float(f"{value:.{digits - 1}e}")


def in_few_digits(value: float) -> float:
    """A number of jobs in two significant digits, or with the one decimal that it is printed with: below 10 as it is,
    for it is rounded when it is printed, and not twice."""
    if abs(value) < 9.95:
        return value
    return significant(value, 3 if abs(value) < 99.95 else 2)
