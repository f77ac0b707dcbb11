"""Nights and days, against how long visitors of the kind stay."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import numpy as np

from impactcalc.arrays import Floats, Objects, coded, numbered, repeated
from impactcalc.facts.checks import plausibility as facts
from impactcalc.facts.stays import Stay
from impactcalc.impact.checks.finding import Check, Findings
from impactcalc.impact.checks.plausibility.oddity import oddities, ratio
from impactcalc.known.stays import stays
from impactcalc.study.checking.rules import DAYS, HEADS
from impactcalc.study.rows import SheetRows

# Whose stays say what is normal for a row: its kind of exchange, else its profile, else the sheet.
_BY_KIND = {
    "students": "programme",
    "youth": "programme",
    "artists": "other",
    "municipal staff": "other",
    "professionals": "other",
    "trade mission": "business",
}
_BY_PROFILE = {
    "delegate": "business",
    "business_traveller": "business",
    "overseas_visitor": "other",
    "host_family_youth": "programme",
    "exchange_student": "programme",
    "international_student": "programme",
}
_BY_SHEET = {"Visitors": "any", "Events": "business", "Exchanges": "programme"}


def kinds_of_stay(table: SheetRows) -> Objects:
    """The code of the stay (rows,) that each row is held against."""
    by_sheet = _BY_SHEET[table.sheet]
    if table.sheet == "Events":  # whoever comes to an event, it is the event that has so many days
        return repeated(by_sheet, len(table))
    kind = table.words("kind") if table.sheet == "Exchanges" else repeated("", len(table))
    both, which = numbered(kind, table.words("profile"))
    codes = np.array([_BY_KIND.get(k) or _BY_PROFILE.get(p, by_sheet) for k, p in both], dtype=object)
    return repeated(codes[0], len(table)) if len(both) == 1 else np.asarray(codes[which])


def longest_of(table: SheetRows) -> Floats:
    """The nights or days (rows,) from which on a stay is worth a question."""
    codes, which = coded(kinds_of_stay(table))
    longest = np.array([stays()[code].longest for code in codes], dtype=np.float64)
    return repeated(float(longest[0]), len(table)) if len(codes) == 1 else np.asarray(longest[which])


def lengths(f: Findings) -> Iterator[Check]:
    for sheet in HEADS:
        table = f.study.sheets[sheet]
        codes = kinds_of_stay(table)
        for code, stay in stays().items():
            yield from _of_kind(table, np.asarray(codes == code, dtype=bool), stay)


def _of_kind(table: SheetRows, mine: np.ndarray[tuple[int], np.dtype[np.bool_]], stay: Stay) -> Iterator[Check]:
    column = DAYS[table.sheet]
    nights, heads = table.numbers(column), table.numbers(HEADS[table.sheet])
    each = ratio(nights, heads)

    def fact(kind: type[facts.StayUnusuallyLong], right: bool, rows: int, i: int) -> facts.StayUnusuallyLong:
        of = HEADS[table.sheet]
        return kind(right, rows, table.cell(i, column), float(nights[i]), float(heads[i]), of, stay)

    long = mine & (nights > stay.longest)
    yield from oddities(table, long, column, nights, functools.partial(fact, facts.StayUnusuallyLong))
    # Between what is usual and what is rare: only where the number looks like that of all together.
    together = mine & ~long & (nights > stay.usual) & (each >= 1) & (each <= stay.usual / 2) & (each == np.floor(each))
    if stay.observed and together.any():
        yield from oddities(
            table, together & ~table.confirmed, column, nights, functools.partial(fact, facts.StayMayBeOfAll)
        )
