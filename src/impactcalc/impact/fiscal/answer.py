"""What it would take for the programme's cost to come back in local tax: the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

# Whose tax: what the taxes of the city's own budget take at the sale, or all tax of the local level, every round.
Scope = Literal["own_budget", "local"]
Group = Literal["visitors", "guests"]
RangeOf = Literal["", "simulated"]
Missing = Literal["", "cost", "spending", "levels", "tax"]
# The name of the figure that a scope is about, as impact.figures has it.
FIGURE: dict[Scope, str] = {"own_budget": "own_budget", "local": "tax_local"}
GROUPS: dict[Group, tuple[str, ...]] = {
    "visitors": ("Visitors",),
    "guests": ("Visitors", "Events", "Exchanges"),
}


@dataclass(frozen=True, slots=True)
class Scale:
    """How many people it would take: `factor` times those of today, everything about them in proportion.

    `tax` and `cost` are what today's bring and what local money pays for them. `factor` is nan where no number of them
    does it, since each costs local money at least what it brings; 0 or less where none is needed. `low` and `high`
    bound the factor over the range of the tax, nan without one.
    """

    group: Group
    people: float
    tax: float
    cost: float
    factor: float
    low: float = np.nan
    high: float = np.nan

    @property
    def needed(self) -> float:
        """People at break-even, a last part of one counted whole; nan where no number of them does it."""
        return float(np.ceil(max(self.factor, 0.0) * self.people - 1e-9))


@dataclass(frozen=True, slots=True)
class Attribution:
    """Which attribution share it would take, one for all rows in place of their own.

    `today` is the average over the money that it applies to, a blank one counted as 1; `full_tax` and `full_cost` are
    the tax and the cost at a share of 1. `needed` is nan where even that is not enough. `low` and `high` bound it over
    the range of the tax.
    """

    today: float
    full_tax: float
    full_cost: float
    needed: float
    low: float = np.nan
    high: float = np.nan


@dataclass(frozen=True)
class BreakEven:
    """Cost and tax of one scope, report-year money, and what would bring them together.

    `cost` is the programme cost; `cost_at_least`: a part of it is known from shares only.
    `missing` says what lacks for an answer; `scales` is then empty and `attribution` None. `tax_range` bounds the tax
    of today: its 5th and 95th percentile where draws move it ("simulated"); None where none do.
    """

    scope: Scope
    missing: Missing
    cost: float
    tax: float
    cost_at_least: bool = False
    scales: tuple[Scale, ...] = ()
    attribution: Attribution | None = None
    tax_range: tuple[float, float] | None = None
    range_of: RangeOf = ""

    @property
    def returned(self) -> float:
        """The part of the cost that comes back today."""
        return self.tax / self.cost if self.cost > 0 else np.nan

    @property
    def returned_at_most(self) -> float:
        """The part that would come back if the programme could claim everything."""
        share = self.attribution
        return share.full_tax / share.full_cost if share and share.full_cost > 0 else np.nan
