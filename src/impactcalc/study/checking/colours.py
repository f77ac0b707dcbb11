"""The settings Colour and Second colour: # and six digits, or a problem at the cell that says what to type."""

from __future__ import annotations

import re

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
    message = "this is no colour as the report can read one: # and six digits from 0 to 9 and A to F"
    collector.add("Study", collector.setting_cells.get(name, ""), typed, message, _remedy(typed))
    return None


def _remedy(typed: str) -> str:
    digits = typed.strip().lstrip("#").upper()
    if _DIGITS.fullmatch(typed.strip()):
        return f"Type #{digits} if that is meant"
    if _SHORT.fullmatch(typed.strip()):
        return f"Type #{''.join(digit * 2 for digit in digits)} if that is meant"
    return "Type # and the six digits that the city's style guide gives, such as #00703C; or leave it blank"
