"""A measure per unit of spending in each category."""

from __future__ import annotations

import math

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.economy import JOBS, Economy, Measure
from impactcalc.impact.effects.effects import EFFECTS, MONEY_PER_JOB_UNIT, Effect, category_multipliers

TYPES: dict[str, Effect] = {"I": "total_type_1", "II": "total_type_2"}


def category_values(economy: Economy, measure: Measure, kind: str) -> Floats:
    """A measure's total per unit of spending in each category (jobs: per million); nan where it is not known."""
    table = category_multipliers(economy)
    if measure not in table.measures:
        return np.full(len(table.categories), math.nan)
    scale = MONEY_PER_JOB_UNIT if measure in JOBS else 1.0
    return np.asarray(table.K[EFFECTS.index(TYPES[kind]), table.measures.index(measure)] * scale)
