"""What people type for a year that is no calendar year: FY 2024-25, FY25, 2024/25, July 2024 - June 2025."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from impactcalc.known.fiscal_years import Naming
from impactcalc.known.meant import Refused
from impactcalc.known.periods import MONTHS, begins_in, label_of, last_day, period, span_words
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
TWELVE = "Type twelve months from the first day of a month, such as July 2024 to June 2025"


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
        return Refused(
            f"{first} and {last} do not follow each other, and a study's year is one year",
            "Type one year, or " + TWELVE[5:],
        )
    if not begins.month:
        return Refused(
            f"it is not said in which month {start}-{end % 100:02d} begins, and here no month is usual", _ask(start)
        )
    if begins.month == 1:
        return Refused(
            f"a fiscal year that begins in January is a calendar year, {start} or {end}", f"Type {start} or {end}"
        )
    return FiscalText(period(start, begins.month))


def _ask(start: int) -> str:
    return (
        f"Type the months, such as {span_words(period(start, 7))} or {span_words(period(start, 10))}; "
        'or add the setting "Fiscal year begins" with its month'
    )


def _one_year(match: re.Match[str], begins: Begins) -> FiscalText | Refused:
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    ends = (
        "e" in match["prefix"].lower().replace("fiscal", "").replace("year", "") or "ending" in match["prefix"].lower()
    )
    naming = "ends" if ends else begins.naming
    if begins.month == 1:
        return Refused(f"a fiscal year that begins in January is the calendar year {year}", f"Type {year}")
    typed = match[0].strip()
    if not begins.month:
        both = " or ".join(span_words(period(start, 7)) for start in (year - 1, year))
        return Refused(
            f"{typed} may end or begin in {year}, and it is not said in which month",
            f"Type its months: {both}, or whichever they are; {year} for the calendar year",
        )
    if not naming:
        early, late = period(year - 1, begins.month), period(year, begins.month)
        return Refused(
            f"{typed} may be the year that ends or the one that begins in {year}",
            f"Type FY {label_of(early)} ({span_words(early)}) or FY {label_of(late)} ({span_words(late)})",
        )
    return FiscalText(period(year - 1 if naming == "ends" else year, begins.month))


def _months(first: str, last: str) -> FiscalText | Refused | None:
    start, end = _month_year(first), _month_year(last)
    if start is None or end is None:
        return None
    count = (end[0] - start[0]) * 12 + end[1] - start[1] + 1
    if count != 12:
        return _not_twelve(f"{count} months" if count > 0 else "a period that ends before it begins")
    return (
        FiscalText(period(*start), stated=True)
        if start[1] != 1
        else Refused(f"{MONTHS[0]} to December is a calendar year", f"Type {start[0]}")
    )


def _not_twelve(what: str) -> Refused:
    return Refused(
        f"{what}, and a study's year has twelve months", TWELVE + "; --from and --to cut a list of activities"
    )


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
            return Refused("January to December is a calendar year", f"Type {codes[0]}")
        return FiscalText(codes[0], stated=True)
    if not spans:
        return None
    start, end = spans[0]
    return _not_twelve(
        f"{(end - start).days + 1} days from {start} to {end}" if end >= start else "it ends before it begins"
    )
