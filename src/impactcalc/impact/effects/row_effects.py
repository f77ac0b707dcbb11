"""What the spending of each activity supports, worked out for the rows that are asked for: all at once it is large."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats
from impactcalc.impact.effects.home import Home, PlaceOfStudy
from impactcalc.impact.effects.spent import BLOCK, ByCategory
from impactcalc.impact.rows.money import TableMoney
from impactcalc.pace import passed

# Rows of one product, always as many, with rows of nothing at the end: so the last digit of a row's effects does not
# depend on which others it is worked out with.
_TOGETHER = 4096


@dataclass(frozen=True, eq=False)
class RowEffects:
    """Effects (N, effects, measures) of spending (N, categories), report-year money: some rows of them where they are
    asked for, as an array."""

    home: Home
    spending: ByCategory[TableMoney]

    @property
    def shape(self) -> tuple[int, ...]:
        """Rows, effects, measures."""
        return (len(self.spending), *self.home.main.table.K.shape[:2])

    def __len__(self) -> int:
        return len(self.spending)

    def __getitem__(self, rows: slice | npt.NDArray[Any]) -> Floats:
        if len(self) <= BLOCK:
            return np.asarray(self._few[rows])
        wanted = np.arange(len(self))[rows]
        found = np.zeros((len(wanted), *self.shape[1:]))
        for start in range(0, len(wanted), _TOGETHER):
            found[start : start + _TOGETHER] = self._of(wanted[start : start + _TOGETHER])
        return found

    def parts(self) -> Iterator[tuple[slice, Floats]]:
        """All rows in their order, in parts."""
        step = max(len(self), 1) if len(self) <= BLOCK else 2 * _TOGETHER
        for start in range(0, max(len(self), 1), step):
            part = slice(start, start + step)
            yield part, self[part]

    def of(self, effect: int) -> Floats:
        """One effect of each row (N, measures)."""
        found = np.zeros((len(self), self.shape[2]))
        for part, effects in self.parts():
            found[part] = effects[:, effect]
        return found

    def column(self, effect: int, measure: int) -> Floats:
        """One effect of each row, in one measure (N,)."""
        found = np.zeros(len(self))
        for part, effects in self.parts():
            found[part] = effects[:, effect, measure]
            passed(len(effects))
        return found

    @cached_property
    def _few(self) -> Floats:
        return self.home.row_effects(self.spending)

    @cached_property
    def _place_of(self) -> npt.NDArray[np.int16]:
        """In which place each row is (N,); -1: in none that is home."""
        found = np.full(len(self), -1, dtype=np.int16)
        for at, here in enumerate(self.home.places):
            found[here.rows] = at
        return found

    def _of(self, rows: npt.NDArray[np.int64]) -> Floats:
        found = np.zeros((len(rows), *self.shape[1:]))
        where = self._place_of[rows]
        for at, here in enumerate(self.home.places):
            mine = np.flatnonzero(where == at)
            if len(mine):
                found[mine] = self._there(here, rows[mine])
        return found

    def _there(self, here: PlaceOfStudy, rows: npt.NDArray[np.int64]) -> Floats:
        spending = np.zeros((_TOGETHER, self.spending.shape[1]))
        spending[: len(rows)] = self.spending[rows]
        return self.home.in_report_prices(here, here.table.effects(spending)[: len(rows)])
