"""The page Scenarios: the workbook as it is beside its what-ifs, and what each override makes of the difference."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from impactcalc.impact.beside.answer import WhatIf
from impactcalc.impact.figures import figures_of
from impactcalc.impact.result import Result
from impactcalc.known.periods import year_words
from impactcalc.report.figure_columns import figure_columns
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Column, Lines, Page, Table
from impactcalc.study.study import Override

BASE = "Base: the workbook as it is"


def scenarios_page(result: Result) -> Page:
    """Side by side, the differences, then each scenario override by override."""
    found = result.scenarios
    return Page(
        tab=term("Scenarios"),
        title=said().titles.scenarios_title(result),
        lead=(
            term(
                "What the result would be if some cells of the workbook held something else. The sheet Scenarios of "
                "the "
                "workbook says which; everything else in this report is about the workbook as it is."
            ),
        ),
        blocks=(
            _side_by_side(result),
            *_differences(result),
            *(block for scenario in found for block in _steps(result, scenario)),
            Lines(tuple(_notes(result)), "note"),
        ),
        frozen=None,
    )


def _side_by_side(result: Result) -> Table:
    found = result.scenarios
    rows = np.array([figures_of(result), *(scenario.figures for scenario in found)])
    units = {scenario.price_basis for scenario in found} | {(result.basis.home_currency, result.basis.report_year)}
    names = [term(BASE), *(scenario.name for scenario in found)]
    most = [term("at most") if limit else "" for limit in (result.at_most, *(s.at_most for s in found))]
    costs = [result.fiscal.cost.at_least, *(scenario.cost_at_least for scenario in found)]
    columns = [Column(term("Scenario"), "wrap", names, width=34)]
    if len(units) > 1:
        prices = [
            said().terms.money_unit(result),
            *(
                term("{currency}, {year} prices", currency=s.price_basis[0], year=year_words(s.price_basis[1]))
                for s in found
            ),
        ]
        columns.append(Column(term("Money in"), "wrap", prices, width=18))
    if any(most):
        columns.append(Column(term("Impact"), "text", most))
    if any(costs):
        columns.append(Column(term("Programme cost"), "text", [term("at least") if least else "" for least in costs]))
    columns += figure_columns(rows, said().terms.money_unit(result) if len(units) == 1 else "")
    severities = [check.severity for check in result.checks_found]
    errors = [severities.count("error"), *(scenario.errors for scenario in found)]
    warnings = [severities.count("warning"), *(scenario.warnings for scenario in found)]
    columns.append(Column(term("Check errors"), "count", errors))
    columns.append(Column(term("Check warnings"), "count", warnings))
    return Table(term("Side by side"), tuple(columns), strong=frozenset({0}))


def _differences(result: Result) -> Iterator[Table]:
    found = [scenario for scenario in result.scenarios if scenario.same_money]
    if found:
        yield Table(
            term("Difference from the base"),
            (
                Column(term("Scenario"), "wrap", [scenario.name for scenario in found], width=34),
                *figure_columns(np.array([scenario.difference for scenario in found]), _money(result)),
            ),
        )


def _steps(result: Result, scenario: WhatIf) -> Iterator[Table]:
    columns = (
        Column(term("Override"), "wrap", ["; ".join(map(override_words, step)) for step in scenario.steps], width=34),
        *figure_columns(scenario.by_step, _money(result), scenario.difference),
    )
    if len(columns) > 1:
        yield Table(
            term("{name}: where the difference comes from", name=scenario.name), columns, total_label=term("Difference")
        )


def _money(result: Result) -> str:
    """What differences are in: the currency alone, where the scenarios' price years differ."""
    years = {scenario.price_basis[1] for scenario in result.scenarios} | {result.basis.report_year}
    return said().terms.money_unit(result) if len(years) == 1 else result.basis.home_currency


def _notes(result: Result) -> Iterator[str]:
    yield (
        term(
            "Overrides are put in one after another, in the order of the sheet, and each line is the difference that "
            "one "
            "more of them makes: what an override makes depends on those before it. The lines add up to the difference."
        )
    )
    if any(len(step) > 1 for scenario in result.scenarios for step in scenario.steps):
        yield term("Overrides that only hold together share a line.")
    if any(not scenario.same_money for scenario in result.scenarios):
        yield (
            term(
                "A scenario in another currency than {home_currency} stands beside the base; its money is "
                "not subtracted from it, its jobs are.",
                home_currency=result.basis.home_currency,
            )
        )
    for scenario in result.scenarios:
        if scenario.jobs_basis != result.economy.jobs_basis:
            yield (
                term(
                    "Jobs of the base are {jobs_basis}; in {name} they are {jobs_basis_2}: the difference holds "
                    "that too.",
                    jobs_basis=result.economy.jobs_basis,
                    name=scenario.name,
                    jobs_basis_2=scenario.jobs_basis,
                )
            )
    if len({scenario.price_basis[1] for scenario in result.scenarios} | {result.basis.report_year}) > 1:
        yield term("Scenarios in the prices of another year: the difference holds the change of prices too.")


def override_words(override: Override) -> str:
    """What an override changes, from what to what."""
    return f"{override.what}: {override.before} -> {override.after}"
