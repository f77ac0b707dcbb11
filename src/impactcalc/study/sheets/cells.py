"""What people type in a cell -> what it means: a whole column at a time, oddities one by one.

Each reader takes the cells of a column and gives an array of the same length, with what could not be understood as
faults and what was understood only after some thought as readings. Nothing is guessed in silence.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats
from impactcalc.known.meant import Meant, Refused
from impactcalc.study.sheets.fiscal_text import FISCAL, Begins, FiscalText, fiscal_text
from impactcalc.study.sheets.number_marks import Mark, mark_of
from impactcalc.study.sheets.ranges import (
    DISTRIBUTION_HELP,
    FORM,
    REVERSED,
    Range,
    lacks_value,
    read_spread,
    split_range,
)
from impactcalc.study.sheets.unit_words import unit_words


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell (by position in the column) that is not understood: what is wrong, and what to type instead."""

    position: int
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A cell that was understood, and as what."""

    position: int
    meaning: str


@dataclass(frozen=True, slots=True)
class Ranged:
    """A cell that gives its number with a range; `signed` with a % sign."""

    value: float
    range: Range
    meaning: str
    signed: bool = False
    currency: str = ""


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


_PLAIN = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_SPACES = dict.fromkeys(map(ord, " \u00a0\u2007\u2009\u202f'\u2019_"), None)
_COMMA_GROUPS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_POINT_GROUPS = re.compile(r"[+-]?\d{1,3}(\.\d{3})+,\d+|[+-]?\d{1,3}(\.\d{3}){2,}")
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")
_ONE_POINT_GROUP = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}")
# "(1,200.00)" as accountants write it, "1,200-", and the minus sign proper.
_NEGATIVE = re.compile(r"\(([\d.,]+)\)|([\d.,]+)-|[\u2212\u2013]([\d.,]+)")
_BESIDE = re.compile(
    r"(?P<first>[-\u2212]?)(?P<before>[^\d.,+-]*)(?P<sign>[-\u2212]?)\s*(?P<number>[\d][\d.,\s'\u2019\u00a0]*|\.\d+)(?P<after>[^\d]*)"
)
_UNKNOWN = {"n/a", "na", "n.a.", "none", "unknown", "tbd", "tbc", "?", "-", "\u2013", "\u2014", "x", "nil"}
_DATE = re.compile(r"(\d{4})-\d{1,2}-\d{1,2}(?:[T ].*)?|\d{1,2}[./-]\d{1,2}[./-](\d{4})")


Elsewhere: TypeAlias = Callable[[], Mark]


def _nothing() -> Mark:
    return ""


class _Hand:
    """How the numbers of a column are written, as far as the column and the rest of its file tell."""

    def __init__(self, cells: Sequence[object], semicolons: bool, elsewhere: Elsewhere, most: float = np.inf) -> None:
        self.cells, self.semicolons, self.elsewhere = cells, semicolons, elsewhere
        self.most = most  # no number of the column is larger: 8.875 % is not 8875 %

    @cached_property
    def mark(self) -> Mark:
        """The decimal mark; "" where it is open. Found out when the first doubtful cell asks."""
        return mark_of(self.cells) or self.elsewhere()


def is_blank(value: object) -> bool:
    """An empty cell, or one that holds nothing but spaces."""
    return value is None or (isinstance(value, str) and not value.replace("\u00a0", " ").strip())


def shown(value: object) -> str:
    """A cell's value as a message quotes it."""
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return str(value)[:80]


def read_numbers(
    cells: Sequence[object], *, decimal_comma: bool = False, ranges: bool = True, elsewhere: Elsewhere = _nothing
) -> Column:
    """Amounts and counts, as floats; NaN where blank.

    `ranges`: whether a cell may say "120 (100-150)". `decimal_comma`: semicolons separate the cells of the file, so
    that commas are likely decimal ones. `elsewhere` tells what the rest of the file shows of its decimal mark; it is
    asked only where the column leaves "1.200" open.
    """
    hand = _Hand(cells, decimal_comma, elsewhere)

    def odd(value: object) -> _Odd:
        return _with_range(value, hand, ranges) or _number(value, hand)

    return _read(cells, odd)


def read_shares(
    cells: Sequence[object],
    percent: Callable[[int], bool],
    *,
    decimal_comma: bool = False,
    ranges: bool = True,
    elsewhere: Elsewhere = _nothing,
    headed_percent: bool = False,
) -> Column:
    """Shares between 0 and 1. `percent` says of a position whether the cell is formatted as a percentage.

    0 to 1 as they are; above 1 to 100 read as percent; "25%" as 0.25. A value up to 1 beside larger ones is asked
    about: 0.5 may be half a percent or a half. Under a heading that says percent (`headed_percent`) it is one, unless
    none of the column is above 1.
    """
    hand = _Hand(cells, decimal_comma, elsewhere, most=100.0)

    def odd(value: object) -> _Odd:
        if isinstance(value, str) and value.strip().endswith(("%", "\uff05")):
            number = _number(value.strip()[:-1], hand)
            if isinstance(number, Refused):
                return number
            return _Number(number.value / 100.0, f"read as {number.value:g} %", percent=True)
        return _with_range(value, hand, ranges) or _number(value, hand)

    column = _read(cells, odd)
    values: Floats = column.values  # type: ignore[assignment]
    signed = np.zeros(len(values), dtype=bool)  # typed with a % sign: settled already
    signed[list(column.percent)] = True
    signed[[at for at, found in column.ranges.items() if found.signed]] = True
    high = np.flatnonzero((values > 1.0) & ~signed)
    # A text is what was typed, whatever format the cell would give a number.
    formatted = [at for at in high.tolist() if percent(at) and not isinstance(cells[at], str)]
    for at in formatted:
        text = f"this cell shows {values[at]:.0%}, more than the whole"
        column.faults.append(Fault(at, text, "Type a share between 0 % and 100 %"))
    unsettled = np.setdiff1d(high, formatted)
    as_percent = unsettled[values[unsettled] <= 100.0]
    small: list[int] = []
    if len(as_percent) or headed_percent:
        small = [i for i in np.flatnonzero((values > 0.0) & (values <= 1.0) & ~signed).tolist() if not percent(i)]
    if len(as_percent) and headed_percent:
        as_percent = np.union1d(as_percent, small).astype(np.intp)
    elif len(as_percent) or headed_percent:
        beside = "beside larger values in this column" if len(as_percent) else "under a heading that says percent"
        for i in small:
            column.faults.append(_small_share(i, float(values[i]), beside))
    if len(as_percent):
        ranged = set(as_percent.tolist()) & set(column.ranges)
        thought = set(as_percent.tolist())
        column.readings = [reading for reading in column.readings if reading.position not in thought]
        for i in as_percent.tolist():
            meaning = f"read as {values[i]:g} %"
            if i in ranged:
                typed = column.ranges[i].range
                share = typed.times(0.01)
                meaning += f", between {typed.low:g} % and {typed.high:g} % "
                meaning += f"({share.low:g} to {share.high:g}, {share.spread})"
                column.ranges[i] = replace(column.ranges[i], range=share, meaning=meaning)
            column.readings.append(Reading(i, meaning))
        values[as_percent] /= 100.0
    return column


def _small_share(position: int, value: float, beside: str) -> Fault:
    """A question about 0.5 among 25 and 40: it may be a half, or half a percent."""
    whole = "the whole" if value == 1.0 else f"{value * 100:.15g} %"
    text = f"{value:.15g} {beside}: it may be {value:.15g} % or {whole}"
    return Fault(position, text, f'Type "{value:.15g}%" or "{value * 100:.15g}%"')


def read_years(cells: Sequence[object], begins: Begins | None = None) -> Column:
    """Years, as floats (NaN where blank); a date is read as its year.

    `begins` says when fiscal years begin, which are then read too; None: only calendar years belong here.
    """

    def odd(value: object) -> _Odd:
        if isinstance(value, dt.date):
            return _Number(float(value.year), f"a date, read as the year {value.year}")
        if isinstance(value, str):
            text = value.strip()
            fiscal = fiscal_text(text, begins or Begins())
            if fiscal is not None and begins is None:
                return Refused("a fiscal year, where a calendar year belongs", "Type a calendar year, such as 2014")
            if isinstance(fiscal, FiscalText):
                return _Number(float(fiscal.year), fiscal.meaning)
            if fiscal is not None:
                return fiscal
            date = _DATE.fullmatch(text)
            if date:
                year = date[1] or date[2]
                return _Number(float(year), f"a date, read as the year {year}")
            if _PLAIN.fullmatch(text):
                return _Number(float(text))
        return Refused("this is not a year", "Type a year with four digits, such as 2014")

    column = _read(cells, odd)
    values: Floats = column.values  # type: ignore[assignment]
    column.fiscal = {reading.position for reading in column.readings if reading.meaning.startswith(f"read as {FISCAL}")}
    broken = np.flatnonzero((values != np.floor(values)) & ~np.isnan(values)).tolist()
    column.faults += [
        Fault(at, "this is not a whole year", "Type a year with four digits, such as 2014") for at in broken
    ]
    return column


def read_words(cells: Sequence[object], understand: Callable[[str], str | Meant | Refused] | None = None) -> Column:
    """Text, "" where blank. `understand` turns a text into the word that is meant, once for each distinct text."""
    meanings: dict[object, object] = {}
    meant: dict[object, Meant] = {}
    for value in dict.fromkeys(cells):
        text = "" if is_blank(value) else _text(value)
        meaning: object = understand(text) if understand and text else text
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
                if one.note:
                    column.readings.append(Reading(i, one.note))
                if one.other:
                    column.others[i] = (_text(value), one.other)
    if any(isinstance(meaning, Refused) for meaning in meanings.values()):
        for i, meaning in enumerate(found):
            if isinstance(meaning, Refused):
                column.faults.append(Fault(i, meaning.message, meaning.remedy))
                column.values[i] = ""
    return column


@dataclass(frozen=True, slots=True)
class _Number:
    """A number as understood; `meaning` says how, "" where that goes without saying."""

    value: float
    meaning: str = ""
    currency: str = ""
    percent: bool = False


_Odd: TypeAlias = _Number | Ranged | Refused


def _read(cells: Sequence[object], odd: Callable[[object], _Odd]) -> Column:
    """Numbers at once where the cells are numbers or empty; `odd` is asked about each of the others."""
    kinds = list(map(type, cells))
    simple = np.fromiter(map(_NUMERIC.__contains__, kinds), dtype=bool, count=len(kinds))
    values = np.full(len(kinds), np.nan)
    table = np.empty(len(kinds), dtype=object)
    table[:] = cells
    values[simple] = table[simple].astype(np.float64)
    # What is left is text (a CSV has nothing else), blanks and oddities. Plain numerals need no thought.
    rest = np.flatnonzero(~simple)
    rest = rest[np.fromiter((value != "" for value in table[rest]), dtype=bool, count=len(rest))]
    column = Column(values)
    for i in rest:
        value = table[i]
        if isinstance(value, str) and _PLAIN.fullmatch(value) and not _ONE_POINT_GROUP.fullmatch(value):
            values[i] = float(value)
        elif not is_blank(value):
            found = odd(value)
            if isinstance(found, Refused):
                column.faults.append(Fault(int(i), found.message, found.remedy))
            elif isinstance(found, Ranged):
                values[i] = found.value
                column.ranges[int(i)] = found
                if found.currency:
                    column.currency[int(i)] = found.currency
                column.readings.append(Reading(int(i), found.meaning))
            else:
                values[i] = found.value
                if found.meaning:
                    column.readings.append(Reading(int(i), found.meaning))
                if found.currency:
                    column.currency[int(i)] = found.currency
                if found.percent:
                    column.percent.add(int(i))
    infinite = ~np.isfinite(values) & ~np.isnan(values)
    for i in np.flatnonzero(infinite):
        column.faults.append(Fault(int(i), "this number is too large", "Type a number that can be right"))
    return column


_NUMERIC = frozenset({float, int})


def _number(value: object, hand: _Hand) -> _Number | Refused:
    if isinstance(value, bool):
        return Refused("TRUE or FALSE where a number belongs", "Type a number")
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        return Refused(
            "a date where a number belongs; spreadsheets make dates of what looks like one",
            "Format the cell as a number and type the number again",
        )
    if not isinstance(value, str):
        return Refused("this is not a number", "Type a number")
    text = value.strip()
    found = _bare_number(text, hand)
    if found is not None:
        return found
    if text.lower() in _UNKNOWN:
        return Refused("this is not a number", "Leave the cell blank if it is not known; type 0 if there was none")
    return _with_units(text, hand) or Refused(
        "text where a number belongs", "Type digits only, such as 1200 or 1200.50"
    )


def _bare_number(text: str, hand: _Hand) -> _Number | Refused | None:
    """A number without anything beside it; None where the text is none."""
    bare = text.translate(_SPACES)
    if _PLAIN.fullmatch(bare):
        if _ONE_POINT_GROUP.fullmatch(bare):
            if hand.mark == "comma" and hand.most >= 1000:
                number = float(bare.replace(".", ""))
                return _Number(number, f"read as {number:.15g}, as this file writes decimals with a comma")
            if hand.mark != "point" or hand.most < 1000:
                return _ambiguous(bare, ".", hand)
        quiet = bare == text and not _ONE_POINT_GROUP.fullmatch(bare)
        return _Number(float(bare), "" if quiet else f"read as {float(bare):,.15g}")
    if _COMMA_GROUPS.fullmatch(bare):
        if bare.count(",") == 1 and "." not in bare and (_comma_is_doubtful(hand) or hand.most < 1000):
            return _ambiguous(bare, ",", hand)
        number = float(bare.replace(",", ""))
        return _Number(number, f"read as {number:.15g}")
    if _POINT_GROUPS.fullmatch(bare):
        number = float(bare.replace(".", "").replace(",", "."))
        return _Number(number, f"read as {number:.15g}")
    if _DECIMAL_COMMA.fullmatch(bare):
        number = float(bare.replace(",", "."))
        return _Number(number, f"a decimal comma, read as {number:.15g}")
    if negative := _NEGATIVE.fullmatch(bare):
        inner = _bare_number(next(filter(None, negative.groups())), hand)
        if isinstance(inner, _Number):
            return _Number(-inner.value, f"read as {-inner.value:.15g}")
        return inner
    return None


def _comma_is_doubtful(hand: _Hand) -> bool:
    """Whether "1,200" may be 1.2: where the file writes decimals with a comma, or its cells are kept apart by
    semicolons and nothing in it shows a decimal point."""
    return hand.mark in ("comma", "both") or (hand.semicolons and hand.mark != "point")


def _with_units(text: str, hand: _Hand) -> _Number | Refused | None:
    """A number with a currency or a factor beside it: "$4,000", "4000 EUR", "12k"; None where there is neither."""
    match = _BESIDE.fullmatch(text)
    if match is None:
        return None
    beside = unit_words(f"{match['before']} {match['after']}")
    if beside.rest or not beside.says:
        return None
    sign = "-" if match["sign"] or match["first"] else ""
    number = _bare_number(sign + match["number"].strip(), hand)
    if number is None or isinstance(number, Refused):
        return number
    if beside.doubtful is not None:
        options = " or ".join(f"{number.value * factor:.15g}" for factor in beside.doubtful)
        return Refused(f'"{text}" may be {options}', f"Type {options}")
    value = number.value * beside.scale
    unit = f" {beside.currency}" if beside.currency.isupper() else ""
    return _Number(value, f"read as {value:.15g}{unit}", beside.currency)


def _with_range(value: object, hand: _Hand, wanted: bool) -> _Number | Ranged | Refused | None:
    """A text that gives a number with its range; None for whatever else stands there."""
    if not isinstance(value, str):
        return None
    if lacks_value(value):
        return Refused("a range without its most likely number", FORM)
    typed = split_range(value)
    if typed is None:
        return None
    if not wanted:
        return Refused("a range where one number belongs; none is read in this column", "Type the most likely number")
    parts = [part.strip() for part in (typed.value, typed.low, typed.high)]
    column = hand
    hand = _Hand(parts, column.semicolons, lambda: column.mark, column.most)
    signed = any(part.endswith("%") for part in parts)
    doubtful = None if signed or hand.mark in ("comma", "point") else _doubtful_points(parts)
    if doubtful is not None:
        return doubtful
    found = [_number(part.removesuffix("%"), hand) for part in parts]
    refused = next((one for one in found if isinstance(one, Refused)), None)
    if refused is not None:
        return Refused(f"a range that is not understood: {refused.message}", FORM)
    money = {one.currency for one in found if isinstance(one, _Number)} - {""}
    if len(money) > 1:
        return Refused(f"a range in two currencies, {' and '.join(sorted(money))}", "Type it in one of them")
    spread = read_spread(typed.spread)
    if spread is None:
        return Refused(f'"{typed.spread}" is no distribution', DISTRIBUTION_HELP)
    distribution, bounds = spread
    most_likely, low, high = (one.value for one in found if not isinstance(one, Refused))
    if low > high:
        plain = high <= most_likely <= low and not typed.percentiles
        spread_text = f", {typed.spread}" if typed.spread else ""
        return Refused(REVERSED, f"Type {parts[0]} ({parts[2]}-{parts[1]}{spread_text})" if plain else FORM)
    if not low <= most_likely <= high:
        return Refused("the number lies outside its own range", FORM)
    sign = " %" if signed else ""
    if low == high:
        text = f"a range without a width, read as {most_likely:.15g}{sign}"
        return _Number(most_likely / (100.0 if signed else 1.0), text, percent=signed)
    if typed.percentiles:
        bounds = "P5 and P95"
    stated = Range(low, high, distribution, bounds)
    meaning = f"read as {most_likely:.15g}{sign}, between {low:.15g}{sign} and {high:.15g}{sign} ({stated.spread})"
    scale = 0.01 if signed else 1.0
    return Ranged(most_likely * scale, stated.times(scale), meaning, signed, next(iter(money), ""))


def _doubtful_points(parts: Sequence[str]) -> Refused | None:
    """A question about "1.200 (1.000-1.500)": the points may mark thousands, since the range is sound that way too."""
    bare = [part.translate(_SPACES) for part in parts]
    if not any(map(_ONE_POINT_GROUP.fullmatch, bare)) or not all(map(_PLAIN.fullmatch, bare)):
        return None
    grouped = [float(text.replace(".", "") if _ONE_POINT_GROUP.fullmatch(text) else text) for text in bare]
    if not grouped[1] <= grouped[0] <= grouped[2]:
        return None
    # 1.125 is asked about, 1.1250 is not: a remedy must be one.
    decimals = [f"{text}0" if _ONE_POINT_GROUP.fullmatch(text) else text for text in (f"{float(b):.15g}" for b in bare)]
    large, small = "{:.15g} ({:.15g}-{:.15g})".format(*grouped), "{} ({}-{})".format(*decimals)
    return Refused(f"this may be {small} or {large}", f"Type {large} or {small}")


def _ambiguous(text: str, mark: str, hand: _Hand) -> _Number | Refused:
    """A question about "1.200" - unless only one of its readings is possible in the column."""
    small, large = float(text.replace(",", ".")), float(text.replace(mark, ""))
    if abs(large) > hand.most >= abs(small):
        return _Number(small, f"read as {small:.15g}")
    typed = f"{small:.15g}"
    # 8.875 would be asked about again, 8.8750 is not: a remedy must be one.
    typed += "0" if _ONE_POINT_GROUP.fullmatch(typed) else ""
    return Refused(
        f"this may be {small:.15g} or {large:.15g}", f"Type {large:.15g} or {typed}, without a thousands mark"
    )


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, str):
        return value.replace("\u00a0", " ").strip()
    return shown(value)
