"""What the expansion of a member survey rests on."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import AssumptionFact, Fact, Taken


class WhoAnswered(AssumptionFact):
    """Those that answered are taken for the others of their stratum."""


class StratifiedExpansion(Fact):
    """Plain expansion by stratum."""


class CombinedRatio(Fact):
    """Raised to a known size, by one ratio of all strata that stand together."""


class SeparateRatio(Fact):
    """Raised to a known size, by a ratio of its own in every stratum."""


WhichEstimator = StratifiedExpansion | CombinedRatio | SeparateRatio


class SizeUnknown(Fact):
    """No size is known of every member."""


class AnswersWithoutSize(Fact):
    """The members that answered have no size."""


class NothingToRaise(Fact):
    """Nobody answered with anything."""


class AllAnswered(Fact):
    """Every member answered."""


class TooFewForRatio(Fact):
    """The answers that count for a ratio are fewer than `least`, or their size varies by `most` or more; `besides`:
    there are others, of strata whose members all answered."""

    least: int
    most: float
    answers: int
    variation: float
    besides: bool


class NothingToCompare(Fact):
    """There is no spending whose standard errors could be compared."""


class RatioIsSurer(Fact):
    """The ratio's standard error is smaller by enough."""


class RatioIsNotSurer(Fact):
    """The ratio's standard error is not smaller by enough."""


WhyEstimator = (
    SizeUnknown
    | AnswersWithoutSize
    | NothingToRaise
    | AllAnswered
    | TooFewForRatio
    | NothingToCompare
    | RatioIsSurer
    | RatioIsNotSurer
)


class Estimator(AssumptionFact):
    """The estimator, and why."""

    which: WhichEstimator
    why: WhyEstimator


class Weights(AssumptionFact):
    """How many members an answer stands for."""

    lowest: float
    highest: float


class StrataTogether(AssumptionFact):
    """Strata that stand together, and on which questions."""

    strata: tuple[str, ...]
    questions: tuple[str, ...]


class AnswersOn(AssumptionFact):
    """How a question was answered; `rows_only`: by rows of a member, and a member without has none."""

    question: str
    some: int
    none: int
    missing: int
    rows_only: bool


class IntervalBy(AssumptionFact):
    """How the interval was computed."""

    confidence: float


class SurveySaid(Protocol):
    """What a language says of these."""

    def who_answered(self, fact: WhoAnswered, /) -> Taken: ...
    def stratified_expansion(self, fact: StratifiedExpansion, /) -> str: ...
    def combined_ratio(self, fact: CombinedRatio, /) -> str: ...
    def separate_ratio(self, fact: SeparateRatio, /) -> str: ...
    def size_unknown(self, fact: SizeUnknown, /) -> str: ...
    def answers_without_size(self, fact: AnswersWithoutSize, /) -> str: ...
    def nothing_to_raise(self, fact: NothingToRaise, /) -> str: ...
    def all_answered(self, fact: AllAnswered, /) -> str: ...
    def too_few_for_ratio(self, fact: TooFewForRatio, /) -> str: ...
    def nothing_to_compare(self, fact: NothingToCompare, /) -> str: ...
    def ratio_is_surer(self, fact: RatioIsSurer, /) -> str: ...
    def ratio_is_not_surer(self, fact: RatioIsNotSurer, /) -> str: ...
    def estimator(self, fact: Estimator, /) -> Taken: ...
    def weights(self, fact: Weights, /) -> Taken: ...
    def strata_together(self, fact: StrataTogether, /) -> Taken: ...
    def answers_on(self, fact: AnswersOn, /) -> Taken: ...
    def interval_by(self, fact: IntervalBy, /) -> Taken: ...
