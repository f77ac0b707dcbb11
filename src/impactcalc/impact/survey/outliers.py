"""Respondents that stand out: named, shown with and without, never left out in silence."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.impact.survey.answers import Answers
from impactcalc.impact.survey.estimator import Choice, estimate, estimators

# Of the network's gross spending, by one answer and its like; and this many equal parts of it, where answers are few.
# Rules of thumb, ours.
MOST_OF_TOTAL, EQUAL_PARTS = 0.1, 3.0
# Tukey (1977), Exploratory Data Analysis: "far out" is more than 3 interquartile ranges above the upper quartile.
FAR_OUT, LEAST_FOR_QUARTILES = 3.0, 8
MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class Outlier:
    """A respondent that stands out: its own gross spending, its `share` of the network's, and what the network's
    gross spending would be if its answer were left out, or stood for itself alone and for no other member; nan where
    nobody would be left to stand for its stratum. `heavy` if it makes much of the total, `far` if it lies far above its
    like."""

    member: str
    row: int
    stratum: str
    gross: float
    share: float
    left_out: float
    alone: float
    heavy: bool
    far: bool


def outliers(
    answers: Answers, choice: Choice, gross: Mapping[str, Floats], fixed: Floats
) -> tuple[tuple[Outlier, ...], int]:
    """Those with more than a tenth of the total and three equal parts of it, or far out in their cell, by their share:
    the largest of them, and how many there are.

    `gross` (n, 1) by question, `fixed` (1,) of rows of no member.
    """
    if not gross:
        return (), 0
    own = sum((said[:, 0] for said in gross.values()), np.zeros(len(answers)))
    raised = sum((said[:, 0] * choice.used[name].weight for name, said in gross.items()), np.zeros(len(answers)))
    total = float(raised.sum()) + float(fixed[0])
    share = raised / total if total > 0 else raised * 0.0
    heavy, far = share > max(MOST_OF_TOTAL, EQUAL_PARTS / len(answers)), _far_out(answers, own)
    order = np.argsort(-share, kind="stable")
    names, rows = answers.names, answers.survey.survey.rows
    found = []
    for i in order[(heavy | far)[order]][:MOST_NAMED].tolist():
        left_out = _without(answers, choice, gross, i) + float(fixed[0])
        found.append(
            Outlier(
                str(names[i]),
                int(rows[i]),
                str(answers.strata[answers.stratum[i]]),
                float(own[i]),
                float(share[i]),
                left_out,
                _alone(answers, choice, gross, i) + float(fixed[0]),
                bool(heavy[i]),
                bool(far[i]),
            )
        )
    return tuple(found), int(np.count_nonzero(heavy | far))


def _far_out(answers: Answers, own: Floats) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which respondents (n,) lie far above those of their cell."""
    cell = answers.everyone().cell
    found = np.zeros(len(own), dtype=bool)
    for number in np.unique(cell).tolist():
        here = np.flatnonzero(cell == number)
        if len(here) < LEAST_FOR_QUARTILES:
            continue
        lower, upper = np.quantile(own[here], [0.25, 0.75])
        found[here] = (own[here] > upper + FAR_OUT * (upper - lower)) & (upper > lower)
    return found


def _without(answers: Answers, choice: Choice, gross: Mapping[str, Floats], i: int) -> float:
    """Gross spending of the network by all other answers."""
    return _others(answers, choice, gross, i)


def _alone(answers: Answers, choice: Choice, gross: Mapping[str, Floats], i: int) -> float:
    """Gross spending of the network if a respondent stands for itself, and the others for the rest."""
    others = _others(answers.without_member(i), choice, gross, i)
    return others + sum(float(said[i, 0]) for said in gross.values())


def _others(answers: Answers, choice: Choice, gross: Mapping[str, Floats], i: int) -> float:
    """What all answers but one say of the network; nan where they do not speak for all of it."""
    if not all(answers.expansion(name, without=i).speaks_for_all for name in gross):
        return math.nan
    plain, raised = estimators(answers, without=i)
    by = raised if choice.use_raised and raised is not None else plain
    return float(estimate(answers, by, _blanked(gross, i)).total[0])


def _blanked(gross: Mapping[str, Floats], i: int) -> dict[str, Floats]:
    blanked = {name: said.copy() for name, said in gross.items()}
    for said in blanked.values():
        said[i] = 0.0
    return blanked
