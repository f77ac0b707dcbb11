"""A study's year: a calendar year, or the twelve months from the first day of another month.

Wherever a year stands as a number, a calendar year is itself (2024) and a fiscal year is its first month, year and
month in one (202407: July 2024 to June 2025). Nothing else about it needs to be carried.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import numpy.typing as npt

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_LEAST = 100_000  # no calendar year is as large


def period(first_year: int, first_month: int) -> int:
    """The twelve months from a month on; a calendar year where that is January."""
    return first_year if first_month == 1 else first_year * 100 + first_month


def is_fiscal(year: int) -> bool:
    """Whether a year is a fiscal one."""
    return year >= _LEAST


def begins_in(year: int) -> int:
    """The month that a year begins in, 1 for January."""
    return year % 100 if is_fiscal(year) else 1


def months_of(year: int) -> tuple[tuple[int, int], ...]:
    """The calendar years that a year lies in, and how many of its months lie in each."""
    if not is_fiscal(year):
        return ((year, 12),)
    first, month = divmod(year, 100)
    return (first, 13 - month), (first + 1, month - 1)


def last_year(year: int) -> int:
    """The last calendar year that a year lies in."""
    return months_of(year)[-1][0]


def calendar_year(year: int) -> int:
    """The calendar year in which most months lie; the later of two with six each."""
    return max(months_of(year), key=lambda part: (part[1], part[0]))[0]


def calendar_years(years: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    """`calendar_year` of each year (N,)."""
    whole = years.astype(np.int64)
    first, month = np.divmod(whole, 100)
    return np.where(whole >= _LEAST, first + (month >= 7), whole).astype(np.int64)


def first_day(year: int) -> dt.date:
    """The day that a year begins."""
    first, month = divmod(year, 100) if is_fiscal(year) else (year, 1)
    return dt.date(first, month, 1)


def last_day(year: int) -> dt.date:
    """The day that a year ends."""
    start = first_day(year)
    return dt.date(start.year + 1, start.month, 1) - dt.timedelta(days=1)


def year_of_date(day: dt.date, month: int) -> int:
    """The year that a day lies in, where years begin in a month."""
    return period(day.year if day.month >= month else day.year - 1, month)


def label_of(year: int) -> str:
    """2024, or 2024-25."""
    return f"{year // 100}-{(year // 100 + 1) % 100:02d}" if is_fiscal(year) else str(year)


def year_words(year: int) -> str:
    """2024, or fiscal year 2024-25."""
    return f"fiscal year {label_of(year)}" if is_fiscal(year) else str(year)


def span_words(year: int) -> str:
    """July 2024 to June 2025."""
    start, end = first_day(year), last_day(year)
    return f"{MONTHS[start.month - 1]} {start.year} to {MONTHS[end.month - 1]} {end.year}"


def full_words(year: int) -> str:
    """2024, or fiscal year 2024-25, July 2024 to June 2025."""
    return f"{year_words(year)}, {span_words(year)}" if is_fiscal(year) else str(year)


def month_called(text: str) -> int:
    """The last month that a text such as January to August names, 1 for January."""
    return MONTHS.index(text.rpartition(" ")[2]) + 1
