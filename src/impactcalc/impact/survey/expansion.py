"""Answers of a sample of members -> totals of the network, by stratum; weights, deviations and degrees of freedom."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats
from impactcalc.impact.survey.strata import Indices, collapsed, complete
from impactcalc.impact.survey.student_t import t_quantiles

Masks = npt.NDArray[np.bool_]
CONFIDENCE = 0.95


@dataclass(frozen=True)
class Expansion:
    """How the answers to one question stand for the network.

    `cell_of` (H,) is the cell of each stratum, `cell` (n,) that of each respondent. In a cell of N members of which m
    answered the question, an answer has the `weight` N / m (n,); 0 where it was not answered. `spread` (n,) is

        sqrt(1 - m / N) sqrt(m / (m - 1)),

    so that the sum over a cell of (weight x spread x deviation from the cell's mean)^2 is the textbook variance of its
    total, N^2 (1 - m/N) s^2 / m: Cochran (1977), theorem 5.3 with 2.2. nan where one answer stands for several members.

    `known` (cells,) are the cells whose members all answered: their totals are known, their answers stand for none but
    themselves and tell nothing of how sure the rest is. `thin` (cells,) have one answer for several members or none at
    all, and no other cell to stand together with: their totals or errors cannot be said.
    """

    cell_of: Indices
    cell: Indices
    answered: Masks
    weight: Floats
    spread: Floats
    known: Masks
    thin: Masks

    @property
    def cells(self) -> int:
        """How many cells there are."""
        return int(self.cell_of.max()) + 1 if len(self.cell_of) else 0

    @property
    def answers(self) -> Floats:
        """The answers in each cell (cells,)."""
        return np.bincount(self.cell[self.answered], minlength=self.cells).astype(np.float64)

    @property
    def estimates(self) -> Masks:
        """Which respondents (n,) answered and stand for others too: those outside the known cells."""
        return np.asarray(self.answered & ~self.known[self.cell], dtype=bool)

    @property
    def speaks_for_all(self) -> bool:
        """Whether every cell has an answer; else the totals lack its members."""
        return bool((self.known | (self.answers > 0)).all())

    def cell_sums(self, values: Floats) -> Floats:
        """Sums by cell of what those who answered say: (n, K) -> (cells, K)."""
        return sums_by(self.cell, self.cells, values * self.answered[:, None])

    def total(self, values: Floats) -> Floats:
        """The network's totals, sum of weight x value: (n, K) -> (K,)."""
        return np.asarray((values * self.weight[:, None]).sum(axis=0))

    def deviations(self, values: Floats) -> Floats:
        """What each respondent adds to the error of the totals (n, K); their squares sum to the variance."""
        counts = self.cell_sums(np.ones((len(self.cell), 1)))
        means = self.cell_sums(values) / np.maximum(counts, 1.0)
        return np.asarray((values - means[self.cell]) * (self.weight * self.spread)[:, None])


def expansion(members: Floats, stratum: Indices, answered: Masks) -> Expansion:
    """How those who answered stand for the network: `members` (H,), `stratum` and `answered` (n,) of respondents."""
    answers = np.bincount(stratum[answered], minlength=len(members)).astype(np.int64)
    cell_of = collapsed(members, answers)
    cells = int(cell_of.max()) + 1
    size = np.bincount(cell_of, weights=members, minlength=cells).astype(np.float64)
    count = np.bincount(cell_of, weights=answers, minlength=cells).astype(np.float64)
    weight = np.divide(size, count, out=np.zeros(cells), where=count > 0)
    known = complete(size, count)
    variance = np.where(known, 0.0, np.nan)
    some = (count > 1) & ~known
    variance[some] = (1.0 - count[some] / size[some]) * count[some] / (count[some] - 1.0)
    cell = cell_of[stratum]
    return Expansion(
        cell_of,
        cell,
        answered,
        np.where(answered, weight[cell], 0.0),
        np.where(answered, np.sqrt(variance)[cell], 0.0),
        known,
        np.isnan(variance),
    )


@dataclass(frozen=True)
class Ratio:
    """The same expansion, raised to what is known of the whole network: a size of every member, and its sum.

    In each `group` of cells the totals are multiplied by X / X_hat, the known sum over the one that the sample gives
    (n, `factor`). One group is the combined ratio estimator, a group per cell the separate one; the deviations are
    those of y - R x, R = y_hat / x_hat. Cochran (1977), sections 6.10 and 6.11; the factor on the deviations as in
    Särndal, Swensson & Wretman (1992), section 5.7 and equation 7.2.11 (g-weights).

    Cells whose members all answered are in no such group: nothing of them is estimated, their factor is 1.
    """

    base: Expansion
    size: Floats
    group: Indices
    factor: Floats
    separate: bool

    @property
    def weight(self) -> Floats:
        """The raised weights (n,)."""
        return np.asarray(self.base.weight * self.factor)

    def total(self, values: Floats) -> Floats:
        """The network's totals: (n, K) -> (K,)."""
        return np.asarray((values * self.weight[:, None]).sum(axis=0))

    def deviations(self, values: Floats) -> Floats:
        """What each respondent adds to the error of the totals: (n, K) -> (n, K)."""
        groups = int(self.group.max()) + 1
        weighed = self.base.weight[:, None]
        by_size = sums_by(self.group, groups, weighed * self.size[:, None])
        rates = sums_by(self.group, groups, weighed * values) / np.where(by_size > 0, by_size, 1.0)
        residuals = values - rates[self.group] * self.size[:, None]
        return np.asarray(self.base.deviations(residuals) * self.factor[:, None])


def ratio(base: Expansion, size: Floats, known: Floats, separate: bool) -> Ratio | None:
    """The ratio estimator with the respondents' `size` (n,) and the network's `known` sums by stratum (H,).

    None where the sample of some group has no size at all, so that nothing can be raised.
    """
    # Known cells have the last group to themselves; what is known of the others is what is left to raise to.
    among = np.arange(base.cells) if separate else np.zeros(base.cells, dtype=np.int64)
    groups = int(among.max()) + 1
    group_of = np.where(base.known, groups, among)
    group = group_of[base.cell]
    sums = np.bincount(group_of[base.cell_of], weights=known, minlength=groups + 1)
    estimated = np.bincount(group, weights=base.weight * size, minlength=groups + 1)
    raised = np.bincount(group_of, minlength=groups + 1) > 0
    raised[groups] = False
    if (estimated[raised] <= 0).any():
        return None
    factor = np.divide(sums, estimated, out=np.ones(groups + 1), where=raised)
    return Ratio(base, size, group, factor[group], separate=int(raised.sum()) > 1)


def degrees_of_freedom(deviations: Floats, group: Indices, free: Floats) -> Floats:
    """Satterthwaite's degrees of freedom of a sum of variances: (n, K) -> (K,).

    `group` (n,) is each respondent's cell, `free` (cells,) that cell's degrees of freedom, its answers less one; inf
    where all its members answered, so that it has no part in the error.

        (sum of v_h)^2 / sum of v_h^2 / (n_h - 1)     Cochran (1977), equation 5.16

    It lies between the smallest n_h - 1 and n - H, of the cells in which not all answered. Where nothing varies it is
    n - H; inf where all answered.
    """
    by_cell = sums_by(group, len(free), deviations**2)
    variance = by_cell.sum(axis=0)
    below = (by_cell**2 / np.maximum(free, 1.0)[:, None]).sum(axis=0)
    estimated = free[np.isfinite(free)]
    found = np.full(len(variance), max(float(estimated.sum()), 1.0) if len(estimated) else np.inf)
    np.divide(variance**2, below, out=found, where=below > 0)
    found[np.isnan(variance)] = np.nan
    return found


def margin(error: Floats, freedom: Floats) -> Floats:
    """Half of the 95% interval: t x standard error, (K,). 0 where nothing varies."""
    return np.asarray(np.where(error == 0, 0.0, t_quantiles(0.5 + CONFIDENCE / 2.0, freedom) * error))


def skewness(deviations: Floats) -> Floats:
    """The skewness of the estimate itself: (n, K) -> (K,), sum u^3 / (sum u^2)^1.5; 0 where nothing varies.

    Cochran's rule n > 25 G1^2 (1977, section 2.15) for an interval that can be trusted is: not above 0.2.
    """
    variance = (deviations**2).sum(axis=0)
    third = (deviations**3).sum(axis=0)
    return np.asarray(np.divide(third, variance**1.5, out=np.zeros(len(variance)), where=variance > 0))


def effective_size(weights: Floats) -> float:
    """How many equally weighted answers are worth as much: (sum w)^2 / sum w^2, Kish (1965), section 11.7."""
    squares = float((weights**2).sum())
    return float(weights.sum()) ** 2 / squares if squares > 0 else 0.0


def sums_by(group: Indices, groups: int, values: Floats) -> Floats:
    """Sums of rows by group: (n, K) -> (groups, K)."""
    found = np.zeros((groups, values.shape[1]))
    np.add.at(found, group, values)
    return found
