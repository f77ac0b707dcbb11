"""The part `taxes` of result.json."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from impactcalc.impact.effects import ROUNDS
from impactcalc.impact.fiscal import LEVELS, TAX_KINDS, Revenue
from impactcalc.impact.result import Result

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"


def tax_object(result: Result) -> dict[str, Json]:
    """Tax by level and kind, the named taxes, and own taxes beside the cost; report-year prices, unrounded."""
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
                "collected": _number(float(fiscal.impact.collected[t].sum())),
                "counted": _number(float(fiscal.impact.counted[t].sum())),
                "collected_of_gross": _number(float(fiscal.contribution.collected[t].sum())),
                "source": tax.source,
            }
            for t, tax in enumerate(fiscal.taxes)
        ],
        "own_budget": _number(fiscal.own_budget),
        "cost": {
            "budget_local_money": _number(cost.budget),
            "scholarships": _number(cost.scholarships),
            "host_paid": _number(cost.host_paid),
            "total": _number(cost.total),
        },
        "own_budget_per_unit_of_cost": _number(fiscal.per_unit_of_cost),
    }


def _revenue(revenue: Revenue) -> dict[str, Json]:
    return {
        "total": _number(revenue.total),
        "by_level": {level: _number(value) for level, value in revenue.by_level().items()},
        "by_kind": {
            kind: {
                name: {level: _number(float(revenue.amounts[k, r, at])) for at, level in enumerate(LEVELS)}
                for r, name in enumerate(ROUNDS)
            }
            for k, kind in enumerate(TAX_KINDS)
        },
    }


def _number(value: float | None) -> float | None:
    """A number as it is, null for one that is not known."""
    return None if value is None or not math.isfinite(value) else value
