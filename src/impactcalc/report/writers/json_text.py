"""A Result -> result.json, schema impactcalc/result/1."""

from __future__ import annotations

import json
from pathlib import Path

import impactcalc
from impactcalc.arrays import Floats
from impactcalc.economy.economy import MEASURES as ALL_MEASURES
from impactcalc.impact.effects.breakdowns import Cut
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.effects.home import PlaceOfStudy
from impactcalc.impact.result import Result
from impactcalc.known.vocabulary import CATEGORIES
from impactcalc.report.tables.break_even import break_even_list
from impactcalc.report.tables.deals import deals_object
from impactcalc.report.tables.how_sure import range_object
from impactcalc.report.tables.scenarios import scenario_list
from impactcalc.report.tables.sums import by_category
from impactcalc.report.tables.survey import survey_object
from impactcalc.report.tables.taxes import local_money_object, tax_object
from impactcalc.report.tables.world import ppp_object, regional_object, world_object
from impactcalc.report.words.terms import country_name
from impactcalc.report.writers.json_value import Json, number
from impactcalc.report.writers.targets import input_name, output_of

SCHEMA = "impactcalc/result/1"


def result_json(result: Result) -> str:
    """The result as JSON text: money in whole units, unrounded; what is not known is null; ends with a newline."""
    return json.dumps(result_object(result), indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def write_json(result: Result, path: Path) -> None:
    """Write result.json, whole or not at all, and never over the study's own input."""
    text = result_json(result)
    with output_of(result.study, path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")


def result_object(result: Result) -> dict[str, Json]:
    """The result as what JSON can hold, keys in reading order."""
    basis, economy = result.basis, result.economy
    return {
        "schema": SCHEMA,
        "package": {
            "impactcalc": impactcalc.__version__,
            "prices": {"version": result.prices.version, "sha256": result.prices.sha256},
        },
        "study": _study(result),
        "economy": {
            "name": economy.name,
            "title": economy.title,
            "version": economy.version,
            "place": economy.place,
            "country": economy.country,
            "year": economy.year,
            "currency": economy.currency,
            "valuation": economy.valuation,
            "sha256": economy.sha256,
            "reason": result.home.main.reason,
        },
        "price_basis": {
            "currency": basis.home_currency,
            "price_year": basis.report_year,
            "table_year": basis.table_year,
        },
        "jobs_basis": economy.jobs_basis,
        "at_most": result.at_most,
        "totals": _effects(result, result.impact_effects),
        "contribution": _effects(result, result.contribution_effects),
        "gross_spending": number(result.gross_spending),
        "net_new_spending": number(result.net_new_spending),
        "local_final_demand": number(result.local_final_demand),
        "spent_abroad": number(result.spent_abroad),
        "assumed_spending": number(result.assumed_spending),
        "assumed_abroad": number(result.assumed_abroad),
        "programme_cost": number(result.programme_cost),
        "local_money_taken_off": number(result.local_money_taken_off),
        "local_money": local_money_object(result),
        "volunteering": {
            "people": number(result.volunteering.people),
            "hours": number(result.volunteering.hours),
            "value": number(result.volunteering.value),
            "unvalued_hours": number(result.volunteering.unvalued_hours),
        },
        "ppp": ppp_object(result),
        "world": world_object(result),
        "regional_purchasing_power": regional_object(result),
        "taxes": tax_object(result),
        "deals": deals_object(result),
        "survey": survey_object(result),
        "by_category": _by_category(result),
        "band": None
        if result.band is None
        else {
            "deltas": list(result.band.deltas),
            "low": _effects(result, result.band.low),
            "high": _effects(result, result.band.high),
            "nation": _effects(result, result.band.nation),
        },
        "places": [_place(result, here) for here in result.home.places],
        "cuts": {name: _cut(result, name, cut) for name, cut in result.cuts.items()},
        "break_even": break_even_list(result),
        "scenarios": scenario_list(result),
        "uncertainty": range_object(result),
        "checks": [
            {field: getattr(check, field) for field in ("code", "severity", "where", "message", "remedy", "source")}
            for check in result.checks_found
        ],
        "assumptions": [
            {field: getattr(assumption, field) for field in ("topic", "what", "value", "source")}
            for assumption in result.assumptions
        ],
    }


def _place(result: Result, here: PlaceOfStudy) -> dict[str, Json]:
    """One place of the study: its multipliers and its part of the impact."""
    cut = result.cuts["place"]
    effects = cut.effects[cut.labels.index(here.place)] if here.place in cut.labels else result.impact_effects * 0.0
    return {
        "place": here.place,
        "title": here.economy.title,
        "economy": here.economy.name,
        "reason": here.reason,
        "imputed_share": number(here.economy.imputed_share),
        "totals": _effects(result, effects),
    }


def _study(result: Result) -> dict[str, Json]:
    settings, study = result.study.settings, result.study
    return {
        "name": settings.name,
        "place": settings.place,
        "year": settings.year,
        "currency": settings.currency,
        "report_year": result.basis.report_year,
        "activities": int(result.rows.whole_rows.sum()),
        "file": input_name(study) or None,
        "sha256": study.sha256 or None,
    }


def _effects(result: Result, effects: Floats) -> dict[str, Json]:
    """Effects by name, each with every measure; null for a measure that the economy does not have."""
    at = {measure: m for m, measure in enumerate(result.table.measures)}
    return {
        effect: {m: number(float(effects[e, at[m]])) if m in at else None for m in ALL_MEASURES}
        for e, effect in enumerate(EFFECTS)
    }


def _by_category(result: Result) -> list[Json]:
    sums = by_category(result)
    steps = ("gross", "net_new", "taxes_on_sale", "leakage", "wages_to_residents", "local_final_demand")
    return [
        {
            "category": category.code,
            **{step: number(float(getattr(sums, step)[c])) for step in steps},
            "effects": _effects(result, sums.effects[c]),
        }
        for c, category in enumerate(CATEGORIES)
    ]


def _cut(result: Result, name: str, cut: Cut) -> list[Json]:
    return [
        {
            "label": label,
            **({"name": country_name(label)} if name == "partner_country" else {}),
            "activities": int(cut.count[g]),
            "people": number(float(cut.people[g])),
            "gross_spending": number(float(cut.gross[g])),
            "spent_abroad": number(float(cut.spent_abroad[g])),
            "net_new_spending": number(float(cut.net_new[g])),
            "effects": _effects(result, cut.effects[g]),
        }
        for g, label in enumerate(cut.labels)
    ]
