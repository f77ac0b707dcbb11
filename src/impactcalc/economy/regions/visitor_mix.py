"""A standard visitor's dollar, for comparing places: what places that lie within each other are ordered by."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from impactcalc.economy.leontief import Vector

# The mean, in whole per cent, of six published splits: all travellers in the US 2016 (U.S. Travel Association),
# visitors to an event (Crompton 2010), audiences from outside the county 2005 (Americans for the Arts), overnight and
# day visitors of an event 2010 (Lawrence KS), business travellers 2013 (GBTA). What
# three of them call other, not told what it is, is spread over the rest.
STANDARD_MIX: dict[str, float] = {
    "food_service": 0.36, "accommodation": 0.30, "shopping": 0.15, "vehicle_rental": 0.05, "sport_recreation": 0.04,
    "fuel": 0.03, "air_travel": 0.03, "groceries": 0.02, "local_transport": 0.02,
}  # fmt: skip


def standard_mix(categories: Sequence[str]) -> Vector:
    """The shares of a standard visitor's dollar in the order of `categories`."""
    return np.array([STANDARD_MIX.get(category, 0.0) for category in categories])
