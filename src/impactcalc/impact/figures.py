"""The figures by which two results are compared: one number each, in a fixed order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.economy import Measure
from impactcalc.impact.effects.effects import EFFECTS, Effect
from impactcalc.impact.fiscal.fiscal import Level
from impactcalc.impact.result import Result

Unit = Literal["money", "jobs", "hours"]
# Differences below this part of the figures themselves are rounding.
ROUNDING = 1e-12


def _effect(scope: str, effect: Effect, measure: Measure) -> Callable[[Result], float]:
    def read(result: Result) -> float:
        effects = result.impact_effects if scope == "impact" else result.contribution_effects
        measures = result.table.measures
        return float(effects[EFFECTS.index(effect), measures.index(measure)]) if measure in measures else np.nan

    return read


def _level(level: Level) -> Callable[[Result], float]:
    return lambda result: result.fiscal.impact.by_level()[level]


FIGURES: Mapping[str, tuple[Unit, Callable[[Result], float]]] = MappingProxyType(
    {
        "gross_spending": ("money", lambda r: r.gross_spending),
        "net_new_spending": ("money", lambda r: r.net_new_spending),
        "local_final_demand": ("money", lambda r: r.local_final_demand),
        "output_type_1": ("money", _effect("impact", "total_type_1", "output")),
        "output": ("money", _effect("impact", "total_type_2", "output")),
        "value_added": ("money", _effect("impact", "total_type_2", "value_added")),
        "labour_income": ("money", _effect("impact", "total_type_2", "labour_income")),
        "jobs": ("jobs", _effect("impact", "total_type_2", "jobs")),
        "taxes_on_production": ("money", _effect("impact", "total_type_2", "taxes_on_production")),
        "tax_all_levels": ("money", lambda r: r.fiscal.impact.total),
        "tax_federal": ("money", _level("federal")),
        "tax_state": ("money", _level("state")),
        "tax_local": ("money", _level("local")),
        "own_budget": ("money", lambda r: r.fiscal.own_budget if r.fiscal.own_taxes else np.nan),
        "programme_cost": ("money", lambda r: r.programme_cost),
        "local_money_taken_off": ("money", lambda r: r.local_money_taken_off),
        "contribution_output": ("money", _effect("contribution", "total_type_2", "output")),
        "contribution_value_added": ("money", _effect("contribution", "total_type_2", "value_added")),
        "contribution_jobs": ("jobs", _effect("contribution", "total_type_2", "jobs")),
        "spent_abroad": ("money", lambda r: r.spent_abroad),
        "volunteer_hours": ("hours", lambda r: r.volunteering.hours),
        "volunteer_value": ("money", lambda r: r.volunteering.value),
    }
)
NAMES = tuple(FIGURES)


def figures_of(result: Result) -> Floats:
    """Every figure of a result (F,), in the order of NAMES: report-year money, jobs, hours; nan where not known."""
    return np.array([read(result) for _, read in FIGURES.values()], dtype=np.float64)


def same_money(one: Result, other: Result) -> bool:
    """Whether the money of two results is in one currency, so that a difference means something."""
    return one.basis.home_currency == other.basis.home_currency


def differences(states: Floats, money: bool = True) -> Floats:
    """What each step of a chain of states (K + 1, F) changes: (K, F); summed it is the last less the first.

    Money is nan unless `money` says that it is in one currency throughout. What is only rounding is 0.
    """
    found = np.diff(states, axis=0)
    size = np.maximum(np.abs(states[1:]), np.abs(states[:-1]))
    found[np.abs(found) <= ROUNDING * size] = 0.0
    if not money:
        found[:, [unit == "money" for unit, _ in FIGURES.values()]] = np.nan
    return found
