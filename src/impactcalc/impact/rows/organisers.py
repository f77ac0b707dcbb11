"""An event and its organiser: one row as typed, two parties that spend.

Where a profile says what the participants spend, the category columns are the organiser's own spending (methods,
section 3). The row then stands as two: the audience's, with its shares, and the organiser's, whose money has an origin
of its own and no residents among its visitors.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import numpy as np

from impactcalc.arrays import Objects
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.study.checking.rules import SUMS, organiser_given
from impactcalc.study.rows import SheetRows

ORGANISER = "organiser"
FEES = "fees"
# The column that says which party of the row it is; only on the organisers' part.
PART = "part"
# What only visitors have: the organiser has no residents among them, and nobody hosts it.
_OF_VISITORS = ("resident_share", "casual_share", "host_paid_share")


def part_of(table: SheetRows) -> str:
    """Which party of its rows a table is: the organiser, or "" for whoever the sheet is about."""
    return ORGANISER if PART in table.columns else ""


def parties(table: SheetRows) -> tuple[SheetRows, ...]:
    """The rows of a sheet, each party's apart. What an organiser paid from tickets and fees is in neither: the audience
    has spent it already."""
    own = organiser_given(table)
    if not own.any():
        return (table,)
    paid = np.flatnonzero(own & (table.words("paid_from") != FEES))
    audience = {code: np.where(own, np.nan, table.numbers(code)) for code in CATEGORY_CODES}
    nothing: dict[str, Any] = {
        name: np.full(len(paid), np.nan) for name in (*SUMS, *_OF_VISITORS) if name in table.columns
    }
    words: dict[str, Objects] = {name: np.full(len(paid), "", dtype=object) for name in ("profile", "origin_country")}
    organiser = {name: values[paid] for name, values in table.columns.items()} | nothing | words
    organiser["id"] = organiser["id"] + f"/{ORGANISER}"
    organiser[PART] = np.full(len(paid), ORGANISER, dtype=object)
    blank = np.full(len(table), "", dtype=object)
    both = (
        replace(
            table, columns=MappingProxyType({**table.columns, **audience, "paid_from": blank}), ranges={}, settled={}
        ),
        replace(table, rows=table.rows[paid], columns=MappingProxyType(organiser), ranges={}, settled={}),
    )
    return both if len(paid) else both[:1]
