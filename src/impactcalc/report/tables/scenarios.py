"""Scenarios: each one's figures, what it and each of its overrides adds, and the overrides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.impact.beside.answer import WhatIf
from impactcalc.impact.figures import FIGURES, NAMES, Unit
from impactcalc.impact.result import Result
from impactcalc.report.tables.lines import figure, text
from impactcalc.report.tables.table import Field, Kind, Subject
from impactcalc.report.writers.json_value import Json, number
from impactcalc.study.study import Override

T = TypeVar("T")
KINDS: dict[Unit, Kind] = {
    "money": "money", "jobs": "jobs", "full-time years": "jobs", "hours": "count", "people": "count",
}  # fmt: skip


def figure_fields(of: Callable[[T], Floats]) -> Iterator[Field[Sequence[T]]]:
    """A column for each figure that is compared; `of` has those of a row (F,)."""
    for at, name in enumerate(NAMES):
        found = FIGURES[name]
        yield figure(name, KINDS[found.unit], found.heading, found.says, _at(of, at), figure_unit(found.unit))


def figure_unit(unit: Unit) -> str:
    """The unit of a figure's column; "": that of its kind."""
    return "" if unit in ("money", "jobs") else unit


def _at(of: Callable[[T], Floats], at: int) -> Callable[[T], float]:
    return lambda row: float(of(row)[at])


@dataclass(frozen=True, slots=True)
class _Step:
    scenario: str
    step: int
    overrides: tuple[Override, ...]
    difference: Floats


def _steps(result: Result) -> list[_Step]:
    return [
        _Step(scenario.name, at, step, row)
        for scenario in result.scenarios
        for at, (step, row) in enumerate(
            [((), scenario.difference), *zip(scenario.steps, scenario.by_step, strict=True)]
        )
    ]


def _figures(one: WhatIf) -> Floats:
    return one.figures


def _difference(one: _Step) -> Floats:
    return one.difference


SCENARIOS: Subject[Sequence[WhatIf]] = Subject(
    "scenarios",
    "What the result would be if some cells of the workbook held something else. Money is in each one's own currency "
    "and price year.",
    lambda result: result.scenarios,
    (
        text("scenario", "words", "Scenario", "As typed.", lambda one: one.name),
        text("currency", "text", "Currency", "Its money's.", lambda one: one.price_basis[0]),
        figure("price_year", "year", "Price year", "Its money's.", lambda one: one.price_basis[1]),
        text("at_most", "yes_no", "At most", "Whether its impact is an upper bound.", lambda one: one.at_most),
        text(
            "programme_cost_at_least",
            "yes_no",
            "Programme cost, at least",
            "Whether it is known in part from shares only.",
            lambda one: one.cost_at_least,
        ),
        *figure_fields(_figures),
    ),
    index=("scenario",),
    path="scenarios",
)
DIFFERENCES: Subject[Sequence[_Step]] = Subject(
    "scenario_differences",
    "What each scenario adds to the workbook as it is (step 0), then what each of its overrides does, one after "
    "another: the steps add up to step 0. Money is empty where the scenario is in another currency.",
    _steps,
    (
        text("scenario", "words", "Scenario", "As typed.", lambda one: one.scenario),
        figure("step", "whole", "Step", "0: all overrides.", lambda one: one.step, "step"),
        text("overrides", "words", "Overrides", "What they change, from what to what; all in step 0.",
             lambda one: "; ".join(f"{o.what}: {o.before} -> {o.after}" for o in one.overrides) or "all"),
        *figure_fields(_difference),
    ),
    index=("scenario", "step"),
    path="scenario_differences",
)  # fmt: skip
OVERRIDES: Subject[Sequence[tuple[_Step, Override]]] = Subject(
    "scenario_overrides",
    "The overrides of each step.",
    lambda result: [(step, override) for step in _steps(result) for override in step.overrides],
    (
        text("scenario", "words", "Scenario", "As typed.", lambda one: one[0].scenario),
        figure("step", "whole", "Step", "The step it belongs to.", lambda one: one[0].step, "step"),
        text("cell", "text", "Cell", "Where its value stands.", lambda one: f"Scenarios!{one[1].cell}"),
        text("sheet", "text", "Sheet", "The sheet that it changes.", lambda one: one[1].sheet),
        text("id", "text", "Id", "The row that it changes; empty: not by its id.", lambda one: one[1].id or None),
        text("field", "text", "Field", "The column that it changes.", lambda one: one[1].column.name),
        text("before", "words", "Before", "What the cells hold.", lambda one: one[1].before),
        text("after", "words", "After", "What they would hold.", lambda one: one[1].after),
    ),
    index=("scenario", "step", "cell"),
    path="scenario_overrides",
)


def figure_object(figures: Floats) -> dict[str, Json]:
    """Figures (F,) by name; null for what is not known."""
    return {name: number(value) for name, value in zip(NAMES, np.asarray(figures).tolist(), strict=True)}
