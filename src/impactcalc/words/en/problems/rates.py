"""Rates that cannot be right."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import rates as f

_TENS = {10: ("ten", "tenth"), 100: ("hundred", "hundredth"), 1000: ("thousand", "thousandth")}
_UNITS = {
    "exchange_rate": " units per US dollar",
    "ppp_factor": " local units per international dollar",
    "deflator": "",
}


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


def rate_doubtful(fact: f.RateDoubtful) -> Wrong:
    later = "" if fact.later is None else f" for {fact.later}"
    known = f"the shipped {fact.kind} {fact.subject} {fact.of} is {fact.shipped:.6g}{_UNITS.get(fact.kind, '')}"
    return Wrong(
        f"{known}; {fact.typed:.6g}{later} {_how(fact)}",
        f"Type {fact.other:.6g} if so; or type yes into the column Confirmed if {fact.typed:.6g} is right",
    )


def _how(fact: f.RateDoubtful) -> str:
    word, part = _TENS[fact.by]
    units = f"a {word}" if fact.by > 10 else word
    if fact.reads == "dollars":
        return f"may be dollars per {units} units"
    if fact.reads == "reciprocal":
        return "is near its reciprocal, so it may be dollars per unit"
    if fact.reads == "above":
        so = "be on another base" if fact.kind == "deflator" else f"be the rate of {units} dollars"
        return f"is about {units} times that, so it may {so}"
    so = "be on another base" if fact.kind == "deflator" else f"count {word}s of units"
    return f"is about a {part} of it, so it may {so}"
