"""Scenarios for machines: the part `scenarios` of result.json, and the table of the same name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.impact.figures import NAMES
from impactcalc.impact.result import Result
from impactcalc.report.writers.json_value import Json, number


def scenario_list(result: Result) -> list[Json]:
    """Each scenario's figures, its difference from the base, and what each override makes of it; unrounded."""
    return [
        {
            "name": scenario.name,
            "currency": scenario.price_basis[0],
            "price_year": scenario.price_basis[1],
            "at_most": scenario.at_most,
            "programme_cost_at_least": scenario.cost_at_least,
            "figures": figure_object(scenario.figures),
            "difference": figure_object(scenario.difference),
            "steps": [
                {
                    "overrides": [
                        {
                            "cell": f"Scenarios!{override.cell}",
                            "sheet": override.sheet,
                            "id": override.id or None,
                            "field": override.column.name,
                            "before": override.before,
                            "after": override.after,
                        }
                        for override in step
                    ],
                    "difference": figure_object(row),
                }
                for step, row in zip(scenario.steps, scenario.by_step, strict=True)
            ],
        }
        for scenario in result.scenarios
    ]


def scenario_columns(result: Result) -> dict[str, Sequence[Any] | Floats]:
    """A row for each scenario and for each of its steps: what it adds to the base; empty where money differs."""
    parts = [
        (scenario.name, "; ".join(f"{o.what}: {o.before} -> {o.after}" for o in step), row)
        for scenario in result.scenarios
        for step, row in [((), scenario.difference), *zip(scenario.steps, scenario.by_step, strict=True)]
    ]
    rows = np.array([row for _, _, row in parts]).reshape(len(parts), len(NAMES))
    return {
        "scenario": [name for name, _, _ in parts],
        "overrides": [text or "all" for _, text, _ in parts],
        **{name: rows[:, at] for at, name in enumerate(NAMES)},
    }


def figure_object(figures: Floats) -> dict[str, Json]:
    """Figures (F,) by name; null for what is not known."""
    return {name: number(value) for name, value in zip(NAMES, figures.tolist(), strict=True)}
