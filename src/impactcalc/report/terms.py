"""The terms of the field: what each measure, effect, step and share is called. The English name is the term that a
language is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from impactcalc.economy.economy import Measure
from impactcalc.impact.effects.effects import Effect

MEASURE_NAMES: Mapping[Measure, str] = MappingProxyType(
    {
        "output": "Output",
        "value_added": "Value added",
        "labour_income": "Labour income",
        "jobs": "Jobs",
        "jobs_fte": "Full-time equivalents",
        "taxes_on_production": "Net production taxes",
    }
)
JOB_UNITS: Mapping[Measure, str] = MappingProxyType({"jobs": "job-years", "jobs_fte": "full-time years"})
EFFECT_NAMES: Mapping[Effect, str] = MappingProxyType(
    {
        "direct": "Direct",
        "indirect": "Indirect",
        "induced": "Induced",
        "total_type_1": "Total Type I",
        "total_type_2": "Total Type II",
    }
)
STEP_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "gross": "Gross spending, here and abroad",
        "spent_abroad": "less: spent abroad",
        "residents": "less: residents' own",
        "casual": "less: time-switchers and casuals",
        "not_attributable": "less: not attributable",
        "displaced": "less: displaced",
        "host_paid": "less: local money taken off",
        "payer_not_stated": "less: payer not stated",
        "net_new": "Net new spending",
        "taxes_on_sale": "Taxes on the sale",
        "leakage": "Leakage",
        "wages_to_residents": "Wages to residents",
        "local_final_demand": "Local final demand",
    }
)
SHARE_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "resident_share": "residents' own spending",
        "casual_share": "time-switchers and casuals",
        "attribution_share": "what the programme cannot claim",
        "displaced_share": "displaced spending",
        "host_paid_share": "host-paid spending",
    }
)
DEAL_SHARE_NAMES: Mapping[str, str] = MappingProxyType(
    {"probability": "Probability", "attribution_share": "Attribution share", "displaced_share": "Displaced share"}
)
CUT_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "sheet": "Sheet",
        "place": "Place",
        "partner_country": "Partner country",
        "partner_city": "Partner city",
        "network": "Network",
        "purpose": "Purpose",
        "year": "Year",
        "source": "Who counted it (column Source)",
    }
)


def step_name(name: str) -> str:
    """A step of the ledger in words."""
    return STEP_NAMES.get(name, name.replace("_", " ").capitalize())
