"""Strata with too few answers and no other to stand together with: a network that cannot be expanded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from impactcalc.errors import Problem
from impactcalc.facts.problems.survey import TooFewAnswers
from impactcalc.impact.survey.answers import Answers
from impactcalc.impact.survey.expansion import Expansion
from impactcalc.study.sheets.number_text import shown


def thin_problems(answers: Answers, by: Mapping[str, Expansion]) -> Iterator[Problem]:
    """A problem for each set of strata that has one answer or none to a question, by question; at its first stratum.

    Of none the total is not known. Of one its error is not: no other answer says how much members differ (Cochran 1977,
    section 5A.12). Neither is made up.
    """
    found: dict[tuple[tuple[int, ...], int], list[str]] = {}
    for question, expansion in by.items():
        for cell in np.flatnonzero(expansion.thin).tolist():
            strata = tuple(np.flatnonzero(expansion.cell_of == cell).tolist())
            found.setdefault((strata, int(expansion.answers[cell])), []).append(question)
    table, names = answers.survey.strata, answers.strata
    for (strata, count), questions in found.items():
        first = strata[0]
        alone = len(strata) == len(names)
        members = shown(float(answers.members[list(strata)].sum()))
        beside = tuple(map(str, names[list(strata[1:])]))
        fact = TooFewAnswers(bool(count), members, beside, tuple(questions), alone)
        yield Problem("Strata", table.cell(first, "stratum"), str(names[first]), fact)
