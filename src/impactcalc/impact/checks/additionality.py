"""Whose money it is, and whether it is new: what reviewers ask first."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from impactcalc.facts.checks import additionality as facts
from impactcalc.facts.where import Cells, Everywhere, Setting, Sheets
from impactcalc.impact.checks.finding import Check, Findings, count_of, rows_of
from impactcalc.impact.effects.spent import sum_of
from impactcalc.impact.rows.activities import SHARES
from impactcalc.impact.rows.blank_kinds import blank_kinds
from impactcalc.impact.rows.organisers import FEES
from impactcalc.known.anchors import anchors_of
from impactcalc.study.checking.paid_twice import in_doubt, same_category
from impactcalc.study.checking.rules import organiser_given


def residents(f: Findings) -> Iterator[Check]:
    blank = f.home_money & ~f.ledger.stated["resident_share"]
    if blank.any():
        studies = anchors_of("resident_share", blank_kinds(f.activities, blank))
        yield Check(facts.ResidentsAsImpact(count_of(blank), studies), rows_of(f, blank, "resident_share"))


def missing_shares(f: Findings) -> Iterator[Check]:
    for name in SHARES:
        blank = f.home_money & ~f.ledger.stated[name]
        if name != "resident_share" and blank.any():
            studies = anchors_of(name, blank_kinds(f.activities, blank))
            yield Check(facts.MissingShare(name, count_of(blank), studies), rows_of(f, blank, name))


def organisers(f: Findings) -> Iterator[Check]:
    """Whose money an event's organiser spent: not said, or said to be in what the audience spends."""
    a = f.activities
    blank = a.payer_unknown & (f.ledger.gross > 0)
    if blank.any():
        amount = float(f.ledger.gross[blank].sum())
        found = facts.OrganiserPaidFromBlank(count_of(blank), amount, f.basis.home_currency)
        yield Check(found, rows_of(f, blank, "paid_from"))
    events = f.study.sheets["Events"]
    fees = organiser_given(events) & (events.words("paid_from") == FEES)
    if fees.any():
        first = events.cell(int(np.flatnonzero(fees)[0]), "paid_from")
        yield Check(facts.OrganiserPaidFromFees(count_of(fees)), Cells("Events", (first,)))


def scholarships(f: Findings) -> Iterator[Check]:
    """A scholarship pays here for no more than what is spent here."""
    beyond = f.local_money.elsewhere > 0
    if beyond.any():
        amount = float(f.local_money.elsewhere.sum())
        found = facts.ScholarshipAboveSpending(count_of(beyond), amount, f.basis.home_currency)
        yield Check(found, rows_of(f, beyond, "scholarship"))


def paid_twice(f: Findings) -> Iterator[Check]:
    """Payments on two sheets: confirmed as two, or of which nobody can tell."""
    budget, sheets = f.study.sheets["Budget"], f.study.sheets
    asked = np.zeros(len(budget), dtype=bool)
    for doubt in in_doubt(sheets):
        asked[doubt.at] = True
        if doubt.confirmed:
            where = Cells("Budget", (budget.cell(doubt.at, "amount"),))
            yield Check(facts.PaidTwiceConfirmed(doubt.other), where)
    open_rows = same_category(sheets) & ~asked & ~budget.confirmed
    if open_rows.any():
        first = budget.cell(int(np.flatnonzero(open_rows)[0]), "category")
        yield Check(facts.OrganiserAlsoBudget(count_of(open_rows)), Cells("Budget", (first,)))
    a = f.activities
    budget_rows = np.asarray(a.local_money & (a.sheet == "Budget"), dtype=bool)
    if not budget_rows.any():
        return
    bought_for_guests = sum_of(a.amounts, f.local_money.hosted > 0) > 0
    again = budget_rows.copy()
    again[budget_rows] = (a.amounts[budget_rows][:, bought_for_guests] > 0).any(axis=1)
    if again.any():
        yield Check(facts.HostPaidAlsoBudget(count_of(again)), rows_of(f, again, "amount"))


def counted_twice(f: Findings) -> Iterator[Check]:
    sheets = f.activities.sheet
    pairs = (
        (
            "Events",
            "visitors_include_event_participants",
            (sheets == "Events") & (f.activities.people > 0),
        ),
        (
            "Exchanges",
            "visitors_include_students",
            (sheets == "Exchanges") & ~f.activities.abroad,
        ),
    )
    if not (sheets == "Visitors").any():
        return
    for sheet, setting, rows in pairs:
        answer = getattr(f.study.settings, setting)
        if not np.any(rows) or answer == "no":
            continue
        yield Check(facts.CountedTwice(sheet, setting, answer == "yes"), Sheets(("Visitors", sheet)))


def events_and_exchanges(f: Findings) -> Iterator[Check]:
    """Guests from one partner city in one year on both sheets may be the same people."""
    a = f.activities
    people = (a.people > 0) & ~a.abroad & (a.partner_city != "")
    ties = {
        sheet: set(zip(a.partner_city[rows].tolist(), a.year[rows].tolist(), strict=True))
        for sheet in ("Events", "Exchanges")
        for rows in [people & (a.sheet == sheet)]
    }
    both = sorted(ties["Events"] & ties["Exchanges"])
    if both:
        yield Check(facts.EventParticipantsAlsoExchanges(tuple(both[:3])), Sheets(("Events", "Exchanges")))


def volunteers(f: Findings) -> Iterator[Check]:
    if f.volunteering.hours > 0:
        yield Check(facts.VolunteersNotMultiplied(f.volunteering.hours), Sheets(("Volunteers",)))
    if f.volunteering.unvalued_hours > 0:
        found = facts.VolunteerHoursWithoutValue(f.volunteering.unvalued_hours)
        yield Check(found, Setting("hourly_value", "Volunteers"))


def budget_abroad(f: Findings) -> Iterator[Check]:
    """A Budget row with a partner country may be money spent there: it is asked about, not guessed."""
    budget = f.study.sheets["Budget"]
    unsaid = (budget.words("partner_country") != "") & (budget.words("spent_in") == "")
    if unsaid.any():
        first = budget.cell(int(np.flatnonzero(unsaid)[0]), "partner_country")
        yield Check(facts.BudgetSpentWhere(count_of(unsaid)), Cells("Budget", (first,)))


def outbound(f: Findings) -> Iterator[Check]:
    if f.activities.abroad.any():
        yield Check(facts.OutboundCountedAbroad(count_of(f.activities.abroad)), Everywhere("spending abroad"))
    at_home = f.activities.abroad & (f.ledger.net_new != 0)
    if at_home.any():
        yield Check(facts.OutboundCountedAtHome(), rows_of(f, at_home, "direction"))


def budget_travel(f: Findings) -> Iterator[Check]:
    """A delegation's fares may stand on the sheet Budget and again on the sheet Exchanges."""
    budget = f.study.sheets["Budget"]
    travel = np.isin(
        budget.words("category").astype(str), ("air_travel", "travel_agency", "accommodation", "rail_travel")
    )
    if travel.any() and f.activities.outbound.any():
        first = budget.cell(int(np.flatnonzero(travel)[0]), "category")
        yield Check(facts.BudgetTravelAlsoExchanges(count_of(travel)), Cells("Budget", (first,)))


def assumed_profiles(f: Findings) -> Iterator[Check]:
    used = sorted({str(name) for name in f.activities.profile if name})
    for name in used:
        profile = f.study.profiles[name]
        using = f.activities.profile == name
        supplied = bool(f.activities.daily_assumed[using].any())
        found = facts.ProfileAssumed(name, supplied, profile.weakness, profile.source)
        yield Check(found, rows_of(f, using, "profile"))


def no_spending(f: Findings) -> Iterator[Check]:
    if not (f.ledger.gross > 0).any() and f.deals is None:
        yield Check(facts.NoSpending(), Everywhere("all sheets"))


CHECKS = (
    residents,
    missing_shares,
    volunteers,
    organisers,
    scholarships,
    paid_twice,
    counted_twice,
    events_and_exchanges,
    outbound,
    budget_abroad,
    budget_travel,
    assumed_profiles,
    no_spending,
)
