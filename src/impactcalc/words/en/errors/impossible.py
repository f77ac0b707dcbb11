"""What the figures of no economy can be."""

from __future__ import annotations

from collections.abc import Mapping

from impactcalc.facts.errors import impossible as f

_ACCOUNTS: Mapping[f.Account, str] = {
    "output": "output",
    "value_added": "value added",
    "compensation": "pay",
    "taxes_on_production": "taxes on production",
    "gross_operating_surplus": "operating surplus",
    "household_consumption": "what households buy",
    "Z": "flows",
    "Z_d": "domestic flows",
    "jobs": "jobs",
}


def _first(industry: str, value: float, more: int) -> str:
    """The first of the industries that it is about."""
    return f"{industry} ({value:.6g}){f' and {more} more' if more else ''}"


def account_impossible(fact: f.AccountImpossible) -> str:
    why = {"beyond any": "in million beyond any economy's", "below 0": "below zero"}[fact.why]
    return f"{_ACCOUNTS[fact.account]} {why}: {_first(fact.industry, fact.value, fact.more)}"


def more_jobs_than_people(fact: f.MoreJobsThanPeople) -> str:
    return f"more jobs ({fact.jobs:.3g}) than the world has people"


def sum_above_whole(fact: f.SumAboveWhole) -> str:
    part, whole = {"value added": ("value added", "output"), "pay": ("pay", "value added")}[fact.part_of]
    return f"{part} above {whole}, over all industries"


def parts_miss_whole(fact: f.PartsMissWhole) -> str:
    first = _first(fact.industry, fact.value, fact.more)
    return f"pay, taxes on production and operating surplus that miss value added: {first}"


def pay_above_value_added(fact: f.PayAboveValueAdded) -> str:
    first = _first(fact.industry, fact.value, fact.more)
    return f"pay of more than twice the value added (Type {fact.kind}): {first}"


def multiplier_impossible(fact: f.MultiplierImpossible) -> str:
    of = f"{fact.measure}, Type {fact.kind}" if fact.kind else f"{fact.measure} of the industry itself"
    beyond = "below zero" if fact.most is None else f"above {fact.most:,.0f}"
    return f"{of} {beyond}: {_first(fact.industry, fact.value, fact.more)}"
