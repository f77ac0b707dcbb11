"""The sheet In kind: what must fit together within a row."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from impactcalc.errors import Problem
from impactcalc.facts.problems import in_kind as wrong
from impactcalc.known.places import country_of
from impactcalc.study.checking.rules import Rule, broken_rules, given
from impactcalc.study.rows import SheetRows

NIGHTS, GIFT = "host_family_nights", "gift"


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
        wrong.QuantityBlank(),
    )
    yield Rule(
        gift & ~quantity & ~amount,
        "amount",
        wrong.GiftUnsaid(),
    )
    yield Rule(
        other & amount,
        "amount",
        wrong.AmountOfNoGift(),
    )
    yield Rule(
        gift & amount & unit,
        "unit_value",
        wrong.GiftValuedTwice(),
    )
    yield Rule(
        gift & unit & ~quantity & ~amount,
        "unit_value",
        wrong.UnitValueAlone(),
    )
    yield Rule(
        rule & ~nights & (gift | other),
        "value_rule",
        wrong.RuleOfNoNights(),
    )
    yield Rule(
        nights & rule & unit,
        "value_rule",
        wrong.NightValuedTwice(),
    )
    abroad = [where != "" and country_of(where) != "US" for where in table.words("place").tolist()]
    yield Rule(
        nights & rule & np.array(abroad, dtype=bool),
        "value_rule",
        wrong.NoGsaRate(),
    )
