"""Rates that cannot be right."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import rates as f
from impactcalc.words.en.places import the

_TENS = {10: ("ten", "tenth"), 100: ("hundred", "hundredth"), 1000: ("thousand", "thousandth")}
_UNITS = {
    "exchange_rate": " units per US dollar",
    "ppp_factor": " local units per international dollar",
    "deflator": "",
}


def unknown_rate_kind(fact: f.UnknownRateKind) -> Wrong:
    return Wrong("is no kind of rate", f"Type one of {', '.join(fact.kinds)}")


def rate_not_positive(fact: f.RateNotPositive) -> Wrong:
    return Wrong(f"{fact.rate} must be a positive number", "Type the rate or leave it out")


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


def consumer_prices_alone(fact: f.ConsumerPricesAlone) -> Wrong:
    return Wrong(
        f"the consumer prices of {the(fact.country)} are given for {fact.given} alone: an index of one year carries no "
        "amount",
        "Add the year that amounts come from, or go to, on the same base; or leave the row out",
    )


def consumer_prices_apart(fact: f.ConsumerPricesApart) -> Wrong:
    moved = f"from {fact.before:g} in {fact.start} to {fact.after:g} in {fact.end}"
    deflator = "" if fact.deflator is None else f", its GDP deflator by a factor of {fact.deflator:.3g}"
    base = "the CPI-U (1982-84 = 100)" if fact.in_the_us else "one base"
    return Wrong(
        f"the consumer prices of {the(fact.country)} go {moved}{deflator}: the two years are not on one base",
        f"Type every year on {base}, or leave the rows out",
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
