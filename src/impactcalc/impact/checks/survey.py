"""Whether a member survey can carry the network that it is expanded to."""

from __future__ import annotations

import math
from collections.abc import Iterator

from impactcalc.facts.checks import survey as facts
from impactcalc.facts.where import Member, Members, Setting, Sheets, Under
from impactcalc.impact.checks.finding import Check, Findings
from impactcalc.impact.survey.account import Interval, SurveyAccount

FEW_ANSWERS, FEW_IN_STRATUM = 30, 5
# Below these a federal survey must look into who did not answer: of all asked, and of each question.
LEAST_RESPONSE, LEAST_OF_QUESTION = 0.8, 0.7
UNEVEN = 3.0
MOST_NAMED = 3
# Cochran's n > 25 G1^2, in terms of the estimate's own skewness G1 / sqrt(n).
MOST_SKEW = 0.2


def survey(f: Findings) -> Iterator[Check]:
    """Few answers, empty strata, answers that are missing, responders unlike the network, skew, members that stand
    out."""
    survey = f.survey
    if survey is None:
        return
    yield from _few(survey)
    yield from _collapsed(survey)
    yield from _missing(survey)
    yield from _unlike(survey)
    yield from _skewed(survey)
    yield from _outliers(survey, f.basis.home_currency)


def _few(survey: SurveyAccount) -> Iterator[Check]:
    if survey.answers < FEW_ANSWERS:
        yield Check(facts.SurveyFewAnswers(survey.answers, survey.members, FEW_ANSWERS), Sheets(("Survey",)))
    thin = [line.name for line in survey.strata if not line.joined and line.answers < min(FEW_IN_STRATUM, line.members)]
    if thin:
        found = facts.SurveyThinStrata(len(thin), len(survey.strata), FEW_IN_STRATUM)
        yield Check(found, Under("Strata", tuple(thin)))


def _collapsed(survey: SurveyAccount) -> Iterator[Check]:
    for group, questions in survey.collapsed.items():
        empty = tuple(line.name for line in survey.strata if line.name in group and line.answers == 0)
        some = () if len(questions) == len(survey.questions) else tuple(questions)
        yield Check(facts.SurveyStrataCollapsed(empty, some), Under("Strata", tuple(group)))


def _missing(survey: SurveyAccount) -> Iterator[Check]:
    if survey.response_rate < LEAST_RESPONSE:
        yield Check(facts.SurveyResponse(survey.response_rate), Sheets(("Survey",)))
    rates = [line.response_rate for line in survey.strata if line.answers]
    if len(rates) > 1 and max(rates) > UNEVEN * min(rates):
        found = facts.SurveyUnevenResponse(min(rates), max(rates), survey.effective, survey.answers)
        yield Check(found, Sheets(("Strata",)))
    for line in survey.questions:
        answered = line.some + line.none
        if answered < LEAST_OF_QUESTION * survey.answers:
            missing = facts.SurveyQuestionMissing(line.name, line.missing, survey.answers)
            yield Check(missing, Under("Survey", (line.name,)))


def _unlike(survey: SurveyAccount) -> Iterator[Check]:
    if survey.size is None or survey.known_size is None or math.isnan(survey.size.standard_error):
        return
    half = survey.size.high - survey.size.total  # the low end may rest on what is known of those that answered
    if abs(survey.size.total - survey.known_size) <= half + 1e-9 * survey.known_size:
        return
    found = facts.SurveyUnlikeNetwork(survey.size.total, survey.known_size, survey.raised)
    yield Check(found, Setting("auxiliary", "Survey"))


def _skewed(survey: SurveyAccount) -> Iterator[Check]:
    worst: Interval = max(
        (survey.intervals["gross_spending"], survey.intervals["net_new_spending"]), key=lambda found: found.skewness
    )
    if worst.skewness > MOST_SKEW:
        yield Check(facts.SurveySkewed(), Sheets(("Survey",)))


def _outliers(survey: SurveyAccount, currency: str) -> Iterator[Check]:
    total = survey.intervals["gross_spending"].total + survey.intervals["spent_abroad"].total
    for found in survey.outliers:
        if found.heavy:
            heavy = facts.SurveyOutlier(
                found.member, found.share, found.far, total, found.left_out, found.alone, currency
            )
            yield Check(heavy, Member(found.row, found.member))
    far = [found for found in survey.outliers if not found.heavy]
    if far:
        named = tuple((found.member, found.row) for found in far[:MOST_NAMED])
        count = survey.outliers_in_all - sum(found.heavy for found in survey.outliers)
        yield Check(facts.SurveyFarOut(count), Members(named, count - len(named)))


CHECKS = (survey,)
