"""The settings Colour and Second colour: # and six digits, or a problem at the cell that says what to type."""

from __future__ import annotations

import re

from impactcalc.facts.problems import pictures as wrong
from impactcalc.study.checking.collector import Collector

COLOURS = ("color", "second_color")
_COLOUR, _DIGITS, _SHORT = (
    re.compile(pattern, re.IGNORECASE) for pattern in ("#[0-9a-f]{6}", "#?[0-9a-f]{6}", "#?[0-9a-f]{3}")
)


def read_colour(name: str, typed: str | None, collector: Collector) -> str | None:
    """The colour as #00703C; None where none is typed, or what is typed is none."""
    if not typed:
        return None
    if _COLOUR.fullmatch(typed):
        return typed.upper()
    fact = wrong.NotAColour(meant=_meant(typed.strip()))
    collector.add("Study", collector.setting_cells.get(name, ""), typed, fact)
    return None


def _meant(typed: str) -> str:
    """The colour that these digits are when # stands before them, each twice where there are three; "" if none."""
    digits = typed.lstrip("#").upper()
    if _DIGITS.fullmatch(typed):
        return f"#{digits}"
    return f"#{''.join(digit * 2 for digit in digits)}" if _SHORT.fullmatch(typed) else ""
