"""Whether a member survey can carry the network that it is expanded to."""

from __future__ import annotations

import math
from collections.abc import Iterator

from impactcalc.impact.checks.finding import Check, Findings
from impactcalc.impact.survey.account import Interval, SurveyAccount

COCHRAN = "Cochran (1977), Sampling Techniques"
OMB = "US Office of Management and Budget, Standards and Guidelines for Statistical Surveys (2006), guideline 3.2.9"
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
        yield Check(
            "survey-few-answers",
            "warning",
            "Survey",
            f"{told.answers} members of {told.members:,.0f} answered: with so few the interval is wide, and too narrow "
            "where a few members do most",
            f"Ask for more answers; {FEW_ANSWERS} are a usual least",
            COCHRAN + ", sections 2.15 and 6.3",
        )
    thin = [line.name for line in told.strata if not line.joined and line.answers < min(FEW_IN_STRATUM, line.members)]
    if thin:
        yield Check(
            "survey-thin-strata",
            "note",
            f"Strata: {', '.join(thin)}",
            f"Fewer than {FEW_IN_STRATUM} members answered in {len(thin)} of {len(told.strata)} strata: how their "
            "answers differ is hardly known",
            "Ask for more answers there, or make one stratum of neighbours",
            COCHRAN + ", section 5.4",
        )


def _collapsed(told: SurveyAccount) -> Iterator[Check]:
    for group, questions in told.collapsed.items():
        empty = [line.name for line in told.strata if line.name in group and line.answers == 0]
        what = f"nobody answered in {', '.join(empty)}" if empty else "one of them has a single answer or none"
        on = "" if len(questions) == len(told.questions) else f" in the answers on {', '.join(questions)}"
        yield Check(
            "survey-strata-collapsed",
            "warning",
            f"Strata: {', '.join(group)}",
            f"These strata stand together{on}, since {what}: the answers of the one stand for members of the other",
            "Ask for answers there, or type 0 where a member had none; where members differ much from their neighbours "
            "the total is off by as much",
            COCHRAN + ", section 5A.12",
        )


def _missing(told: SurveyAccount) -> Iterator[Check]:
    if told.response_rate < LEAST_RESPONSE:
        yield Check(
            "survey-response",
            "warning",
            "Survey",
            f"{told.response_rate:.0%} of the members asked answered. The interval says how far chance may have led; "
            "it does not say how far those that did not answer differ. If they did less, the total is too high",
            "Compare those that answered early and late, or ask a few of the silent ones; say the response rate "
            "wherever the total is quoted",
            OMB,
        )
    rates = [line.response_rate for line in told.strata if line.answers]
    if len(rates) > 1 and max(rates) > UNEVEN * min(rates):
        yield Check(
            "survey-uneven-response",
            "note",
            "Strata",
            f"The response rate lies between {min(rates):.0%} and {max(rates):.0%} of a stratum: each stratum is "
            "expanded by its own, so this does no harm by itself, but an effective "
            f"{told.effective:.0f} of {told.answers} answers are left",
            "Ask for answers where few came",
            "Kish (1965), Survey Sampling, section 11.7",
        )
    for line in told.questions:
        answered = line.some + line.none
        if answered < LEAST_OF_QUESTION * told.answers:
            yield Check(
                "survey-question-missing",
                "warning",
                f"Survey: {line.name}",
                f"{line.missing} of {told.answers} members left {line.name} blank: the others' answers stand for them",
                "Type 0 where a member had none; ask the others again",
                OMB,
            )


def _unlike(told: SurveyAccount) -> Iterator[Check]:
    if told.size is None or told.known_size is None or math.isnan(told.size.standard_error):
        return
    half = told.size.high - told.size.total  # the low end may rest on what is known of those that answered
    if abs(told.size.total - told.known_size) <= half + 1e-9 * told.known_size:
        return
    ratio = told.size.total / told.known_size
    raised = told.raised
    remedy = "the totals are raised to the known size, which takes most of it off" if raised else "look at who answered"
    yield Check(
        "survey-unlike-network",
        "note" if raised else "warning",
        "Survey: auxiliary",
        f"Expanded to the network, the members that answered have {ratio:.0%} of its known size "
        f"({told.size.total:,.0f} against {told.known_size:,.0f}), further off than chance would have it: they are "
        f"{'larger' if ratio > 1 else 'smaller'} than the others of their strata",
        remedy[0].upper() + remedy[1:],
        COCHRAN + ", section 6.3",
    )


def _skewed(told: SurveyAccount) -> Iterator[Check]:
    worst: Interval = max(
        (told.intervals["gross_spending"], told.intervals["net_new_spending"]), key=lambda found: found.skewness
    )
    if worst.skewness > MOST_SKEW:
        yield Check(
            "survey-skewed",
            "warning",
            "Survey",
            "A few members do much more than the others: with answers so skewed the 95 % interval holds the truth less "
            "often than it says, and the truth is then more often above it than below",
            "Put the large members into a stratum of their own and ask all of them",
            COCHRAN + ", section 2.15: n above 25 times the squared skewness",
        )


def _outliers(told: SurveyAccount, currency: str) -> Iterator[Check]:
    total = told.intervals["gross_spending"].total + told.intervals["spent_abroad"].total
    for found in told.outliers:
        if found.heavy:
            yield Check(
                "survey-outlier",
                "warning",
                f"Survey row {found.row}: {found.member}",
                f"{found.member} {found.why}. Gross spending of the network, at home and abroad, is {total:,.0f} "
                f"{currency} with it, {_or_unknown(found.left_out)} without its answer, {_or_unknown(found.alone)} if "
                "it stands for itself",
                "Look whether it is right. If it is like no other, give it a stratum of its own with one member",
                "docs/survey.md: more than a tenth of the total",
            )
    far = [found for found in told.outliers if not found.heavy]
    if far:
        named = ", ".join(f"{found.member} (row {found.row})" for found in far[:MOST_NAMED])
        count = told.outliers_in_all - sum(found.heavy for found in told.outliers)
        more = f" and {count - len(far[:MOST_NAMED])} more" if count > len(far[:MOST_NAMED]) else ""
        yield Check(
            "survey-far-out",
            "note",
            f"Survey: {named}{more}",
            f"{count} member{' lies' if count == 1 else 's lie'} far above the others of the stratum. Nothing was left "
            "out; the page Survey shows the total with and without",
            "Look whether they are right",
            "Tukey (1977), Exploratory Data Analysis: three interquartile ranges above the upper quartile",
        )


def _or_unknown(value: float) -> str:
    return "not known" if math.isnan(value) else f"{value:,.0f}"
