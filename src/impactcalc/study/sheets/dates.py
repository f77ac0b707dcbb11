"""A column of dates: real ones, texts, and the numbers that spreadsheets keep for them; as ISO text, "" where blank."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np

from impactcalc.study.sheets.cells import LONGEST_READ, Column, Fault, Reading
from impactcalc.study.sheets.date_words import Order, day_of, doubtful_order, order_of
from impactcalc.study.sheets.number_text import is_blank
from impactcalc.study.sheets.schema import EARLIEST_YEAR, LATEST_YEAR

_EPOCH = dt.date(1899, 12, 30)
_HELP = "Type a day as year-month-day, such as 2024-07-04"


def read_dates(cells: Sequence[object]) -> Column:
    """Days. 7/4/2024 is read as the whole column shows: by its dates of which only one order is possible."""
    given = [value for value in dict.fromkeys(cells) if isinstance(value, str) and len(value) <= LONGEST_READ]
    texts = {value: value.strip() for value in given if not is_blank(value)}
    orders = {shows for text in texts.values() if (shows := order_of(text))}
    order: Order | None = next(iter(orders)) if len(orders) == 1 else None
    read: dict[object, tuple[str, str, str]] = {}  # the day, what it was read as, what is wrong with it
    for value in dict.fromkeys((type(cell), cell) for cell in cells):
        read[value] = _read(value[1], order, several=len(orders) > 1)
    column = Column(np.full(len(cells), "", dtype=object))
    for i, cell in enumerate(cells):
        day, meaning, wrong = read[type(cell), cell]
        column.values[i] = day
        if wrong:
            column.faults.append(Fault(i, wrong, meaning))
        elif meaning:
            column.readings.append(Reading(i, meaning))
    return column


def _read(value: object, order: Order | None, *, several: bool) -> tuple[str, str, str]:
    if is_blank(value):
        return "", "", ""
    if isinstance(value, dt.datetime):
        return _within(value.date(), "")
    if isinstance(value, dt.date):
        return _within(value, "")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _serial(float(value))
    text = str(value).strip()
    if len(text) > LONGEST_READ:
        return "", "Type the day alone, such as 2014-10-07", f"a text of {len(text):,} characters, which is no date"
    if text.replace(".", "", 1).isdigit() and len(text.split(".")[0]) == 5:
        return _serial(float(text))
    if doubtful_order(text) and order is None:
        first, second = day_of(text, "day"), day_of(text, "month")
        why = "dates of this column are written both ways" if several else "no date of this column shows which is meant"
        return "", f"Type {first} or {second}", f"this may be {first} or {second}, and {why}"
    day = day_of(text, order or "day")
    if day is None:
        return "", _HELP, "this is not a day"
    shown = day.isoformat()
    return _within(day, "" if text == shown else f"read as {shown}")


def _serial(number: float) -> tuple[str, str, str]:
    """A day as the number that spreadsheets keep for it."""
    if not 30_000 <= number < 80_000:  # 1982 to 2119
        return "", _HELP, "a number that is no day"
    day = _EPOCH + dt.timedelta(days=int(number))
    return _within(day, f"read as {day.isoformat()}, the day that spreadsheets keep as this number")


def _within(day: dt.date, meaning: str) -> tuple[str, str, str]:
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        return "", _HELP, f"a day outside {EARLIEST_YEAR} to {LATEST_YEAR}"
    return day.isoformat(), meaning, ""
