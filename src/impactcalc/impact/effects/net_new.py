"""Gross spending -> net new spending -> local final demand: a ledger, a row per activity, that adds up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic

import numpy as np

from impactcalc.arrays import Floats, condensed
from impactcalc.economy.bridge import Bridge
from impactcalc.errors import LedgerError
from impactcalc.facts.errors import runs as refusals
from impactcalc.impact.effects.home import Home
from impactcalc.impact.effects.spent import Spent
from impactcalc.impact.rows.activities import SHARES, Activities, Masks
from impactcalc.impact.rows.money import M, ReportMoney, TypedMoney, at_least_nothing, either, only, part_of, smaller
from impactcalc.impact.rows.price_basis import PriceBasis

STEPS = ("spent_abroad", "residents", "casual", "not_attributable", "displaced", "host_paid", "payer_not_stated")
TOLERANCE = 1e-9
_NUMBERS = np.finfo(np.float64)


@dataclass(frozen=True)
class Ledger(Generic[M]):
    """The steps of methods section 3 and 4 as columns (N,), money of one basis.

    gross - spent_abroad - residents - casual - not_attributable - displaced - host_paid - payer_not_stated = net_new
    net_new = taxes_on_sale + leakage + wages_to_residents + local_final_demand

    `stated` marks for each share which rows state it; `net_fraction` (N,) is net_new over gross.
    """

    gross: M
    steps: dict[str, M]
    net_new: M
    taxes_on_sale: M
    leakage: M
    wages_to_residents: M
    local_final_demand: M
    stated: dict[str, np.ndarray[tuple[int], np.dtype[np.bool_]]]
    net_fraction: Floats

    @property
    def at_home(self) -> M:
        """What was spent here, gross (N,): what the steps after `spent_abroad` take, and what is left.

        Of millions spent abroad a difference would know the cents spent here to a millionth only.
        """
        abroad = self.steps["spent_abroad"]
        here = self.net_new + sum(taken for step, taken in self.steps.items() if step != "spent_abroad")
        return either(abroad > 0, here, self.gross)

    def columns(self) -> dict[str, M]:
        """All columns in reading order."""
        return {
            "gross": self.gross,
            **self.steps,
            "net_new": self.net_new,
            "taxes_on_sale": self.taxes_on_sale,
            "leakage": self.leakage,
            "wages_to_residents": self.wages_to_residents,
            "local_final_demand": self.local_final_demand,
        }


def in_report_prices(typed: Ledger[TypedMoney], basis: PriceBasis) -> Ledger[ReportMoney]:
    """The same ledger in the report's prices."""
    return Ledger(
        gross=basis.in_report_prices(typed.gross),
        steps={name: basis.in_report_prices(column) for name, column in typed.steps.items()},
        net_new=basis.in_report_prices(typed.net_new),
        taxes_on_sale=basis.in_report_prices(typed.taxes_on_sale),
        leakage=basis.in_report_prices(typed.leakage),
        wages_to_residents=basis.in_report_prices(typed.wages_to_residents),
        local_final_demand=basis.in_report_prices(typed.local_final_demand),
        stated=typed.stated,
        net_fraction=typed.net_fraction,
    )


def ledger(activities: Activities, home: Home) -> Ledger[TypedMoney]:
    """The ledger of every activity at once, as typed: each row goes through the bridge of its own place.

    It does not depend on the report year, not even by rounding. Each share
    applies to what the step before left; a blank one deducts nothing. Order and terms: HM Treasury's additionality
    guide (2014) and Crompton (2010), as methods section 3 has them. LedgerError when a row does not add up to 1e-9.
    """
    spent, scholarship = activities.amounts, activities.scholarship
    gross = spent.sum(axis=1)
    at_home = gross
    if activities.abroad.any():
        at_home = either(activities.abroad, (spent * activities.at_home).sum(axis=1), gross)
    steps = {"spent_abroad": condensed(gross - at_home)}
    stated = {name: ~np.isnan(activities.shares[name]) for name in SHARES}
    stated["host_paid_share"] |= scholarship > 0  # an amount says as much as a share
    for name in ("resident_share", "casual_share"):
        # Neither a budget nor an organiser has visitors who could be residents.
        stated[name] |= (activities.sheet == "Budget") | ~activities.whole_rows
    stated["host_paid_share"] |= ~activities.whole_rows
    stated = {name: condensed(rows) for name, rows in stated.items()}
    left = at_home
    for step, taken, remaining in deductions(
        at_home, activities.shares, scholarship, activities.abroad, activities.local_money, activities.payer_unknown
    ):
        steps[step], left = condensed(taken), remaining
    fraction = part_of(left, gross)
    net: Spent[TypedMoney] = Spent(spent, fraction)

    def shares(of: Callable[[Bridge], Floats]) -> TypedMoney:
        return TypedMoney(condensed(home.shares(net, of)))

    done = Ledger(
        gross=gross,
        steps=steps,
        net_new=left,
        taxes_on_sale=shares(lambda bridge: bridge.tax),
        leakage=shares(lambda bridge: bridge.leakage),
        wages_to_residents=shares(lambda bridge: bridge.wages),
        local_final_demand=shares(lambda bridge: bridge.B.sum(axis=0)),
        stated=stated,
        net_fraction=fraction,
    )
    _must_close(done)
    return done


def deductions(
    at_home: TypedMoney,
    shares: Mapping[str, Floats],
    scholarship: TypedMoney,
    abroad: Masks,
    local_money: Masks,
    payer_unknown: Masks,
) -> Iterator[tuple[str, TypedMoney, TypedMoney]]:
    """What each step takes of the spending at home, and what it leaves, by name and in order; arrays of any shape that
    broadcast.

    A share that is nan is not stated and takes nothing. Money of which nobody said whose it is may be local: it is
    taken as contribution only. What is left is a product and no difference: of a billion of which a share leaves a
    few dollars, a difference would know the dollars to a ten-millionth only.
    """
    left = at_home
    for step, name in zip(STEPS[1:-1], SHARES, strict=True):
        if name == "attribution_share":  # the share that stays, where the others come off
            stays = np.nan_to_num(shares[name], nan=1.0)
            taken, kept = left * (1.0 - stays), left * stays
        else:
            share = np.nan_to_num(shares[name])
            taken, kept = left * share, left * (1.0 - share)
        if name == "resident_share":
            # What is bought here before a trip abroad is bought by residents: the travellers.
            taken, kept = either(abroad, left, taken), only(~abroad, kept)
        if name == "host_paid_share":
            taken, kept = smaller(left, taken + scholarship), at_least_nothing(kept - scholarship)
            taken, kept = either(local_money, left, taken), only(~local_money, kept)
        yield step, taken, kept
        left = kept
    yield STEPS[-1], only(payer_unknown, left), only(~payer_unknown, left)


def _must_close(done: Ledger[TypedMoney]) -> None:
    spent = done.taxes_on_sale + done.leakage + done.wages_to_residents + done.local_final_demand
    deducted = done.gross - sum(done.steps.values())
    closing: dict[refusals.OfLedger, tuple[TypedMoney, TypedMoney]] = {
        "net new": (done.net_new - deducted, done.gross),
        "uses": (done.net_new - spent, done.net_new),
    }
    for identity, (difference, of) in closing.items():
        # Amounts and parts of the gross below any that a computer tells apart from 0 close as far as it can tell.
        least = _NUMBERS.tiny + _NUMBERS.smallest_subnormal * done.gross
        open_rows = np.flatnonzero(np.abs(difference) > TOLERANCE * of + least)
        if len(open_rows):
            first = int(open_rows[0])
            raise LedgerError(refusals.LedgerOpen(identity, len(open_rows), first, float(difference[first])))
