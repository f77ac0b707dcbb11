"""What the expansion of a member survey rests on."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import AssumptionFact, Taken


class WhoAnswered(AssumptionFact):
    """Those that answered are taken for the others of their stratum."""


class Estimator(AssumptionFact):
    """The estimator, and why."""

    name: str
    why: str


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
    def estimator(self, fact: Estimator, /) -> Taken: ...
    def weights(self, fact: Weights, /) -> Taken: ...
    def strata_together(self, fact: StrataTogether, /) -> Taken: ...
    def answers_on(self, fact: AnswersOn, /) -> Taken: ...
    def interval_by(self, fact: IntervalBy, /) -> Taken: ...
