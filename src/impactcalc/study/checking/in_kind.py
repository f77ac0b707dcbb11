"""The sheet In kind: what must fit together within a row."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from impactcalc.errors import Problem
from impactcalc.known.places import country_of
from impactcalc.study.checking.rules import Rule, broken_rules, given
from impactcalc.study.rows import SheetRows

NIGHTS, GIFT = "host_family_nights", "gift"
_OWN_RATE = "Fill in Unit value, or leave it blank: the nights are then counted without a value"


def in_kind_problems(table: SheetRows) -> Iterator[Problem]:
    """Every row of which it is not clear what was given, or by which rule it is valued."""
    if len(table):
        yield from broken_rules(table, _rules(table))


def _rules(table: SheetRows) -> Iterator[Rule]:
    kind = table.words("kind")
    known = given(table, "kind")
    gift = np.asarray((kind == GIFT) & known, dtype=bool)
    other = np.asarray((kind != GIFT) & (kind != ""), dtype=bool)
    nights = np.asarray(kind == NIGHTS, dtype=bool)
    quantity, amount, unit = (given(table, name) for name in ("quantity", "amount", "unit_value"))
    rule = given(table, "value_rule")
    yield Rule(
        other & ~quantity,
        "quantity",
        "it is not said how many nights or hours",
        "Fill in Quantity: each night of each guest, or the hours",
    )
    yield Rule(
        gift & ~quantity & ~amount,
        "amount",
        "neither how many gifts nor what they are worth",
        "Fill in Amount, with what the giver says it is worth, or Quantity",
    )
    yield Rule(
        other & amount,
        "amount",
        "an amount in all is only for gifts: nights and hours are valued at a rate",
        "Leave Amount blank and fill in Unit value: what a night or an hour is worth",
    )
    yield Rule(
        gift & amount & unit,
        "unit_value",
        "two values of one gift: an amount in all and a unit value",
        "Keep one of them",
    )
    yield Rule(
        gift & unit & ~quantity & ~amount,
        "unit_value",
        "a unit value without how many",
        "Fill in Quantity, or move the value to Amount",
    )
    yield Rule(
        rule & ~nights & (gift | other),
        "value_rule",
        "this rule values nights in host families, nothing else",
        "Leave Value rule blank and fill in Amount or Unit value",
    )
    yield Rule(
        nights & rule & unit,
        "value_rule",
        "two values of one night: a rule and a unit value",
        "Keep one of them",
    )
    abroad = [where != "" and country_of(where) != "US" for where in table.words("place").tolist()]
    yield Rule(
        nights & rule & np.array(abroad, dtype=bool),
        "value_rule",
        "the GSA has rates for places in the United States only",
        _OWN_RATE,
    )
