"""Whether a member survey can carry the network that it is expanded to."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import CheckFact, Said


class SurveyFewAnswers(CheckFact):
    """Fewer than thirty members answered."""

    codes = ("survey-few-answers",)
    severities = ("warning",)
    answers: int
    members: float
    least: int


class SurveyThinStrata(CheckFact):
    """Fewer than five members answered in a stratum that stands alone."""

    codes = ("survey-thin-strata",)
    severities = ("note",)
    thin: int
    strata: int
    least: int


class SurveyStrataCollapsed(CheckFact):
    """Strata stand together, since one has no answer (`empty`) or a single one; `questions` where it is not in all."""

    codes = ("survey-strata-collapsed",)
    severities = ("warning",)
    empty: tuple[str, ...]
    questions: tuple[str, ...]


class SurveyResponse(CheckFact):
    """Fewer than 80% of those asked answered."""

    codes = ("survey-response",)
    severities = ("warning",)
    rate: float


class SurveyUnevenResponse(CheckFact):
    """The response rate of one stratum is more than three times another's."""

    codes = ("survey-uneven-response",)
    severities = ("note",)
    lowest: float
    highest: float
    effective: float
    answers: int


class SurveyQuestionMissing(CheckFact):
    """Fewer than 70% of the answers say something to a question."""

    codes = ("survey-question-missing",)
    severities = ("warning",)
    question: str
    missing: int
    answers: int


class SurveyUnlikeNetwork(CheckFact):
    """The members that answered are larger or smaller than chance would have it; a note where totals are raised."""

    codes = ("survey-unlike-network",)
    severities = ("warning", "note")
    total: float
    known: float
    raised: bool

    @property
    def milder(self) -> bool:
        """Where the totals are raised to the known size."""
        return self.raised


class SurveySkewed(CheckFact):
    """A few members do much more than the others."""

    codes = ("survey-skewed",)
    severities = ("warning",)


class SurveyOutlier(CheckFact):
    """A member stands for more than a tenth of the total: gross spending of the network with its answer, without it,
    and if it stands for itself (nan: not known)."""

    codes = ("survey-outlier",)
    severities = ("warning",)
    member: str
    share: float
    far: bool
    total: float
    left_out: float
    alone: float
    currency: str


class SurveyFarOut(CheckFact):
    """Members lie far above the others of their stratum."""

    codes = ("survey-far-out",)
    severities = ("note",)
    count: int


class SurveySaid(Protocol):
    """What a language says of these."""

    def survey_few_answers(self, fact: SurveyFewAnswers, /) -> Said: ...
    def survey_thin_strata(self, fact: SurveyThinStrata, /) -> Said: ...
    def survey_strata_collapsed(self, fact: SurveyStrataCollapsed, /) -> Said: ...
    def survey_response(self, fact: SurveyResponse, /) -> Said: ...
    def survey_uneven_response(self, fact: SurveyUnevenResponse, /) -> Said: ...
    def survey_question_missing(self, fact: SurveyQuestionMissing, /) -> Said: ...
    def survey_unlike_network(self, fact: SurveyUnlikeNetwork, /) -> Said: ...
    def survey_skewed(self, fact: SurveySkewed, /) -> Said: ...
    def survey_outlier(self, fact: SurveyOutlier, /) -> Said: ...
    def survey_far_out(self, fact: SurveyFarOut, /) -> Said: ...
