"""Which part of a headline's variance each uncertain quantity explains: Sobol's indices, where they are asked for."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems.draws import ScipyMissing
from impactcalc.impact.uncertainty.answer import VarianceShares
from impactcalc.impact.uncertainty.model import Model

POINTS = 4096  # of each of the two samples; a power of 2
FEWEST_POINTS = 256
MOST_EVALUATIONS = 2_000_000


def variance_shares(model: Model, at: Mapping[str, int], seed: int) -> VarianceShares:
    """Sobol's first-order and total indices of some headlines (positions `at`), by scipy.

    Two independent samples A and B; a quantity's column of B put into A, in turn. Estimators: Saltelli et al. (2010).
    InputError where scipy is not installed.
    """
    try:
        from scipy.stats import sobol_indices
    except ImportError as error:
        raise InputError([Problem("--sobol", "", "", ScipyMissing())]) from error

    quantities = model.uncertain.quantities
    names = tuple(quantities)
    points = POINTS
    while points > FEWEST_POINTS and points * (len(names) + 2) > MOST_EVALUATIONS:
        points //= 2
    a = {name: one.drawn(seed, points, "A") for name, one in quantities.items()}
    b = {name: one.drawn(seed, points, "B") for name, one in quantities.items()}
    headlines = list(at.values())
    of_a, of_b = model(a, points)[:, headlines].T, model(b, points)[:, headlines].T
    mixed = np.stack([model({**a, name: b[name]}, points)[:, headlines].T for name in names])
    first: dict[str, Floats] = {}
    total: dict[str, Floats] = {}
    for k, key in enumerate(at):
        if np.ptp(of_a[k]) > 0:
            found = sobol_indices(
                func={"f_A": of_a[k : k + 1], "f_B": of_b[k : k + 1], "f_AB": mixed[:, k : k + 1]}, n=points
            )
            first[key] = np.asarray(found.first_order).reshape(-1)
            total[key] = np.asarray(found.total_order).reshape(-1)
        else:
            first[key] = total[key] = np.zeros(len(names))
    return VarianceShares(names, points, first, total)
