"""Rows with a number that is far from what is normal: one check for all that are alike, at their cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats, Objects
from impactcalc.facts.checks.plausibility import OddRows
from impactcalc.facts.where import Cells
from impactcalc.impact.checks.finding import MOST_NAMED, Check, Findings
from impactcalc.impact.rows.activities import Masks
from impactcalc.impact.rows.organisers import part_of
from impactcalc.impact.rows.spending import money_tables
from impactcalc.study.checking.rules import SUMS, given
from impactcalc.study.rows import SheetRows

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True)
class TypedRows:
    """The rows of a sheet with money, and `at`, their positions in the activities."""

    table: SheetRows
    at: Rows

    @property
    def sums(self) -> Masks:
        """Which rows state a sum."""
        return np.asarray(np.logical_or.reduce([given(self.table, name) for name in SUMS]), dtype=bool)


def typed_rows(f: Findings) -> list[TypedRows]:
    """Every sheet with money, and the totals of the sheet Survey, as far as they have rows."""
    activities = f.activities
    found = []
    for table in money_tables(f.study):
        if not len(table):
            continue
        mine = (activities.origin == table.origin) & (activities.sheet == table.sheet)
        mine &= activities.part == part_of(table)
        if table.typed_on and "direction" in table.columns:
            mine &= activities.direction == table.words("direction")[0]
        positions = np.flatnonzero(np.asarray(mine, dtype=bool))
        ordered = positions[np.argsort(activities.row[positions], kind="stable")]
        at = np.empty(len(table), dtype=np.int64)
        at[np.argsort(table.rows, kind="stable")] = ordered
        found.append(TypedRows(table, at))
    return found


def ratio(of: Floats, to: Floats) -> Floats:
    """Quotients; nan or infinite where there is nothing, or next to nothing, to divide by."""
    with np.errstate(all="ignore"):
        return np.asarray(of / to)


def oddities(
    table: SheetRows,
    odd: npt.NDArray[Any],
    column: str | Objects,
    how_far: Floats,
    fact: Callable[[bool, int, int], OddRows],
) -> Iterator[Check]:
    """A warning for the rows that are `odd`, a note for those of them that say that they are right.

    `column` is where the number stands, of each row its own where rows differ. `fact` is asked, with whether they are
    confirmed and how many they are, about the position of the one that is furthest off (`how_far`), the first of
    several.
    """
    odd = np.asarray(odd, dtype=bool)
    if not odd.any():
        return
    for right in (False, True):
        at = np.flatnonzero(odd & (table.confirmed == right))
        if not len(at):
            continue
        at = at[np.argsort(table.rows[at], kind="stable")]
        worst = int(at[np.argmax(how_far[at])])
        cells = tuple(
            table.cell(i, column if isinstance(column, str) else str(column[i])) for i in at[:MOST_NAMED].tolist()
        )
        where = Cells(table.origin, cells, max(len(at) - MOST_NAMED, 0))
        yield Check(fact(right, len(at), worst), where)
