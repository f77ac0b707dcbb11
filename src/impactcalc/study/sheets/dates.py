"""A column of dates: real ones, texts, and the numbers that spreadsheets keep for them; as ISO text, "" where blank."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from impactcalc.facts.found import NoteFact, ProblemFact
from impactcalc.facts.notes import reading as read_as
from impactcalc.facts.problems import cells as no_day
from impactcalc.study.sheets.cells import LONGEST_READ, Column, Fault, Reading
from impactcalc.study.sheets.date_words import Order, day_of, doubtful_order, order_of
from impactcalc.study.sheets.number_text import is_blank
from impactcalc.study.sheets.schema import EARLIEST_YEAR, LATEST_YEAR

_EPOCH = dt.date(1899, 12, 30)


class _Day(NamedTuple):
    """A day, "" for none, how it was understood, and what is wrong with it."""

    day: str = ""
    fact: NoteFact | None = None
    wrong: ProblemFact | None = None


def read_dates(cells: Sequence[object]) -> Column:
    """Days. 7/4/2024 is read as the whole column shows: by its dates of which only one order is possible."""
    given = [value for value in dict.fromkeys(cells) if isinstance(value, str) and len(value) <= LONGEST_READ]
    texts = {value: value.strip() for value in given if not is_blank(value)}
    orders = {shows for text in texts.values() if (shows := order_of(text))}
    order: Order | None = next(iter(orders)) if len(orders) == 1 else None
    read: dict[object, _Day] = {}
    for value in dict.fromkeys((type(cell), cell) for cell in cells):
        read[value] = _read(value[1], order, several=len(orders) > 1)
    column = Column(np.full(len(cells), "", dtype=object))
    for i, cell in enumerate(cells):
        day, fact, wrong = read[type(cell), cell]
        column.values[i] = day
        if wrong:
            column.faults.append(Fault(i, wrong))
        elif fact:
            column.readings.append(Reading(i, fact))
    return column


def _read(value: object, order: Order | None, *, several: bool) -> _Day:
    if is_blank(value):
        return _Day()
    if isinstance(value, dt.datetime):
        return _within(value.date(), None)
    if isinstance(value, dt.date):
        return _within(value, None)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _serial(float(value))
    text = str(value).strip()
    if len(text) > LONGEST_READ:
        return _Day(wrong=no_day.TextTooLong(len(text), "date"))
    if text.replace(".", "", 1).isdigit() and len(text.split(".")[0]) == 5:
        return _serial(float(text))
    if doubtful_order(text) and order is None:
        first, second = day_of(text, "day"), day_of(text, "month")
        return _Day(wrong=no_day.DayDoubtful(str(first), str(second), both_ways=several))
    day = day_of(text, order or "day")
    if day is None:
        return _Day(wrong=no_day.NotADay())
    shown = day.isoformat()
    return _within(day, None if text == shown else read_as.AsDay(shown))


def _serial(number: float) -> _Day:
    """A day as the number that spreadsheets keep for it."""
    if not 30_000 <= number < 80_000:  # 1982 to 2119
        return _Day(wrong=no_day.NotADay(number=True))
    day = _EPOCH + dt.timedelta(days=int(number))
    return _within(day, read_as.AsDayOfNumber(day.isoformat()))


def _within(day: dt.date, fact: NoteFact | None) -> _Day:
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        return _Day(wrong=no_day.DayOutside(EARLIEST_YEAR, LATEST_YEAR))
    return _Day(day.isoformat(), fact)
