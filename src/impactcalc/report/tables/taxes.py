"""The part `taxes` of result.json."""

from __future__ import annotations

from impactcalc.impact.effects.effects import ROUNDS
from impactcalc.impact.fiscal.fiscal import LEVELS, TAX_KINDS, Revenue
from impactcalc.impact.result import Result
from impactcalc.report.writers.json_value import Json, number


def tax_object(result: Result) -> dict[str, Json]:
    """Tax by level and kind, the named taxes, and own taxes beside the cost; report-year prices, unrounded; null for a
    kind or a level that is not known."""
    fiscal, cost = result.fiscal, result.fiscal.cost
    return {
        "scope": "tax revenue supported; inside value added, never added to it"
        if result.economy.valuation == "producer"
        else "tax revenue supported; taxes on the sale outside value added at basic prices, the others inside it",
        "price_year": result.basis.report_year,
        "impact": _revenue(fiscal.impact),
        "contribution": _revenue(fiscal.contribution),
        "named": [
            {
                "name": tax.name,
                "rate": tax.rate,
                "categories": list(tax.categories),
                "level": tax.level,
                "collector": tax.collector,
                "place": tax.place,
                "own_budget": tax.own_budget,
                "collected": number(float(fiscal.impact.collected[t].sum())),
                "counted": number(float(fiscal.impact.counted[t].sum())),
                "collected_of_gross": number(float(fiscal.contribution.collected[t].sum())),
                "source": tax.source,
            }
            for t, tax in enumerate(fiscal.taxes)
        ],
        "own_budget": number(fiscal.own_budget),
        "cost": {
            "budget_local_money": number(cost.budget),
            "organisers": number(cost.organisers),
            "scholarships": number(cost.scholarships),
            "host_paid": number(cost.host_paid),
            "total": number(cost.total),
            "at_least": cost.at_least,
        },
        "own_budget_per_unit_of_cost": number(fiscal.per_unit_of_cost),
    }


def local_money_object(result: Result) -> dict[str, Json]:
    """Programme cost less what is not taken off is the local money taken off; report-year prices."""
    cost = result.fiscal.cost
    return {
        "programme_cost": number(cost.total),
        "at_least": cost.at_least,
        "spent_elsewhere": number(cost.spent_elsewhere),
        "spent_abroad_of_it": number(cost.spent_abroad),
        "had_come_off_before": number(cost.off_before),
        "local_money_taken_off": number(cost.taken_off),
    }


def _revenue(revenue: Revenue) -> dict[str, Json]:
    levels = revenue.levels_known
    return {
        "split_by_level": revenue.split,
        "total": number(revenue.total),
        "sum_of_what_is_known": number(revenue.known),
        "by_level": {level: number(value) for level, value in revenue.by_level().items()},
        "by_kind": {
            kind: {
                name: {level: number(float(levels[k, r, at])) for at, level in enumerate(LEVELS)}
                for r, name in enumerate(ROUNDS)
            }
            for k, kind in enumerate(TAX_KINDS)
        },
    }
