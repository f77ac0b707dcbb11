"""The private jobs of a place of the United States."""

from __future__ import annotations

import math

from impactcalc.economy.regions.places import find_place
from impactcalc.errors import PackageError


def private_jobs(place: str) -> float:
    """The private jobs of a place of the United States in 2019 (County Business Patterns); nan for another place."""
    try:
        return float(find_place(place).total)
    except PackageError:
        return math.nan
