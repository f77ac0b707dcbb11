"""A person's day by an uncertain profile: its amounts and shares for every draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats
from impactcalc.economy.prices import Prices
from impactcalc.impact.rows.activities import Activities
from impactcalc.impact.rows.daily import CannotSayError, Circumstances, circumstances, day_of
from impactcalc.impact.rows.sale_taxes import sale_taxes
from impactcalc.impact.rows.spending import BED, bed_tax
from impactcalc.impact.uncertainty.quantities import Quantity, Uncertain, Values
from impactcalc.impact.uncertainty.rates import Powers, UncertainRates
from impactcalc.known.profiles import Per
from impactcalc.study.study import Study


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
) -> tuple[list[DayDraws], npt.NDArray[np.int64]]:
    """The days that the rows' profiles come to, and which of them each row has (N,); -1 for rows without a profile."""
    found: list[DayDraws] = []
    which = np.full(len(activities), -1, dtype=np.int64)
    for name, there, rows in circumstances(
        activities.profile,
        study.profiles,
        place=activities.stated_place,
        country=activities.partner_country,
        city=activities.partner_city,
        abroad=np.asarray(activities.direction == "outbound", dtype=bool),
        days=activities.days,
        year=activities.year,
        currency=activities.currency,
    ):
        which[rows] = len(found)
        found.append(_day(study, name, there, prices, uncertain.quantities, rates))
    return found, which


def _day(
    study: Study,
    name: str,
    there: Circumstances,
    prices: Prices,
    known: Mapping[str, Quantity],
    rates: UncertainRates,
) -> DayDraws:
    profile = study.profiles[name]

    def amounts(at: Prices) -> Floats:
        try:
            day = day_of(profile, there, at)
        except CannotSayError:  # only its split is used, which needs no rates
            return np.array([])
        return day.shares * (day.amount if np.isfinite(day.amount) else 1.0)

    try:
        day = day_of(profile, there, prices)
    except CannotSayError:
        day = day_of(profile, there, prices, with_amount=False)
    shares, amount = f"profile_shares/{name}", f"daily_amount/{name}"
    return DayDraws(
        day.split,
        day.amount,
        np.divide(day.shares, day.split, out=np.ones_like(day.split), where=day.split > 0),
        bed_tax(profile, there, sale_taxes(study)),
        shares if shares in known else "",
        amount if amount in known else "",
        rates.powers(amounts),
        profile.per,
    )
