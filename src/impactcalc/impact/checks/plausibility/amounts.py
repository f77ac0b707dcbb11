"""What a person spends a day, however it was typed, against the allowance of the place and what one can live on."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from impactcalc.arrays import Floats, Objects
from impactcalc.facts.checks import plausibility as facts
from impactcalc.facts.fact import OriginFact
from impactcalc.impact.checks.finding import Check, Findings
from impactcalc.impact.checks.plausibility.day_norms import DayNorms, day_norms
from impactcalc.impact.checks.plausibility.lengths import longest_of
from impactcalc.impact.checks.plausibility.oddity import Rows, TypedRows, oddities, ratio
from impactcalc.impact.rows.activities import Masks
from impactcalc.impact.rows.organisers import part_of
from impactcalc.known.profiles import profiles
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.study.checking.rules import DAYS, HEADS, SUMS, given, per_person_basis

# Published amounts for delegates lie up to 2.7 times above the allowance of their place (docs/plausibility.md): beyond
# ten times, or below a twentieth of what a student lives on, it is not a matter of the source.
MOST, LEAST = 10.0, 1 / 20
# Tuition: how many times what a student pays a year on average.
MOST_TUITION = 5.0
# What is bought day by day. Fares, tuition and what an organiser buys are not.
DAILY = (
    "accommodation", "food_service", "groceries", "local_transport", "vehicle_rental", "fuel", "culture",
    "sport_recreation", "shopping", "housing", "telecom", "other",
)  # fmt: skip
# At an event the categories hold the organiser's spending too; a guest's bed and meals are still a guest's.
OF_GUESTS = ("accommodation", "food_service")
_AT_DAILY, _AT_GUESTS, _AT_BED = (
    np.isin(CATEGORY_CODES, codes).astype(np.float64) for codes in (DAILY, OF_GUESTS, ("accommodation",))
)
_UNIT = {"visitors": "night", "participants": "day", "travellers": "night"}


def amounts(f: Findings, sheets: Sequence[TypedRows]) -> Iterator[Check]:
    norms = day_norms(f.activities, f.prices)
    for rows in sheets:
        if rows.table.sheet in HEADS and not part_of(rows.table):  # an organiser does not spend by the day
            yield from _days(f, rows, norms)
            if rows.table.sheet == "Exchanges" and not rows.table.typed_on:
                yield from _tuition(rows, norms)


@dataclass(frozen=True)
class _PerDay:
    """What a person of each row spends a day (rows,): as little and as much as it may be, and what is normal there."""

    daily: Floats
    least: Floats
    most: Floats
    length: Floats
    allowance: Floats
    floor: Floats

    @property
    def too_much(self) -> Masks:
        """Far above the allowance of the place."""
        return np.asarray(np.isfinite(self.most) & (self.most > MOST * self.allowance))

    @property
    def too_little(self) -> Masks:
        """Far below what one can live on."""
        return np.asarray(np.isfinite(self.least) & (self.least > 0) & (self.least < LEAST * self.floor))


def _days(f: Findings, rows: TypedRows, norms: DayNorms) -> Iterator[Check]:
    table = rows.table
    event, typed = table.sheet == "Events", _typed_by_category(rows)
    found = _per_day(f, rows, norms, typed)
    too_much, too_little = found.too_much, found.too_little
    if not (too_much.any() or too_little.any()):
        return
    # A group whose beds and meals others pay for is fed for little: what is typed by category is judged by its bed.
    judged = ~typed if event else ~typed | (_spent(f, rows, _AT_BED) > 0)
    too_little &= judged | per_person_basis(table)
    column = _column(rows, np.flatnonzero(too_much | too_little))
    unit, currency, days = _UNIT[HEADS[table.sheet]], table.words("currency"), table.numbers(DAYS[table.sheet])
    partly = found.daily < _spent(f, rows, np.ones(len(CATEGORY_CODES))) * (1 - 1e-9)

    def high(right: bool, rows_alike: int, i: int) -> facts.SpendingPerDayHigh:
        name, most, allowance = str(column[i]), float(found.most[i]), float(found.allowance[i])
        heads = float(table.numbers(HEADS[table.sheet])[i])
        longest = float(longest_of(table)[i]) if math.isnan(days[i]) else None
        return facts.SpendingPerDayHigh(
            right, rows_alike, table.cell(i, name), most, str(currency[i]), unit, bool(partly[i]), longest, allowance,
            MOST, _readings(name, heads, float(found.length[i]), most, allowance), *_source_of(rows, norms, too_much),
        )  # fmt: skip

    def low(right: bool, rows_alike: int, i: int) -> facts.SpendingPerDayLow:
        name, least, floor = str(column[i]), float(found.least[i]), float(found.floor[i])
        return facts.SpendingPerDayLow(
            right, rows_alike, table.cell(i, name), least, str(currency[i]), unit, bool(partly[i]),
            not math.isnan(days[i]), floor, bool(event or days[i] == 0), name,
        )  # fmt: skip

    yield from oddities(table, too_much, column, np.where(too_much, ratio(found.most, found.allowance), 0.0), high)
    yield from oddities(table, too_little, column, np.where(too_little, ratio(found.floor, found.least), 0.0), low)


def _typed_by_category(rows: TypedRows) -> Masks:
    return np.asarray(~rows.sums & (rows.table.words("profile") == ""), dtype=bool)


def _spent(f: Findings, rows: TypedRows, on: Floats) -> Floats:
    """What each row spends on some categories, before it is raised to the network."""
    return np.asarray((f.activities.amounts @ on / f.activities.weight)[rows.at])


def _per_day(f: Findings, rows: TypedRows, norms: DayNorms, by_category: Masks) -> _PerDay:
    table, at = rows.table, rows.at
    days, event = table.numbers(DAYS[table.sheet]), table.sheet == "Events"
    daily = _spent(f, rows, _AT_DAILY)
    if event:
        daily = np.where(by_category & ~per_person_basis(table), _spent(f, rows, _AT_GUESTS), daily)
    known = ~np.isnan(days)
    # Where the nights are not said, it is too much only if it is for the longest stay, too little only for one night.
    length = np.where(known, np.maximum(np.nan_to_num(days), 1.0), 1.0)
    each = ratio(daily, table.numbers(HEADS[table.sheet]))
    least = each / length
    most = np.where(known, least, each / longest_of(table))
    floor = norms.outing(at) if event else np.where(days == 0, norms.outing(at), norms.living(at))
    return _PerDay(daily, least, most, length, norms.allowance(at), floor)


def _column(rows: TypedRows, at: Rows) -> Objects:
    """Where the spending of the rows at these positions was typed: its sum, its profile, or the largest of its
    categories; (rows,), "profile" for the others."""
    table = rows.table
    found = np.full(len(at), "profile", dtype=object)
    largest = np.full(len(at), -1.0)
    for code in DAILY:
        values = np.nan_to_num(table.numbers(code)[at], nan=-1.0)
        more = values > largest
        largest[more], found[more] = values[more], code
    found[np.asarray(table.words("profile")[at] != "", dtype=bool)] = "profile"
    for name in SUMS:
        found[given(table, name)[at]] = name
    column = np.full(len(table), "profile", dtype=object)
    column[at] = found
    return column


def _readings(column: str, heads: float, days: float, each: float, allowance: float) -> tuple[str, ...]:
    """The columns of sums that the amount may belong to instead, as far as that would be normal."""
    if column == "daily_spend":
        others = ((heads * days, "total_spend"), (days, "spend_per_person"))
        return tuple(name for factor, name in others if factor > 1 and each / factor <= MOST * allowance)
    if column == "spend_per_person" and heads > 1 and each / heads <= MOST * allowance:
        return ("total_spend",)
    return ()


def _source_of(
    rows: TypedRows, norms: DayNorms, odd: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> tuple[OriginFact | None, bool]:
    """Whose allowance the rows are held against, and whether there are others."""
    said = dict.fromkeys(norms.source(int(i)) for i in rows.at[np.flatnonzero(odd)])
    return next(iter(said), None), len(said) > 1


def _tuition(rows: TypedRows, norms: DayNorms) -> Iterator[Check]:
    """Against what students pay on average: the profile international_student has both living and tuition."""
    table = rows.table
    shares = profiles()["international_student"].shares
    over_living = shares["education"] / (1.0 - shares["education"])
    year = norms.living(rows.at) * 365 * over_living
    tuition, people = table.numbers("tuition"), table.numbers("travellers")
    each = ratio(tuition, people)
    odd = np.isfinite(each) & (each > MOST_TUITION * year)

    def fact(right: bool, rows_alike: int, i: int) -> facts.TuitionUnusual:
        cell, currency = table.cell(i, "tuition"), str(table.words("currency")[i])
        return facts.TuitionUnusual(right, rows_alike, cell, float(each[i]), currency, float(year[i]), MOST_TUITION)

    yield from oddities(table, odd, "tuition", np.where(odd, ratio(each, year), 0.0), fact)
