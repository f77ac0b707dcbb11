"""A person's day by an uncertain profile: its amounts and shares for every draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats
from impactcalc.economy.prices import Prices
from impactcalc.impact.rows.activities import Activities, Masks
from impactcalc.impact.rows.daily import CannotSayError, circumstances, day_of
from impactcalc.impact.rows.days_taken import DayTaken, day_taken
from impactcalc.impact.rows.sale_taxes import sale_taxes
from impactcalc.impact.rows.spending import BED
from impactcalc.impact.uncertainty.quantities import Quantity, Uncertain, Values
from impactcalc.impact.uncertainty.rates import Powers, UncertainRates
from impactcalc.known.profiles import Per
from impactcalc.study.checking.rules import DAYS
from impactcalc.study.study import Study

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True)
class DayDraws:
    """What the day of some rows depends on. `shares` (categories,) of a sum that is stated, and `amount` (nan where the
    profile has none), which they split times `moves` (categories,): how prices moved apart since the profile was
    published. `bed_tax` is added to the bed where the amount is assumed. `per` is what the amount is of."""

    shares: Floats
    amount: float
    moves: Floats
    bed_tax: float
    drawn_shares: str
    drawn_amount: str
    powers: Powers
    per: Per = "day"

    @property
    def certain(self) -> bool:
        """Whether nothing of it is uncertain."""
        return not (self.drawn_shares or self.drawn_amount or self.powers)

    def by_category(self, values: Values, rates: UncertainRates) -> tuple[Floats, Floats]:
        """Shares (D, categories), and amounts per person and day or stay (D, categories), tax on the bed
        added; D is 1 where nothing is drawn."""
        shares = values[self.drawn_shares] if self.drawn_shares in values else self.shares[None]
        amounts = self.amount * shares * self.moves
        if self.drawn_amount in values:
            amounts = amounts * values[self.drawn_amount][:, None]
        factor = rates.factor(self.powers, values)
        if isinstance(factor, np.ndarray):
            amounts = amounts * factor
            unmoved = amounts / self.moves
            total = unmoved.sum(axis=1, keepdims=True)
            shares = unmoved / total if np.isfinite(total).all() else shares
        taxed = np.array(amounts)
        taxed[:, BED] *= 1.0 + self.bed_tax
        return np.asarray(shares), taxed


def days_of(
    study: Study, activities: Activities, prices: Prices, uncertain: Uncertain, rates: UncertainRates
) -> tuple[list[DayDraws], Rows, Rows]:
    """The days that the rows' profiles come to, and which of them each row has (N,); -1 for rows without a profile.

    Then which day a day visit (0 nights) has in the draws in which it stays, (N,): with a bed; -1 for all other rows.
    """
    quantities = uncertain.quantities
    found = [_day(study, taken, quantities, rates) for taken in activities.days_taken]
    staying = np.flatnonzero(_may_stay(activities, uncertain) & (activities.days == 0))
    bed = np.full(len(activities), -1, dtype=np.int64)
    taxes = sale_taxes(study)
    for name, there, members in circumstances(
        activities.profile[staying],
        study.profiles,
        place=activities.stated_place[staying],
        country=activities.partner_country[staying],
        city=activities.partner_city[staying],
        abroad=np.asarray(activities.direction[staying] == "outbound", dtype=bool),
        days=np.ones(len(staying)),
        year=activities.year[staying],
        currency=activities.currency[staying],
    ):
        bed[staying[members]] = len(found)
        taken = day_taken(study.profiles[name], there, prices, taxes)
        found.append(_day(study, taken, quantities, rates))
    return found, activities.day, bed


def _may_stay(activities: Activities, uncertain: Uncertain) -> Masks:
    """The rows (N,) whose nights or days are drawn."""
    found = np.zeros(len(activities), dtype=bool)
    for cells in uncertain.cells:
        if DAYS.get(cells.sheet) == cells.field:
            found |= (activities.origin == cells.sheet) & np.isin(activities.row, np.asarray(cells.rows))
    return found


def _day(study: Study, taken: DayTaken, known: Mapping[str, Quantity], rates: UncertainRates) -> DayDraws:
    name, there, day = taken.profile, taken.there, taken.day
    profile = study.profiles[name]

    def amounts(at: Prices) -> Floats:
        try:
            moved = day_of(profile, there, at)
        except CannotSayError:  # only its split is used, which needs no rates
            return np.array([])
        return moved.shares * (moved.amount if np.isfinite(moved.amount) else 1.0)

    shares, amount = f"profile_shares/{name}", f"daily_amount/{name}"
    return DayDraws(
        day.split,
        day.amount,
        np.divide(day.shares, day.split, out=np.ones_like(day.split), where=day.split > 0),
        taken.bed_tax,
        shares if shares in known else "",
        amount if amount in known else "",
        rates.powers(amounts),
        profile.per,
    )
