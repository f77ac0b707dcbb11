"""Whose money it is, and whether it is new: what reviewers ask first."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from impactcalc.impact.checks.finding import CROMPTON, Check, Findings, count_of, rows_of
from impactcalc.impact.rows.activities import SHARES, Masks
from impactcalc.impact.rows.blank_kinds import blank_kinds
from impactcalc.impact.rows.organisers import FEES
from impactcalc.known.anchors import anchors_of, together
from impactcalc.known.periods import year_words
from impactcalc.study.checking.paid_twice import in_doubt, same_category
from impactcalc.study.checking.rules import organiser_given

_LEAST = {
    "casual_share": "0 where there were none",
    "attribution_share": "1 where all of it can be claimed",
    "displaced_share": "0 where nothing was displaced",
    "host_paid_share": "0 where local money paid for none of it",
}


def residents(f: Findings) -> Iterator[Check]:
    blank = f.home_money & ~f.ledger.stated["resident_share"]
    if blank.any():
        yield Check(
            "residents-as-impact",
            "warning",
            rows_of(f, blank, "resident_share"),
            f"Resident share is blank in {count_of(blank)}, so residents' own spending is counted as impact",
            "State the part of the spending that is residents' own; 0 where there were none."
            f"{_anchored(f, 'resident_share', blank)}",
            CROMPTON,
        )


def missing_shares(f: Findings) -> Iterator[Check]:
    for name in SHARES:
        blank = f.home_money & ~f.ledger.stated[name]
        if name != "resident_share" and blank.any():
            label = name.replace("_", " ").capitalize()
            yield Check(
                f"missing-{name.replace('_', '-')}",
                "warning",
                rows_of(f, blank, name),
                f"{label} is blank in {count_of(blank)}: nothing was taken off for it, so the impact is 'at most'",
                f"State it in the column {label}; {_LEAST[name]}.{_anchored(f, name, blank)}",
                "HM Treasury, additionality guide (2014); " + CROMPTON,
            )


def _anchored(f: Findings, share: str, blank: Masks) -> str:
    """What published studies found of a share, for rows that leave it blank."""
    found = anchors_of(share, blank_kinds(f.activities, blank))
    if not found:
        return " No published study of it is at hand"
    return f" For comparison, not used here: {together(found)}"


def organisers(f: Findings) -> Iterator[Check]:
    """Whose money an event's organiser spent: not said, or said to be in what the audience spends."""
    a = f.activities
    blank = a.payer_unknown & (f.ledger.gross > 0)
    if blank.any():
        amount = float(f.ledger.gross[blank].sum())
        yield Check(
            "organiser-paid-from-blank",
            "warning",
            rows_of(f, blank, "paid_from"),
            f"It is not said whose money the organiser spent in {count_of(blank)}: {amount:,.0f} "
            f"{f.basis.home_currency} counts as contribution only, none of it as net new, nor as cost of the programme",
            "Fill in Paid from: local, outside or fees",
            "methods, section 3",
        )
    events = f.study.sheets["Events"]
    fees = organiser_given(events) & (events.words("paid_from") == FEES)
    if fees.any():
        first = events.cell(int(np.flatnonzero(fees)[0]), "paid_from")
        yield Check(
            "organiser-paid-from-fees",
            "note",
            f"Events {first}",
            f"The organiser's spending of {count_of(fees)} was paid from tickets and fees: it is taken to be in what "
            "the participants spend already, and is not counted again",
            "See that the participants' spending has the tickets and fees in it",
            "methods, section 3",
        )


def scholarships(f: Findings) -> Iterator[Check]:
    """A scholarship pays here for no more than what is spent here."""
    beyond = f.local_money.elsewhere > 0
    if beyond.any():
        amount = float(f.local_money.elsewhere.sum())
        yield Check(
            "scholarship-above-spending",
            "warning",
            rows_of(f, beyond, "scholarship"),
            f"The scholarships of {count_of(beyond)} are {amount:,.0f} {f.basis.home_currency} above the row's whole "
            "spending: that part was spent elsewhere; it is in the programme cost and takes nothing off here",
            "Look whether the row's spending is complete, and the scholarship this row's",
            "methods, section 3",
        )


def paid_twice(f: Findings) -> Iterator[Check]:
    """Payments on two sheets: confirmed as two, or of which nobody can tell."""
    budget, sheets = f.study.sheets["Budget"], f.study.sheets
    asked = np.zeros(len(budget), dtype=bool)
    for doubt in in_doubt(sheets):
        asked[doubt.at] = True
        if doubt.confirmed:
            yield Check(
                "paid-twice-confirmed",
                "note",
                f"Budget {budget.cell(doubt.at, 'amount')}",
                "Two payments, as confirmed in this row, so both are counted; " + doubt.message.split(": ")[0],
                "Nothing to do where both were paid; else delete this row",
                "the column Confirmed of the sheet Budget",
            )
    open_rows = same_category(sheets) & ~asked & np.asarray(budget.words("confirmed") != "yes", dtype=bool)
    if open_rows.any():
        yield Check(
            "organiser-also-budget",
            "warning",
            f"Budget {budget.cell(int(np.flatnonzero(open_rows)[0]), 'category')}",
            f"{count_of(open_rows)} of the sheet Budget spend on what an event's organiser also bought: if it is the "
            "same money, it counts twice",
            "Leave out of the Budget what is in the event's own row; type yes under Confirmed where both were spent",
            "methods, section 3",
        )
    a = f.activities
    bought_for_guests = ((f.local_money.hosted > 0)[:, None] & (a.amounts > 0)).any(axis=0)
    again = a.local_money & (a.sheet == "Budget") & (a.amounts[:, bought_for_guests] > 0).any(axis=1)
    if again.any():
        yield Check(
            "host-paid-also-budget",
            "warning",
            rows_of(f, again, "amount"),
            f"{count_of(again)} of the sheet Budget spend local money on what local money also pays for guests, by a "
            "host-paid share: if it is the same money, it counts twice in gross spending and in the programme cost",
            "Leave out of the Budget what is in the guests' spending already",
            "methods, section 3",
        )


def counted_twice(f: Findings) -> Iterator[Check]:
    sheets = f.activities.sheet
    pairs = (
        (
            "event-visitors-also-visitors",
            "Events",
            "visitors_include_event_participants",
            (sheets == "Events") & (f.activities.people > 0),
        ),
        (
            "students-also-visitors",
            "Exchanges",
            "visitors_include_students",
            (sheets == "Exchanges") & ~f.activities.abroad,
        ),
    )
    if not (sheets == "Visitors").any():
        return
    for code, sheet, setting, rows in pairs:
        answer = getattr(f.study.settings, setting)
        if not np.any(rows) or answer == "no":
            continue
        label = setting.replace("_", " ").capitalize()
        yield Check(
            code,
            "error" if answer == "yes" else "warning",
            f"Visitors and {sheet}",
            f"People on the sheet {sheet} are also counted on the sheet Visitors: the same spending twice"
            if answer == "yes"
            else f"It is not said whether people on the sheet {sheet} are also counted on the sheet Visitors",
            f"Take them off one of the two sheets, then set {label} to no"
            if answer == "yes"
            else f"Set {label} on the sheet Study to yes or no",
            CROMPTON,
        )


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
        named = ", ".join(f"{city} {year_words(year)}" for city, year in both[:3])
        yield Check(
            "event-participants-also-exchanges",
            "note",
            "Events and Exchanges",
            f"Both sheets have guests from the same partner city in the same year ({named}): if they are the same "
            "people, their spending counts twice",
            "Leave out of the event what the guests' own row holds already",
            CROMPTON,
        )


def volunteers(f: Findings) -> Iterator[Check]:
    if f.volunteering.hours > 0:
        yield Check(
            "volunteers-not-multiplied",
            "note",
            "Volunteers",
            f"{f.volunteering.hours:,.0f} volunteer hours are shown on a line of their own; they are not spending, "
            "so no multiplier applies and they are not in GDP",
            "Nothing to do; do not add the line to the impact",
            CROMPTON,
        )
    if f.volunteering.unvalued_hours > 0:
        yield Check(
            "volunteer-hours-without-value",
            "note",
            "Volunteers: hourly value",
            f"{f.volunteering.unvalued_hours:,.0f} volunteer hours have no hourly value and are reported as hours only",
            "Fill in Hourly value, if a value is wanted",
            "methods, section 9",
        )


def budget_abroad(f: Findings) -> Iterator[Check]:
    """A Budget row with a partner country may be money spent there: it is asked about, not guessed."""
    budget = f.study.sheets["Budget"]
    unsaid = (budget.words("partner_country") != "") & (budget.words("spent_in") == "")
    if unsaid.any():
        first = budget.cell(int(np.flatnonzero(unsaid)[0]), "partner_country")
        yield Check(
            "budget-spent-where",
            "warning",
            f"Budget {first}",
            f"{count_of(unsaid)} of the sheet Budget name a partner country without saying where the money was spent; "
            "it is counted here",
            "Fill in Spent in: here, or abroad",
            "methods, section 8: spending happens where it is spent",
        )


def outbound(f: Findings) -> Iterator[Check]:
    if f.activities.abroad.any():
        yield Check(
            "outbound-counted-abroad",
            "note",
            "spending abroad",
            f"{count_of(f.activities.abroad)} of trips, budgets and activities abroad: what is spent there counts in "
            "the partner's country; fares and travel agents paid before a trip count here as contribution; nothing of "
            "it is impact here",
            "Do not add it to the impact at home",
            "methods, section 8",
        )
    at_home = f.activities.abroad & (f.ledger.net_new != 0)
    if at_home.any():
        yield Check(
            "outbound-counted-at-home",
            "error",
            rows_of(f, at_home, "direction"),
            "Outbound spending shows as net new at home",
            "Report this as a fault of the program",
            "methods, section 8",
        )


def budget_travel(f: Findings) -> Iterator[Check]:
    """A delegation's fares may stand on the sheet Budget and again on the sheet Exchanges."""
    budget = f.study.sheets["Budget"]
    travel = np.isin(
        budget.words("category").astype(str), ("air_travel", "travel_agency", "accommodation", "rail_travel")
    )
    if travel.any() and f.activities.outbound.any():
        first = budget.cell(int(np.flatnonzero(travel)[0]), "category")
        yield Check(
            "budget-travel-also-exchanges",
            "note",
            f"Budget {first}",
            f"{count_of(travel)} of the sheet Budget pay for travel, and there are outbound trips on the sheet "
            "Exchanges: the same money on both would count twice",
            "Leave out of the Budget what the trips' rows hold already, or the other way round",
            "methods, section 1",
        )


def assumed_profiles(f: Findings) -> Iterator[Check]:
    used = sorted({str(name) for name in f.activities.profile if name})
    for name in used:
        yield Check(
            "profile-assumed",
            "note",
            rows_of(f, f.activities.profile == name, "profile"),
            f"The split of spending is that of the profile {name}. {f.study.profiles[name].weakness}",
            "Type amounts by category where you have them",
            f.study.profiles[name].source,
        )


def no_spending(f: Findings) -> Iterator[Check]:
    if not (f.ledger.gross > 0).any() and f.deals is None:
        yield Check(
            "no-spending",
            "warning",
            "all sheets",
            "No activity says any spending, so there is no impact to report",
            "Fill in the sheets Visitors, Events, Exchanges or Budget",
            "methods, section 1",
        )
