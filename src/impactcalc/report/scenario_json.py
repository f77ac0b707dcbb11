"""The part `scenarios` of result.json."""

from __future__ import annotations

from impactcalc.impact.figures import NAMES
from impactcalc.impact.result import Result
from impactcalc.report.json_value import Json, number
from impactcalc.study.cells import Floats


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
    return {name: number(value) for name, value in zip(NAMES, figures.tolist(), strict=True)}
