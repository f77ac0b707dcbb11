"""What people type in a cell -> what it means: a whole column at a time, oddities one by one.

Each reader takes the cells of a column and gives an array of the same length, with what could not be understood as
faults and what was understood only after some thought as readings. Nothing is guessed in silence.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats
from impactcalc.facts.found import NoteFact, ProblemFact
from impactcalc.facts.notes import reading as read_as
from impactcalc.facts.problems import cells as wrong
from impactcalc.known.meant import Meant, Refused
from impactcalc.study.sheets.fiscal_text import Begins, FiscalText, fiscal_text
from impactcalc.study.sheets.number_text import (
    ONE_POINT_GROUP,
    PLAIN,
    Elsewhere,
    Hand,
    Number,
    Ranged,
    is_blank,
    nothing,
    number,
    plain_text,
    with_range,
)
from impactcalc.words.speaking import noted
from impactcalc.words.speaking import wrong as in_words


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell (by position in the column) that is not understood, and what is wrong with it."""

    position: int
    fact: ProblemFact

    @property
    def message(self) -> str:
        """What is wrong, in words."""
        return in_words(self.fact).message

    @property
    def remedy(self) -> str:
        """What to type instead, in words."""
        return in_words(self.fact).remedy


@dataclass(frozen=True, slots=True)
class Reading:
    """A cell that was understood, and as what."""

    position: int
    fact: NoteFact

    @property
    def meaning(self) -> str:
        """As what, in words."""
        return noted(self.fact)


@dataclass
class Column:
    """A column as read: `values` (NaN or "" where blank), the ranges by position, the faults and the readings.

    `currency` holds what was typed beside the amounts, "€" or "EUR", by position; `percent` the positions that were
    typed with a percent sign.
    """

    values: npt.NDArray[np.generic]
    faults: list[Fault] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    ranges: dict[int, Ranged] = field(default_factory=dict)
    currency: dict[int, str] = field(default_factory=dict)
    percent: set[int] = field(default_factory=set)
    fiscal: set[int] = field(default_factory=set)  # positions of years that are fiscal ones
    others: dict[int, tuple[str, str]] = field(default_factory=dict)  # a text that may mean another place, and which


LONGEST_READ = 1_000  # letters of what is looked at for a number or a name; all beyond is neither
_DATE = re.compile(r"(\d{4})-\d{1,2}-\d{1,2}(?:[T ].*)?|\d{1,2}[./-]\d{1,2}[./-](\d{4})")


def read_numbers(
    cells: Sequence[object], *, decimal_comma: bool = False, ranges: bool = True, elsewhere: Elsewhere = nothing
) -> Column:
    """Amounts and counts, as floats; NaN where blank.

    `ranges`: whether a cell may say "120 (100-150)". `decimal_comma`: semicolons separate the cells of the file, so
    that commas are likely decimal ones. `elsewhere` tells what the rest of the file shows of its decimal mark; it is
    asked only where the column leaves "1.200" open.
    """
    hand = Hand(cells, decimal_comma, elsewhere)

    def odd(value: object) -> _Odd:
        return with_range(value, hand, ranges) or number(value, hand)

    return _read(cells, odd)


def read_shares(
    cells: Sequence[object],
    percent: Callable[[int], bool],
    *,
    decimal_comma: bool = False,
    ranges: bool = True,
    elsewhere: Elsewhere = nothing,
    headed_percent: bool = False,
) -> Column:
    """Shares between 0 and 1. `percent` says of a position whether the cell is formatted as a percentage.

    0 to 1 as they are; above 1 to 100 read as percent; "25%" as 0.25. A value up to 1 beside larger ones is asked
    about: 0.5 may be half a percent or a half. Under a heading that says percent (`headed_percent`) it is one, unless
    none of the column is above 1.
    """
    hand = Hand(cells, decimal_comma, elsewhere, most=100.0)

    def odd(value: object) -> _Odd:
        if isinstance(value, str) and value.strip().endswith(("%", "\uff05")):
            typed = number(value.strip()[:-1], hand)
            if isinstance(typed, Refused):
                return typed
            return Number(typed.value / 100.0, read_as.AsPercent(typed.value), percent=True)
        return with_range(value, hand, ranges) or number(value, hand)

    column = _read(cells, odd)
    values: Floats = column.values  # type: ignore[assignment]
    signed = np.zeros(len(values), dtype=bool)  # typed with a % sign: settled already
    signed[list(column.percent)] = True
    signed[[at for at, found in column.ranges.items() if found.signed]] = True
    high = np.flatnonzero((values > 1.0) & ~signed)
    # A text is what was typed, whatever format the cell would give a number.
    formatted = [at for at in high.tolist() if percent(at) and not isinstance(cells[at], str)]
    for at in formatted:
        column.faults.append(Fault(at, wrong.ShareShownAboveWhole(float(values[at]))))
    unsettled = np.setdiff1d(high, formatted)
    as_percent = unsettled[values[unsettled] <= 100.0]
    small: list[int] = []
    if len(as_percent) or headed_percent:
        small = [i for i in np.flatnonzero((values > 0.0) & (values <= 1.0) & ~signed).tolist() if not percent(i)]
    if len(as_percent) and headed_percent:
        as_percent = np.union1d(as_percent, small).astype(np.intp)
    elif len(as_percent) or headed_percent:
        for i in small:
            column.faults.append(Fault(i, wrong.ShareDoubtful(float(values[i]), headed=not len(as_percent))))
    _take_as_percent(column, values, as_percent.tolist())
    return column


def _take_as_percent(column: Column, values: Floats, positions: Sequence[int]) -> None:
    """Numbers of a column, and the ranges beside them, as percent; each is noted as read so."""
    thought = set(positions)
    column.readings = [reading for reading in column.readings if reading.position not in thought]
    for i in positions:
        value = float(values[i])
        fact: NoteFact = read_as.AsPercent(value)
        if i in column.ranges:
            typed = column.ranges[i].range
            share = typed.times(0.01)
            fact = read_as.AsPercentRange(value, typed.low, typed.high, share.low, share.high, share.spread)
            column.ranges[i] = replace(column.ranges[i], range=share, fact=fact)
        column.readings.append(Reading(i, fact))
    values[list(positions)] /= 100.0


def read_years(cells: Sequence[object], begins: Begins | None = None) -> Column:
    """Years, as floats (NaN where blank); a date is read as its year.

    `begins` says when fiscal years begin, which are then read too; None: only calendar years belong here.
    """

    def odd(value: object) -> _Odd:
        if isinstance(value, dt.date):
            return Number(float(value.year), read_as.DateAsYear(value.year))
        if isinstance(value, str):
            text = value.strip()
            fiscal = fiscal_text(text, begins or Begins())
            if fiscal is not None and begins is None:
                return Refused(wrong.FiscalForCalendar())
            if isinstance(fiscal, FiscalText):
                return Number(float(fiscal.year), read_as.AsYear(fiscal.year))
            if fiscal is not None:
                return fiscal
            date = _DATE.fullmatch(text)
            if date:
                year = int(date[1] or date[2])
                return Number(float(year), read_as.DateAsYear(year))
            if PLAIN.fullmatch(text):
                return Number(float(text))
        return Refused(wrong.NotAYear())

    column = _read(cells, odd)
    values: Floats = column.values  # type: ignore[assignment]
    column.fiscal = {reading.position for reading in column.readings if isinstance(reading.fact, read_as.AsYear)}
    broken = np.flatnonzero((values != np.floor(values)) & ~np.isnan(values)).tolist()
    column.faults += [Fault(at, wrong.NotAWholeYear()) for at in broken]
    return column


def read_words(cells: Sequence[object], understand: Callable[[str], str | Meant | Refused] | None = None) -> Column:
    """Text, "" where blank. `understand` turns a text into the word that is meant, once for each distinct text."""
    meanings: dict[object, object] = {}
    meant: dict[object, Meant] = {}
    for value in dict.fromkeys(cells):
        text = plain_text(value) if isinstance(value, str) or not is_blank(value) else ""
        meaning: object = text
        if understand and text:
            meaning = understand(text) if len(text) <= LONGEST_READ else _too_long(text)
        if isinstance(meaning, Meant):
            meant[value] = meaning
            meaning = meaning.word
        meanings[value] = meaning
    found = list(map(meanings.__getitem__, cells))
    column = Column(np.array(found, dtype=object))
    if meant:
        for i, value in enumerate(cells):
            if value in meant:
                one = meant[value]
                if one.fact:
                    column.readings.append(Reading(i, one.fact))
                if one.other:
                    column.others[i] = (plain_text(value), one.other)
    if any(isinstance(meaning, Refused) for meaning in meanings.values()):
        for i, meaning in enumerate(found):
            if isinstance(meaning, Refused):
                column.faults.append(Fault(i, meaning.fact))
                column.values[i] = ""
    return column


def _too_long(text: str) -> Refused:
    return Refused(wrong.TextTooLong(len(text), "number or name"))


_Odd: TypeAlias = Number | Ranged | Refused


def _read(cells: Sequence[object], odd: Callable[[object], _Odd]) -> Column:
    """Numbers at once where the cells are numbers or empty; `odd` is asked about each of the others."""
    kinds = list(map(type, cells))
    simple = np.fromiter(map(_NUMERIC.__contains__, kinds), dtype=bool, count=len(kinds))
    values = np.full(len(kinds), np.nan)
    table = np.empty(len(kinds), dtype=object)
    table[:] = cells
    values[simple] = table[simple].astype(np.float64)
    # What is left is text (a CSV has nothing else), blanks and oddities. Plain numerals need no thought.
    not_numbers = np.flatnonzero(~simple)
    not_numbers = not_numbers[
        np.fromiter((value != "" for value in table[not_numbers]), dtype=bool, count=len(not_numbers))
    ]
    column = Column(values)
    for i in not_numbers:
        value = table[i]
        if isinstance(value, str) and PLAIN.fullmatch(value) and not ONE_POINT_GROUP.fullmatch(value):
            values[i] = float(value)
        elif not is_blank(value):
            found = _too_long(value) if isinstance(value, str) and len(value) > LONGEST_READ else odd(value)
            if isinstance(found, Refused):
                column.faults.append(Fault(int(i), found.fact))
            elif isinstance(found, Ranged):
                values[i] = found.value
                column.ranges[int(i)] = found
                if found.currency:
                    column.currency[int(i)] = found.currency
                column.readings.append(Reading(int(i), found.fact))
            else:
                values[i] = found.value
                if found.fact is not None:
                    column.readings.append(Reading(int(i), found.fact))
                if found.currency:
                    column.currency[int(i)] = found.currency
                if found.percent:
                    column.percent.add(int(i))
    infinite = ~np.isfinite(values) & ~np.isnan(values)
    for i in np.flatnonzero(infinite):
        column.faults.append(Fault(int(i), wrong.NumberTooLarge()))
    return column


_NUMERIC = frozenset({float, int})
