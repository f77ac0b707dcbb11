"""Tax revenue: the long table, by kind, round and level, by level, and the named taxes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.impact.effects.effects import ROUNDS
from impactcalc.impact.fiscal.fiscal import LEVELS, TAX_KINDS, FiscalEffects, LeftOut
from impactcalc.impact.result import Result
from impactcalc.report.tables.table import Field, Kind, Subject, Values, floats

SCOPES = ("impact", "contribution")


def _line(key: str, kind: Kind, heading: str, says: str) -> Field[tuple[Any, ...]]:
    def values(lines: tuple[Any, ...]) -> Values:
        found = [getattr(line, key) for line in lines]
        return floats(found) if kind == "money" else found

    return Field(key, kind, heading, says, values)


TAXES = Subject(
    "taxes",
    "Tax supported, line by line: summed over a scope, amount is all of its tax. Tax is inside value added (at basic "
    "prices those on the sale are outside), never added to it.",
    lambda result: tuple(result.fiscal.lines()),
    (
        _line("scope", "text", "Scope", "impact: of net new spending; contribution: of gross spending."),
        _line("kind", "text", "Kind", "sale, production, personal_income or social_contributions."),
        _line("tax", "words", "Tax", "Of a named tax its name."),
        _line("collector", "words", "Collector", "Who collects it; empty: not stated."),
        _line("round", "text", "Round", "direct, indirect or induced."),
        _line("level", "text", "Level", "federal, state, local, or not_split: not known."),
        _line("own_budget", "yes_no", "Own budget", "Whether it comes to the budget of the city that reports."),
        _line("collected", "money", "Collected", "What a named tax takes in full: a memo, also beyond amount."),
        _line("amount", "money", "Amount", "What is counted."),
    ),
    path="taxes.lines",
)


@dataclass(frozen=True)
class _Split:
    keys: tuple[tuple[str, ...], ...]
    amounts: Floats


def _by_kind(result: Result) -> _Split:
    revenues = (result.fiscal.impact, result.fiscal.contribution)
    amounts = np.array([revenue.levels_known for revenue in revenues]).reshape(-1)
    return _Split(tuple(product(SCOPES, TAX_KINDS, ROUNDS, LEVELS)), amounts)


def _by_level(result: Result) -> _Split:
    revenues = (result.fiscal.impact, result.fiscal.contribution)
    amounts = floats([value for revenue in revenues for value in revenue.by_level().values()])
    return _Split(tuple(product(SCOPES, LEVELS)), amounts)


def _key(at: int, key: str, says: str) -> Field[_Split]:
    return Field(key, "text", key.capitalize(), says, lambda of: [one[at] for one in of.keys])


_AMOUNT: Field[_Split] = Field("amount", "money", "Amount", "Empty: not known, which is not 0.", lambda of: of.amounts)
TAX_KINDS_TABLE = Subject(
    "tax_kinds",
    "Tax by kind, round and level; by level only as far as a level is known in full.",
    _by_kind,
    (
        _key(0, "scope", "As in taxes."),
        _key(1, "kind", "As in taxes."),
        _key(2, "round", "As in taxes."),
        _key(3, "level", "As in taxes."),
        _AMOUNT,
    ),
    index=("scope", "kind", "round", "level"),
    path="taxes.by_kind",
)
TAX_LEVELS = Subject(
    "tax_levels",
    "Tax by level of government, all kinds and rounds.",
    _by_level,
    (_key(0, "scope", "As in taxes."), _key(1, "level", "As in taxes."), _AMOUNT),
    index=("scope", "level"),
    path="taxes.by_level",
)


def _left(key: str, kind: Kind, heading: str, says: str) -> Field[tuple[LeftOut, ...]]:
    return Field(key, kind, heading, says, lambda left: [getattr(one.tax, key) for one in left])


TAXES_LEFT_OUT = Subject(
    "taxes_left_out",
    "Taxes of the sheet Taxes that are not confirmed: in no figure, with what they would take if all of them counted.",
    lambda result: result.fiscal.left_out,
    (
        _left("name", "words", "Tax", "As it stands on the sheet."),
        Field("rate", "share", "Rate", "Of the price before tax.", lambda left: floats([one.tax.rate for one in left])),
        Field("categories", "words", "On", "The codes of the categories it is on.",
              lambda left: [", ".join(one.tax.categories) for one in left]),
        _left("level", "text", "Level", "federal, state or local."),
        _left("collector", "words", "Collector", "Who collects it."),
        _left("place", "text", "Place", "Where it is taken."),
        Field("would_collect", "money", "Would collect of net new spending", "If all of these counted.",
              lambda left: floats([one.would_collect for one in left])),
        _left("source", "words", "Source", "Where it stands."),
    ),
    path="taxes.left_out",
)  # fmt: skip


def _named(key: str, kind: Kind, heading: str, says: str) -> Field[FiscalEffects]:
    return Field(key, kind, heading, says, lambda fiscal: [getattr(tax, key) for tax in fiscal.taxes])


NAMED_TAXES = Subject(
    "named_taxes",
    "The place's own taxes on the sale, as typed: each takes spending x rate / (1 + the rates on the category).",
    lambda result: result.fiscal,
    (
        _named("name", "words", "Tax", "As typed."),
        Field("rate", "share", "Rate", "Of the price before tax.", lambda of: floats([tax.rate for tax in of.taxes])),
        Field("categories", "words", "On", "The codes of the categories it is on.",
              lambda of: [", ".join(tax.categories) for tax in of.taxes]),
        _named("level", "text", "Level", "federal, state or local."),
        _named("collector", "words", "Collector", "Who collects it."),
        _named("place", "text", "Place", "Where it is taken."),
        _named("own_budget", "yes_no", "Own budget", "Whether it comes to the budget of the city that reports."),
        Field("collected", "money", "Collected of net new spending", "In full.",
              lambda of: of.impact.collected.sum(axis=1)),
        Field("counted", "money", "of it, counted", "As far as the table holds as much.",
              lambda of: of.impact.counted.sum(axis=1)),
        Field("collected_of_gross", "money", "Collected of gross spending", "In full.",
              lambda of: of.contribution.collected.sum(axis=1)),
        _named("source", "words", "Source", "Where it stands."),
    ),
    path="taxes.named",
)  # fmt: skip
