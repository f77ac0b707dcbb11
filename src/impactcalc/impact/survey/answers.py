"""Who answered what: the members of a survey, the questions that they were asked, and which rows tell of which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from impactcalc.arrays import Floats, Objects
from impactcalc.impact.rows.activities import Activities
from impactcalc.impact.rows.spending import MONEY_SHEETS
from impactcalc.impact.survey.expansion import Expansion, Masks, expansion, sums_by
from impactcalc.impact.survey.strata import Indices
from impactcalc.study.checking.rules import given
from impactcalc.study.checking.survey import QUESTIONS, Question, known_sizes
from impactcalc.study.rows import MemberSurvey
from impactcalc.study.study import Study


@dataclass(frozen=True)
class Rows:
    """Rows that may tell of a member, whatever they hold: `sheet`, `direction` and `member` (N,). Rows of all `sheets`
    are among them, where there are any."""

    sheets: frozenset[str]
    sheet: Objects
    direction: Objects
    member: Objects

    def about(self, question: Question) -> Masks:
        """Which rows tell of a question and belong to a member."""
        there = (self.sheet == question.sheet) & (self.member != "")
        return np.asarray(there & ((self.direction == question.direction) | (not question.direction)), dtype=bool)


@dataclass(frozen=True)
class Answers:
    """The respondents (n,) of a survey and their strata (H,).

    `stratum` (n,) is each respondent's position among the strata. `answered` holds, for each question that anyone
    answered, who did (n,); `rows_only` the questions that no column of the sheet Survey is about: who has no rows there
    had none. `size` (n,) and `known` (H,) are the auxiliary and its sums over the network; None: not all are given.
    """

    survey: MemberSurvey
    stratum: Indices
    members: Floats
    answered: Mapping[str, Masks]
    rows_only: frozenset[str]
    size: Floats | None
    known: Floats | None

    def __len__(self) -> int:
        return len(self.stratum)

    @property
    def names(self) -> Objects:
        """The respondents' names (n,)."""
        return self.survey.survey.words("member")

    @property
    def strata(self) -> Objects:
        """The names of the strata (H,)."""
        return self.survey.strata.words("stratum")

    def expansion(self, question: str, without: int | None = None) -> Expansion:
        """How the answers to a question stand for the network; or for the rest of it, `without` one respondent."""
        answered, members = self.answered[question], self.members
        if without is not None:
            answered = answered.copy()
            answered[without] = False
        return expansion(members, self.stratum, answered)

    def without_member(self, respondent: int) -> Answers:
        """The network without one of its members, whose answer must then be left out too."""
        h = self.stratum[respondent]
        members = self.members.copy()
        members[h] -= 1.0
        known = self.known
        if known is not None and self.size is not None:
            known = known.copy()
            known[h] -= self.size[respondent]
        return replace(self, members=members, known=known)

    def everyone(self) -> Expansion:
        """How all who sent something stand for the network, whatever they left blank."""
        return expansion(self.members, self.stratum, np.ones(len(self), dtype=bool))

    def respondent_of(self, rows: Rows) -> Indices:
        """The respondent of each row; -1 where it belongs to no member (N,)."""
        return _position(rows.member, self.names)

    def question_sums(self, rows: Rows, values: Floats) -> dict[str, Floats]:
        """What each respondent says in answer to each question: (N, K) -> question -> (n, K)."""
        respondent = self.respondent_of(rows)
        found = {}
        for question in QUESTIONS:
            if question.name in self.answered and question.sheet in rows.sheets:
                about = np.flatnonzero(rows.about(question) & (respondent >= 0))
                found[question.name] = sums_by(respondent[about], len(self), values[about])
        return found

    def weights(self, rows: Rows, weight: Mapping[str, Floats]) -> Floats:
        """The weight of each row (N,), from those of the respondents (n,) by question; 1 for rows of no member."""
        respondent = self.respondent_of(rows)
        found = np.ones(len(respondent))
        for question in QUESTIONS:
            if question.name in weight:
                about = rows.about(question) & (respondent >= 0)
                found[about] = weight[question.name][respondent[about]]
        return found


def answers_of(study: Study, activities: Activities) -> Answers | None:
    """The answers of a study's member survey; None where there is none."""
    survey = study.survey
    if not len(survey):
        return None
    money, hours = money_rows(activities), volunteer_rows(study)
    answered: dict[str, Masks] = {}
    rows_only = set()
    for question in QUESTIONS:
        rows = hours if question.sheet == "Volunteers" else money
        members = rows.member[rows.about(question)]
        listed = np.isin(survey.survey.words("member").astype(str), members.astype(str))
        filled = given(survey.survey, question.answer)
        if filled.any():
            answered[question.name] = filled | listed
        elif listed.any():
            answered[question.name] = np.ones(len(survey), dtype=bool)
            rows_only.add(question.name)
    sizes = known_sizes(survey)
    return Answers(
        survey,
        _position(survey.survey.words("stratum"), survey.strata.words("stratum")),
        survey.strata.numbers("members"),
        answered,
        frozenset(rows_only),
        None if sizes is None else sizes[0],
        None if sizes is None else sizes[1],
    )


def money_rows(activities: Activities) -> Rows:
    """The rows with money."""
    return Rows(frozenset(MONEY_SHEETS), activities.sheet, activities.direction, activities.member)


def volunteer_rows(study: Study) -> Rows:
    """The rows of volunteers: of the sheet Volunteers, then the members' totals."""
    tables = (study.sheets["Volunteers"], *study.survey.tables("Volunteers"))
    member = np.concatenate([table.words("member") for table in tables])
    sheet, none = (np.full(len(member), text, dtype=object) for text in ("Volunteers", ""))
    return Rows(frozenset({"Volunteers"}), sheet, none, member)


def _position(names: Objects, among: Objects) -> Indices:
    """The position of each name among distinct names; -1 where it is not there."""
    at = {name: position for position, name in enumerate(among.tolist())}
    distinct, which = np.unique(names.astype(str), return_inverse=True)
    return np.array([at.get(name, -1) for name in distinct.tolist()], dtype=np.int64)[which]
