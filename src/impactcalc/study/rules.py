"""What must fit together within a row: amounts with heads, days and profiles; nothing stated twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from impactcalc.errors import Problem
from impactcalc.study.cells import shown
from impactcalc.study.profiles import profiles
from impactcalc.study.study import SheetRows
from impactcalc.study.vocabulary import CATEGORY_CODES

Mask = np.ndarray[Any, np.dtype[np.bool_]]

HEADS: Mapping[str, str] = {"Visitors": "visitors", "Events": "participants", "Exchanges": "travellers"}
DAYS: Mapping[str, str] = {"Visitors": "nights", "Events": "days", "Exchanges": "nights"}
SUMS = ("daily_spend", "spend_per_person", "total_spend", "spend_per_exchange")
HEADINGS: Mapping[str, str] = {
    "visitors": "Visitors", "participants": "Participants", "travellers": "Travellers", "exchanges": "Exchanges",
    "nights": "Nights", "days": "Days",
}  # fmt: skip


@dataclass(frozen=True)
class Rule:
    """A condition that a row must not meet: where it shows, what is wrong, what to do."""

    broken: Mask
    column: str
    message: str
    remedy: str


def row_problems(table: SheetRows) -> Iterator[Problem]:
    """Every row of the sheet that breaks a rule."""
    if not len(table):
        return
    rules = _PER_SHEET.get(table.sheet, _no_rules)
    for rule in rules(table):
        for i in np.flatnonzero(rule.broken):
            value = table.columns[rule.column][i]
            blank = value == "" or (isinstance(value, float) and np.isnan(value))
            where = table.cell(int(i), rule.column)
            yield Problem(table.sheet, where, "" if blank else shown(value), rule.message, rule.remedy)


def given(table: SheetRows, column: str) -> Mask:
    """Which rows have something in a column; none where the sheet has no such column."""
    if column not in table.columns:
        return np.zeros(len(table), dtype=bool)
    values = table.columns[column]
    filled = ~np.isnan(values) if values.dtype == np.float64 else values != ""
    return np.asarray(filled, dtype=bool)


def category_given(table: SheetRows) -> Mask:
    """Which rows have an amount in any category column."""
    return np.asarray(np.logical_or.reduce([given(table, code) for code in CATEGORY_CODES]), dtype=bool)


def profile_carries_amount(table: SheetRows) -> Mask:
    """Which rows name a profile that has a daily amount."""
    known = profiles()
    with_amount = {name for name, profile in known.items() if profile.daily_amount is not None}
    return np.fromiter((name in with_amount for name in table.columns["profile"]), dtype=bool, count=len(table))


def per_person_basis(table: SheetRows) -> Mask:
    """Which rows say that their category columns are per person and day."""
    basis = table.columns["spend_basis"]
    return np.asarray((basis == "per_person_day") | (basis == "per_participant_day"), dtype=bool)


def _spending_rules(table: SheetRows) -> list[Rule]:
    heads, days = HEADS[table.sheet], DAYS[table.sheet]
    sums = [given(table, name) for name in SUMS]
    stated, profile = np.logical_or.reduce(sums), given(table, "profile")
    by_category = category_given(table)
    if table.sheet == "Exchanges":
        by_category = by_category | given(table, "tuition")
    per_person = per_person_basis(table) & category_given(table)
    assumed = profile & ~stated & (profile_carries_amount(table) | ~by_category)
    needs_heads = given(table, "daily_spend") | given(table, "spend_per_person") | per_person | assumed
    needs_days = given(table, "daily_spend") | per_person | assumed
    head, day = HEADINGS[heads], HEADINGS[days]
    rules = [
        Rule(
            ~stated & ~profile & ~by_category,
            heads,
            "this row says no spending",
            "Fill in category columns, or a sum with a profile, or a profile that carries a daily amount",
        ),
        Rule(
            stated & ~profile,
            "profile",
            "a sum without a profile: it is not known what it was spent on",
            f"Type a profile ({', '.join(profiles())}), or fill in the category columns instead",
        ),
        Rule(
            np.sum(sums, axis=0) > 1,
            next(name for name in SUMS if name in table.columns),
            "more than one sum for the same row",
            "Keep one of Daily spend, Spend per person, Total spend"
            + (", Spend per exchange" if table.sheet == "Exchanges" else ""),
        ),
        Rule(
            profile & ~stated & ~by_category & ~profile_carries_amount(table),
            "profile",
            "this profile only splits a sum, and the row has none",
            "Fill in Daily spend, Spend per person or Total spend, or use a profile with a daily amount",
        ),
        Rule(
            needs_heads & ~given(table, heads),
            heads,
            f'"{head}" is blank, but the spending is per person',
            f"Fill in {head}",
        ),
        Rule(
            needs_days & ~given(table, days),
            days,
            f'"{day}" is blank, but the spending is per day',
            f"Fill in {day}",
        ),
    ]
    if table.sheet != "Events":
        rules.append(
            Rule(
                stated & category_given(table),
                next(name for name in SUMS if name in table.columns),
                "a sum and category amounts in the same row: the same money twice, or not, is not clear",
                "Keep the sum or the category amounts; use a second row where both are right",
            )
        )
    return rules


def _exchange_rules(table: SheetRows) -> list[Rule]:
    blank_count = given(table, "spend_per_exchange") & ~given(table, "exchanges")
    both = given(table, "scholarship") & given(table, "host_paid_share") & (table.numbers("host_paid_share") > 0)
    with_tuition = {name for name, profile in profiles().items() if profile.shares.get("education", 0.0) > 0}
    names = table.words("profile")
    schooling = np.fromiter((name in with_tuition for name in names), dtype=bool, count=len(table))
    return [
        *_spending_rules(table),
        Rule(
            given(table, "tuition") & schooling,
            "tuition",
            "tuition beside a profile that already holds tuition: it would count twice",
            "Leave Tuition blank, or use a profile without education",
        ),
        Rule(blank_count, "exchanges", '"Exchanges" is blank, but the spending is per exchange', "Fill in Exchanges"),
        Rule(
            both,
            "scholarship",
            "a scholarship and a host-paid share in the same row would be taken off twice",
            "Keep one of them",
        ),
    ]


def _no_rules(_: SheetRows) -> list[Rule]:
    return []


_PER_SHEET: Mapping[str, Callable[[SheetRows], list[Rule]]] = {
    "Visitors": _spending_rules,
    "Events": _spending_rules,
    "Exchanges": _exchange_rules,
}
