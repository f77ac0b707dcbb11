"""What each scenario of a workbook comes to, and which override makes how much of the difference."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.errors import InputError, Problem, TableError
from impactcalc.facts.errors import tables as refusals
from impactcalc.facts.problems.runs import InScenario
from impactcalc.impact.beside.answer import WhatIf
from impactcalc.impact.figures import differences, figures_of, same_money
from impactcalc.impact.result import Result
from impactcalc.study.checking.scenarios import NAME
from impactcalc.study.study import Scenario, Study

Run = Callable[[Study], Result]


def what_if(study: Study, base: Result, run: Run) -> tuple[WhatIf, ...]:
    """Every scenario of a study, by real runs of the studies in between: the base first, an override more each time.

    Because the effect of one override depends on those before it, the order of the sheet is the order of the
    attribution. InputError and TableError of a scenario say which it is.
    """
    return tuple(_one(scenario, base, run) for scenario in study.scenarios)


def _one(scenario: Scenario, base: Result, run: Run) -> WhatIf:
    try:
        last = run(scenario.study)
    except InputError as error:
        raise InputError(_named(scenario, error.problems), error.source) from error
    except TableError as error:
        raise TableError(refusals.TableOfScenario(scenario.name, error.fact)) from error
    between = [step.study for step in scenario.steps[:-1]]
    states, ends = chain(base, between, last, run)
    steps, begin = [], 0
    for end in ends:
        steps.append(tuple(o for step in scenario.steps[begin : end + 1] for o in step.overrides))
        begin = end + 1
    money = same_money(base, last)
    severities = [check.severity for check in last.checks_found]
    return WhatIf(
        name=scenario.name,
        figures=states[-1],
        difference=differences(states[[0, -1]], money)[0],
        steps=tuple(steps),
        by_step=differences(states, money),
        same_money=money,
        price_basis=(last.basis.home_currency, last.basis.report_year),
        jobs_basis=last.economy.jobs_basis,
        at_most=last.at_most,
        cost_at_least=last.fiscal.cost.at_least,
        errors=severities.count("error"),
        warnings=severities.count("warning"),
    )


def chain(start: Result, between: Sequence[Study], last: Result, run: Run) -> tuple[Floats, list[int]]:
    """The figures along a chain of studies, from the result `start` to the result `last`: (K + 1, F).

    Also which of the studies in between, counted with `last`, ends each of the K steps: one that cannot be run (a rate
    that only the next one brings, a table that does not fit) or whose money is in another currency is passed over,
    and what it changes counts with the next.
    """
    states, ends = [figures_of(start)], []
    currencies = {start.basis.home_currency, last.basis.home_currency}
    for at, study in enumerate(between):
        try:
            found = run(study)
        except (InputError, TableError):
            continue
        if found.basis.home_currency in currencies:
            states.append(figures_of(found))
            ends.append(at)
    return np.array([*states, figures_of(last)]), [*ends, len(between)]


def _named(scenario: Scenario, problems: Sequence[Problem]) -> Iterator[Problem]:
    for problem in problems:
        inner = InScenario(problem.sheet, problem.cell, problem.value, problem.fact)
        yield Problem(NAME, scenario.cell, scenario.name, inner)
