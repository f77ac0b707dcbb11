"""How sure a number is: a low and a high around it, and how what lies between them is spread."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, get_args

import numpy as np
import numpy.typing as npt

Distribution = Literal["triangular", "PERT", "normal"]
DISTRIBUTIONS: tuple[Distribution, ...] = get_args(Distribution)
Bounds = Literal["least and most", "P5 and P95"]

_DASH = r"(?:-|\u2013|\u2014|\.\.+|\bto\b)"
_WHOLE = re.compile(r"(?P<value>[^()]+?)\s*\((?P<inside>[^()]*)\)")
_SPREAD = r"(?:\s*[,;]\s*(?P<spread>[A-Za-z].*?))?"
_INSIDE = re.compile(rf"(?P<low>.+?)\s*{_DASH}\s*(?P<high>.+?){_SPREAD}")
_PERCENTILES = re.compile(rf"P5\s*[:=]?\s*(?P<low>.+?)\s*[,;]\s*P95\s*[:=]?\s*(?P<high>.+?){_SPREAD}", re.IGNORECASE)
_ALONE = re.compile(rf"(?P<low>\d[\d.,\s%]*?)\s*{_DASH}\s*(?P<high>\d[\d.,\s%]*)")
_P5_P95 = re.compile(r"p5\s*(?:-|\u2013|to|and|,)?\s*p95", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the most that a number can be, or its 5th and 95th percentile where that is said."""

    low: float
    high: float
    distribution: Distribution = "triangular"
    bounds: Bounds = "least and most"

    def times(self, factor: float) -> Range:
        """The same range in another unit."""
        return Range(self.low * factor, self.high * factor, self.distribution, self.bounds)

    @property
    def spread(self) -> str:
        """The distribution in words."""
        return self.distribution if self.bounds == "least and most" else f"{self.distribution}, P5 and P95"


class RangeText(NamedTuple):
    """The parts of "120 (100-150, PERT)", as typed."""

    value: str
    low: str
    high: str
    spread: str
    percentiles: bool


@dataclass(frozen=True)
class RangeColumn:
    """The ranges of one column of a sheet: positions (R,) of the rows that have one, and what they are."""

    positions: npt.NDArray[np.int64]
    ranges: tuple[Range, ...]

    def __len__(self) -> int:
        return len(self.ranges)

    def taken(self, mask: npt.NDArray[np.bool_], at: npt.NDArray[np.int64]) -> RangeColumn:
        """The ranges of the rows of `mask` (rows,); `at` (rows,) is where each of them stands then."""
        kept = mask[self.positions]
        ranges = tuple(found for found, stays in zip(self.ranges, kept.tolist(), strict=True) if stays)
        return RangeColumn(at[self.positions[kept]], ranges)


Shared = Literal["delta", "closure", "local_share", "daily_amount", "profile_shares", "rate"]


@dataclass(frozen=True, slots=True)
class SharedRange:
    """The range of what rows share: drawn once for all of them.

    `subject` is a profile's name, or kind, subject and year of a rate. `range` is of the number `value` itself for a
    rate and for delta (whose value is the method's: nan here), else of a factor around 1. A profile's shares are drawn
    together: as sure as a survey of `sample_size`, or as the ranges of its shares by category, `shares`, say.
    """

    what: Shared
    subject: str
    value: float
    range: Range | None
    sample_size: float = float("nan")
    shares: Mapping[str, Range] = field(default_factory=dict)
    where: str = ""
    source: str = ""


def twice_the_same(text: str) -> str:
    """The number of a text that is a range alone from a number to itself, such as "40..40"; "" for any other."""
    alone = _ALONE.fullmatch(text.strip())
    low, high = (alone["low"].strip(), alone["high"].strip()) if alone else ("", "none")
    return low if low == high else ""


def split_range(text: str) -> RangeText | None:
    """The parts of a text that gives a number with its range in brackets; None for any other text."""
    whole = _WHOLE.fullmatch(text.strip())
    if whole is None:
        return None
    inside = whole["inside"].strip()
    stated = _PERCENTILES.fullmatch(inside)
    found = stated or _INSIDE.fullmatch(inside)
    if found is None or not re.search(r"\d", whole["value"]):
        return None
    return RangeText(whole["value"], found["low"], found["high"], found["spread"] or "", stated is not None)


def lacks_value(text: str) -> bool:
    """Whether a text is a range alone, such as "100-150"."""
    alone = _ALONE.fullmatch(text.strip())
    low, high = (_bare(alone["low"]), _bare(alone["high"])) if alone else (1.0, 0.0)
    return low < high  # "2014-05" is no range, whatever else it is


def _bare(text: str) -> float:
    digits = re.sub(r"[^\d.]", "", text)
    return float(digits) if re.fullmatch(r"\d+(\.\d+)?", digits) else 0.0


def read_spread(text: str) -> tuple[Distribution, Bounds] | None:
    """A distribution as typed: its name, "P5-P95", or both; None where it is not understood."""
    without, count = _P5_P95.subn(" ", text)
    words = re.findall(r"[^\s,;]+", without)
    known = {name.lower(): name for name in DISTRIBUTIONS}
    if len(words) > 1 or any(word.lower() not in known for word in words):
        return None
    return (known[words[0].lower()] if words else "triangular"), ("P5 and P95" if count else "least and most")
