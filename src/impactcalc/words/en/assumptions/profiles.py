"""Profiles: how spending is split, and what a day costs."""

from __future__ import annotations

from impactcalc.facts.assumptions import profiles as f
from impactcalc.facts.fact import Taken
from impactcalc.words.en.amounts import rate
from impactcalc.words.en.dates import year_words
from impactcalc.words.en.inner import inner_phrase
from impactcalc.words.en.numbers import rows
from impactcalc.words.en.places import the

_PER = {"day": "per person and day", "stay": "per person and stay or event"}
_AMOUNT = {"day": "daily amount", "stay": "amount"}
_WHOLE = {"room": "the room", "meals": "the meals", "incidentals": "the incidentals"}


def spread_of_sources(fact: f.SpreadOfSources) -> Taken:
    value = f"{factors(fact.low, fact.high)} of the amount in use"
    return Taken("Profiles", f"{fact.profile}: how far sources lie apart", value, fact.source)


def factors(low: float, high: float) -> str:
    """Factors on an amount."""
    return f"x {low:.2f} to x {high:.2f}"


def profile_parts(fact: f.ProfileParts) -> Taken:
    value = ", ".join(_part(*part) for part in fact.parts)
    return Taken("Profiles", f"{fact.profile}: {fact.title}", value, _origin(fact.origin))


def _part(category: str, basis: str, value: float, item: str) -> str:
    """How a part of a day comes about."""
    if basis == "amount":
        return f"{category} {rate(value, 'USD')} ({item})"
    return f"{category} {value:.4g} x {_WHOLE[basis]} ({item})"


def profile_split(fact: f.ProfileSplit) -> Taken:
    split = ", ".join(f"{code} {share:.1%}" for code, share in fact.shares)
    return Taken("Profiles", f"{fact.profile}: {fact.title}", split, _origin(fact.origin))


def profile_daily(fact: f.ProfileDaily) -> Taken:
    amount = f"{rate(fact.amount, fact.currency)} at {year_words(fact.year)} prices"
    value = f"{amount} {_PER[fact.per]}, in {rows(fact.rows)}"
    return Taken("Profiles", f"{fact.profile}: {_AMOUNT[fact.per]}", value, _origin(fact.origin))


def day_of_profile(fact: f.DayOfProfile) -> Taken:
    parts = ", ".join(f"{code} {rate(amount, fact.currency)}" for code, amount in fact.parts)
    taken = "the day's spending" if fact.supplied else "only the split, as the rows state their sums"
    return Taken(
        "Profiles",
        f"{fact.profile} in {the(fact.place)}, {year_words(fact.year)}{'' if fact.overnight else ', for the day'}",
        f"{parts} per person and day, {rate(fact.amount, fact.currency)} in all; {taken} in {rows(fact.rows)}",
        inner_phrase(fact.source),
    )


def day_carried(fact: f.DayCarried) -> Taken:
    where = f", {fact.place}" if fact.place else ""
    return Taken(
        "Profiles",
        f"{fact.profile}: {_AMOUNT[fact.per]} in {year_words(fact.year)}{where}",
        f"{rate(fact.amount, fact.currency)} {_PER[fact.per]}",
        inner_phrase(fact.how),
    )


def _origin(origin: f.ProfileOrigin) -> str:
    """Where a profile's figures are from, of whom they are, and what to know before relying on them."""
    quoted = "" if origin.quoted in origin.weakness else f" {origin.quoted}"
    unit = f" Per {origin.unit}." if origin.unit and not origin.unit.startswith("share") else ""
    return f"{origin.source}.{unit}{quoted} {origin.weakness}"
