"""From gross to net new spending."""

from __future__ import annotations

from impactcalc.facts.assumptions import net_new as f
from impactcalc.facts.fact import Taken
from impactcalc.words.en.anchors import found_words, whose
from impactcalc.words.en.numbers import rows, spaced, spread


def share_stated(fact: f.ShareStated) -> Taken:
    value = f"{spread(fact.lowest, fact.highest)} in {rows(fact.rows)}"
    return Taken("Net new", spaced(fact.share), value, "the workbook, as typed")


def share_not_stated(fact: f.ShareNotStated) -> Taken:
    value = f"not stated in {rows(fact.rows)}: nothing taken off"
    return Taken("Net new", spaced(fact.share), value, "the workbook; result headed 'at most'")


def study_found(fact: f.StudyFound) -> Taken:
    value = f"{found_words(fact.found)}; for comparison, not used"
    of = " of a resident's spending" if fact.of_residents else ""
    return Taken("Net new", f"{_found(fact.share)}{of}", value, whose(fact.found))


def no_study_found(fact: f.NoStudyFound) -> Taken:
    none = f"of the {fact.findings} findings at hand (docs/spending.md) none speaks of it"
    return Taken("Net new", _found(fact.share), "no published study of it is at hand", none)


def _found(share: str) -> str:
    return f"{spaced(share)}: what studies found"


def budget_from_local_money(fact: f.BudgetFromLocalMoney) -> Taken:
    value = f"{rows(fact.rows)}: contribution, net new 0"
    return Taken("Net new", "budget paid from local money", value, "methods, section 3")
