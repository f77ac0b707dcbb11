"""What the expansion of a member survey rests on."""

from __future__ import annotations

from collections.abc import Iterator

from impactcalc.facts.assumptions import survey as facts
from impactcalc.facts.fact import AssumptionFact
from impactcalc.impact.survey.account import SurveyAccount


def rests_on(survey: SurveyAccount) -> Iterator[AssumptionFact]:
    """The assumptions of a survey in reading order."""
    yield facts.WhoAnswered()
    yield facts.Estimator(survey.estimator, survey.why)
    weights = [line.weight for line in survey.strata if line.answers]
    yield facts.Weights(min(weights), max(weights))
    for group, questions in survey.collapsed.items():
        yield facts.StrataTogether(tuple(group), tuple(questions))
    for line in survey.questions:
        yield facts.AnswersOn(line.name, line.some, line.none, line.missing, line.rows_only)
    yield facts.IntervalBy(survey.confidence)
