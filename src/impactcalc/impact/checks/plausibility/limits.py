"""Every number that a workbook may hold, and what holds it to what is normal, or why nothing does."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.study.checking.rules import DAYS, HEADS, SUMS
from impactcalc.study.sheets.schema import SHEETS, columns

# The codes of the checks that look at a column.
PEOPLE = ("more-people-than-live-there", "spending-per-day-unusual")
STAY = ("stay-unusually-long", "stay-may-be-of-all")
MONEY = ("spending-per-day-unusual", "more-nights-than-beds", "more-than-the-place-makes")
HOURS = ("volunteer-hours-unusual",)
WORTH = ("hourly-value-unusual",)

# Why a column has no limit of its own.
A_YEAR = "held between 1990 and 2100 where it is read; a year without prices is refused"
A_SHARE = "any part of a whole can be right; held between 0 and 1 where it is read"
_SUM_TO_ONE = "the shares of a profile sum to 1, which is asked where it is read"


def _limits() -> Mapping[tuple[str, str], tuple[str, ...] | str]:
    found: dict[tuple[str, str], tuple[str, ...] | str] = {}
    for sheet, model in SHEETS.items():
        for column in columns(model):
            if column.kind == "year":
                found[sheet, column.name] = A_YEAR
            elif column.kind == "share":
                found[sheet, column.name] = _SUM_TO_ONE if sheet == "Profiles" else A_SHARE
    for sheet in HEADS:
        found[sheet, HEADS[sheet]] = PEOPLE
        found[sheet, DAYS[sheet]] = STAY
        for name in (*SUMS, *CATEGORY_CODES):
            if name in SHEETS[sheet].model_fields:
                found[sheet, name] = MONEY
    found |= {
        ("Exchanges", "exchanges"): ("more-exchanges-than-travellers",),
        ("Exchanges", "tuition"): ("tuition-unusual", "more-than-the-place-makes"),
        ("Exchanges", "scholarship"): "above the row's own spending it is refused",
        ("Volunteers", "volunteers"): ("more-people-than-live-there",),
        ("Volunteers", "hours"): HOURS,
        ("Volunteers", "hourly_value"): WORTH,
        ("Budget", "amount"): ("more-nights-than-beds", "more-than-the-place-makes"),
        ("In kind", "quantity"): "more nights than the guests had are told; in no total",
        ("Study", "full_time_hours"): "20 to 60 hours in each of 52 weeks; anything else is refused where it is read",
        ("In kind", "unit_value"): "a rate of the user's own; in no total",
        ("In kind", "amount"): "what the giver says a gift is worth; in no total",
        ("Jobs", "jobs"): "a statistic of the user's own: more than the nation has is refused where it is read",
        ("Jobs", "nation"): "a statistic of the user's own: fewer than the place has is refused where it is read",
        ("Jobs", "pay"): "a statistic of the user's own: it moves jobs per output between bounds",
        ("Deals", "amount"): ("deal-above-industry",),
        ("Deals", "years"): "more than 100 is refused",
        ("Deals", "jobs_stated"): ("deals-jobs-differ",),
        ("Profiles", "daily_amount"): ("spending-per-day-unusual",),  # at the rows that use it
        ("Rates", "value"): ("rate-far-from-shipped",),
        ("Taxes", "rate"): ("tax-rates-high",),
        ("Strata", "members"): "no size of a network is unusual; fewer than answered is refused",
        ("Strata", "asked"): "more than there are members, or fewer than answered, is refused",
        ("Strata", "auxiliary_total"): "a unit of the user's own; less than the sum of the answers is refused",
        ("Survey", "auxiliary"): ("survey-unlike-network",),
        ("Survey", "visitors"): PEOPLE,
        ("Survey", "participants"): PEOPLE,
        ("Survey", "inbound_travellers"): PEOPLE,
        ("Survey", "outbound_travellers"): PEOPLE,
        ("Survey", "visitor_spend"): MONEY,
        ("Survey", "event_spend"): MONEY,
        ("Survey", "inbound_spend"): MONEY,
        ("Survey", "outbound_spend"): MONEY,
        ("Survey", "volunteers"): ("more-people-than-live-there",),
        ("Survey", "volunteer_hours"): HOURS,
        ("Survey", "hourly_value"): WORTH,
        ("Ranges", "low"): "a factor or a parameter: what it cannot be is refused where it is read",
        ("Ranges", "high"): "a factor or a parameter: what it cannot be is refused where it is read",
        ("Ranges", "sample_size"): "a survey may be of any size; it widens or narrows a range and no result",
    }
    return MappingProxyType(found)


LIMITS = _limits()
"""By sheet and column: the codes of the checks that hold its numbers to what is normal, or the reason why none does."""
