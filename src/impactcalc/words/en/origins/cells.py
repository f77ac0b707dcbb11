"""From which cells an amount was typed or worked out."""

from __future__ import annotations

from impactcalc.facts.origins import cells as f

_OF_PROFILE = {"day of profile": "daily amount of", "stay of profile": "amount of", "part by profile": "part by"}


def worked_out(fact: f.WorkedOut) -> str:
    return f"{fact.sheet}: {' + '.join(' x '.join(map(_factor, product)) for product in fact.products)}"


def _factor(factor: f.Factor) -> str:
    if factor.what == "one day":
        return "1 day"
    named = factor.name if factor.what == "cell" else f"{_OF_PROFILE[factor.what]} profile {factor.name}"
    return named if factor.value is None else f"{named} ({factor.value:,.12g})"
