"""How sure the headlines are: what the draws come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats
from impactcalc.impact.uncertainty.quantities import Origin, Quantity

STILL = 1e-9  # of a figure: what moves less is rounding
MIDDLE = (40.0, 60.0)  # percentiles between which a point counts as the middle of its draws
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
    """A headline's point estimate, as in the plain run, and what the draws make of it: `percentile` (0 to 100) of the
    draws lie below the point, those that are the same counted half."""

    headline: Headline
    mean: float
    deviation: float
    p5: float
    p50: float
    p95: float
    percentile: float

    @property
    def off_the_middle(self) -> bool:
        """Whether the point lies so far from the median of its draws that it has to be said."""
        return not MIDDLE[0] <= self.percentile <= MIDDLE[1]


@dataclass(frozen=True, slots=True)
class PartRange:
    """A figure of some of the rows: as in the plain run, and between which two values nine of ten draws lie."""

    point: float
    low: float
    high: float


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


Left = Literal[
    "counts", "residents", "attribution", "displacement", "mix", "amounts", "multipliers", "place", "answers", "prices",
    "years", "imports", "commuters", "deals", "abroad",
]  # fmt: skip


OTHER_ROWS = "other rows"  # than those whose numbers were drawn


@dataclass(frozen=True, slots=True)
class NotDrawn:
    """What no draw moves although the result rests on it. `about` says which, where there are several of a kind;
    OTHER_ROWS where the same was drawn in some;
    `change` is what a tenth of it would do to value added (to new money, where that is not known), as a part of it: a
    tenth less of all spending, ten points more residents, less attribution, more displacement. nan: not computed."""

    what: Left
    about: str = ""
    change: float = float("nan")


@dataclass(frozen=True)
class Uncertainty:
    """How sure the headlines are.

    `ranges` are those of the headlines that some draw moves, of the `figures` that can have one. `swings` ranks the
    quantities by headline, the widest first. `histogram` has the draws of `drawn`, the first of SWINGS_OF that moves:
    edges (B + 1,) and counts (B,); without one, "" and nothing. `shares` of the variance only where they were asked
    for. `parts` are ranges of some of the rows by part and figure, of fewer draws.
    """

    draws: int
    seed: int
    quantities: Mapping[str, Quantity]
    ranges: tuple[HeadlineRange, ...]
    swings: Mapping[str, tuple[Swing, ...]]
    drawn: str
    histogram: tuple[Floats, npt.NDArray[np.int64]]
    figures: tuple[str, ...]
    shares: VarianceShares | None = None
    parts: Mapping[str, Mapping[str, PartRange]] = field(default_factory=dict)

    def of(self, key: str) -> HeadlineRange | None:
        """The range of a figure by its name; None where nothing moves it. KeyError for a name that has no ranges."""
        if key not in self.figures:
            raise KeyError(f"there are no ranges of '{key}'; there are of {', '.join(self.figures)}")
        return next((one for one in self.ranges if one.headline.key == key), None)

    @cached_property
    def idle(self) -> frozenset[str]:
        """The numbers that, moved one at a time, move none of the figures of the swings."""
        tried = [swing for swings in self.swings.values() for swing in swings]
        moving = {swing.quantity for swing in tried if swing.width > STILL * abs(swing.point)}
        return frozenset(swing.quantity for swing in tried) - moving

    def moving(self, key: str) -> tuple[Swing, ...]:
        """The swings of a figure that are more than rounding, the widest first."""
        return tuple(swing for swing in self.swings.get(key, ()) if swing.width > STILL * abs(swing.point))

    def from_origin(self, origin: Origin) -> tuple[Quantity, ...]:
        """What of the drawn numbers is of one origin."""
        return tuple(one for one in self.quantities.values() if one.origin == origin)
