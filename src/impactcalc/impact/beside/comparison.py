"""Two results side by side: what differs in what they rest on, and which kind of change makes how much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal, TypeVar

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.facts.assumptions.reading import AsRead, DayVisits
from impactcalc.impact.assumptions import Assumption
from impactcalc.impact.beside.sampling_error import SamplingErrors, sampling_errors_of
from impactcalc.impact.beside.what_if import Run, chain
from impactcalc.impact.checks import Check
from impactcalc.impact.figures import differences as figure_differences
from impactcalc.impact.figures import figures_of, same_money
from impactcalc.impact.result import Result
from impactcalc.study.comparing.between import studies_between
from impactcalc.study.comparing.differences import Differences, Stage, differences

# Facts that say where in a workbook something stands: the inputs are compared themselves.
NOT_COMPARED = (AsRead, DayVisits)
Step = Stage | Literal["other"]
T = TypeVar("T")
_Read = dict[tuple[str, str], list[tuple[str, T]]]  # by what they are called: how each reads


@dataclass(frozen=True, slots=True)
class AssumptionChange:
    """An assumption that reads otherwise in A and B; None where one of the two does not make it."""

    a: Assumption | None
    b: Assumption | None

    @property
    def topic(self) -> str:
        """What groups it with others."""
        return self._either.topic

    @property
    def what(self) -> str:
        """What it is."""
        return self._either.what

    @property
    def before(self) -> str:
        """What A takes, "" for nothing."""
        return self.a.value if self.a else ""

    @property
    def after(self) -> str:
        """What B takes, "" for nothing."""
        return self.b.value if self.b else ""

    @property
    def _either(self) -> Assumption:
        found = self.a or self.b
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class CheckChange:
    """A check that fired in one of the two only, or with other words."""

    severity: str
    code: str
    a: Check | None
    b: Check | None

    @property
    def change(self) -> Literal["only in A", "only in B", "changed"]:
        """In which of the two it fired."""
        return "changed" if self.a and self.b else "only in A" if self.a else "only in B"

    @property
    def before(self) -> str:
        """What it says of A, "" for nothing."""
        return self.a.message if self.a else ""

    @property
    def after(self) -> str:
        """What it says of B, "" for nothing."""
        return self.b.message if self.b else ""


@dataclass(frozen=True)
class Comparison:
    """A and B.

    `figures_a`, `figures_b` (F,) and `difference` (F,) stand in the order of `figures.NAMES`. `steps` are the kinds of
    change in their order, several together where no study lies between them; `by_step` (steps, F) is what each
    adds to A: it sums to the difference. Money is nan in differences where the two are not in one currency.
    `sampling_errors` is None where neither is expanded from a survey.
    """

    a: Result
    b: Result
    inputs: Differences
    assumptions: tuple[AssumptionChange, ...]
    checks: tuple[CheckChange, ...]
    figures_a: Floats
    figures_b: Floats
    difference: Floats
    steps: tuple[tuple[Step, ...], ...]
    by_step: Floats
    sampling_errors: SamplingErrors | None

    @property
    def same_money(self) -> bool:
        """Whether both are in one currency."""
        return same_money(self.a, self.b)

    @property
    def same(self) -> bool:
        """Whether nothing differs: no input, no assumption, no check, no figure."""
        return not (self.inputs.changes or self.inputs.lone or self.assumptions or self.checks or self.moved)

    @property
    def moved(self) -> bool:
        """Whether some figure differs."""
        both = np.isnan(self.figures_a) & np.isnan(self.figures_b)
        return bool((~both & (np.nan_to_num(self.difference, nan=1.0) != 0)).any())

    @property
    def relative(self) -> Floats:
        """The difference as a part of A (F,); nan where A is 0."""
        known = np.isfinite(self.figures_a) & (self.figures_a != 0)
        whole = np.full(len(self.difference), np.nan)
        return np.asarray(np.divide(self.difference, np.abs(self.figures_a), out=whole, where=known))


def compare(a: Result, b: Result, run: Run) -> Comparison:
    """A and B, by real runs of the studies in between (study/comparing/between.py): the parts add up to the difference.

    Because changes act on each other, what each makes depends on the order, which is always the same: rows that are
    gone, new rows, amounts, shares, place, year, rates, survey. Each part is what that change makes once those before
    it are there. `run` is used for the studies in between: with the multipliers with which A and B were made.
    """
    found = differences(a.study, b.study)
    path = studies_between(a.study, b.study, found)
    states, ends = chain(a, [study for _, study in path[:-1]], b, lambda study: run(replace(study, scenarios=())))
    stages: list[Step] = [stage for stage, _ in path] or ["other"]
    steps, begin = [], 0
    for end in ends:
        steps.append(tuple(stages[begin : end + 1]))
        begin = end + 1
    money = same_money(a, b)
    by_step = figure_differences(states, money)
    if not path and not np.nan_to_num(by_step).any():
        steps, by_step = [], by_step[:0]
    difference = figure_differences(states[[0, -1]], money)[0]
    with a.spoken():
        assumptions, checks = _assumptions(a.assumptions, b.assumptions), _checks(a.checks_found, b.checks_found)
        words = tuple(assumptions), tuple(checks)
    return Comparison(
        a=a,
        b=b,
        inputs=found,
        assumptions=words[0],
        checks=words[1],
        figures_a=figures_of(a),
        figures_b=figures_of(b),
        difference=difference,
        steps=tuple(steps),
        by_step=by_step,
        sampling_errors=sampling_errors_of(a, b, difference, found),
    )


def _assumptions(a: Sequence[Assumption], b: Sequence[Assumption]) -> Iterator[AssumptionChange]:
    """By topic and what, each once; of several that differ, the first goes with the first."""
    return (AssumptionChange(before, after) for _, before, after in _in_step(_by_name(a), _by_name(b)))


def _by_name(found: Sequence[Assumption]) -> _Read[Assumption]:
    groups: _Read[Assumption] = defaultdict(list)
    for assumption in found:
        if isinstance(assumption.fact, NOT_COMPARED):
            continue
        values = groups[assumption.topic, assumption.what]
        value = assumption.value
        if all(value != other for other, _ in values):  # of several places, each says why its table is used
            values.append((value, assumption))
    return groups


def _in_step(left: _Read[T], right: _Read[T]) -> Iterator[tuple[tuple[str, str], T | None, T | None]]:
    """What reads otherwise in the two, side by side."""
    for name in dict.fromkeys((*left, *right)):
        one, other = list(left.get(name, ())), list(right.get(name, ()))
        for reading in list(one):  # what both have, wherever it stands
            same = next((each for each in other if each[0] == reading[0]), None)
            if same is not None:
                one.remove(reading)
                other.remove(same)
        for (was, before), (now, after) in zip_longest(one, other, fillvalue=("", None)):
            if was != now:
                yield name, before, after


def _checks(a: Sequence[Check], b: Sequence[Check]) -> Iterator[CheckChange]:
    return (CheckChange(*name, before, after) for name, before, after in _in_step(_by_code(a), _by_code(b)))


def _by_code(found: Sequence[Check]) -> _Read[Check]:
    groups: _Read[Check] = defaultdict(list)
    for check in found:
        groups[check.severity, check.code].append((check.message, check))
    return groups
