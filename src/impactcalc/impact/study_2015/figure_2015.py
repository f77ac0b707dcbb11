"""A figure of the 2015 study on its way from what was published to what is right: steps in cents, a cause each."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import Literal, get_args

from impactcalc.impact.study_2015.sale_losses import SaleLosses
from impactcalc.impact.study_2015.sci2015 import FigureCode, Published

StepCode = Literal[
    "rounding",
    "unexplained",
    "volunteers",
    "margins_and_leakage",
    "multiplier_scope",
    "residents_and_attribution",
    "outbound_unknown",
    "outbound",
    "left_out",
    "ppp",
]
STEPS: tuple[StepCode, ...] = get_args(StepCode)


@dataclass(frozen=True, slots=True)
class Step:
    """What one cause changes in a figure, in cents of the home currency (of international dollars in the PPP ones)."""

    code: StepCode
    cents: int

    @property
    def amount(self) -> float:
        """The change in whole units of money."""
        return self.cents / 100


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a waterfall: what it stands on, and its height as a whole figure, as more or as less."""

    step: StepCode | Literal[""]
    base: float
    whole: float = 0.0
    more: float = 0.0
    less: float = 0.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: as published (None for another study's input), as the method gives it, and corrected.

    `steps` lead from the published figure (the reproduced one where nothing is published), `start_cents`, to the
    corrected one. `low` and `high` bound a figure of the world: all of it, whatever table and price level the host
    countries that are not known may have; None where that cannot be bounded, and for the figures at home. `losses` is
    what of the spending at home in this figure is no local final demand.
    """

    code: FigureCode
    published: Published | None
    reproduced: float
    start_cents: int
    steps: tuple[Step, ...]
    losses: SaleLosses
    low: float | None = None
    high: float | None = None

    @property
    def start(self) -> float:
        """Where the steps begin, in whole units of money."""
        return self.start_cents / 100

    @property
    def after(self) -> tuple[float, ...]:
        """What each step leaves, in the order of STEPS."""
        return tuple(at / 100 for at in accumulate((step.cents for step in self.steps), initial=self.start_cents))[1:]

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The waterfall: where the figure starts, every step that changes it, where it ends."""
        found, at = [Bar("", 0.0, whole=self.start)], self.start_cents
        for step in self.steps:
            if step.cents:
                base = min(at, at + step.cents) / 100
                found.append(Bar(step.code, base, more=max(step.amount, 0.0), less=max(-step.amount, 0.0)))
            at += step.cents
        return (*found, Bar("", 0.0, whole=self.corrected))

    @property
    def corrected(self) -> float:
        """Where the steps end, to the cent."""
        return (self.start_cents + sum(step.cents for step in self.steps)) / 100

    @property
    def largest(self) -> Step | None:
        """The step that changes most, the first of equals; None where nothing changes."""
        step = max(self.steps, key=lambda step: abs(step.cents))
        return step if step.cents else None

    @property
    def other_steps(self) -> float:
        """What all steps but the largest change together."""
        cents = sum(step.cents for step in self.steps) - (self.largest.cents if self.largest else 0)
        return cents / 100

    @property
    def is_range(self) -> bool:
        """Whether something is not known, so that the corrected figure stands within bounds or below them."""
        return self.low is not None and self.high is not None and round(100 * (self.high - self.low)) > 0

    @property
    def at_least(self) -> bool:
        """Whether the corrected figure cannot be too high: something is left out of it, or has no multiplier."""
        return self.is_range and self.low is not None and round(100 * (self.low - self.corrected)) >= 0

    @property
    def at_most(self) -> bool:
        """Whether the corrected figure cannot be too low: spending stands in it for the output that it buys."""
        return self.is_range and self.high is not None and round(100 * (self.corrected - self.high)) >= 0
