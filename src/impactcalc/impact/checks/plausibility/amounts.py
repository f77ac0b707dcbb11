"""What a person spends a day, however it was typed, against the allowance of the place and what one can live on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from impactcalc.arrays import Floats, Objects
from impactcalc.facts.checks import plausibility as facts
from impactcalc.impact.checks.finding import Check, Findings
from impactcalc.impact.checks.plausibility.day_norms import DayNorms, day_norms
from impactcalc.impact.checks.plausibility.lengths import longest_of
from impactcalc.impact.checks.plausibility.oddity import Rows, TypedRows, oddities, ratio
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


def _days(f: Findings, rows: TypedRows, norms: DayNorms) -> Iterator[Check]:
    table, at = rows.table, rows.at
    heads, days = table.numbers(HEADS[table.sheet]), table.numbers(DAYS[table.sheet])
    by_category = ~rows.sums & np.asarray(table.words("profile") == "", dtype=bool)
    event = table.sheet == "Events"
    per_person = per_person_basis(table)

    def spent(on: Floats) -> Floats:
        return np.asarray((f.activities.amounts @ on / f.activities.weight)[at])

    daily = spent(_AT_DAILY)
    if event:
        daily = np.where(by_category & ~per_person, spent(_AT_GUESTS), daily)
    known = ~np.isnan(days)
    # Where the nights are not said, it is too much only if it is for the longest stay, too little only for one night.
    length = np.where(known, np.maximum(np.nan_to_num(days), 1.0), 1.0)
    each = ratio(daily, heads)
    least = each / length
    most = np.where(known, least, each / longest_of(table))
    allowance = norms.allowance(at)
    floor = norms.outing(at) if event else np.where(days == 0, norms.outing(at), norms.living(at))
    too_much = np.isfinite(most) & (most > MOST * allowance)
    little = np.isfinite(least) & (least > 0) & (least < LEAST * floor)
    if not (too_much.any() or little.any()):
        return
    # A group whose beds and meals others pay for is fed for little: what is typed by category is judged by its bed.
    too_little = little & (~by_category | per_person)
    if not event:
        too_little |= little & by_category & (spent(_AT_BED) > 0)
    del each
    column = _column(rows, np.flatnonzero(too_much | too_little))
    unit = _UNIT[HEADS[table.sheet]]
    currency = table.words("currency")
    in_all = spent(np.ones(len(CATEGORY_CODES)))

    def high(right: bool, rows_alike: int, i: int) -> facts.SpendingPerDayHigh:
        return facts.SpendingPerDayHigh(
            right,
            rows_alike,
            table.cell(i, str(column[i])),
            float(most[i]),
            str(currency[i]),
            unit,
            bool(daily[i] < in_all[i] * (1 - 1e-9)),
            None if known[i] else float(longest_of(table)[i]),
            float(allowance[i]),
            MOST,
            _readings(str(column[i]), float(heads[i]), float(length[i]), float(most[i]), float(allowance[i])),
            _source_of(rows, norms, too_much),
        )

    def low(right: bool, rows_alike: int, i: int) -> facts.SpendingPerDayLow:
        return facts.SpendingPerDayLow(
            right,
            rows_alike,
            table.cell(i, str(column[i])),
            float(least[i]),
            str(currency[i]),
            unit,
            bool(daily[i] < in_all[i] * (1 - 1e-9)),
            bool(known[i]),
            float(floor[i]),
            bool(event or days[i] == 0),
            str(column[i]),
        )

    yield from oddities(table, too_much, column, np.where(too_much, ratio(most, allowance), 0.0), high)
    yield from oddities(table, too_little, column, np.where(too_little, ratio(floor, least), 0.0), low)


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


def _source_of(rows: TypedRows, norms: DayNorms, odd: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> str:
    """Whose allowances the rows are held against."""
    said = dict.fromkeys(norms.source(int(i)) for i in rows.at[np.flatnonzero(odd)])
    first = next(iter(said), "")
    return first + (" and others" if len(said) > 1 else "")


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
