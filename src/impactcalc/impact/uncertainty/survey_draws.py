"""What the chance of who answered a member survey does to each figure: its own standard error, one draw for all."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.figures import TOTALS
from impactcalc.impact.result import Result
from impactcalc.impact.survey.account import Interval, SurveyAccount
from impactcalc.impact.survey.student_t import t_quantile
from impactcalc.impact.uncertainty.answer import Headline

SURVEY = "survey"
# Of taxes the survey tells no error: they go with the measure that they are taken of, or lie inside.
_TAX_LIKE = {"own_budget": "net_new_spending"}


def relative_errors(result: Result, headlines: Sequence[Headline]) -> Floats:
    """The standard error of each headline over the headline (H,); 0 without a survey, and where it is not known.

    A normal draw of it is as wide as the interval by Student's t that the page Survey has.
    """
    if result.survey is None:
        return np.zeros(len(headlines))
    return np.array([_relative(result.survey, interval_of(result, result.survey, one)) for one in headlines])


def interval_of(result: Result, survey: SurveyAccount, headline: Headline) -> Interval:
    """The survey's interval of a headline, or of the one that it goes with."""
    if headline.scope == "spending":
        return survey.intervals[headline.key]
    if headline.scope == "tax":
        name = _TAX_LIKE.get(headline.figure)
        if name is not None:
            return survey.intervals[name]
    grid = survey.contribution if headline.scope == "contribution" else survey.impact
    measure = headline.figure.removesuffix("_residents")
    measures = [str(one) for one in result.table.measures]
    at = measures.index(measure) if measure in measures else measures.index("output")
    effect = headline.effect if headline.effect in TOTALS else TOTALS[-1]
    return grid[[str(one) for one in EFFECTS].index(effect)][at]


def _relative(survey: SurveyAccount, found: Interval) -> float:
    half = (found.high - found.low) / 2.0
    if not np.isfinite(half) or not np.isfinite(found.total) or found.total == 0:
        return 0.0
    normal = t_quantile(0.5 + survey.confidence / 2.0, float("inf"))
    return abs(half / normal / found.total)
