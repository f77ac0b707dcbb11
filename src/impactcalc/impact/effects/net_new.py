"""Gross spending -> net new spending -> local final demand: a ledger, a row per activity, that adds up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.errors import LedgerError
from impactcalc.impact.effects.home import Home
from impactcalc.impact.rows.activities import SHARES, Activities, Masks

STEPS = ("spent_abroad", "residents", "casual", "not_attributable", "displaced", "host_paid", "payer_not_stated")
TOLERANCE = 1e-9


@dataclass(frozen=True)
class Ledger:
    """The steps of methods section 3 and 4 as columns (N,), money in one price basis a row.

    gross - spent_abroad - residents - casual - not_attributable - displaced - host_paid - payer_not_stated = net_new
    net_new = taxes_on_sale + leakage + wages_to_residents + local_final_demand

    `stated` marks for each share which rows state it; `net_fraction` (N,) is net_new over gross.
    """

    gross: Floats
    steps: dict[str, Floats]
    net_new: Floats
    taxes_on_sale: Floats
    leakage: Floats
    wages_to_residents: Floats
    local_final_demand: Floats
    stated: dict[str, np.ndarray[tuple[int], np.dtype[np.bool_]]]
    net_fraction: Floats

    def times(self, factors: Floats) -> Ledger:
        """The same ledger with every row's money multiplied by its factor (N,): another currency or price year."""
        return replace(
            self,
            gross=self.gross * factors,
            steps={name: column * factors for name, column in self.steps.items()},
            net_new=self.net_new * factors,
            taxes_on_sale=self.taxes_on_sale * factors,
            leakage=self.leakage * factors,
            wages_to_residents=self.wages_to_residents * factors,
            local_final_demand=self.local_final_demand * factors,
        )

    def columns(self) -> dict[str, Floats]:
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


def ledger(activities: Activities, gross_by_category: Floats, scholarship: Floats, home: Home) -> Ledger:
    """The ledger of every activity at once.

    `gross_by_category` (N, categories) and `scholarship` (N,) are in each row's own currency and year; each row goes
    through the bridge of its own place. Each share
    applies to what the step before left; a blank one deducts nothing. Order and terms: HM Treasury's additionality
    guide (2014) and Crompton (2010), as methods section 3 has them. LedgerError when a row does not add up to 1e-9.
    """
    gross = gross_by_category.sum(axis=1)
    at_home = gross
    if activities.abroad.any():
        at_home = np.where(activities.abroad, (gross_by_category * activities.at_home).sum(axis=1), gross)
    steps: dict[str, Floats] = {"spent_abroad": gross - at_home}
    stated = {name: ~np.isnan(activities.shares[name]) for name in SHARES}
    stated["host_paid_share"] |= scholarship > 0  # an amount says as much as a share
    for name in ("resident_share", "casual_share"):
        # Neither a budget nor an organiser has visitors who could be residents.
        stated[name] |= (activities.sheet == "Budget") | ~activities.whole_rows
    stated["host_paid_share"] |= ~activities.whole_rows
    left = at_home
    for step, taken, rest in deductions(
        at_home, activities.shares, scholarship, activities.abroad, activities.local_money, activities.payer_unknown
    ):
        steps[step], left = taken, rest
    fraction = np.divide(left, gross, out=np.zeros_like(gross), where=gross > 0)
    net = gross_by_category * fraction[:, None]
    done = Ledger(
        gross=gross,
        steps=steps,
        net_new=left,
        taxes_on_sale=home.shares(net, lambda bridge: bridge.tax),
        leakage=home.shares(net, lambda bridge: bridge.leakage),
        wages_to_residents=home.shares(net, lambda bridge: bridge.wages),
        local_final_demand=home.shares(net, lambda bridge: bridge.B.sum(axis=0)),
        stated=stated,
        net_fraction=fraction,
    )
    _must_close(done)
    return done


def deductions(
    at_home: Floats,
    shares: Mapping[str, Floats],
    scholarship: Floats,
    abroad: Masks,
    local_money: Masks,
    payer_unknown: Masks,
) -> Iterator[tuple[str, Floats, Floats]]:
    """What each step takes of the spending at home, and what it leaves, by name and in order; arrays of any shape that
    broadcast.

    A share that is nan is not stated and takes nothing. Money of which nobody said whose it is may be local: it is
    taken as contribution only. What is left is a product and no difference: of a billion of which a share leaves a
    few dollars, a difference would know the dollars to a ten-millionth only.
    """
    left = at_home
    for step, name in zip(STEPS[1:-1], SHARES, strict=True):
        if name == "attribution_share":  # the share that stays, where the others come off
            rest = np.nan_to_num(shares[name], nan=1.0)
            taken, kept = left * (1.0 - rest), left * rest
        else:
            share = np.nan_to_num(shares[name])
            taken, kept = left * share, left * (1.0 - share)
        if name == "resident_share":
            # What is bought here before a trip abroad is bought by residents: the travellers.
            taken, kept = np.where(abroad, left, taken), np.where(abroad, 0.0, kept)
        if name == "host_paid_share":
            taken, kept = np.minimum(left, taken + scholarship), np.maximum(kept - scholarship, 0.0)
            taken, kept = np.where(local_money, left, taken), np.where(local_money, 0.0, kept)
        yield step, taken, kept
        left = kept
    yield STEPS[-1], np.where(payer_unknown, left, 0.0), np.where(payer_unknown, 0.0, left)


def _must_close(done: Ledger) -> None:
    spent = done.taxes_on_sale + done.leakage + done.wages_to_residents + done.local_final_demand
    deducted = done.gross - sum(done.steps.values())
    for what, difference, of in (
        ("gross less deductions is net new", done.net_new - deducted, done.gross),
        ("net new is taxes, leakage, wages and local final demand", done.net_new - spent, done.net_new),
    ):
        # Amounts below any that a computer tells apart from 0 close as far as it can tell.
        open_rows = np.flatnonzero(np.abs(difference) > TOLERANCE * of + np.finfo(np.float64).tiny)
        if len(open_rows):
            raise LedgerError(
                f"the ledger does not close: '{what}' fails in {len(open_rows)} rows, "
                f"first at position {open_rows[0]} by {difference[open_rows[0]]!r}"
            )
