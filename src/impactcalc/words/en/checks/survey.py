"""Whether a member survey can carry the network that it is expanded to."""

from __future__ import annotations

import math

from impactcalc.facts.checks import survey as f
from impactcalc.facts.fact import Said
from impactcalc.words.en.amounts import side_by_side
from impactcalc.words.en.sources import COCHRAN, OMB

_NOT_KNOWN = "not known"


def survey_few_answers(fact: f.SurveyFewAnswers) -> Said:
    return Said(
        f"{fact.answers} members of {fact.members:,.0f} answered: with so few the interval is wide, and too narrow "
        "where a few members do most",
        f"Ask for more answers; {fact.least} are a usual least",
        f"{COCHRAN}, sections 2.15 and 6.3",
    )


def survey_thin_strata(fact: f.SurveyThinStrata) -> Said:
    return Said(
        f"Fewer than {fact.least} members answered in {fact.thin} of {fact.strata} strata: how their "
        "answers differ is hardly known",
        "Ask for more answers there, or make one stratum of neighbours",
        f"{COCHRAN}, section 5.4",
    )


def survey_strata_collapsed(fact: f.SurveyStrataCollapsed) -> Said:
    what = f"nobody answered in {', '.join(fact.empty)}" if fact.empty else "one of them has a single answer or none"
    on = f" in the answers on {', '.join(fact.questions)}" if fact.questions else ""
    return Said(
        f"These strata stand together{on}, since {what}: the answers of the one stand for members of the other",
        "Ask for answers there, or type 0 where a member had none; where members differ much from their neighbours "
        "the total is off by as much",
        f"{COCHRAN}, section 5A.12",
    )


def survey_response(fact: f.SurveyResponse) -> Said:
    return Said(
        f"{fact.rate:.0%} of the members asked answered. The interval says how far chance may have led; "
        "it does not say how far those that did not answer differ. If they did less, the total is too high",
        "Compare those that answered early and late, or ask a few of the silent ones; say the response rate "
        "wherever the total is quoted",
        OMB,
    )


def survey_uneven_response(fact: f.SurveyUnevenResponse) -> Said:
    return Said(
        f"The response rate lies between {fact.lowest:.0%} and {fact.highest:.0%} of a stratum: each stratum is "
        "expanded by its own, so this does no harm by itself, but an effective "
        f"{fact.effective:.0f} of {fact.answers} answers are left",
        "Ask for answers where few came",
        "Kish (1965), Survey Sampling, section 11.7",
    )


def survey_question_missing(fact: f.SurveyQuestionMissing) -> Said:
    return Said(
        f"{fact.missing} of {fact.answers} members left {fact.question} blank: the others' answers stand for them",
        "Type 0 where a member had none; ask the others again",
        OMB,
    )


def survey_unlike_network(fact: f.SurveyUnlikeNetwork) -> Said:
    ratio = fact.total / fact.known
    return Said(
        f"Expanded to the network, the members that answered have {ratio:.0%} of its known size "
        f"({fact.total:,.0f} against {fact.known:,.0f}), further off than chance would have it: they are "
        f"{'larger' if ratio > 1 else 'smaller'} than the others of their strata",
        "The totals are raised to the known size, which takes most of it off"
        if fact.raised
        else "Look at who answered",
        f"{COCHRAN}, section 6.3",
    )


def survey_skewed(_: f.SurveySkewed) -> Said:
    return Said(
        "A few members do much more than the others: with answers so skewed the 95% interval holds the truth less "
        "often than it says, and the truth is then more often above it than below",
        "Put the large members into a stratum of their own and ask all of them",
        f"{COCHRAN}, section 2.15: n above 25 times the squared skewness",
    )


def survey_outlier(fact: f.SurveyOutlier) -> Said:
    why = stands_out(fact.share, heavy=True, far=fact.far)
    known = [value for value in (fact.total, fact.left_out, fact.alone) if not math.isnan(value)]
    said = dict(zip(known, side_by_side(known, fact.currency), strict=True))
    return Said(
        f"{fact.member} {why}. Gross spending of the network, at home and abroad, is "
        f"{said.get(fact.total, _NOT_KNOWN)} with it, {said.get(fact.left_out, _NOT_KNOWN)} without its answer, "
        f"{said.get(fact.alone, _NOT_KNOWN)} if it stands for itself",
        "Look whether it is right. If it is like no other, give it a stratum of its own with one member",
        "docs/survey.md: more than a tenth of the total",
    )


def stands_out(share: float, *, heavy: bool, far: bool) -> str:
    """Why a member stands out."""
    reasons = [f"stands for {share:.0%} of the network's spending"] if heavy else []
    return "; ".join([*reasons, *(["lies far above the others of its stratum"] if far else [])])


def survey_far_out(fact: f.SurveyFarOut) -> Said:
    return Said(
        f"{fact.count} member{' lies' if fact.count == 1 else 's lie'} far above the others of the stratum. Nothing "
        "was left out; the page Survey shows the total with and without",
        "Look whether they are right",
        "Tukey (1977), Exploratory Data Analysis: three interquartile ranges above the upper quartile",
    )
