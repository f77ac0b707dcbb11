"""What chance makes of a comparison where a result is expanded from a survey: who happened to answer.

    s_d = sqrt(s_A^2 + s_B^2)      d_d = (s_A^2 + s_B^2)^2 / (s_A^4 / d_A + s_B^4 / d_B)

for two independent samples, with Satterthwaite's degrees of freedom. Source: Cochran (1977), sections 2.14 and 5.4.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.figures import FIGURES, NAMES
from impactcalc.impact.result import Result
from impactcalc.impact.survey.account import Interval
from impactcalc.impact.survey.expansion import margin
from impactcalc.study.comparing.differences import Differences

# Figures of which the account of a survey has the interval; the others are among its effects.
_NAMED = ("gross_spending", "net_new_spending", "local_final_demand", "spent_abroad", "volunteer_hours",
          "volunteer_value")  # fmt: skip


@dataclass(frozen=True)
class Sampled:
    """The sampling error of a result's figures, (F,) each in the order of `figures.NAMES`: standard error, degrees of
    freedom and 95% interval. nan for a figure whose error is not estimated, and throughout without a survey; what was
    supported has no interval either, since it rests on multipliers too."""

    error: Floats
    freedom: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True)
class SamplingErrors:
    """Sampling errors of A, of B and of their difference, B less A.

    `error` and `margin` (F,), half of the 95% interval of the difference, are nan where it has none: without a survey,
    in different currencies, and where both rest on the `same_answers`, so that who answered does not part them.
    `shared_members` counts the names that both surveys have.
    """

    a: Sampled
    b: Sampled
    error: Floats
    margin: Floats
    same_answers: bool
    shared_members: int

    def within(self, difference: Floats) -> npt.NDArray[np.bool_]:
        """Where a difference (F,) is no larger than chance alone makes one of 95 in 100; false where not known."""
        return np.asarray(np.abs(difference) <= self.margin)

    def beyond(self, difference: Floats) -> npt.NDArray[np.bool_]:
        """Where it is larger; false where not known."""
        return np.asarray(np.abs(difference) > self.margin)


def sampling_errors_of(a: Result, b: Result, difference: Floats, inputs: Differences) -> SamplingErrors | None:
    """What chance makes of two results and of their `difference` (F,); None where neither has a survey."""
    if a.survey is None and b.survey is None:
        return None
    left, right = _sampled(a), _sampled(b)
    same = _same_answers(a, b, inputs)
    known = np.isfinite(difference) & ~(np.isnan(left.error) & np.isnan(right.error)) & (not same)
    # A side without a survey is taken as it is; one whose error is not known leaves that of the difference unknown.
    squares = [
        np.zeros(len(NAMES)) if result.survey is None else side.error**2 for result, side in ((a, left), (b, right))
    ]
    variance = np.where(known, squares[0] + squares[1], np.nan)
    error = np.sqrt(variance)
    below = sum(
        np.where(square > 0, square**2 / side.freedom, 0.0) for square, side in zip(squares, (left, right), strict=True)
    )
    freedom = np.full(len(NAMES), np.inf)
    np.divide(variance**2, below, out=freedom, where=np.asarray(below) > 0)
    freedom[np.isnan(variance)] = np.nan
    return SamplingErrors(left, right, error, margin(error, freedom), same, len(_members(a) & _members(b)))


def _sampled(result: Result) -> Sampled:
    intervals = _intervals(result)
    parts = np.full((4, len(NAMES)), np.nan)
    for name, found in intervals.items():
        parts[:, NAMES.index(name)] = (found.standard_error, found.degrees_of_freedom, found.low, found.high)
    return Sampled(*parts)


def _intervals(result: Result) -> dict[str, Interval]:
    survey, measures = result.survey, result.table.measures
    if survey is None:
        return {}
    found = {name: survey.intervals[name] for name in _NAMED}
    effects: tuple[str, ...] = EFFECTS
    known: tuple[str, ...] = measures
    for name in NAMES:
        scope, measure, effect = FIGURES[name].drawn or ("", "", "")
        if effect and measure in known:
            grid = survey.impact if scope == "impact" else survey.contribution
            found[name] = grid[effects.index(effect)][known.index(measure)].without_ends()
    return found


def _same_answers(a: Result, b: Result, inputs: Differences) -> bool:
    """Whether one survey is behind both: a scenario of its own, or not an answer that differs."""
    if a.survey is None or b.survey is None:
        return False
    if a.study.sha256 and a.study.sha256 == b.study.sha256:
        return True
    if "survey" in inputs.stages:
        return False
    rows = any(bool((table.words("member") != "").any()) for table in a.study.sheets.values())
    return not (rows and {"removed", "added", "amounts"} & set(inputs.stages))


def _members(result: Result) -> set[str]:
    return set(result.study.survey.survey.words("member").tolist())
