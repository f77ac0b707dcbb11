"""The least and the most that something may come to where a table or a price level is not known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.prices import Prices
from impactcalc.impact.abroad.host_country import MEASURES


@dataclass(frozen=True)
class Bounds:
    """Least and most, each in the order of MEASURES; both the same where nothing is unknown."""

    low: Floats
    high: Floats

    @classmethod
    def exactly(cls, value: Floats) -> Bounds:
        """What is known."""
        return cls(value, value)

    @classmethod
    def nothing(cls) -> Bounds:
        """Zero."""
        return cls.exactly(np.zeros(len(MEASURES)))

    def __add__(self, other: Bounds) -> Bounds:
        return Bounds(self.low + other.low, self.high + other.high)

    def over(self, levels: tuple[float, float]) -> Bounds:
        """Dollars -> international dollars: over the highest price level at the least, over the lowest at the most."""
        least, most = levels
        return Bounds(self.low / most, self.high / least)

    def by_measure(self) -> tuple[dict[str, float], dict[str, float]]:
        """Least and most by name."""
        return dict(zip(MEASURES, self.low.tolist(), strict=True)), dict(zip(MEASURES, self.high.tolist(), strict=True))


def price_levels(prices: Prices, iso3: str, year: int) -> tuple[float, float] | None:
    """The lowest and the highest price level (US = 1) that a country may have had: its own, else those of all economies
    in the data in that year; None where too few are known to bound anything."""
    own = prices.price_level_ratio(iso3, year) if iso3 else None
    if own is not None:
        return own.value, own.value
    levels = prices.price_level_ratios(year)
    return (min(levels), max(levels)) if levels else None
