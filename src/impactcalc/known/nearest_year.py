"""The year of what is known that stands for another."""

from __future__ import annotations

from collections.abc import Iterable


def nearest_year(years: Iterable[int], year: int) -> int:
    """The one of `years` that is nearest to `year`, the earlier of two."""
    return min(years, key=lambda known: (abs(known - year), known))
