"""What does not fit together within a deal."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import deals as f


def seller_unknown(fact: f.SellerUnknown) -> Wrong:
    return Wrong(
        "neither an industry nor a category: it is not known who makes what is sold or built",
        "Fill in Industry, with a code or a name that `impactcalc multipliers show "
        f"{fact.place or 'PLACE'} --industries` lists (for building, that of construction), or "
        "Category",
    )


def seller_twice(_: f.SellerTwice) -> Wrong:
    return Wrong(
        "an industry and a category in the same row: it is not clear which of them sells",
        "Keep one of them; use a second row where both do",
    )


def deal_of_wages(_: f.DealOfWages) -> Wrong:
    return Wrong(
        "wages are no sale: the output of the firm that pays them would be left out",
        "Type the firm's industry, and its sales as the amount",
    )


def deal_too_long(fact: f.DealTooLong) -> Wrong:
    return Wrong(
        f"more than {fact.most} years",
        "Type how many years it lasts, not until when; the calendar year of its start goes into First year",
    )


def deal_of_part_years(_: f.DealOfPartYears) -> Wrong:
    return Wrong(
        "not a whole number of years",
        "Type 1, 2, 3 ...; 1 for what is over within a year",
    )


def deal_ends_too_late(fact: f.DealEndsTooLate) -> Wrong:
    return Wrong(
        f"the deal would end after {fact.last}",
        "Type fewer years, or an earlier First year",
    )


def deal_abroad(_: f.DealAbroad) -> Wrong:
    return Wrong(
        "a place in another country than the study's: a deal counts where it is made or run",
        "Type the place at home; the country at the other end goes into Partner country",
    )
