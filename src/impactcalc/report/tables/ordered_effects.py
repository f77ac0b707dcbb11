"""What each activity supported, in the order of the workbook, for columns that are written a part at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats, Picked, repeated
from impactcalc.economy.economy import MEASURES, Measure
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.effects.row_effects import RowEffects

_LAST = EFFECTS.index("total_type_2")


class OrderedEffects:
    """Effects (N, effects, measures) with every measure of MEASURES, of which columns are taken: [:, effect, measure],
    or [..., measure] of the total Type II. nan for a measure that the multipliers do not tell."""

    def __init__(self, effects: RowEffects, measures: Sequence[Measure], order: npt.NDArray[np.int64]) -> None:
        self._effects, self._measures, self._order = effects, measures, order
        self._at, self._found = np.empty(0, dtype=np.int64), np.empty((0, *effects.shape[1:]))

    def __getitem__(self, column: tuple[Any, ...]) -> Picked | Floats:
        effect, measure = (_LAST, column[1]) if column[0] is Ellipsis else column[1:]
        if MEASURES[measure] not in self._measures:
            return repeated(np.nan, len(self._order))
        return _Column(self, effect, self._measures.index(MEASURES[measure]), self._order)

    def of(self, rows: npt.NDArray[np.int64]) -> Floats:
        """The effects of some activities, by position; the columns of a table ask for the same ones in turn."""
        if not np.array_equal(rows, self._at):
            self._at, self._found = rows, self._effects[rows]
        return self._found

    @cached_property
    def extremes(self) -> tuple[Floats, Floats]:
        """The least and the most of each column (effects, measures) that is a number, and 0."""
        low, high = np.zeros(self._effects.shape[1:]), np.zeros(self._effects.shape[1:])
        for _, part in self._effects.parts():
            known = np.where(np.isfinite(part), part, 0.0)
            low, high = (
                np.minimum(low, known.min(axis=0, initial=0.0)),
                np.maximum(high, known.max(axis=0, initial=0.0)),
            )
        return low, high


class _Column(Picked):
    """One effect and measure."""

    def __init__(self, effects: OrderedEffects, effect: int, measure: int, order: npt.NDArray[np.int64]) -> None:
        super().__init__(_Cells(effects, effect, measure), order)
        self._effects, self._which = effects, (effect, measure)

    def some(self, rows: slice) -> Picked:
        part = self._order[rows]
        return _Column(self._effects, *self._which, part)

    def extremes(self) -> tuple[float, float]:
        low, high = self._effects.extremes
        return float(low[self._which]), float(high[self._which])


class _Cells:
    """One effect and measure of the activities that are asked for, by position."""

    def __init__(self, effects: OrderedEffects, effect: int, measure: int) -> None:
        self._effects, self._which = effects, (effect, measure)

    def __getitem__(self, rows: Any) -> Any:
        if np.ndim(rows) == 0:
            return self._effects.of(np.array([rows]))[0][self._which]
        return self._effects.of(rows)[:, self._which[0], self._which[1]]
