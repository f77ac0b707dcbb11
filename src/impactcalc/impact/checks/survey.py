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
    told = f.survey
    if told is None:
        return
    yield from _few(told)
    yield from _collapsed(told)
    yield from _missing(told)
    yield from _unlike(told)
    yield from _skewed(told)
    yield from _outliers(told, f.basis.home_currency)


def _few(told: SurveyAccount) -> Iterator[Check]:
    if told.answers < FEW_ANSWERS:
        yield Check(facts.SurveyFewAnswers(told.answers, told.members, FEW_ANSWERS), Sheets(("Survey",)))
    thin = [line.name for line in told.strata if not line.joined and line.answers < min(FEW_IN_STRATUM, line.members)]
    if thin:
        found = facts.SurveyThinStrata(len(thin), len(told.strata), FEW_IN_STRATUM)
        yield Check(found, Under("Strata", tuple(thin)))


def _collapsed(told: SurveyAccount) -> Iterator[Check]:
    for group, questions in told.collapsed.items():
        empty = tuple(line.name for line in told.strata if line.name in group and line.answers == 0)
        some = () if len(questions) == len(told.questions) else tuple(questions)
        yield Check(facts.SurveyStrataCollapsed(empty, some), Under("Strata", tuple(group)))


def _missing(told: SurveyAccount) -> Iterator[Check]:
    if told.response_rate < LEAST_RESPONSE:
        yield Check(facts.SurveyResponse(told.response_rate), Sheets(("Survey",)))
    rates = [line.response_rate for line in told.strata if line.answers]
    if len(rates) > 1 and max(rates) > UNEVEN * min(rates):
        found = facts.SurveyUnevenResponse(min(rates), max(rates), told.effective, told.answers)
        yield Check(found, Sheets(("Strata",)))
    for line in told.questions:
        answered = line.some + line.none
        if answered < LEAST_OF_QUESTION * told.answers:
            missing = facts.SurveyQuestionMissing(line.name, line.missing, told.answers)
            yield Check(missing, Under("Survey", (line.name,)))


def _unlike(told: SurveyAccount) -> Iterator[Check]:
    if told.size is None or told.known_size is None or math.isnan(told.size.standard_error):
        return
    half = told.size.high - told.size.total  # the low end may rest on what is known of those that answered
    if abs(told.size.total - told.known_size) <= half + 1e-9 * told.known_size:
        return
    found = facts.SurveyUnlikeNetwork(told.size.total, told.known_size, told.raised)
    yield Check(found, Setting("auxiliary", "Survey"))


def _skewed(told: SurveyAccount) -> Iterator[Check]:
    worst: Interval = max(
        (told.intervals["gross_spending"], told.intervals["net_new_spending"]), key=lambda found: found.skewness
    )
    if worst.skewness > MOST_SKEW:
        yield Check(facts.SurveySkewed(), Sheets(("Survey",)))


def _outliers(told: SurveyAccount, currency: str) -> Iterator[Check]:
    total = told.intervals["gross_spending"].total + told.intervals["spent_abroad"].total
    for found in told.outliers:
        if found.heavy:
            heavy = facts.SurveyOutlier(
                found.member, found.share, found.far, total, found.left_out, found.alone, currency
            )
            yield Check(heavy, Member(found.row, found.member))
    far = [found for found in told.outliers if not found.heavy]
    if far:
        named = tuple((found.member, found.row) for found in far[:MOST_NAMED])
        count = told.outliers_in_all - sum(found.heavy for found in told.outliers)
        yield Check(facts.SurveyFarOut(count), Members(named, count - len(named)))


CHECKS = (survey,)
