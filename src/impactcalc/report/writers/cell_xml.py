"""Cells of a worksheet as XML, a column at a time.

XlsxWriter's own calls take about 5 microseconds a cell and print numbers with 16 digits, which not every number
survives. A report of 100,000 activities has 5 million cells, and its figures must be those of result.json to the last
bit, so the rows of tables are spelled here: `repr` gives the shortest text that reads back as the same number.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

LONGEST = 32_767  # characters that a cell of Excel can hold
LINE_HEIGHT = 15.0  # points
MOST_LINES = 27  # a row of Excel ends at 409 points
# What cannot stand in XML as it is, or would be read back as something else.
_SPECIAL = re.compile(r"[&<>\x00-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_|^\s|\s$")
_ESCAPED = re.compile(r"_(x[0-9A-Fa-f]{4}_)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def number_cells(letters: str, rows: Sequence[str], values: Sequence[float], style: int) -> list[str]:
    """A column's numbers; NaN gives an empty cell."""
    head, middle, empty = f'<c r="{letters}', f'" s="{style}"><v>', f'" s="{style}"/>'
    return [
        f"{head}{row}{middle}{value!r}</v></c>" if value == value else f"{head}{row}{empty}"
        for row, value in zip(rows, values, strict=True)
    ]


def formula_cells(
    letters: str, rows: Sequence[str], values: Sequence[float], style: int, formulas: Sequence[str], first: str
) -> list[str]:
    """A column's numbers, each with the formula that it comes from where there is one; NaN is what a formula has that
    comes to nothing."""
    cells = number_cells(letters, rows, values, style)
    for at, (row, value, formula) in enumerate(zip(rows, values, formulas, strict=True)):
        if formula:
            text = formula.removeprefix("=").replace("{row}", row).replace("{first}", first)
            text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            known, kind = (repr(value), "") if value == value else ("", ' t="str"')
            cells[at] = f'<c r="{letters}{row}" s="{style}"{kind}><f>{text}</f><v>{known}</v></c>'
    return cells


def text_cells(
    letters: str, rows: Sequence[str], values: Sequence[str], style: int, by_value: Mapping[str, int]
) -> list[str]:
    """A column's texts, always as text, whatever they begin with; "" gives an empty cell.

    `by_value` are styles of some values, empty cells ("") among them.
    """
    head = f'<c r="{letters}'
    # Many texts stand in many rows: each is spelled once.
    ends = {
        value: f'" s="{by_value.get(value, style)}" t="inlineStr"><is>{text_element(value)}</is></c>'
        for value in set(values)
    }
    ends[""] = f'" s="{by_value.get("", style)}"/>'
    return [f"{head}{row}{ends[value]}" for row, value in zip(rows, values, strict=True)]


def line_counts(values: Sequence[str], width: float) -> list[int]:
    """Lines that each text takes in a column that wraps, which is a guess: it depends on the letters and the font."""
    fit = max(1.05 * width - 1.0, 1.0)
    return [1 if len(value) <= fit and "\n" not in value else _lines(value, fit) for value in values]


def _lines(value: str, fit: float) -> int:
    # Words do not fill a line to its end.
    lines = sum(1 if len(part) <= fit else math.ceil(len(part) / max(fit - 3.0, 1.0)) for part in value.split("\n"))
    return min(lines, MOST_LINES)


def text_element(value: str) -> str:
    """A text as the element <t>."""
    if _SPECIAL.search(value) is None and len(value) <= LONGEST:
        return f"<t>{value}</t>"
    # Excel writes control characters as _xHHHH_, and the underscore of a text that looks like one as _x005F_.
    safe = _ESCAPED.sub(r"_x005F_\1", value[:LONGEST])
    safe = _CONTROL.sub(lambda found: f"_x{ord(found.group()):04X}_", safe)
    safe = safe.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<t xml:space="preserve">{safe}</t>'


def row_texts(rows: Sequence[str], columns: Sequence[Sequence[str]], lines: Sequence[int]) -> str:
    """Rows from their columns' cells; a row of more than one line says how high it is."""
    heads = [
        f'<row r="{row}">' if count == 1 else f'<row r="{row}" ht="{count * LINE_HEIGHT:g}" customHeight="1">'
        for row, count in zip(rows, lines, strict=True)
    ]
    bodies = map("".join, zip(*columns, strict=True))
    return "".join(f"{head}{body}</row>" for head, body in zip(heads, bodies, strict=True))
