"""From gross to net new spending."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.anchors import Anchor
from impactcalc.facts.fact import AssumptionFact, Taken


class ShareStated(AssumptionFact):
    """A share as typed: its lowest and highest, and in how many rows."""

    share: str
    lowest: float
    highest: float
    rows: int


class ShareNotStated(AssumptionFact):
    """A share that rows leave blank."""

    share: str
    rows: int


class StudyFound(AssumptionFact):
    """What a published study found of a share that is blank, or of what a resident spends beside a visitor."""

    share: str
    found: Anchor
    of_residents: bool = False


class NoStudyFound(AssumptionFact):
    """None of so many findings speaks of a share that is blank."""

    share: str
    findings: int


class BudgetFromLocalMoney(AssumptionFact):
    """Rows of the sheet Budget that were paid from local money."""

    rows: int


class NetNewSaid(Protocol):
    """What a language says of these."""

    def share_stated(self, fact: ShareStated, /) -> Taken: ...
    def share_not_stated(self, fact: ShareNotStated, /) -> Taken: ...
    def study_found(self, fact: StudyFound, /) -> Taken: ...
    def no_study_found(self, fact: NoStudyFound, /) -> Taken: ...
    def budget_from_local_money(self, fact: BudgetFromLocalMoney, /) -> Taken: ...
