"""Fit the regional method to the published multipliers of some regions, and judge it on one that was left out.

Three numbers are fitted, in this order, each to the published figure that it is about, none to single industries:

    delta            output multipliers, Type I, service industries: least mean absolute error
    household delta  output per unit of earnings that households spend (the published households column)
    level            earnings per dollar of residents, Type II: proprietors' income as a multiple of the labour part

A fourth, theta, divides jobs per output by relative pay; it is tried with all of them in, and kept at zero where the
region left out is not met better.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

import rims
from impactcalc.economy.regions.fit import FIGURES, Figure, Published
from regional_trial import Nation, Parameters, Region, Vector, multipliers

DELTAS = np.round(np.arange(0.0, 0.1001, 0.0025), 4)
THETAS = np.round(np.arange(0.0, 1.01, 0.05), 2)
# What was used before: the shares of pay that a proxy (size, jobs per head) left with residents, and delta 0.055.
PROXY = {"US-NC": 1.0, "US-VA": 1.0, "cbsa:24780": 0.846, "fips:51760": 0.65}
BEFORE = Parameters(delta=0.055, household_delta=0.04, level=0.0, column=1.128)


@dataclass(frozen=True)
class Evidence:
    """The nation's table, the regions, and what is published of them."""

    nation: Nation
    regions: tuple[Region, ...]
    published: tuple[Published, ...]
    spent: Mapping[str, float]
    prices: float

    def only(self, places: Sequence[str]) -> Evidence:
        return replace(self, regions=tuple(region for region in self.regions if region.place in places))


@dataclass(frozen=True)
class Error:
    """The error of a figure in a region over some industries; `ratio` is mean computed over mean published less 1."""

    mean: float
    absolute: float
    ratio: float
    count: int
    published: float
    computed: float


@dataclass(frozen=True)
class Fold:
    """Parameters fitted without a region, and the errors there."""

    left_out: str
    parameters: Parameters
    errors: Mapping[Figure, Error]


def error(
    evidence: Evidence, region: Region, found: Mapping[str, Vector], figure: Figure, codes: frozenset[str]
) -> Error:
    """Computed less published over the industries whose first code is one of `codes`."""
    industries, output = evidence.nation.economy.industries, evidence.nation.economy.output
    values = found[figure] / (evidence.prices if figure.startswith("jobs") else 1.0)
    pairs = []
    for one in evidence.published:
        if one.place == region.place and one.figure == figure and one.codes[0] in codes and len(one.codes) < 3:
            at = [industries.index(code) for code in one.codes]
            pairs.append((float(np.average(values[at], weights=output[at])), one.value))
    computed, published = (np.array(side) for side in zip(*pairs, strict=True))
    return Error(
        float((computed - published).mean()),
        float(np.abs(computed - published).mean()),
        float(computed.mean() / published.mean() - 1.0),
        len(pairs),
        float(published.mean()),
        float(computed.mean()),
    )


def errors(
    evidence: Evidence, region: Region, parameters: Parameters, codes: frozenset[str] = rims.SERVICES, pay: str = ""
) -> dict[Figure, Error]:
    """Every figure's error in a region."""
    found = multipliers(evidence.nation, region, parameters, pay=pay)
    return {figure: error(evidence, region, found, figure, codes) for figure in FIGURES}


def candidates(form: str) -> list[Parameters]:
    """The grid of a form."""
    if form == "sized":
        return [Parameters(delta=float(d)) for d in DELTAS]
    if form == "goods":
        return [Parameters("goods", float(d), float(o)) for d in DELTAS[4:33:2] for o in DELTAS[::4]]
    powers = (0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2)
    return [Parameters("2d", float(d), power) for d in DELTAS[8:33:2] for power in powers]


def fit(evidence: Evidence, form: str = "sized") -> Parameters:
    """The parameters that meet the evidence best."""

    def first(trial: Parameters) -> float:
        found = [multipliers(evidence.nation, region, trial) for region in evidence.regions]
        pairs = zip(evidence.regions, found, strict=True)
        return sum(error(evidence, r, one, "output_type_1", rims.SERVICES).absolute for r, one in pairs)

    best = min(candidates(form), key=first)

    def second(trial: Parameters) -> float:
        return sum(
            float(multipliers(evidence.nation, region, trial)["spending"][0] - evidence.spent[region.place]) ** 2
            for region in evidence.regions
        )

    best = min((replace(best, household_delta=float(d)) for d in DELTAS), key=second)
    low, high = 0.0, 5.0
    for _ in range(16):  # earnings grow with the level
        best = replace(best, level=(low + high) / 2.0)
        off = [errors(evidence, region, best)["earnings"].ratio for region in evidence.regions]
        low, high = (low, best.level) if float(np.mean(off)) > 0.0 else (best.level, high)
    return replace(best, level=round(best.level, 2))


def folds(evidence: Evidence, form: str = "sized") -> list[Fold]:
    """Each region left out in turn."""
    places = [region.place for region in evidence.regions]
    found = []
    for region in evidence.regions:
        parameters = fit(evidence.only([place for place in places if place != region.place]), form)
        found.append(Fold(region.place, parameters, errors(evidence, region, parameters)))
    return found


def before(evidence: Evidence) -> list[Fold]:
    """The method as it was, in the same regions; its four numbers were fitted to two of them."""
    found = []
    for region in evidence.regions:
        proxy = replace(region, residents=PROXY[region.place])
        found.append(Fold(region.place, BEFORE, errors(evidence, proxy, BEFORE)))
    return found


def best_theta(evidence: Evidence, parameters: Parameters, pay: str) -> float:
    """The exponent of relative pay that leaves the least spread of jobs over the regions, about no error."""

    def spread(theta: float) -> float:
        trial = replace(parameters, theta=theta)
        return sum(abs(errors(evidence, region, trial, pay=pay)["jobs"].ratio) for region in evidence.regions)

    return min((float(theta) for theta in THETAS), key=spread)


def theta_folds(evidence: Evidence, found: Sequence[Fold], pay: str) -> list[tuple[float, float]]:
    """Theta fitted without each region, and the error of jobs there."""
    places = [fold.left_out for fold in found]
    result = []
    for fold, region in zip(found, evidence.regions, strict=True):
        theta = best_theta(evidence.only([p for p in places if p != fold.left_out]), fold.parameters, pay)
        trial = replace(fold.parameters, theta=theta)
        result.append((theta, errors(evidence, region, trial, pay=pay)["jobs"].ratio))
    return result
