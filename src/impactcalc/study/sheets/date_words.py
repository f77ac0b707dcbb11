"""Days as people write them."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal

from impactcalc.known.periods import MONTHS

Order = Literal["day", "month"]
"""Which comes first in 7/4/2024."""
DATE = (
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?"
    r"|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2}"
    r"|\d{1,2}(?:st|nd|rd|th)?\.?[ -][^\W\d_]{3,9}\.?,?[ -]\d{4}"
    r"|[^\W\d_]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
)
_DATE = re.compile(DATE, re.IGNORECASE)
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})")
_ABBREVIATED = {name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)} | {"sept": 9}


def month_of(word: str) -> int:
    """The month that a word names: January, Jan, Jan.; 0 where it names none."""
    plain = word.strip().rstrip(".").lower()
    full = next((number for number, name in enumerate(MONTHS, start=1) if name.lower() == plain), 0)
    return full or _ABBREVIATED.get(plain, 0)


def doubtful_order(text: str) -> bool:
    """Whether day and month may be exchanged: 7/4/2024, but not 25/4/2024, 4.7.2024 or 4/4/2024."""
    match = _NUMBERS.fullmatch(text.strip())
    if match is None or match[2] == ".":
        return False
    return match[1] != match[3] and int(match[1]) <= 12 and int(match[3]) <= 12


def order_of(text: str) -> Order | None:
    """The order that a date shows: 25/4/2024 the day first, 4/25/2024 the month; None where it shows none."""
    match = _NUMBERS.fullmatch(text.strip())
    if match is None or match[2] == ".":
        return None
    first, second = int(match[1]), int(match[3])
    if 12 < first <= 31 and second <= 12:
        return "day"
    return "month" if 12 < second <= 31 and first <= 12 else None


def day_of(text: str, order: Order = "day") -> dt.date | None:
    """The day that a text names; None where it names none. With points between them the day comes first."""
    words = text.strip()
    if not _DATE.fullmatch(words):
        return None
    match = _NUMBERS.fullmatch(words)
    if match:
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        year += 2000 if len(match[4]) == 2 else 0
        day_first = match[2] == "." or first > 12 or (order == "day" and second <= 12)
        return _day(year, second, first) if day_first else _day(year, first, second)
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    if re.match(r"\d{4}", words):
        return _day(*numbers[:3])
    month = month_of(re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", words, flags=re.IGNORECASE).strip(" 0123456789.,-"))
    return _day(numbers[1], month, numbers[0]) if month else None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
