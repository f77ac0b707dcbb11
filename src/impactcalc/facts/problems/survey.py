"""Answers of members, and the network that they speak for."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact


class StrataMissing(ProblemFact):
    """Answers, and no sheet Strata."""


class StratumTwice(ProblemFact):
    """A stratum that is there twice."""

    row: int


class StratumMisspelt(ProblemFact):
    """A stratum that no answer names, where `answers` name one that is like it."""

    named: str
    answers: int
    typed: str


class MemberTwice(ProblemFact):
    """A member that is there twice."""

    row: int


class UnknownStratum(ProblemFact):
    """A stratum that is not on the sheet Strata; `near` is the one that is most like it."""

    near: str
    strata: tuple[str, ...]


class MoreAnswersThanMembers(ProblemFact):
    """More members of a stratum answered than it has."""

    answers: int


class AskedImplausible(ProblemFact):
    """More members were asked than there are (`members`), or fewer than answered (None)."""

    members: float | None


class AuxiliaryAboveTotal(ProblemFact):
    """The members that answered have more together than all members."""

    answered: float


class AuxiliaryBelowTotal(ProblemFact):
    """All members answered, and have less together than is said."""

    answered: float


class UnknownMember(ProblemFact):
    """A member that is not on the sheet Survey; `near` is the one that is most like it, `surveyed` where there are
    any."""

    near: str
    surveyed: bool


class AnsweredTwice(ProblemFact):
    """A total of a member, beside rows of its own on the sheet that the total is about."""

    member: str
    sheet: str


class HoursOfNobody(ProblemFact):
    """Hours of volunteers, and no volunteers."""


class TooFewAnswers(ProblemFact):
    """Strata with one answer or none to a question, and none to stand together with: `beside` are those that stand
    together already, `alone` where there is no other."""

    one: bool
    members: str
    beside: tuple[str, ...]
    questions: tuple[str, ...]
    alone: bool


class SurveySaid(Protocol):
    """What a language says of these."""

    def strata_missing(self, fact: StrataMissing, /) -> Wrong: ...
    def stratum_twice(self, fact: StratumTwice, /) -> Wrong: ...
    def stratum_misspelt(self, fact: StratumMisspelt, /) -> Wrong: ...
    def member_twice(self, fact: MemberTwice, /) -> Wrong: ...
    def unknown_stratum(self, fact: UnknownStratum, /) -> Wrong: ...
    def more_answers_than_members(self, fact: MoreAnswersThanMembers, /) -> Wrong: ...
    def asked_implausible(self, fact: AskedImplausible, /) -> Wrong: ...
    def auxiliary_above_total(self, fact: AuxiliaryAboveTotal, /) -> Wrong: ...
    def auxiliary_below_total(self, fact: AuxiliaryBelowTotal, /) -> Wrong: ...
    def unknown_member(self, fact: UnknownMember, /) -> Wrong: ...
    def answered_twice(self, fact: AnsweredTwice, /) -> Wrong: ...
    def hours_of_nobody(self, fact: HoursOfNobody, /) -> Wrong: ...
    def too_few_answers(self, fact: TooFewAnswers, /) -> Wrong: ...
