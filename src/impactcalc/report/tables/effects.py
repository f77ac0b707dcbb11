"""Columns of effects: one for each effect and measure, whatever of them the multipliers in use tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol, TypeVar

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.economy import JOBS, MEASURES, Measure
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.report.tables.table import Field, Kind, Values
from impactcalc.report.terms import EFFECT_NAMES, JOB_UNITS, MEASURE_NAMES

S = TypeVar("S")
# Effects (N, effects, measures) with every measure of MEASURES.
Effects = Floats


class ByMeasure(Protocol):
    """Effects, or what gives a column of them."""

    def __getitem__(self, column: Any, /) -> Any: ...


class WithEffects(Protocol):
    """The rows of a subject, and what each supported."""

    @property
    def effects(self) -> ByMeasure: ...


def effects_of(rows: WithEffects) -> ByMeasure:
    """What each row supported."""
    return rows.effects


def every_measure(effects: Floats, measures: Sequence[Measure]) -> Effects:
    """Figures (..., measures) with every measure that there is; nan for those that the multipliers do not tell."""
    if tuple(measures) == MEASURES:
        return effects
    found = np.full((*effects.shape[:-1], len(MEASURES)), np.nan)
    found[..., [MEASURES.index(measure) for measure in measures]] = effects
    return found


def measure_fields(of: Callable[[S], ByMeasure], says: str) -> Iterator[Field[S]]:
    """A column for each measure of figures (N, measures)."""
    for m, measure in enumerate(MEASURES):
        name = MEASURE_NAMES[measure]
        yield Field(measure, measure_kind(measure), name, f"{name} {says}", _last(of, m), JOB_UNITS.get(measure, ""))


def effect_fields(of: Callable[[S], ByMeasure], says: str, before: str = "", heading: str = "") -> Iterator[Field[S]]:
    """A column for each effect and measure, "direct_output" first; `before` stands before each name."""
    for e, effect in enumerate(EFFECTS):
        for m, measure in enumerate(MEASURES):
            kind, name = EFFECT_NAMES[effect], MEASURE_NAMES[measure]
            yield Field(
                f"{before}{effect}_{measure}",
                measure_kind(measure),
                f"{heading}{name}, {kind.removeprefix('Total ')}",
                f"{name}, {kind.lower().replace('type i', 'Type I').replace('Type ii', 'Type II')}: {says}",
                _both(of, e, m),
                JOB_UNITS.get(measure, ""),
            )


def measure_kind(measure: Measure) -> Kind:
    """What a column of a measure holds."""
    return "jobs" if measure in JOBS else "money"


def _last(of: Callable[[S], ByMeasure], m: int) -> Callable[[S], Values]:
    return lambda rows: of(rows)[..., m]


def _both(of: Callable[[S], ByMeasure], e: int, m: int) -> Callable[[S], Values]:
    return lambda rows: of(rows)[:, e, m]
