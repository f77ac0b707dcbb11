"""Local money: what the programme cost, and what of it the ledger takes off (methods, section 3).

Two amounts. `programme_cost` is all that local money paid, whatever of it can be claimed; `local_money_taken_off` is
the ledger's step: of what the steps before it left, and never more than that. They are reconciled row by row:

    programme cost - spent elsewhere - spent abroad - had come off before = local money taken off
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from impactcalc.arrays import condensed
from impactcalc.impact.effects.net_new import Ledger
from impactcalc.impact.rows.activities import Activities, Masks
from impactcalc.impact.rows.money import ReportMoney, either, only
from impactcalc.impact.rows.price_basis import PriceBasis

# What is apart by rounding: a scholarship and the spending of which it is all; what local money paid of a row and what
# the ledger takes off.
ROUNDING = 1e-12


@dataclass(frozen=True)
class LocalMoney:
    """What local money paid, row by row (N,), in report-year prices.

    `own` are rows that it paid for whole: the local Budget, local organisers. `scholarships` are as typed. `hosted` is
    the part that a host-paid share says: of what the steps before left, since the share is of that (of a trip's or of
    an activity's abroad, of all of it). What it paid of the rest is not stated, so a sum with shares in it is "at
    least". `elsewhere` is what scholarships hold beyond the row's whole spending: spent on something else, elsewhere.
    """

    own: ReportMoney
    scholarships: ReportMoney
    hosted: ReportMoney
    elsewhere: ReportMoney
    taken_off: ReportMoney
    abroad: Masks
    organisers: Masks
    budget_rows: int

    @property
    def paid(self) -> ReportMoney:
        """All of it (N,)."""
        return self.own + self.scholarships + self.hosted

    @property
    def paid_of_spending(self) -> ReportMoney:
        """What of the rows' own spending it paid (N,)."""
        return self.paid - self.elsewhere

    @property
    def for_guests(self) -> ReportMoney:
        """What it paid for those who came or went: scholarships and host-paid spending (N,)."""
        return self.scholarships + self.hosted

    def cost(self) -> ProgrammeCost:
        """The sums."""
        kept = self.paid_of_spending - self.taken_off
        kept = only(kept > ROUNDING * self.paid, kept)
        return ProgrammeCost(
            budget=float(self.own[~self.organisers].sum()),
            organisers=float(self.own[self.organisers].sum()),
            scholarships=float(self.scholarships.sum()),
            host_paid=float(self.hosted.sum()),
            at_least=bool((self.hosted > 0).any()),
            spent_elsewhere=float(self.elsewhere.sum()),
            spent_abroad=float(kept[self.abroad].sum()),
            off_before=float(kept[~self.abroad].sum()),
            taken_off=float(self.taken_off.sum()),
            budget_rows=self.budget_rows,
        )


@dataclass(frozen=True, slots=True)
class ProgrammeCost:
    """Local money that the programme cost, report-year prices, by what it paid for; and why the ledger takes off less.

    `budget` are the rows of the sheet Budget that local money paid, `organisers` the events' own spending,
    `scholarships` as typed, `host_paid` what shares say of guests' spending: `at_least` where there are such.
    `spent_elsewhere`, `spent_abroad` and `off_before` are not in `taken_off`: scholarships beyond the row's spending,
    money spent abroad, and what had come off before as residents', casual, not attributable or displaced.
    `budget_rows` counts the rows of the sheet Budget, whoever paid.
    """

    budget: float
    organisers: float
    scholarships: float
    host_paid: float
    at_least: bool
    spent_elsewhere: float
    spent_abroad: float
    off_before: float
    taken_off: float
    budget_rows: int

    @property
    def total(self) -> float:
        """The programme cost: all local money."""
        return self.budget + self.organisers + self.scholarships + self.host_paid

    @property
    def own(self) -> float:
        """What the programme itself spent, not for guests: without it nobody knows what the programme cost."""
        return self.budget + self.organisers


def local_money(activities: Activities, ledger: Ledger[ReportMoney], basis: PriceBasis) -> LocalMoney:
    """What local money paid of each activity."""
    taken = ledger.steps
    left = taken["host_paid"] + taken["payer_not_stated"] + ledger.net_new
    share = np.where(activities.local_money, 0.0, np.nan_to_num(activities.shares["host_paid_share"]))
    own = only(activities.local_money, ledger.gross)
    scholarships = basis.in_report_prices(activities.scholarship)
    hosted = share * either(activities.abroad, ledger.gross, left)
    over = own + scholarships + hosted - ledger.gross
    return LocalMoney(
        own=condensed(own),
        scholarships=condensed(scholarships),
        hosted=condensed(hosted),
        elsewhere=condensed(only(over > ROUNDING * ledger.gross, over)),
        taken_off=taken["host_paid"],
        abroad=activities.abroad,
        organisers=~activities.whole_rows,
        budget_rows=int(np.count_nonzero(activities.sheet == "Budget")),
    )
