"""What was given: beside the money, and beside the guests to whom it was given."""

from __future__ import annotations

from impactcalc.facts.checks import in_kind as f
from impactcalc.facts.fact import Said
from impactcalc.words.en.numbers import six_digits
from impactcalc.words.en.sources import CROMPTON

_WHAT = {"host_family_nights": "night{} in host families", "pro_bono": "hour{} free of charge"}


def in_kind_not_multiplied(fact: f.InKindNotMultiplied) -> Said:
    named = ", ".join(_counted(kind, quantity) for kind, quantity in fact.given)
    return Said(
        f"What was given ({named}) stands on lines of its own: it is not spending, so no multiplier applies and it "
        "is in no total. What host families spend on their guests is residents' money",
        "Nothing to do; do not add the lines to the impact",
        CROMPTON,
    )


def _counted(kind: str, quantity: float) -> str:
    return f"{six_digits(quantity)} {_WHAT.get(kind, 'gift{}').format('' if quantity == 1 else 's')}"


def host_nights_above_guest_nights(fact: f.HostNightsAboveGuestNights) -> Said:
    there = f"have {six_digits(fact.of_guests)} nights of guests" if fact.of_guests else "have no nights of guests"
    return Said(
        f"{six_digits(fact.nights)} nights in host families are more than the guests stayed: the sheets Visitors and "
        f"Exchanges {there} who came here",
        "Look whether the nights are each guest's (12 guests for 5 nights are 60), and whether the guests are on "
        "those sheets: what they spent themselves counts there",
        "methods, section 9",
    )


def host_nights_not_counted(fact: f.HostNightsNotCounted) -> Said:
    return Said(
        f"Guests on the sheet {fact.sheet} stayed {six_digits(fact.nights)} nights in families by their profile, "
        "and the "
        "sheet In kind has no nights in host families",
        "Put the nights on the sheet In kind, if they are to be shown: a line of their own, in no total",
        "methods, section 9",
    )
