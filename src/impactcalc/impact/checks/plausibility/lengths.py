"""Nights and days, against how long visitors of the kind stay."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from impactcalc.arrays import Floats, Objects
from impactcalc.impact.checks.finding import Check, Findings
from impactcalc.impact.checks.plausibility.oddity import oddities, ratio
from impactcalc.known.stays import Stay, stays
from impactcalc.study.checking.rules import DAYS, HEADS
from impactcalc.study.rows import SheetRows

A_YEAR = 366
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
_UNITS = {
    "visitors": "nights per visitor",
    "participants": "days per participant",
    "travellers": "nights per traveller",
}


def kinds_of_stay(table: SheetRows) -> Objects:
    """The code of the stay (rows,) that each row is held against."""
    profile = table.words("profile").tolist()
    kind = table.words("kind").tolist() if table.sheet == "Exchanges" else [""] * len(table)
    rest = _BY_SHEET[table.sheet]
    if table.sheet == "Events":  # whoever comes to an event, it is the event that has so many days
        return np.full(len(table), rest, dtype=object)
    found = [_BY_KIND.get(k) or _BY_PROFILE.get(p, rest) for k, p in zip(kind, profile, strict=True)]
    return np.array(found, dtype=object)


def longest_of(table: SheetRows) -> Floats:
    """The nights or days (rows,) from which on a stay is worth a question."""
    known = stays()
    return np.array([known[code].longest for code in kinds_of_stay(table).tolist()], dtype=np.float64)


def lengths(f: Findings) -> Iterator[Check]:
    for sheet in HEADS:
        table = f.study.sheets[sheet]
        codes = kinds_of_stay(table)
        for code, stay in stays().items():
            yield from _of_kind(table, np.asarray(codes == code, dtype=bool), stay)


def _of_kind(table: SheetRows, mine: np.ndarray[tuple[int], np.dtype[np.bool_]], stay: Stay) -> Iterator[Check]:
    column = DAYS[table.sheet]
    nights, heads = table.numbers(column), table.numbers(HEADS[table.sheet])
    unit = _UNITS[HEADS[table.sheet]]
    each = ratio(nights, heads)

    def message(i: int) -> str:
        year = f", and no year has more than {A_YEAR}" if nights[i] > A_YEAR else ""
        return f"{nights[i]:,.15g} {unit} in {table.cell(i, column)}{year}: {stay.in_words}"

    def remedy(i: int) -> str:
        if heads[i] > 1 and 0 < each[i] <= stay.longest:
            whole = "days" if column == "days" else "nights"
            return f"If these are the {whole} of all {heads[i]:,.15g} together, type {each[i]:,.4g}: each one's own"
        return f"Type the {unit}, not of all together"

    long = mine & (nights > stay.longest)
    yield from oddities("stay-unusually-long", table, long, column, nights, message, remedy, stay.source)
    # Between what is usual and what is rare: only where the number looks like that of all together.
    together = mine & ~long & (nights > stay.usual) & (each >= 1) & (each <= stay.usual / 2) & (each == np.floor(each))
    if stay.observed and together.any():
        confirmed = np.asarray(table.words("confirmed") == "yes", dtype=bool)
        for check in oddities(
            "stay-may-be-of-all", table, together & ~confirmed, column, nights, message, remedy, stay.source
        ):
            yield Check(check.code, "note", check.where, check.message, check.remedy, check.source)
