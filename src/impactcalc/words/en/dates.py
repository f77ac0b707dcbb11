"""Years and months: a calendar year stands for itself, a fiscal one as its first year and month in one (202407)."""

from __future__ import annotations

import datetime as dt

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_LEAST = 100_000  # no calendar year is as large


def label_of(year: int) -> str:
    """2024, or 2024-25."""
    return f"{year // 100}-{(year // 100 + 1) % 100:02d}" if year >= _LEAST else str(year)


def year_words(year: int) -> str:
    """2024, or fiscal year 2024-25."""
    return f"fiscal year {label_of(year)}" if year >= _LEAST else str(year)


def month_words(year: int, month: int) -> str:
    """July 2024."""
    return f"{MONTHS[month - 1]} {year}"


def date_words(day: dt.date) -> str:
    """4 July 2024."""
    return f"{day.day} {month_words(day.year, day.month)}"


def span_words(year: int) -> str:
    """July 2024 to June 2025."""
    first, month = divmod(year, 100) if year >= _LEAST else (year, 1)
    last = (first, 12) if month == 1 else (first + 1, month - 1)
    return f"{month_words(first, month)} to {month_words(*last)}"


def full_words(year: int) -> str:
    """2024, or fiscal year 2024-25, July 2024 to June 2025."""
    return f"{year_words(year)}, {span_words(year)}" if year >= _LEAST else str(year)


def so_far_words(so_far: tuple[int, int]) -> str:
    """January to August: what there is of a year that is not over, by its last month."""
    _, month = so_far
    return MONTHS[0] if month == 1 else f"{MONTHS[0]} to {MONTHS[month - 1]}"


def weight_words(year: int) -> str:
    """6 months of 2024 and 6 of 2025."""
    first, month = divmod(year, 100)
    some = 13 - month
    return f"{some} month{'' if some == 1 else 's'} of {first} and {month - 1} of {first + 1}"
