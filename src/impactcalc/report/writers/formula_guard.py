"""A text that a spreadsheet would take for a formula is marked as a text: the one rule, for every .csv file of ours.

A workbook needs no mark: its cells say themselves that they are texts, and XlsxWriter is told to make none of them a
formula or a link (`excel.py`).
"""

from __future__ import annotations

import unicodedata

# What begins a formula, in the wide letters of East Asia too, and what makes a cell of what follows it.
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
MARK = "'"


def guarded(value: object) -> object:
    """The value as a cell of a .csv file: a text that begins like a formula with an apostrophe before it."""
    if not isinstance(value, str) or not value:
        return value
    if value.startswith(STARTS):
        return MARK + value
    if value[0].isalnum():  # nearly all
        return value
    seen = "".join(letter for letter in value if not (letter.isspace() or unicodedata.category(letter) in ("Cf", "Cc")))
    return MARK + value if seen.startswith(STARTS) else value
