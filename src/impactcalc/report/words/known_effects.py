"""What of a result's effects is known, for sentences: by measure, the widest total, and words in a row."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.economy import Measure
from impactcalc.impact.effects.effects import EFFECTS, Effect
from impactcalc.impact.result import Result


def by_measure(result: Result, effects: Floats) -> dict[Measure, Floats]:
    return {measure: np.asarray(effects[:, m]) for m, measure in enumerate(result.table.measures)}


def widest_effect(result: Result) -> int:
    """The widest total that the multipliers tell: Type II, or Type I where households' spending is not known."""
    second, output = effect_at("total_type_2"), result.home.measures.index("output")
    return effect_at("total_type_1") if math.isnan(result.contribution_effects[second, output]) else second


def why_below(effects: dict[Measure, Floats], total: int) -> str:
    """Why taxes on production less subsidies are negative, in brackets; "" where they are not."""
    below = "taxes_on_production" in effects and effects["taxes_on_production"][total] < 0
    return " (these are larger there)" if below else ""


def is_known(effects: dict[Measure, Floats], measure: Measure, total: int) -> bool:
    return measure in effects and not math.isnan(effects[measure][total])


def effect_at(effect: Effect) -> int:
    return EFFECTS.index(effect)


def in_a_row(parts: Sequence[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)
