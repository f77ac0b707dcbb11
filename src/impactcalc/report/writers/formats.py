"""How things look on a page: number formats, colours, widths."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from impactcalc.arrays import Picked
from impactcalc.report.writers.look import SHIPPED, Look
from impactcalc.report.writers.page import WRAPPING_KINDS, Column, Kind

LETTER, A4 = 1, 9
FONT_SIZE = 10  # a digit is 7 pixels wide then, as the widths of columns suppose
NUMBER_FORMATS: Mapping[Kind, str] = MappingProxyType(
    {
        "money": "#,##0",
        "millions": "#,##0.0,,",
        "amount": "#,##0.00",
        # As the sentences have them: whole from 100 on. Only the section of negative numbers writes a minus of its own:
        # in the last of three sections spreadsheets leave it out.
        "jobs": "[>=99.95]#,##0;[<0]-#,##0.0;#,##0.0",
        "count": "#,##0",
        "share": "0.0%",
        "multiplier": "0.000",
        "rate": "0.000000",
        "year": "0",
    }
)
SEVERITY_COLOURS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"error": ("#9C0006", "#FFC7CE"), "warning": ("#7F4F00", "#FFEB9C"), "note": ("#1F3864", "#DDEBF7")}
)
_DECIMALS: Mapping[Kind, int] = MappingProxyType(
    {"money": 0, "millions": 1, "amount": 2, "jobs": 1, "count": 0, "share": 2, "multiplier": 3, "rate": 6, "year": 0}
)
_INK = "the ink of the look"
_GREY, _LINE = "#595959", "#D9D9D9"
_TITLES = frozenset({"title", "long title", "table", "over title"})
_HEAD = {"bold": True, "font_color": "#FFFFFF", "bg_color": _INK, "text_wrap": True, "valign": "vcenter"} | {
    # A white line parts headings that fill their columns.
    "left": 1,
    "left_color": "#FFFFFF",
}
_ROLES: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {
        "title": {"bold": True, "font_size": 16, "font_color": _INK, "valign": "top"},
        "long title": {"bold": True, "font_size": 12, "font_color": _INK, "valign": "top"},
        "table": {"bold": True, "font_size": 12, "font_color": _INK, "valign": "top"},
        "plain": {"valign": "top"},
        "over title": {"bold": True, "font_size": 16, "font_color": _INK, "valign": "top"},
        "over": {"valign": "top"},  # runs over the cells to its right
        "strong": {"valign": "top", "bold": True},
        "note": {"valign": "top", "italic": True, "font_size": 9, "font_color": _GREY},
        "warning": {"valign": "top", "bold": True, "font_color": "#9C0006", "bg_color": "#FFC7CE"},
        "head": {**_HEAD, "align": "left", "indent": 1},
        "head of numbers": {**_HEAD, "align": "right"},
        "row": {"valign": "top", "bottom": 1, "bottom_color": _LINE},
        "strong row": {"valign": "top", "bottom": 1, "bottom_color": _LINE, "bold": True},
        "total": {"valign": "top", "bold": True, "top": 1, "bottom": 6, "bg_color": "#F2F2F2"},
    }
)
# Points that a line takes where it is not the usual 15.
LINE_HEIGHTS: Mapping[str, float] = MappingProxyType({"title": 22.0, "long title": 18.0, "table": 18.0, "note": 14.0})
_WIDEST_TEXT, _WIDEST_WRAPPED, _NARROWEST, _ROOM = 44.0, 28.0, 8.0, 3.0
_NARROWEST_OF: Mapping[Kind, float] = MappingProxyType(
    {"money": 14.0, "amount": 14.0, "multiplier": 11.0, "jobs": 12.0}
)
_LONGEST_HEADER = 200


@dataclass(frozen=True, slots=True)
class Style:
    """What a cell is for ("head", "row", "total", "severity error"), and the kind of its column."""

    role: str
    kind: Kind = "text"


def format_of(style: Style, look: Look = SHIPPED) -> dict[str, object]:
    """A style as XlsxWriter has it, in this look."""
    if style.role.startswith("severity "):
        ink, paper = SEVERITY_COLOURS[style.role.removeprefix("severity ")]
        return {**_ROLES["row"], "align": "left", "indent": 1, "bold": True, "font_color": ink, "bg_color": paper}
    role = style.role
    made = {name: look.ink if value == _INK else value for name, value in _ROLES[role].items()}
    if role in _TITLES and look.title_font != look.font:
        made["font_name"] = look.title_font
    if style.kind in NUMBER_FORMATS:
        made["num_format"] = NUMBER_FORMATS[style.kind]
    elif role in ("row", "strong row", "total"):
        made |= {"align": "left", "indent": 1}  # a text beside a number keeps its distance
    if style.kind in WRAPPING_KINDS and role != "total":
        made["text_wrap"] = True
    if style.kind == "link" and role != "total":
        made |= {"font_color": look.link, "underline": 1}
    if style.kind == "flag" and role != "total":
        ink, paper = SEVERITY_COLOURS["warning"]
        made |= {"font_color": ink, "bg_color": paper}
    return made


def needed_width(column: Column) -> float:
    """Characters that a column needs: its longest value, and the longest word of its heading."""
    words = max((len(word) for word in re.split(r"[\s-]+", column.heading)), default=0)
    if column.is_text:
        longest = max(map(len, column.values), default=0)
        widest = _WIDEST_WRAPPED if column.wraps else _WIDEST_TEXT
        return min(max(longest + _ROOM, words + _ROOM, _NARROWEST), widest)
    extremes = column.values.extremes() if isinstance(column.values, Picked) else ()
    values = np.array(extremes) if extremes else np.asarray(column.values, dtype=np.float64)
    values = np.append(values, column.total or 0.0)
    values = np.append(values[np.isfinite(values)], 0.0)
    largest = max(values.min(), values.max(), key=abs) / (1e6 if column.kind == "millions" else 1.0)
    digits = len(f"{largest:.0f}" if column.kind == "year" else f"{largest:,.{_DECIMALS[column.kind]}f}")
    least = _NARROWEST_OF.get(column.kind, _NARROWEST)
    return max(digits + _ROOM, words + _ROOM, least)


def code_in_header(text: str) -> str:
    """A text as a printed header or footer takes it: & doubled, one line, not too long for Excel."""
    line = " ".join(text.split())
    while len(code := _escaped(line)) > _LONGEST_HEADER // 2:
        line = line[:-4].rstrip() + "…"
    return code


def _escaped(line: str) -> str:
    # XlsxWriter takes any "&G" for a picture, also that of "&&G"; a code without effect parts the two.
    return line.replace("&", "&&").replace("&G", '&&"-,Regular"G')
