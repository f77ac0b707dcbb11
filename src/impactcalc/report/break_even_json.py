"""The part `break_even` of result.json."""

from __future__ import annotations

import math

from impactcalc.impact.break_even import Attribution
from impactcalc.impact.result import Result
from impactcalc.report.json_value import Json, number


def break_even_list(result: Result) -> list[Json]:
    """Cost and tax of each scope, and what would bring them together; null where nothing does, or it is not known."""
    return [
        {
            "scope": part.scope,
            "missing": part.missing or None,
            "cost": number(part.cost),
            "tax": number(part.tax),
            "tax_range": list(part.tax_range) if part.tax_range else None,
            "range_of": part.range_of or None,
            "returned": number(part.returned),
            "people": [
                {
                    "group": scale.group,
                    "today": number(scale.people),
                    "tax": number(scale.tax),
                    "cost": number(scale.cost),
                    "factor": number(scale.factor),
                    "factor_range": _range(scale.low, scale.high),
                    "needed": number(scale.needed),
                }
                for scale in part.scales
            ],
            "attribution_share": None if part.attribution is None else _share(part.attribution),
        }
        for part in result.break_even
    ]


def _share(share: Attribution) -> dict[str, Json]:
    return {
        "today": number(share.today),
        "needed": number(share.needed),
        "needed_range": _range(share.low, share.high),
        "tax_at_full_attribution": number(share.full_tax),
    }


def _range(low: float, high: float) -> list[Json] | None:
    return None if math.isnan(low) else [low, high]
