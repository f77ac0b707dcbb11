"""The part `scenarios` of result.json."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from impactcalc.impact.figures import NAMES
from impactcalc.impact.result import Result
from impactcalc.study.cells import Floats

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"


def scenario_list(result: Result) -> list[Json]:
    """Each scenario's figures, its difference from the base, and what each override makes of it; unrounded."""
    return [
        {
            "name": scenario.name,
            "currency": scenario.price_basis[0],
            "price_year": scenario.price_basis[1],
            "at_most": scenario.at_most,
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


def figure_object(figures: Floats) -> dict[str, Json]:
    """Figures (F,) by name; null for what is not known."""
    return {name: float(value) if math.isfinite(value) else None for name, value in zip(NAMES, figures, strict=True)}
