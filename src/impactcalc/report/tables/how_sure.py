"""The part `uncertainty` of result.json, and its tables as CSV."""

from __future__ import annotations

from typing import Any

import numpy as np

from impactcalc.impact.result import Result
from impactcalc.report.writers.json_value import Json, number


def range_object(result: Result) -> Json:
    """The ranges of the headlines and what they come of; null where none was given or drawn from."""
    sure = result.uncertainty
    if sure is None:
        return None
    edges, counts = sure.histogram
    return {
        "draws": sure.draws,
        "seed": sure.seed,
        "numbers": [
            {
                "name": one.name,
                "label": one.label,
                "where": one.where,
                "stated": number(one.value),
                "low": None if one.range is None else number(one.range.low),
                "high": None if one.range is None else number(one.range.high),
                "bounds": None if one.range is None else one.range.bounds,
                "distribution": one.distribution if one.range is None else one.range.distribution,
                "source": one.source or None,
            }
            for one in sure.quantities.values()
        ],
        "headlines": {
            one.headline.key: {
                "point": number(one.headline.point),
                "mean": number(one.mean),
                "standard_deviation": number(one.deviation),
                "p5": number(one.p5),
                "p50": number(one.p50),
                "p95": number(one.p95),
            }
            for one in sure.ranges
        },
        "swings": {
            key: [
                {"number": swing.quantity, "at_low": number(swing.low), "at_high": number(swing.high)}
                for swing in swings
            ]
            for key, swings in sure.swings.items()
        },
        "histogram": {"of": sure.drawn, "edges": edges.tolist(), "counts": counts.tolist()},
        "variance_shares": None
        if sure.shares is None
        else {
            "points": sure.shares.points,
            "first_order": {
                key: dict(zip(sure.shares.names, values.tolist(), strict=True))
                for key, values in sure.shares.first.items()
            },
            "total": {
                key: dict(zip(sure.shares.names, values.tolist(), strict=True))
                for key, values in sure.shares.total.items()
            },
        },
    }


def range_columns(result: Result) -> dict[str, Any]:
    """A row per headline."""
    found = result.uncertainty.ranges if result.uncertainty else ()
    numbers = ("mean", "deviation", "p5", "p50", "p95")
    return {
        "headline": [one.headline.key for one in found],
        "point": np.array([one.headline.point for one in found], dtype=np.float64),
        **{name: np.array([getattr(one, name) for one in found], dtype=np.float64) for name in numbers},
    }


def swing_columns(result: Result) -> dict[str, Any]:
    """A row per headline and uncertain number, the widest swing of each headline first."""
    sure = result.uncertainty
    lines = [(key, swing) for key, swings in sure.swings.items() for swing in swings] if sure else []
    found = [sure.quantities[swing.quantity] for _, swing in lines] if sure else []
    ends = [one.ends if one.ends is not None else np.array([np.nan, np.nan]) for one in found]
    return {
        "headline": [key for key, _ in lines],
        "number": [one.name for one in found],
        "where": [one.where for one in found],
        "stated": np.array([one.value for one in found], dtype=np.float64),
        "low": np.array([low for low, _ in ends], dtype=np.float64),
        "high": np.array([high for _, high in ends], dtype=np.float64),
        "distribution": [one.distribution for one in found],
        "at_low": np.array([swing.low for _, swing in lines], dtype=np.float64),
        "at_high": np.array([swing.high for _, swing in lines], dtype=np.float64),
    }
