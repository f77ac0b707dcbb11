"""What a member survey comes to: the network, who answered, every headline with its interval, and who stands out."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.facts.assumptions.survey import WhichEstimator, WhyEstimator
from impactcalc.impact.survey.answers import Answers, Rows
from impactcalc.impact.survey.estimator import Choice, Estimate, Estimator, estimate
from impactcalc.impact.survey.expansion import CONFIDENCE, Expansion, effective_size
from impactcalc.impact.survey.outliers import Outlier, outliers

SPENDING = ("gross_spending", "spent_abroad", "net_new_spending", "local_final_demand")
HOURS = ("people", "hours", "value")


@dataclass(frozen=True, slots=True)
class Interval:
    """A total, its standard error, degrees of freedom (Satterthwaite) and 95% interval; nan where not known."""

    total: float
    standard_error: float
    degrees_of_freedom: float
    low: float
    high: float
    skewness: float

    def without_ends(self) -> Interval:
        """The same without its interval: of an effect, whose range holds the multipliers' error too."""
        return replace(self, low=math.nan, high=math.nan)


@dataclass(frozen=True, slots=True)
class StratumLine:
    """A stratum: its members, how many were asked and answered, the weight of an answer; `joined` are the strata that
    it stands together with. `size` is the answers' mean auxiliary, `network_size` the network's; nan: not known."""

    name: str
    members: float
    asked: float
    answers: int
    weight: float
    joined: tuple[str, ...]
    size: float
    network_size: float

    @property
    def response_rate(self) -> float:
        """Answers over those asked."""
        return self.answers / self.asked


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question: how many answered it with something, with nothing (0), or left it blank; `rows_only` where a member
    without rows counts as none. `total` is its gross spending in the network (hours of volunteers). `together` are the
    groups of strata that stand together in its answers: a blank may make a stratum thin here that is not elsewhere."""

    name: str
    some: int
    none: int
    missing: int
    rows_only: bool
    total: Interval
    together: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class SurveyAccount:
    """A survey of `answers` of `members`, expanded.

    `intervals` are those of the headlines by name, `impact` and `contribution` (effects, measures) of the effects.
    `raised` says whether the estimator in use raises to a known size. `other` is gross spending by the estimator that
    is not used (None: there is none). `outliers` are the largest of
    `outliers_in_all`. `size` compares the network's
    auxiliary, as the sample has it, with what is known: `known_size` (None: not known). Report-year money.
    """

    answers: int
    members: float
    asked: float
    effective: float
    estimator: WhichEstimator
    raised: bool
    why: WhyEstimator
    strata: tuple[StratumLine, ...]
    questions: tuple[QuestionLine, ...]
    intervals: Mapping[str, Interval]
    impact: tuple[tuple[Interval, ...], ...]
    contribution: tuple[tuple[Interval, ...], ...]
    other: Interval | None
    outliers: tuple[Outlier, ...]
    outliers_in_all: int
    size: Interval | None
    known_size: float | None
    confidence: float = CONFIDENCE

    @property
    def response_rate(self) -> float:
        """Answers over those asked."""
        return self.answers / self.asked

    @property
    def collapsed(self) -> Mapping[tuple[str, ...], tuple[str, ...]]:
        """The strata that stand together, each group once, and the questions in whose answers they do."""
        groups = dict.fromkeys(group for line in self.questions for group in line.together)
        return {group: tuple(line.name for line in self.questions if group in line.together) for group in groups}


@dataclass(frozen=True)
class Raised:
    """What rows say, raised to the network as they stand in the result: `values` (N, K) and the rows' `weight` (N,)."""

    rows: Rows
    values: Floats
    weight: Floats

    def own(self) -> Floats:
        """What each row says itself (N, K)."""
        return np.asarray(self.values / self.weight[:, None])


def survey_account(
    answers: Answers, choice: Choice, spending: Raised, impact: Floats, contribution: Floats, hours: Raised
) -> SurveyAccount:
    """The account of a survey. `spending` (N, SPENDING), `impact` and `contribution` (N, effects, measures) of the rows
    with money, `hours` (V, HOURS) of the rows of volunteers; all of them raised.

    By linearity an effect of the network is the weighted sum of each respondent's own (K s), so its variance comes from
    those, not from the spending total.
    """
    shape = impact.shape[1:]
    columns = [spending.values, *(part.reshape(len(part), math.prod(shape)) for part in (impact, contribution))]
    money = Raised(spending.rows, np.concatenate(columns, axis=1), spending.weight)
    found = _intervals(answers, choice.used, money)
    count = len(SPENDING)
    given = _intervals(answers, choice.used, hours)
    named = dict(zip((*SPENDING, *(f"volunteer_{name}" for name in HOURS)), (*found[:count], *given), strict=True))
    blocks = np.array(range(count, len(found))).reshape(2, *shape)
    spent = Raised(spending.rows, spending.values[:, :2].sum(axis=1, keepdims=True), spending.weight)
    gross = answers.question_sums(spent.rows, spent.own())
    fixed = _fixed(answers, spent)
    everyone = answers.everyone()
    lines = _strata(answers, everyone)
    standing_out, in_all = outliers(answers, choice, gross, fixed)
    return SurveyAccount(
        answers=len(answers),
        members=float(answers.members.sum()),
        asked=float(sum(line.asked for line in lines)),
        effective=effective_size(everyone.weight),
        estimator=choice.which,
        raised=choice.use_raised,
        why=choice.why,
        strata=lines,
        questions=_questions(answers, choice, gross, hours),
        intervals=named,
        impact=_grid(found, blocks[0]),
        contribution=_grid(found, blocks[1]),
        other=_other(answers, choice, gross, fixed),
        outliers=standing_out,
        outliers_in_all=in_all,
        size=_size(answers, everyone),
        known_size=None if answers.known is None else float(answers.known.sum()),
    )


def _intervals(answers: Answers, by: Mapping[str, Estimator], raised: Raised) -> list[Interval]:
    sums = answers.question_sums(raised.rows, raised.own())
    fixed = _fixed(answers, raised)
    if not sums:
        return [exactly(float(total)) for total in fixed]
    return _listed(estimate(answers, by, sums, fixed))


def _fixed(answers: Answers, raised: Raised) -> Floats:
    """What rows of no member say together (K,)."""
    return np.asarray(raised.values[answers.respondent_of(raised.rows) < 0].sum(axis=0))


def _listed(found: Estimate) -> list[Interval]:
    parts = (found.total, found.error, found.freedom, found.low, found.high, found.skew)
    return [Interval(*map(float, values)) for values in zip(*parts, strict=True)]


def exactly(total: float) -> Interval:
    """A total that rests on no answers."""
    return Interval(total, 0.0, float("inf"), total, total, 0.0)


def _grid(
    found: list[Interval], at: np.ndarray[tuple[int, ...], np.dtype[np.int64]]
) -> tuple[tuple[Interval, ...], ...]:
    return tuple(tuple(found[i] for i in row) for row in at.tolist())


def _strata(answers: Answers, everyone: Expansion) -> tuple[StratumLine, ...]:
    names = answers.strata.tolist()
    counts = np.bincount(answers.stratum, minlength=len(names))
    asked = answers.survey.strata.numbers("asked")
    asked = np.where(np.isnan(asked), answers.members, asked)
    size = answers.survey.survey.numbers("auxiliary")
    known = answers.survey.strata.numbers("auxiliary_total")
    found = []
    for h, name in enumerate(names):
        together = [names[k] for k in np.flatnonzero(everyone.cell_of == everyone.cell_of[h]).tolist() if k != h]
        cell = everyone.cell == everyone.cell_of[h]
        here = answers.stratum == h
        found.append(
            StratumLine(
                name,
                float(answers.members[h]),
                float(asked[h]),
                int(counts[h]),
                float(everyone.weight[cell][0]) if cell.any() else float("nan"),
                tuple(together),
                float(size[here].mean()) if here.any() else float("nan"),
                float(known[h] / answers.members[h]),
            )
        )
    return tuple(found)


def _questions(
    answers: Answers, choice: Choice, gross: Mapping[str, Floats], hours: Raised
) -> tuple[QuestionLine, ...]:
    given = answers.question_sums(hours.rows, hours.own()[:, HOURS.index("hours")][:, None])
    found = []
    for name, answered in answers.answered.items():
        said = given[name] if name in given else gross[name]
        some = int(np.count_nonzero(said[:, 0] > 0))
        total = _listed(estimate(answers, choice.used, {name: said}))[0]
        missing = int(np.count_nonzero(~answered))
        none = len(answered) - missing - some
        together = _together(answers, answers.expansion(name))
        found.append(QuestionLine(name, some, none, missing, name in answers.rows_only, total, together))
    return tuple(found)


def _together(answers: Answers, by: Expansion) -> tuple[tuple[str, ...], ...]:
    """The names of the strata that share a cell."""
    groups = [np.flatnonzero(by.cell_of == cell) for cell in range(by.cells)]
    return tuple(tuple(answers.strata[group].tolist()) for group in groups if len(group) > 1)


def _other(answers: Answers, choice: Choice, gross: Mapping[str, Floats], fixed: Floats) -> Interval | None:
    by = choice.plain if choice.use_raised else choice.raised
    return _listed(estimate(answers, by, gross, fixed))[0] if by is not None and gross else None


def _size(answers: Answers, everyone: Expansion) -> Interval | None:
    """The network's auxiliary as plain expansion of the sample gives it."""
    if answers.size is None or not everyone.speaks_for_all:
        return None
    return _listed(estimate(answers, {"size": everyone}, {"size": answers.size[:, None]}))[0]
