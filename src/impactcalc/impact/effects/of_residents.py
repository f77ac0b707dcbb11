"""What of the labour income and jobs of an impact is held by people who live in the place; commuters hold the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.economy import Measure

if TYPE_CHECKING:
    from impactcalc.impact.result import Result

# Below this share a report says both figures: at work here, and of residents here.
MATTERS = 0.9


@dataclass(frozen=True)
class OfResidents:
    """`labour_income` and `jobs` (effects,) of residents, each place's share times what is at work there.

    nan where the measure is not known. The share is one of workers, not of pay: commuters count as paid alike.
    """

    labour_income: Floats
    jobs: Floats

    def of(self, measure: Measure) -> Floats:
        return self.jobs if measure == "jobs" else self.labour_income


def of_residents(result: Result) -> OfResidents:
    """The residents' part of a result's impact, summed over its places."""
    return OfResidents(_of(result, "labour_income"), _of(result, "jobs"))


def lowest_share(result: Result) -> float:
    """The lowest share of jobs that residents hold among the study's places."""
    return min(here.economy.resident_share for here in result.home.places)


def _of(result: Result, measure: Measure) -> Floats:
    if measure not in result.home.measures:
        return np.full(result.impact_effects.shape[0], np.nan)
    at = result.home.measures.index(measure)
    found = np.zeros(result.impact_effects.shape[0])
    for here in result.home.places:
        if len(result.home.places) == 1:
            own = result.impact_effects[:, at]
        else:
            cut = result.breakdowns["place"]
            own = cut.effects[cut.labels.index(here.place), :, at] if here.place in cut.labels else 0.0 * found
        found += here.economy.resident_share * own
    return found
