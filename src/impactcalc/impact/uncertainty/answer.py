"""How sure the headlines are: what the draws come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats
from impactcalc.impact.uncertainty.quantities import Quantity

Scope = Literal["spending", "impact", "contribution", "tax", "volunteers"]


@dataclass(frozen=True, slots=True)
class Headline:
    """One figure of the report by its `key`: `point` is what the plain run says it is. Ranges find it by the rest."""

    key: str
    scope: Scope
    figure: str
    effect: str
    point: float


@dataclass(frozen=True)
class VarianceShares:
    """Shares of the variance by headline: `first` order (Q,), what a quantity explains alone, and `total` (Q,), what
    it explains with whatever it acts together with. `names` (Q,) are the quantities."""

    names: tuple[str, ...]
    points: int
    first: Mapping[str, Floats]
    total: Mapping[str, Floats]


@dataclass(frozen=True, slots=True)
class HeadlineRange:
    """A headline's point estimate, as in the plain run, and what the draws make of it."""

    headline: Headline
    mean: float
    deviation: float
    p5: float
    p50: float
    p95: float


@dataclass(frozen=True, slots=True)
class Swing:
    """A headline with one quantity at its low and at its high and all others as stated; of a profile's shares, which
    have neither, its 5th and 95th percentile when they alone are drawn."""

    quantity: str
    low: float
    high: float
    point: float

    @property
    def below(self) -> float:
        """How far the lower of the two lies below the headline as stated: 0 or negative."""
        return min(self.low, self.high, self.point) - self.point

    @property
    def above(self) -> float:
        """How far the higher of the two lies above it."""
        return max(self.low, self.high, self.point) - self.point

    @property
    def width(self) -> float:
        """How far apart the two are."""
        return abs(self.high - self.low)


@dataclass(frozen=True)
class Uncertainty:
    """How sure the headlines are.

    `swings` ranks the quantities by headline, the widest first. `histogram` has the draws of the first of SWINGS_OF
    that is known: edges (B + 1,) and counts (B,). `shares` of the variance only where they were asked for.
    """

    draws: int
    seed: int
    quantities: Mapping[str, Quantity]
    ranges: tuple[HeadlineRange, ...]
    swings: Mapping[str, tuple[Swing, ...]]
    drawn: str
    histogram: tuple[Floats, npt.NDArray[np.int64]]
    shares: VarianceShares | None = None

    def of(self, key: str) -> HeadlineRange | None:
        """The range of a headline by its key; None where it is not known."""
        return next((one for one in self.ranges if one.headline.key == key), None)
