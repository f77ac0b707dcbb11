"""Deals, and what was given in kind."""

from __future__ import annotations

from impactcalc.facts.assumptions import deals as f
from impactcalc.facts.fact import Taken
from impactcalc.words.en.amounts import rate
from impactcalc.words.en.inner import inner_phrase
from impactcalc.words.en.numbers import rows, six_digits, spaced, spread


def gsa_lodging(fact: f.GsaLodging) -> str:
    return f"lodging per room and night before tax, a room for each guest: {inner_phrase(fact.source)}"


def unit_value_typed(_: f.UnitValueTyped) -> str:
    return "the unit value typed"


def amount_stated(_: f.AmountStated) -> str:
    return "the amount that the giver states"


def not_valued(_: f.NotValued) -> str:
    return "not valued"


def in_kind_valued(fact: f.InKindValued) -> Taken:
    each = "" if fact.each is None else f", {rate(fact.each, fact.currency)} each"
    what = fact.id if fact.quantity is None else f"{fact.id}: value of {six_digits(fact.quantity)} {fact.unit}"
    return Taken("In kind", what, f"{_rule(fact.rule)}{each}", fact.source or f"sheet In kind, row {fact.row}")


def _rule(rule: f.ValueRule) -> str:
    match rule:
        case f.GsaLodging():
            return gsa_lodging(rule)
        case f.UnitValueTyped():
            return unit_value_typed(rule)
        case f.AmountStated():
            return amount_stated(rule)
    return not_valued(rule)


def deals_claimed(_: f.DealsClaimed) -> Taken:
    return Taken(
        "Deals",
        "what is claimed",
        "amount x probability x attribution share x (1 - displaced share), at constant prices of the price year and "
        "without discounting; a one-off amount is spread evenly over its years",
        "methods, section 1",
    )


def deal_with_industry(fact: f.DealWithIndustry) -> Taken:
    return Taken(
        "Deals",
        "an amount with an industry",
        f"a sale of that industry's own output at {fact.valuation} prices, all of it local final "
        "demand: no margin, tax or leakage comes off",
        "methods, section 6",
    )


def deal_share_stated(fact: f.DealShareStated) -> Taken:
    value = f"{spread(fact.lowest, fact.highest)} in {rows(fact.rows)}"
    return Taken("Deals", spaced(fact.share), value, "the workbook, as typed")


def deal_share_not_stated(fact: f.DealShareNotStated) -> Taken:
    value = f"not stated in {rows(fact.rows)}: nothing taken off"
    return Taken("Deals", spaced(fact.share), value, "the workbook; page headed 'at most'")


def deal_industry(fact: f.DealIndustry) -> Taken:
    return Taken("Deals", f"industry {fact.typed}", f"{fact.industry}: {fact.name}", fact.title)
