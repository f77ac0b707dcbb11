"""A survey's totals with their intervals, in sentences."""

from __future__ import annotations

import math

from impactcalc.impact.result import Result
from impactcalc.words.en.amounts import money
from impactcalc.words.en.checks.survey import stands_out as why_it_stands_out


def survey_words(result: Result) -> tuple[str, ...]:
    """The total with its interval, in two sentences; nothing where there is no survey."""
    survey = result.survey
    if survey is None:
        return ()
    from_whom = f"the answers of {survey.answers:,} of {survey.members:,.0f} members"
    currency = result.basis.home_currency
    named = [("gross spending at home", survey.intervals["gross_spending"])]
    if result.net_new_spending > 0:
        named.append(("net new spending", survey.intervals["net_new_spending"]))
    ends = [(name, found, (money(found.low, currency), money(found.high, currency))) for name, found in named]
    if survey.answers >= survey.members:
        return (f"Expanded from {from_whom}: all answered, so nothing is left to the chance of who did.",)
    parts = [
        f"{name} between {low} and {high}"
        for name, found, (low, high) in ends
        if math.isfinite(found.low) and math.isfinite(found.high) and low != high
    ]
    if not parts:
        return (f"Expanded from {from_whom}. How far the chance of who answered may have led cannot be said.",)
    return (
        f"Expanded from {from_whom}. With {survey.confidence * 100:.0f}% confidence: {'; '.join(parts)}. That is the "
        "chance of who answered; it takes those that did not answer to be like the others of their stratum.",
    )


def stands_out(share: float, *, heavy: bool, far: bool) -> str:
    """Why a member stands out, as the check says it."""
    return why_it_stands_out(share, heavy=heavy, far=far)
