"""Break-even for machines: the part `break_even` of result.json, and the table of the same name."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import cast

from impactcalc.impact.fiscal.answer import Attribution
from impactcalc.impact.result import Result
from impactcalc.report.writers.json_value import Json, number


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


def break_even_columns(result: Result) -> dict[str, Sequence[object]]:
    """A row for each scope and question: today, needed, and the bounds of what is needed; empty where nothing does."""
    rows: list[tuple[object, ...]] = []
    for part in result.break_even:
        for scale in part.scales:
            bounds = (scale.low * scale.people, scale.high * scale.people)
            rows.append(
                (part.scope, part.cost, part.tax, f"people: {scale.group}", scale.people, scale.needed, *bounds)
            )
        if part.attribution is not None:
            share = part.attribution
            known = (share.today, share.needed, share.low, share.high)
            rows.append((part.scope, part.cost, part.tax, "attribution share", *known))
        if part.missing:
            rows.append((part.scope, part.cost, part.tax, f"missing: {part.missing}", *[math.nan] * 4))
    names = ("scope", "cost", "tax", "what", "today", "needed", "needed_low", "needed_high")
    return {
        name: [row[at] if at in (0, 3) else number(cast(float, row[at])) for row in rows]
        for at, name in enumerate(names)
    }


def _share(share: Attribution) -> dict[str, Json]:
    return {
        "today": number(share.today),
        "needed": number(share.needed),
        "needed_range": _range(share.low, share.high),
        "tax_at_full_attribution": number(share.full_tax),
    }


def _range(low: float, high: float) -> list[Json] | None:
    return None if math.isnan(low) else [low, high]
