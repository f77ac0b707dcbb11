"""Two results side by side: what differs in what they rest on, and which kind of change makes how much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

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


@dataclass(frozen=True, slots=True)
class AssumptionChange:
    """An assumption that reads otherwise; "" where one of the two does not make it."""

    topic: str
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CheckChange:
    """A check that fired in one of the two only, or with other words."""

    severity: str
    code: str
    change: Literal["only in A", "only in B", "changed"]
    before: str
    after: str


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
    left, right = _by_name(a), _by_name(b)
    for (topic, what), values in _in_step(left, right):
        for before, after in values:
            if before != after:
                yield AssumptionChange(topic, what, before, after)


def _by_name(found: Sequence[Assumption]) -> dict[tuple[str, str], list[str]]:
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for assumption in found:
        if isinstance(assumption.fact, NOT_COMPARED):
            continue
        values = groups[assumption.topic, assumption.what]
        if assumption.value not in values:  # of several places, each says why its table is used
            values.append(assumption.value)
    return groups


def _in_step(
    left: dict[tuple[str, str], list[str]], right: dict[tuple[str, str], list[str]]
) -> Iterator[tuple[tuple[str, str], list[tuple[str, str]]]]:
    for name in dict.fromkeys((*left, *right)):
        one, other = list(left.get(name, [])), list(right.get(name, []))
        for value in list(one):  # what both have, wherever it stands
            if value in other:
                one.remove(value)
                other.remove(value)
        size = max(len(one), len(other))
        blank = [""] * size
        yield name, list(zip((one + blank)[:size], (other + blank)[:size], strict=True))


def _checks(a: Sequence[Check], b: Sequence[Check]) -> Iterator[CheckChange]:
    left, right = _by_code(a), _by_code(b)
    for (severity, code), values in _in_step(left, right):
        for before, after in values:
            change: Literal["only in A", "only in B", "changed"] = "changed"
            if not before or not after:
                change = "only in A" if before else "only in B"
            yield CheckChange(severity, code, change, before, after)


def _by_code(found: Sequence[Check]) -> dict[tuple[str, str], list[str]]:
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for check in found:
        groups[check.severity, check.code].append(check.message)
    return groups
