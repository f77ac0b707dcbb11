"""Which estimator carries the headline: plain expansion by stratum, or the ratio to a known size."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.facts.assumptions import survey as facts
from impactcalc.facts.assumptions.survey import WhichEstimator, WhyEstimator
from impactcalc.impact.survey.answers import Answers
from impactcalc.impact.survey.expansion import (
    Expansion,
    Ratio,
    degrees_of_freedom,
    margin,
    ratio,
    skewness,
)
from impactcalc.impact.survey.strata import Indices, common_cells

Estimator: TypeAlias = Expansion | Ratio
# Cochran (1977), section 6.3: the large-sample results for a ratio may be used if the sample exceeds 30 and is also
# large enough that the coefficients of variation of both means are below 10%.
LEAST_FOR_RATIO, MOST_VARIATION = 30, 0.1
# To take whichever error is the smaller makes the interval a little too narrow (docs/survey.md), so the ratio must gain
# this much.
GAIN = 0.9
# A ratio of its own in every cell is biased where cells are small: Cochran (1977), section 6.12.
LEAST_FOR_SEPARATE = 20


@dataclass(frozen=True)
class Estimate:
    """Totals of the network (K,), their standard errors, degrees of freedom, 95% intervals, and their own skewness.

    nan where one answer stands for several members. The lower end is not below what the respondents themselves say
    together with rows of no member, where none of that is negative: so much is known.
    """

    total: Floats
    error: Floats
    freedom: Floats
    low: Floats
    high: Floats
    skew: Floats


@dataclass(frozen=True)
class Choice:
    """The estimators by question: the `plain` ones, those raised to a known size (None: not known or not possible), and
    those in use, and why."""

    plain: Mapping[str, Estimator]
    raised: Mapping[str, Estimator] | None
    use_raised: bool
    why: WhyEstimator

    @property
    def used(self) -> Mapping[str, Estimator]:
        """The estimators that carry the headline."""
        return self.raised if self.use_raised and self.raised is not None else self.plain

    @property
    def which(self) -> WhichEstimator:
        """The estimator in use."""
        if not self.use_raised:
            return facts.StratifiedExpansion()
        separate = any(isinstance(e, Ratio) and e.separate for e in self.used.values())
        return facts.SeparateRatio() if separate else facts.CombinedRatio()


def estimators(
    answers: Answers, without: int | None = None
) -> tuple[dict[str, Estimator], dict[str, Estimator] | None]:
    """The plain estimators of every question, and the ratio estimators where a size is known of every member."""
    plain = {name: answers.expansion(name, without) for name in answers.answered}
    if answers.size is None or answers.known is None:
        return dict(plain), None
    separate = all(_smallest(base) >= LEAST_FOR_SEPARATE for base in plain.values())
    raised: dict[str, Estimator] = {}
    for name, base in plain.items():
        found = ratio(base, answers.size, answers.known, separate)
        if found is None:
            return dict(plain), None
        raised[name] = found
    return dict(plain), raised


def choose(answers: Answers, gross: Mapping[str, Floats]) -> Choice:
    """The estimator for all figures of a study, by a rule stated beforehand; `gross` (n, 1) spending by question.

    The ratio carries the headline where its large-sample results hold (Cochran 1977, section 6.3) and its standard
    error of gross spending is smaller by a tenth or more.
    """
    plain, raised = estimators(answers)
    if answers.size is None:
        return Choice(plain, None, False, facts.SizeUnknown())
    if raised is None:
        return Choice(plain, None, False, facts.AnswersWithoutSize())
    if not plain:
        return Choice(plain, None, False, facts.NothingToRaise())
    sampled = [by for by in plain.values() if not _base(by).known.all()]
    if not sampled:
        return Choice(plain, None, False, facts.AllAnswered())
    # Of strata whose members all answered nothing is estimated: they make no sample large.
    least = min(int(_base(by).estimates.sum()) for by in sampled)
    variation = max(_variation(by, answers.size) for by in sampled)
    if least < LEAST_FOR_RATIO or not variation < MOST_VARIATION:
        besides = any(_base(by).known.any() for by in sampled)
        too_few = facts.TooFewForRatio(LEAST_FOR_RATIO, MOST_VARIATION, least, variation, besides)
        return Choice(plain, raised, False, too_few)
    if not gross:
        return Choice(plain, raised, False, facts.NothingToCompare())
    first, second = (float(estimate(answers, by, gross).error[0]) for by in (plain, raised))
    if second < GAIN * first:
        return Choice(plain, raised, True, facts.RatioIsSurer())
    return Choice(plain, raised, False, facts.RatioIsNotSurer())


def estimate(
    answers: Answers, by: Mapping[str, Estimator], values: Mapping[str, Floats], fixed: Floats | None = None
) -> Estimate:
    """The sum of all questions' totals: `values` (n, K) by question, `fixed` (K,) from rows of no member.

    Respondents that left a question blank stand in other cells with other weights there; what each respondent adds to
    the error is summed over the questions before it is squared, so that the questions' common ups and downs count.
    """
    count = next(iter(values.values())).shape[1]
    none = np.zeros(count) if fixed is None else fixed
    total, own, least = none.copy(), none.copy(), none.copy()
    deviations = np.zeros((len(answers), count))
    for name, said in values.items():
        total += by[name].total(said)
        deviations += by[name].deviations(said)
        own += said.sum(axis=0)
        least = np.minimum(least, said.min(axis=0))
    variance = (deviations**2).sum(axis=0)
    group, free = _common_cells(answers, [_base(by[name]) for name in values])
    freedom = degrees_of_freedom(deviations, group, free)
    error = np.sqrt(variance)
    half = margin(error, freedom)
    low = np.where(least >= 0, np.maximum(total - half, np.minimum(own, total)), total - half)
    return Estimate(total, error, freedom, low, total + half, skewness(deviations))


def _base(by: Estimator) -> Expansion:
    return by.base if isinstance(by, Ratio) else by


def _smallest(base: Expansion) -> int:
    """The fewest answers in any cell of which not all members answered."""
    sampled = base.answers[~base.known]
    return int(sampled.min()) if len(sampled) else LEAST_FOR_SEPARATE


def _variation(by: Estimator, size: Floats) -> float:
    """The coefficient of variation of the total size that a sample gives, where it is not known of all members."""
    estimated = np.where(_base(by).estimates, size, 0.0)[:, None]
    total, deviations = float(by.total(estimated)[0]), by.deviations(estimated)
    return float(np.sqrt((deviations**2).sum())) / total if total > 0 else math.inf


def _common_cells(answers: Answers, bases: list[Expansion]) -> tuple[Indices, Floats]:
    """Cells that hold every question's cells whole: of each respondent (n,), and their degrees of freedom.

    Only answers that stand for others count: what is known of all members adds none. inf where there is nothing else.
    """
    cell_of = common_cells([base.cell_of for base in bases])
    cells = int(cell_of.max()) + 1
    free = np.full(cells, np.inf)
    for base in bases:
        answers_there = np.bincount(cell_of[answers.stratum[base.estimates]], minlength=cells)
        first = np.unique(base.cell_of, return_index=True)[1][~base.known]
        parts = np.bincount(cell_of[first], minlength=cells)
        free = np.where(parts > 0, np.minimum(free, answers_there - parts), free)
    return cell_of[answers.stratum], np.maximum(free, 0.0)
