"""From the members that answered to their network: rows raised, and the account of how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.errors import InputError
from impactcalc.impact.effects.net_new import Ledger
from impactcalc.impact.rows.activities import Activities
from impactcalc.impact.rows.money import ReportMoney
from impactcalc.impact.rows.price_basis import PriceBasis
from impactcalc.impact.survey.account import HOURS, SPENDING, Raised, SurveyAccount, survey_account
from impactcalc.impact.survey.answers import Answers, Rows, answers_of, money_rows, volunteer_rows
from impactcalc.impact.survey.estimator import Choice, choose
from impactcalc.impact.survey.thin import thin_problems
from impactcalc.study.study import Study


@dataclass(frozen=True)
class Network:
    """The network of a study's member survey: who answered what, and by which estimator it is expanded."""

    answers: Answers
    choice: Choice
    money: Rows
    volunteers: Rows

    @property
    def money_weight(self) -> Floats:
        """What each row with money stands for (N,); 1 for rows of no member."""
        return self._weight(self.money)

    @property
    def hours_weight(self) -> Floats:
        """What each row of volunteers stands for (V,)."""
        return self._weight(self.volunteers)

    def _weight(self, rows: Rows) -> Floats:
        return self.answers.weights(rows, {name: by.weight for name, by in self.choice.used.items()})

    def account(
        self, activities: Activities, steps: Ledger[ReportMoney], impact: Floats, contribution: Floats, hours: Floats
    ) -> SurveyAccount:
        """What the survey comes to: `activities` raised, `impact` and `contribution` (N, effects, measures) of them,
        and the raised `hours` (V, 4) of volunteers."""
        values = {
            "gross_spending": steps.at_home,
            "spent_abroad": steps.steps["spent_abroad"],
            "net_new_spending": steps.net_new,
            "local_final_demand": steps.local_final_demand,
        }
        spending = np.column_stack([values[name] for name in SPENDING])
        return survey_account(
            self.answers,
            self.choice,
            Raised(self.money, spending, activities.weight),
            impact,
            contribution,
            Raised(self.volunteers, hours[:, : len(HOURS)], self.hours_weight),
        )


def network_of(study: Study, activities: Activities, basis: PriceBasis) -> Network | None:
    """The network of a study's member survey; None where there is none. `activities` are as typed.

    InputError where a stratum has too few answers and no other to stand together with.
    """
    answers = answers_of(study, activities)
    if answers is None:
        return None
    problems = list(thin_problems(answers, {name: answers.expansion(name) for name in answers.answered}))
    if problems:
        raise InputError(problems, study.source)
    money = money_rows(activities)
    spent = basis.in_report_prices(activities.amounts.sum(axis=1))
    choice = choose(answers, answers.question_sums(money, spent[:, None]))
    return Network(answers, choice, money, volunteer_rows(study))
