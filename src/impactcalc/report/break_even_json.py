"""The part `break_even` of result.json."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from impactcalc.impact.break_even import Attribution
from impactcalc.impact.result import Result

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"


def break_even_list(result: Result) -> list[Json]:
    """Cost and tax of each scope, and what would bring them together; null where nothing does, or it is not known."""
    return [
        {
            "scope": part.scope,
            "missing": part.missing or None,
            "cost": _number(part.cost),
            "tax": _number(part.tax),
            "tax_range": list(part.tax_range) if part.tax_range else None,
            "returned": _number(part.returned),
            "people": [
                {
                    "group": scale.group,
                    "today": _number(scale.people),
                    "tax": _number(scale.tax),
                    "cost": _number(scale.cost),
                    "factor": _number(scale.factor),
                    "factor_range": _range(scale.low, scale.high),
                    "needed": _number(scale.needed),
                }
                for scale in part.scales
            ],
            "attribution_share": None if part.attribution is None else _share(part.attribution),
        }
        for part in result.break_even
    ]


def _share(share: Attribution) -> dict[str, Json]:
    return {
        "today": _number(share.today),
        "needed": _number(share.needed),
        "needed_range": _range(share.low, share.high),
        "tax_at_full_attribution": _number(share.full_tax),
    }


def _range(low: float, high: float) -> list[Json] | None:
    return None if math.isnan(low) else [low, high]


def _number(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None
