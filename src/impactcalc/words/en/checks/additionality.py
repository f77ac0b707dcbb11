"""Whose money it is, and whether it is new."""

from __future__ import annotations

from collections.abc import Collection

from impactcalc.facts.anchors import Anchor
from impactcalc.facts.checks import additionality as f
from impactcalc.facts.fact import Said
from impactcalc.words.en.amounts import money
from impactcalc.words.en.anchors import in_short
from impactcalc.words.en.dates import year_words
from impactcalc.words.en.numbers import heading, rows, rows_that
from impactcalc.words.en.payments import other_words
from impactcalc.words.en.sources import CROMPTON, TREASURY

_LEAST = {
    "casual_share": "0 where there were none",
    "attribution_share": "1 where all of it can be claimed",
    "displaced_share": "0 where nothing was displaced",
    "host_paid_share": "0 where local money paid for none of it",
}


def residents_as_impact(fact: f.ResidentsAsImpact) -> Said:
    return Said(
        f"Resident share is blank in {rows(fact.rows)}, so residents' own spending is counted as impact",
        f"State the part of the spending that is residents' own; 0 where there were none.{_anchored(fact.studies)}",
        CROMPTON,
    )


def missing_share(fact: f.MissingShare) -> Said:
    label = heading(fact.share)
    return Said(
        f"{label} is blank in {rows(fact.rows)}: nothing was taken off for it, so the impact is 'at most'",
        f"State it in the column {label}; {_LEAST[fact.share]}.{_anchored(fact.studies)}",
        f"{TREASURY}; {CROMPTON}",
    )


def _anchored(found: Collection[Anchor]) -> str:
    """What published studies found of a share, for rows that leave it blank."""
    if not found:
        return " No published study of it is at hand"
    return f" For comparison, listed with the assumptions and not used: {in_short(found)}"


def organiser_paid_from_blank(fact: f.OrganiserPaidFromBlank) -> Said:
    return Said(
        f"It is not said whose money the organiser spent in {rows(fact.rows)}: {money(fact.amount, fact.currency)} "
        "counts as contribution only, none of it as net new, nor as cost of the programme",
        "Fill in Paid from: local, outside or fees",
        "methods, section 3",
    )


def organiser_paid_from_fees(fact: f.OrganiserPaidFromFees) -> Said:
    return Said(
        f"The organiser's spending of {rows(fact.rows)} was paid from tickets and fees: it is taken to be in what "
        "the participants spend already, and is not counted again",
        "See that the participants' spending has the tickets and fees in it",
        "methods, section 3",
    )


def scholarship_above_spending(fact: f.ScholarshipAboveSpending) -> Said:
    return Said(
        f"The scholarships of {rows(fact.rows)} are {money(fact.amount, fact.currency)} above the row's whole "
        "spending: that part was spent elsewhere; it is in the programme cost and takes nothing off here",
        "Look whether the row's spending is complete, and the scholarship this row's",
        "methods, section 3",
    )


def paid_twice_confirmed(fact: f.PaidTwiceConfirmed) -> Said:
    return Said(
        f"Two payments, as confirmed in this row, so both are counted; {other_words(fact.other)}",
        "Nothing to do where both were paid; else delete this row",
        "the column Confirmed of the sheet Budget",
    )


def organiser_also_budget(fact: f.OrganiserAlsoBudget) -> Said:
    return Said(
        f"{rows_that(fact.rows, 'the sheet Budget', 'spends', 'spend')} on what an event's organiser also bought: "
        "if it is the same money, it counts twice",
        "Leave out of the Budget what is in the event's own row; type yes under Confirmed where both were spent",
        "methods, section 3",
    )


def host_paid_also_budget(fact: f.HostPaidAlsoBudget) -> Said:
    return Said(
        f"{rows_that(fact.rows, 'the sheet Budget', 'spends', 'spend')} local money on what local money also pays for "
        "guests, by a host-paid share: if it is the same money, it counts twice in gross spending and in the "
        "programme cost",
        "Leave out of the Budget what is in the guests' spending already",
        "methods, section 3",
    )


def counted_twice(fact: f.CountedTwice) -> Said:
    label = heading(fact.setting)
    if fact.sure:
        return Said(
            f"People on the sheet {fact.sheet} are also counted on the sheet Visitors: the same spending twice",
            f"Take them off one of the two sheets, then set {label} to no",
            CROMPTON,
        )
    return Said(
        f"It is not said whether people on the sheet {fact.sheet} are also counted on the sheet Visitors",
        f"Set {label} on the sheet Study to yes or no",
        CROMPTON,
    )


def event_participants_also_exchanges(fact: f.EventParticipantsAlsoExchanges) -> Said:
    named = ", ".join(f"{city} {year_words(year)}" for city, year in fact.ties[:3])
    return Said(
        f"Both sheets have guests from the same partner city in the same year ({named}): if they are the same "
        "people, their spending counts twice",
        "Leave out of the event what the guests' own row holds already",
        CROMPTON,
    )


def volunteers_not_multiplied(fact: f.VolunteersNotMultiplied) -> Said:
    return Said(
        f"{fact.hours:,.0f} volunteer hours are shown on a line of their own; they are not spending, "
        "so no multiplier applies and they are not in GDP",
        "Nothing to do; do not add the line to the impact",
        CROMPTON,
    )


def volunteer_hours_without_value(fact: f.VolunteerHoursWithoutValue) -> Said:
    return Said(
        f"{fact.hours:,.0f} volunteer hours have no hourly value and are reported as hours only",
        "Fill in Hourly value, if a value is wanted",
        "methods, section 9",
    )


def budget_spent_where(fact: f.BudgetSpentWhere) -> Said:
    return Said(
        f"{rows_that(fact.rows, 'the sheet Budget', 'names', 'name')} a partner country without saying where the "
        "money was spent; it is counted here",
        "Fill in Spent in: here, or abroad",
        "methods, section 8: spending happens where it is spent",
    )


def outbound_counted_abroad(fact: f.OutboundCountedAbroad) -> Said:
    return Said(
        f"{rows(fact.rows)} of trips, budgets and activities abroad: what is spent there counts in "
        "the partner's country; fares and travel agents paid before a trip count here as contribution; nothing of "
        "it is impact here",
        "Do not add it to the impact at home",
        "methods, section 8",
    )


def outbound_counted_at_home(_: f.OutboundCountedAtHome) -> Said:
    return Said(
        "Outbound spending shows as net new at home", "Report this as a fault of the program", "methods, section 8"
    )


def budget_travel_also_exchanges(fact: f.BudgetTravelAlsoExchanges) -> Said:
    return Said(
        f"{rows_that(fact.rows, 'the sheet Budget', 'pays', 'pay')} for travel, and there are outbound trips on "
        "the sheet Exchanges: the same money on both would count twice",
        "Leave out of the Budget what the trips' rows hold already, or the other way round",
        "methods, section 1",
    )


def profile_assumed(fact: f.ProfileAssumed) -> Said:
    what = "The amount of spending and its split are those" if fact.supplied else "The split of spending is that"
    return Said(
        f"{what} of the profile {fact.profile}, listed with the assumptions. {fact.weakness}",
        "Type amounts by category where you have them",
        fact.source,
    )


def no_spending(_: f.NoSpending) -> Said:
    return Said(
        "No activity says any spending, so there is no impact to report",
        "Fill in the sheets Visitors, Events, Exchanges or Budget",
        "methods, section 1",
    )
