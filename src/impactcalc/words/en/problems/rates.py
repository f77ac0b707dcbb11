"""Rates that cannot be right."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import rates as f


def rate_is_one(fact: f.RateIsOne) -> Wrong:
    return Wrong(
        f"{fact.rate} is 1 by definition",
        "Leave the row out",
    )


def rate_twice(fact: f.RateTwice) -> Wrong:
    return Wrong(
        f"{fact.rate} is given twice, also as {fact.other:g}",
        "Keep one of the rows",
    )


def rate_too_small(fact: f.RateTooSmall) -> Wrong:
    return Wrong(
        f"{fact.rate} is below {fact.least:g}, and no rate is",
        "Type a number that can be right",
    )


def parity_abroad(fact: f.ParityAbroad) -> Wrong:
    return Wrong(
        f"{fact.rate}: regional price parities compare places within the United States",
        "For a country use the kind ppp_factor",
    )


def parity_implausible(fact: f.ParityImplausible) -> Wrong:
    return Wrong(
        f"{fact.rate} is a price level with the US = 1, and no place is that far from it",
        f"BEA publishes it with the US = 100: type {fact.value / 100:g} if so",
    )
