"""One finding of the reviewer's list, and what the checks look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.economy import Economy
from impactcalc.economy.prices import Prices
from impactcalc.impact.abroad.hosts import HostTables
from impactcalc.impact.abroad.world import World
from impactcalc.impact.effects.home import Home
from impactcalc.impact.effects.local_money import LocalMoney
from impactcalc.impact.effects.net_new import Ledger
from impactcalc.impact.fiscal.fiscal import FiscalEffects
from impactcalc.impact.rows.activities import Activities, Masks
from impactcalc.impact.rows.deals import DealsAccount
from impactcalc.impact.rows.in_kind import InKind
from impactcalc.impact.rows.price_basis import PriceBasis
from impactcalc.impact.rows.volunteering import Volunteering
from impactcalc.impact.survey.account import SurveyAccount
from impactcalc.study.study import Study

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
IDENTITY_BROKEN = "identity-broken"  # comes before every other check: no figure can be relied on
CROMPTON = "Crompton (2010), Measuring the Economic Impact of Park and Recreation Services"
MILLER_BLAIR = "Miller & Blair (2009), Input-Output Analysis"


@dataclass(frozen=True, slots=True)
class Check:
    """One finding: what it means, where, what to do, and who says so."""

    code: str
    severity: Severity
    where: str
    message: str
    remedy: str
    source: str


@dataclass(frozen=True)
class Findings:
    """What the checks look at; `impact` (effects, measures) is that of the whole, report-year money."""

    study: Study
    home: Home
    activities: Activities
    basis: PriceBasis
    ledger: Ledger
    local_money: LocalMoney
    world: World
    volunteering: Volunteering
    in_kind: InKind
    fiscal: FiscalEffects
    hosts: HostTables
    deals: DealsAccount | None
    survey: SurveyAccount | None
    prices: Prices
    impact: Floats

    @property
    def economy(self) -> Economy:
        """The economy of the study's own place."""
        return self.home.main.economy

    @property
    def home_money(self) -> Masks:
        """Activities of which something counts as net new: a blank share would have taken from it."""
        return self.ledger.net_new > 0


def count_of(mask: Masks) -> str:
    """How many rows a mask has, in words."""
    count = int(np.count_nonzero(mask))
    return f"{count} row{'' if count == 1 else 's'}"


def rows_of(f: Findings, mask: Masks, column: str) -> str:
    """The first few rows of a mask in workbook order, with the column."""
    order = f.activities.reading_order()
    positions = order[np.asarray(mask)[order]]
    named = ", ".join(f.activities.where(int(i)) for i in positions[:3])
    more = f" and {len(positions) - 3} more" if len(positions) > 3 else ""
    return f"{named}{more}: {column.replace('_', ' ')}"
