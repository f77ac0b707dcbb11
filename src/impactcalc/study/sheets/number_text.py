"""What a cell means where a number belongs: grouped, with a decimal comma, with a unit, as a range."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np

from impactcalc.facts.found import NoteFact
from impactcalc.facts.notes import reading as read_as
from impactcalc.facts.problems import cells as wrong
from impactcalc.known.meant import Refused
from impactcalc.study.sheets.number_marks import Mark, mark_of
from impactcalc.study.sheets.ranges import (
    Range,
    lacks_value,
    read_spread,
    split_range,
    twice_the_same,
)
from impactcalc.study.sheets.unit_words import unit_words


@dataclass(frozen=True, slots=True)
class Ranged:
    """A cell that gives its number with a range; `signed` with a % sign."""

    value: float
    range: Range
    fact: NoteFact
    signed: bool = False
    currency: str = ""


PLAIN = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_SPACES = dict.fromkeys(map(ord, " \u00a0\u2007\u2009\u202f'\u2019_"), None)
_COMMA_GROUPS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_POINT_GROUPS = re.compile(r"[+-]?\d{1,3}(\.\d{3})+,\d+|[+-]?\d{1,3}(\.\d{3}){2,}")
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")
ONE_POINT_GROUP = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}")
# "(1,200.00)" as accountants write it, "1,200-", and the minus sign proper.
_NEGATIVE = re.compile(r"\(([\d.,]+)\)|([\d.,]+)-|[\u2212\u2013]([\d.,]+)")
_BESIDE = re.compile(
    r"(?P<first>[-\u2212]?)(?P<before>[^\d.,+-]*)(?P<sign>[-\u2212]?)\s*(?P<number>[\d][\d.,\s'\u2019\u00a0]*|\.\d+)(?P<after>[^\d]*)"
)
_UNKNOWN = {"n/a", "na", "n.a.", "none", "unknown", "tbd", "tbc", "?", "-", "\u2013", "\u2014", "x", "nil"}
Elsewhere: TypeAlias = Callable[[], Mark]


def nothing() -> Mark:
    return ""


class Hand:
    """How the numbers of a column are written, as far as the column and the rest of its file tell."""

    def __init__(self, cells: Sequence[object], semicolons: bool, elsewhere: Elsewhere, most: float = np.inf) -> None:
        self.cells, self.semicolons, self.elsewhere = cells, semicolons, elsewhere
        self.most = most  # no number of the column is larger: 8.875% is not 8875%

    @cached_property
    def mark(self) -> Mark:
        """The decimal mark; "" where it is open. Found out when the first doubtful cell asks."""
        return mark_of(self.cells) or self.elsewhere()


def is_blank(value: object) -> bool:
    """An empty cell, or one that holds nothing but spaces."""
    return value is None or (isinstance(value, str) and not value.strip())


def shown(value: object) -> str:
    """A cell's value as a message quotes it."""
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return str(value)[:80]


@dataclass(frozen=True, slots=True)
class Number:
    """A number as understood; `fact` is how, None where that goes without saying."""

    value: float
    fact: NoteFact | None = None
    currency: str = ""
    percent: bool = False


def number(value: object, hand: Hand) -> Number | Refused:
    if isinstance(value, bool):
        return Refused(wrong.TruthForNumber())
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        return Refused(wrong.DateForNumber())
    if not isinstance(value, str):
        return Refused(wrong.NotANumber())
    text = value.strip()
    found = _bare_number(text, hand)
    if found is not None:
        return found
    if text.lower() in _UNKNOWN:
        return Refused(wrong.NotANumber(unknown=True))
    return _with_units(text, hand) or Refused(wrong.TextForNumber())


def _bare_number(text: str, hand: Hand) -> Number | Refused | None:
    """A number without anything beside it; None where the text is none."""
    bare = text.translate(_SPACES)
    if PLAIN.fullmatch(bare):
        if ONE_POINT_GROUP.fullmatch(bare):
            if hand.mark == "comma" and hand.most >= 1000:
                number = float(bare.replace(".", ""))
                return Number(number, read_as.AsThisFileWrites(number))
            if hand.mark != "point" or hand.most < 1000:
                return _ambiguous(bare, ".", hand)
        quiet = bare == text and not ONE_POINT_GROUP.fullmatch(bare)
        return Number(float(bare), None if quiet else read_as.AsNumber(float(bare), grouped=True))
    if _COMMA_GROUPS.fullmatch(bare):
        if bare.count(",") == 1 and "." not in bare and (_comma_is_doubtful(hand) or hand.most < 1000):
            return _ambiguous(bare, ",", hand)
        number = float(bare.replace(",", ""))
        return Number(number, read_as.AsNumber(number))
    if _POINT_GROUPS.fullmatch(bare):
        number = float(bare.replace(".", "").replace(",", "."))
        return Number(number, read_as.AsNumber(number))
    if _DECIMAL_COMMA.fullmatch(bare):
        number = float(bare.replace(",", "."))
        return Number(number, read_as.DecimalComma(number))
    if negative := _NEGATIVE.fullmatch(bare):
        inner = _bare_number(next(filter(None, negative.groups())), hand)
        if isinstance(inner, Number):
            return Number(-inner.value, read_as.AsNumber(-inner.value))
        return inner
    return None


def _comma_is_doubtful(hand: Hand) -> bool:
    """Whether "1,200" may be 1.2: where the file writes decimals with a comma, or its cells are kept apart by
    semicolons and nothing in it shows a decimal point."""
    return hand.mark in ("comma", "both") or (hand.semicolons and hand.mark != "point")


def _with_units(text: str, hand: Hand) -> Number | Refused | None:
    """A number with a currency or a factor beside it: "$4,000", "4000 EUR", "12k"; None where there is neither."""
    match = _BESIDE.fullmatch(text)
    if match is None:
        return None
    beside = unit_words(f"{match['before']} {match['after']}")
    if beside.other_words or not beside.says:
        return None
    sign = "-" if match["sign"] or match["first"] else ""
    number = _bare_number(sign + match["number"].strip(), hand)
    if number is None or isinstance(number, Refused):
        return number
    if beside.doubtful is not None:
        return Refused(wrong.UnitDoubtful(text, tuple(number.value * factor for factor in beside.doubtful)))
    value = number.value * beside.scale
    unit = beside.currency if beside.currency.isupper() else ""
    return Number(value, read_as.AsNumber(value, unit), beside.currency)


def with_range(value: object, hand: Hand, wanted: bool) -> Number | Ranged | Refused | None:
    """A text that gives a number with its range; None for whatever else stands there."""
    if not isinstance(value, str):
        return None
    if lacks_value(value):
        return Refused(wrong.RangeWithoutNumber())
    if same := twice_the_same(value):
        return Refused(wrong.RangeOfOneNumber(same))
    typed = split_range(value)
    if typed is None:
        return None
    if not wanted:
        return Refused(wrong.RangeNotRead())
    parts = [part.strip() for part in (typed.value, typed.low, typed.high)]
    column = hand
    hand = Hand(parts, column.semicolons, lambda: column.mark, column.most)
    signed = any(part.endswith("%") for part in parts)
    doubtful = None if signed or hand.mark in ("comma", "point") else _doubtful_points(parts)
    if doubtful is not None:
        return doubtful
    found = [number(part.removesuffix("%"), hand) for part in parts]
    refused = next((one for one in found if isinstance(one, Refused)), None)
    if refused is not None:
        return Refused(wrong.RangePartWrong(refused.fact))
    money = {one.currency for one in found if isinstance(one, Number)} - {""}
    if len(money) > 1:
        return Refused(wrong.RangeInTwoCurrencies(tuple(sorted(money))))
    spread = read_spread(typed.spread)
    if spread is None:
        return Refused(wrong.UnknownDistribution(typed.spread))
    distribution, bounds = spread
    most_likely, low, high = (one.value for one in found if not isinstance(one, Refused))
    if low > high:
        plain = high <= most_likely <= low and not typed.percentiles
        spread_text = f", {typed.spread}" if typed.spread else ""
        right = f"{parts[0]} ({parts[2]}-{parts[1]}{spread_text})" if plain else ""
        return Refused(wrong.RangeReversed(typed=right))
    if not low <= most_likely <= high:
        return Refused(wrong.OutsideItsRange())
    if low == high:
        without = read_as.RangeWithoutWidth(most_likely, signed)
        return Number(most_likely / (100.0 if signed else 1.0), without, percent=signed)
    if typed.percentiles:
        bounds = "P5 and P95"
    stated = Range(low, high, distribution, bounds)
    fact = read_as.AsRange(most_likely, low, high, signed, stated.spread)
    scale = 0.01 if signed else 1.0
    return Ranged(most_likely * scale, stated.times(scale), fact, signed, next(iter(money), ""))


def _doubtful_points(parts: Sequence[str]) -> Refused | None:
    """A question about "1.200 (1.000-1.500)": the points may mark thousands, since the range is sound that way too."""
    bare = [part.translate(_SPACES) for part in parts]
    if not any(map(ONE_POINT_GROUP.fullmatch, bare)) or not all(map(PLAIN.fullmatch, bare)):
        return None
    grouped = [float(text.replace(".", "") if ONE_POINT_GROUP.fullmatch(text) else text) for text in bare]
    if not grouped[1] <= grouped[0] <= grouped[2]:
        return None
    # 1.125 is asked about, 1.1250 is not: a remedy must be one.
    decimals = [f"{text}0" if ONE_POINT_GROUP.fullmatch(text) else text for text in (f"{float(b):.15g}" for b in bare)]
    large, small = "{:.15g} ({:.15g}-{:.15g})".format(*grouped), "{} ({}-{})".format(*decimals)
    return Refused(wrong.RangeMarksDoubtful(small, large))


def _ambiguous(text: str, mark: str, hand: Hand) -> Number | Refused:
    """A question about "1.200" - unless only one of its readings is possible in the column."""
    small, large = float(text.replace(",", ".")), float(text.replace(mark, ""))
    if abs(large) > hand.most >= abs(small):
        return Number(small, read_as.AsNumber(small))
    typed = f"{small:.15g}"
    # 8.875 would be asked about again, 8.8750 is not: a remedy must be one.
    typed += "0" if ONE_POINT_GROUP.fullmatch(typed) else ""
    return Refused(wrong.MarkDoubtful(small, large, typed))


def plain_text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, str):
        return value.replace("\u00a0", " ").strip()
    return shown(value)
