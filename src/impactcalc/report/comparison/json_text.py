"""A Comparison -> JSON, schema impactcalc/comparison/1."""

from __future__ import annotations

import json
from collections.abc import Sequence

import impactcalc
from impactcalc.impact.beside.comparison import Comparison
from impactcalc.impact.figures import NAMES
from impactcalc.impact.result import Result
from impactcalc.impact.survey.expansion import CONFIDENCE
from impactcalc.known.periods import calendar_year, first_day, last_day
from impactcalc.report.tables.scenarios import figure_object
from impactcalc.report.words.respelled import respelled_json, speller
from impactcalc.report.writers.json_value import Json
from impactcalc.report.writers.targets import input_name

SCHEMA = "impactcalc/comparison/1"


def comparison_json(found: Comparison) -> str:
    """The comparison as JSON text: unrounded; what is not known, or not to be subtracted, is null."""
    with found.a.spoken():
        whole = respelled_json(comparison_object(found), speller(found.a, found.b))
    return json.dumps(whole, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def comparison_object(found: Comparison) -> dict[str, Json]:
    """The comparison as what JSON can hold."""
    return {
        "schema": SCHEMA,
        "package": {"impactcalc": impactcalc.__version__},
        "a": _side(found.a),
        "b": _side(found.b),
        "same": found.same,
        "same_currency": found.same_money,
        "figures": {
            "a": figure_object(found.figures_a),
            "b": figure_object(found.figures_b),
            "difference": figure_object(found.difference),
        },
        "in_kind": {"a": _in_kind(found.a), "b": _in_kind(found.b)},
        "sampling": _sampling(found),
        "steps": [
            {"changes": list(step), "difference": figure_object(row)}
            for step, row in zip(found.steps, found.by_step, strict=True)
        ],
        "inputs": {
            "changed": _listed(found.inputs.changes, ("sheet", "id", "field", "before", "after", "stage")),
            "only_in_one": _listed(found.inputs.lone, ("sheet", "id", "name", "only_in")),
        },
        "assumptions": _listed(found.assumptions, ("topic", "what", "before", "after")),
        "checks": _listed(found.checks, ("severity", "code", "change", "before", "after")),
    }


def _sampling(found: Comparison) -> Json:
    """The chance of who answered a survey; null where there is none."""
    errors = found.sampling_errors
    if errors is None:
        return None
    sides = {
        name: {field: figure_object(getattr(side, field)) for field in ("error", "freedom", "low", "high")}
        for name, side in (("a", errors.a), ("b", errors.b))
    }
    within, beyond = errors.within(found.difference), errors.beyond(found.difference)
    return {
        "confidence": CONFIDENCE,
        "same_answers": errors.same_answers,
        "shared_members": errors.shared_members,
        **sides,
        "difference": {
            "error": figure_object(errors.error),
            "margin": figure_object(errors.margin),
            "within_chance": {
                name: bool(within[at]) if within[at] or beyond[at] else None for at, name in enumerate(NAMES)
            },
        },
    }


def _in_kind(result: Result) -> Json:
    """What was given, by kind: in none of the figures."""
    return _listed(result.in_kind.sums, ("kind", "unit", "lines", "quantity", "value", "unvalued"))


def _side(result: Result) -> dict[str, Json]:
    study = result.study
    return {
        "name": study.settings.name,
        "file": input_name(study) or None,
        "sha256": study.sha256 or None,
        "place": study.settings.place,
        "year": study.settings.year,
        "period_start": first_day(study.settings.period).isoformat(),
        "period_end": last_day(study.settings.period).isoformat(),
        "currency": result.basis.home_currency,
        "price_year": calendar_year(result.basis.report_year),
        "economy": result.economy.name,
        "at_most": result.at_most,
        "programme_cost_at_least": result.fiscal.cost.at_least,
    }


def _listed(items: Sequence[object], fields: Sequence[str]) -> list[Json]:
    return [{field: getattr(item, field) for field in fields} for item in items]
