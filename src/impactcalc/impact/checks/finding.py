"""One finding of the reviewer's list, and what the checks look at."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.economy import Economy
from impactcalc.economy.prices import Prices
from impactcalc.facts.fact import SEVERITIES, CheckFact, Severity
from impactcalc.facts.where import Rows, Where
from impactcalc.impact.abroad.hosts import HostTables
from impactcalc.impact.abroad.world import World
from impactcalc.impact.effects.home import Home
from impactcalc.impact.effects.local_money import LocalMoney
from impactcalc.impact.effects.net_new import Ledger
from impactcalc.impact.fiscal.fiscal import FiscalEffects
from impactcalc.impact.rows.activities import Activities, Masks
from impactcalc.impact.rows.deals import DealsAccount
from impactcalc.impact.rows.in_kind import InKind
from impactcalc.impact.rows.money import ReportMoney
from impactcalc.impact.rows.price_basis import PriceBasis
from impactcalc.impact.rows.volunteering import Volunteering
from impactcalc.impact.survey.account import SurveyAccount
from impactcalc.study.study import Study
from impactcalc.words.speaking import said, where_words

__all__ = ["IDENTITY_BROKEN", "SEVERITIES", "Check", "Findings", "Severity", "count_of", "rows_of"]

MOST_NAMED = 3
IDENTITY_BROKEN = "identity-broken"  # comes before every other check: no figure can be relied on


@dataclass(frozen=True, slots=True)
class Check:
    """One finding: a fact, and where. It words itself in the language that is spoken."""

    fact: CheckFact
    at: Where

    @property
    def code(self) -> str:
        """Stable: scripts may rely on it."""
        return self.fact.code

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.fact.severity

    @property
    def where(self) -> str:
        """Where, in words."""
        return where_words(self.at)

    @property
    def message(self) -> str:
        """What it means."""
        return said(self.fact).message

    @property
    def in_one_line(self) -> str:
        """Where, and what it means, in one line; a column that both name is named once."""
        where, message = self.where, self.message
        place, _, column = where.rpartition(": ")
        if place and message.casefold().startswith(column.casefold()):
            where = place
        return f"{where}: {message}" if where else message

    @property
    def remedy(self) -> str:
        """What to do."""
        return said(self.fact).remedy

    @property
    def source(self) -> str:
        """Whose rule it is."""
        return said(self.fact).source


@dataclass(frozen=True)
class Findings:
    """What the checks look at; `impact` (effects, measures) is that of the whole, report-year money."""

    study: Study
    home: Home
    activities: Activities
    basis: PriceBasis
    ledger: Ledger[ReportMoney]
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


def count_of(mask: Masks) -> int:
    """How many rows a mask has."""
    return int(np.count_nonzero(mask))


def rows_of(f: Findings, mask: Masks, column: str) -> Rows:
    """The first few rows of a mask in workbook order, with the column."""
    order = f.activities.reading_order()
    positions = order[np.asarray(mask)[order]]
    named = tuple((str(f.activities.origin[i]), int(f.activities.row[i])) for i in positions[:MOST_NAMED])
    return Rows(named, max(len(positions) - MOST_NAMED, 0), column, positions)
