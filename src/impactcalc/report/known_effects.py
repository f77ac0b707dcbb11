"""What of a result's effects is known: by measure, and the widest total."""

from __future__ import annotations

import math

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


def is_known(effects: dict[Measure, Floats], measure: Measure, total: int) -> bool:
    return measure in effects and not math.isnan(effects[measure][total])


def effect_at(effect: Effect) -> int:
    return EFFECTS.index(effect)
