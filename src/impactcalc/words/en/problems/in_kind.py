"""What was given, and how it is valued."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import in_kind as f
from impactcalc.words.en.places import the


def quantity_blank(_: f.QuantityBlank) -> Wrong:
    return Wrong(
        "it is not said how many nights or hours",
        "Fill in Quantity: each night of each guest, or the hours",
    )


def gift_unsaid(_: f.GiftUnsaid) -> Wrong:
    return Wrong(
        "neither how many gifts nor what they are worth",
        "Fill in Amount, with what the giver says it is worth, or Quantity",
    )


def amount_of_no_gift(_: f.AmountOfNoGift) -> Wrong:
    return Wrong(
        "an amount in all is only for gifts: nights and hours are valued at a rate",
        "Leave Amount blank and fill in Unit value: what a night or an hour is worth",
    )


def gift_valued_twice(_: f.GiftValuedTwice) -> Wrong:
    return Wrong(
        "two values of one gift: an amount in all and a unit value",
        "Keep one of them",
    )


def unit_value_alone(_: f.UnitValueAlone) -> Wrong:
    return Wrong(
        "a unit value without how many",
        "Fill in Quantity, or move the value to Amount",
    )


def rule_of_no_nights(_: f.RuleOfNoNights) -> Wrong:
    return Wrong(
        "this rule values nights in host families, nothing else",
        "Leave Value rule blank and fill in Amount or Unit value",
    )


def night_valued_twice(_: f.NightValuedTwice) -> Wrong:
    return Wrong(
        "two values of one night: a rule and a unit value",
        "Keep one of them",
    )


def no_gsa_rate(_: f.NoGsaRate) -> Wrong:
    return Wrong(
        "the GSA has rates for places in the United States only",
        "Fill in Unit value, or leave it blank: the nights are then counted without a value",
    )


def gsa_rate_unknown(fact: f.GsaRateUnknown) -> Wrong:
    return Wrong(
        f"the GSA's rates are not known for {the(fact.place)}",
        "Leave Value rule blank, and fill in Unit value if a value is wanted",
    )
