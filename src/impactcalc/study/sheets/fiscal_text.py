"""What people type for a year that is no calendar year: FY 2024-25, FY25, 2024/25, July 2024 - June 2025."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from impactcalc.facts.problems import years as wrong
from impactcalc.known.fiscal_years import Naming
from impactcalc.known.meant import Refused
from impactcalc.known.periods import begins_in, last_day, period
from impactcalc.study.sheets.date_words import DATE, day_of, month_of

_PREFIX = r"(?P<prefix>f\.?\s?y\.?e?|f/y|fiscal(?:\s+year)?|financial\s+year|budget\s+year|year\s+ending)"
_TWO = re.compile(
    rf"(?:{_PREFIX}\s*)?(?P<first>\d{{4}}|\d{{2}})\s*(?:[-\u2013\u2014/]|to)\s*(?P<last>\d{{4}}|\d{{2}})", re.IGNORECASE
)
_ONE = re.compile(rf"{_PREFIX}\s*[-']?\s*(?P<year>\d{{4}}|\d{{2}})", re.I)
_JOIN = r"\s*(?:-|\u2013|\u2014|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\btill\b)\s*"
_MONTH_YEAR = r"(?:[^\W\d_]{3,9}\.?,?\s+\d{4}|\d{1,2}/\d{4}|\d{4}-\d{1,2})"
_MONTHS = re.compile(rf"({_MONTH_YEAR}){_JOIN}({_MONTH_YEAR})", re.I)
_DAYS = re.compile(rf"({DATE}){_JOIN}({DATE})", re.I)


@dataclass(frozen=True, slots=True)
class Begins:
    """When fiscal years begin, as far as it is known: the month (0: not known), what a single year names, who says."""

    month: int = 0
    naming: Naming = ""
    source: str = ""
    typed: bool = False


@dataclass(frozen=True, slots=True)
class FiscalText:
    """A text that names a fiscal year: its code (`known.periods`), and whether the months stand in the text."""

    year: int
    stated: bool = False


def fiscal_text(text: str, begins: Begins) -> FiscalText | Refused | None:
    """The fiscal year that a text names; refused where it may be several; None where it names none."""
    words = re.sub(r"\s+", " ", text.replace("\u00a0", " ")).strip()
    words = re.sub(r"^(?:fy|fiscal year|financial year)\s+(?=.*[a-z]{3,}.*\d{4}.*\d{4})", "", words, flags=re.I)
    for pattern, read in ((_TWO, _two_years), (_ONE, _one_year)):
        match = pattern.fullmatch(words)
        if match:
            found = read(match, begins)
            if found is not None:
                return found
    match = _DAYS.fullmatch(words)
    if match:
        return _days(match[1], match[2])
    match = _MONTHS.fullmatch(words)
    return _months(match[1], match[2]) if match else None


def _two_years(match: re.Match[str], begins: Begins) -> FiscalText | Refused | None:
    first, last = match["first"], match["last"]
    if len(first) == 2 and not match["prefix"]:
        return None
    start = int(first) + (2000 if len(first) == 2 else 0)
    end = int(last) if len(last) == 4 else start // 100 * 100 + int(last)
    end += 100 if end < start and start % 100 == 99 else 0
    if end == start or (len(last) == 2 and int(last) <= 12 and end != start + 1):  # 2024-07 is a month
        return None
    if end != start + 1:
        return Refused(wrong.YearsApart(first, last))
    if not begins.month:
        return Refused(wrong.YearBeginsUnknown(start, end))
    if begins.month == 1:
        return Refused(wrong.YearsOfJanuary(start, end))
    return FiscalText(period(start, begins.month))


def _one_year(match: re.Match[str], begins: Begins) -> FiscalText | Refused:
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    ends = (
        "e" in match["prefix"].lower().replace("fiscal", "").replace("year", "") or "ending" in match["prefix"].lower()
    )
    naming = "ends" if ends else begins.naming
    if begins.month == 1:
        return Refused(wrong.YearOfJanuary(year))
    typed = match[0].strip()
    if not begins.month:
        return Refused(wrong.YearUnclear(typed, year))
    if not naming:
        early, late = period(year - 1, begins.month), period(year, begins.month)
        return Refused(wrong.YearNamedBothWays(typed, year, early, late))
    return FiscalText(period(year - 1 if naming == "ends" else year, begins.month))


def _months(first: str, last: str) -> FiscalText | Refused | None:
    start, end = _month_year(first), _month_year(last)
    if start is None or end is None:
        return None
    count = (end[0] - start[0]) * 12 + end[1] - start[1] + 1
    if count != 12:
        return Refused(wrong.NotTwelveMonths(max(count, 0)))
    return FiscalText(period(*start), stated=True) if start[1] != 1 else Refused(wrong.MonthsOfCalendarYear(start[0]))


def _month_year(text: str) -> tuple[int, int] | None:
    numbers = re.findall(r"\d+", text)
    if len(numbers) == 2:
        year, month = (numbers[0], numbers[1]) if len(numbers[0]) == 4 else (numbers[1], numbers[0])
        return (int(year), int(month)) if 1 <= int(month) <= 12 else None
    month = month_of(re.sub(r"[\d\s.,]", "", text))
    return (int(numbers[0]), month) if month else None


def _days(first: str, last: str) -> FiscalText | Refused | None:
    """Two days; where day and month may be either, the reading that makes a year."""
    found: list[int] = []
    spans: list[tuple[dt.date, dt.date]] = []
    for order in ("day", "month"):
        start, end = day_of(first, order), day_of(last, order)
        if start is None or end is None:
            continue
        spans.append((start, end))
        if start.day == 1 and end == last_day(period(start.year, start.month)):
            found.append(period(start.year, start.month))
    codes = list(dict.fromkeys(found))
    if len(codes) == 1:
        if begins_in(codes[0]) == 1:
            return Refused(wrong.MonthsOfCalendarYear(codes[0]))
        return FiscalText(codes[0], stated=True)
    if not spans:
        return None
    start, end = spans[0]
    return Refused(wrong.NotAYearOfDays(max((end - start).days + 1, 0), str(start), str(end)))
