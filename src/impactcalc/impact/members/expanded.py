"""From the members that reported to all members of the network: the expansion of a member survey, over studies."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.impact.survey.expansion import Expansion, degrees_of_freedom, expansion, margin, skewness
from impactcalc.impact.survey.strata import Indices


@dataclass(frozen=True)
class Expanded:
    """Totals of all members (K,), their standard errors and 95% intervals, none below what the reporting members say
    themselves (`own`); nan where a stratum's members cannot be spoken for. `by` says what each stands for, `skew`
    (K,) how lopsided the estimates are: above 0.2 an interval may not be trusted."""

    by: Expansion
    own: Floats
    total: Floats
    error: Floats
    low: Floats
    high: Floats
    skew: Floats


def expanded(values: Floats, stratum: Indices, sizes: Floats) -> Expanded:
    """What `values` (n, K) of reporting members, each in its `stratum` (n,), come to for strata of `sizes` (H,)."""
    by = expansion(sizes, stratum, np.ones(len(values), dtype=bool))
    total, deviations = by.total(values), by.deviations(values)
    error = np.sqrt((deviations**2).sum(axis=0))
    own = values.sum(axis=0)
    if by.thin.any():
        total, error = np.full_like(own, np.nan), np.full_like(own, np.nan)
    free = np.where(by.known, np.inf, np.maximum(by.answers - 1.0, 0.0))
    half = margin(error, degrees_of_freedom(deviations, by.cell, free))
    low = np.maximum(total - half, np.minimum(own, total))  # so much was reported
    return Expanded(by, own, total, error, low, total + half, skewness(np.nan_to_num(deviations)))
