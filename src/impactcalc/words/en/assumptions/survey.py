"""What the expansion of a member survey rests on."""

from __future__ import annotations

from impactcalc.facts.assumptions import survey as f
from impactcalc.facts.fact import Taken
from impactcalc.words.en.inner import inner_phrase
from impactcalc.words.en.sources import COCHRAN


def who_answered(_: f.WhoAnswered) -> Taken:
    return Taken(
        "Survey",
        "who answered",
        "in each stratum the members that answered are taken as a random sample of all: those that did not answer are "
        "taken to be like them",
        "nothing in the answers can show it",
    )


def stratified_expansion(_: f.StratifiedExpansion) -> str:
    return "stratified expansion"


def combined_ratio(_: f.CombinedRatio) -> str:
    return "combined ratio estimator"


def separate_ratio(_: f.SeparateRatio) -> str:
    return "separate ratio estimator"


def size_unknown(_: f.SizeUnknown) -> str:
    return "no size is known of every member"


def answers_without_size(_: f.AnswersWithoutSize) -> str:
    return "the members that answered have no size to compare with the network's"


def nothing_to_raise(_: f.NothingToRaise) -> str:
    return "there is nothing to raise"


def all_answered(_: f.AllAnswered) -> str:
    return "all members answered, so there is nothing to raise"


def too_few_for_ratio(fact: f.TooFewForRatio) -> str:
    besides = ", besides strata whose members all answered" if fact.besides else ""
    return (
        f"a ratio needs {fact.least} answers and a size that varies by less than {fact.most:.0%}; "
        f"here {fact.answers} answers, {fact.variation:.1%}{besides}"
    )


def nothing_to_compare(_: f.NothingToCompare) -> str:
    return "there is no spending to compare the two with"


def ratio_is_surer(_: f.RatioIsSurer) -> str:
    return "its standard error of gross spending is smaller by a tenth or more"


def ratio_is_not_surer(_: f.RatioIsNotSurer) -> str:
    return "the ratio's standard error of gross spending is not smaller by a tenth"


def estimator(fact: f.Estimator) -> Taken:
    said = f"{inner_phrase(fact.which)}: {inner_phrase(fact.why)}"
    return Taken("Survey", "estimator", said, f"{COCHRAN}, chapters 5 and 6")


def weights(fact: f.Weights) -> Taken:
    spread = f"{fact.lowest:.4g}"
    spread += "" if fact.lowest == fact.highest else f" to {fact.highest:.4g}"
    return Taken(
        "Survey",
        "weights",
        f"an answer stands for {spread} members of its stratum, before blanks and any ratio",
        "members of the stratum over its answers",
    )


def strata_together(fact: f.StrataTogether) -> Taken:
    return Taken(
        "Survey",
        "strata that stand together",
        f"{', '.join(fact.strata)}: too few answers in one of them, on {', '.join(fact.questions)}",
        f"{COCHRAN}, section 5A.12",
    )


def answers_on(fact: f.AnswersOn) -> Taken:
    rows = "; a member without rows there had none" if fact.rows_only else ""
    blank = f", {fact.missing} blank: not answered, the others' answers stand for them" if fact.missing else ""
    value = f"{fact.some} with some, {fact.none} with none (0){blank}{rows}"
    return Taken("Survey", f"answers on {fact.question}", value, "sheet Survey")


def interval_by(fact: f.IntervalBy) -> Taken:
    return Taken(
        "Survey",
        "interval",
        f"{fact.confidence:.0%}, Student's t with Satterthwaite's degrees of freedom; variance with the "
        "finite-population correction, of each effect from each respondent's own effect. Multipliers, profiles and "
        "shares are taken as certain",
        f"{COCHRAN}, equations 5.14 to 5.16",
    )
