"""The part `survey` of result.json, and its tables as CSV."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.result import Result
from impactcalc.impact.survey.account import Interval, SurveyAccount
from impactcalc.report.writers.json_value import Json, number


def survey_object(result: Result) -> Json:
    """The survey's account; null where there is none. Report-year prices, unrounded; null for what is not known."""
    told = result.survey
    if told is None:
        return None
    return {
        "scope": "expanded from the members that answered to their network; sampling error only",
        "confidence": told.confidence,
        "answers": told.answers,
        "members": told.members,
        "asked": told.asked,
        "response_rate": told.response_rate,
        "effective_answers": told.effective,
        "estimator": told.estimator,
        "why": told.why,
        "intervals": {name: _interval(found) for name, found in told.intervals.items()},
        "totals": _grid(result, told.impact),
        "contribution": _grid(result, told.contribution),
        "gross_spending_by_the_other_estimator": None if told.other is None else _interval(told.other),
        "auxiliary": None
        if told.size is None
        else {"expanded": _interval(told.size), "known": number(told.known_size)},
        "strata": [
            {
                "stratum": line.name,
                "members": line.members,
                "asked": line.asked,
                "answers": line.answers,
                "response_rate": line.response_rate,
                "weight": number(line.weight),
                "stands_together_with": list(line.joined),
                "mean_auxiliary_of_answers": number(line.size),
                "mean_auxiliary_of_network": number(line.network_size),
            }
            for line in told.strata
        ],
        "questions": [
            {
                "question": line.name,
                "some": line.some,
                "none": line.none,
                "blank": line.missing,
                "no_rows_means_none": line.rows_only,
                "strata_that_stand_together": [list(group) for group in line.together],
                "total": _interval(line.total),
            }
            for line in told.questions
        ],
        "outliers_in_all": told.outliers_in_all,
        "outliers": [
            {name: number(value) if isinstance(value, float) else value for name, value in asdict(found).items()}
            for found in told.outliers
        ],
    }


def survey_columns(result: Result) -> dict[str, list[Any]]:
    """Every interval as a row: scope, figure, and the parts of the interval; no rows where there is no survey."""
    rows: list[tuple[str, str, Interval]] = []
    if result.survey is not None:
        rows += [("headline", name, found) for name, found in result.survey.intervals.items()]
        rows += _figures(result, result.survey)
    names = [field.name for field in fields(Interval)]
    return {
        "scope": [scope for scope, _, _ in rows],
        "figure": [figure for _, figure, _ in rows],
        **{name: [getattr(found, name) for _, _, found in rows] for name in names},
    }


def _figures(result: Result, told: SurveyAccount) -> list[tuple[str, str, Interval]]:
    return [
        (scope, f"{effect}_{measure}", grid[e][m])
        for scope, grid in (("impact", told.impact), ("contribution", told.contribution))
        for e, effect in enumerate(EFFECTS)
        for m, measure in enumerate(result.table.measures)
    ]


def _grid(result: Result, grid: tuple[tuple[Interval, ...], ...]) -> Json:
    measures = result.table.measures
    return {
        effect: {measure: _interval(grid[e][m]) for m, measure in enumerate(measures)}
        for e, effect in enumerate(EFFECTS)
    }


def _interval(found: Interval) -> Json:
    return {field.name: number(getattr(found, field.name)) for field in fields(found)}
