"""Numbers that hardly can be right: what stands there, what is normal, and what it may be instead."""

from __future__ import annotations

from impactcalc.facts.checks import plausibility as f
from impactcalc.facts.fact import Said
from impactcalc.facts.stays import Stay
from impactcalc.words.en.amounts import each, side_by_side
from impactcalc.words.en.dates import year_words
from impactcalc.words.en.inner import inner_phrase
from impactcalc.words.en.numbers import rounded
from impactcalc.words.en.places import the

A_YEAR = 366
_CONFIRM = "Where it is right, type yes into the row's column Confirmed"
# Whom all 545 members of a network counted at about 2,300 events of a year: no row of one programme has more.
_NETWORK = "more than all 545 members of Sister Cities International counted at their events in a year (1,130,000)"
_NETWORK_SOURCE = "Sister Cities International (2015), Measures That Matter"
_UNITS = {
    "visitors": "nights per visitor",
    "participants": "days per participant",
    "travellers": "nights per traveller",
}
_READINGS = {
    ("daily_spend", "total_spend"): "if it is what all spent together, type it into Total spend",
    ("daily_spend", "spend_per_person"): "if it is what each spent in all, type it into Spend per person",
    ("spend_per_person", "total_spend"): "if it is what all spent together, type it into Total spend",
}


def _odd(fact: f.OddRows, message: str, remedy: str, source: str) -> Said:
    """A row that is odd, the furthest off of several; confirmed or not."""
    if fact.rows > 1:
        message += f". This is the furthest off of {fact.rows} rows"
    if fact.confirmed:
        by = "the row" if fact.rows == 1 else "the rows"
        return Said(
            f"{message}; confirmed by {by}", "Nothing to do where it is right: it is counted as it stands", source
        )
    return Said(message, f"{remedy}. {_CONFIRM}", source)


def spending_per_day_high(fact: f.SpendingPerDayHigh) -> Said:
    span = "" if fact.even_over is None else f", even over {fact.even_over:,.0f} {fact.unit}s as they are not said"
    found = _each_day(fact.cell, fact.each, fact.currency, fact.unit, partly=fact.partly)
    readings = [_READINGS["daily_spend", column] for column in fact.readings]
    remedy = "; ".join(readings) or (
        "Look at the amount, at the people and at the nights or days"
        if fact.even_over is None
        else "Look at the amount and the people"
    )
    return _odd(
        fact,
        f"{found}{span}, {rounded(fact.each / fact.allowance)} times the allowance for a bed, meals and incidentals "
        f"there ({each(fact.allowance, fact.currency)}); above {fact.limit:g} times is unusual",
        remedy[0].upper() + remedy[1:],
        f"{inner_phrase(fact.source)}{' and others' if fact.others else ''}",
    )


def spending_per_day_low(fact: f.SpendingPerDayLow) -> Said:
    one = "" if fact.known else f", if each stayed one {fact.unit}"
    whom = "a visitor to a festival spends" if fact.festival else "a student lives on"
    floor = each(fact.floor, fact.currency)
    found = _each_day(fact.cell, fact.each, fact.currency, fact.unit, partly=fact.partly)
    remedies = {
        "total_spend": "Look whether the sum is in thousands, or that of one person (then it belongs into Spend per "
        "person)",
        "spend_per_person": "Look whether the sum is in thousands, or that of one day (then it belongs into Daily "
        "spend)",
    }
    return _odd(
        fact,
        f"{found}{one}; {whom} {floor} there, and less than a twentieth of it is unusual",
        remedies.get(
            fact.column, "Look whether the amount is in thousands, and at how many people and how many days it is for"
        ),
        "NAFSA 2011-12 and Arts & Economic Prosperity III, as the profiles exchange_student and festival_day have them",
    )


def _each_day(cell: str, amount: float, currency: str, unit: str, *, partly: bool) -> str:
    left_out = ", without fares, tuition and what an organiser buys" if partly else ""
    return f"{cell} comes to {each(amount, currency)} per person and {unit}{left_out}"


def tuition_unusual(fact: f.TuitionUnusual) -> Said:
    return _odd(
        fact,
        f"Tuition in {fact.cell} comes to {each(fact.each, fact.currency)} per traveller; a year's is "
        f"{each(fact.average, fact.currency)} on average, and above {fact.limit:g} times is unusual",
        "Type the tuition of the row in all, in its currency, and how many travelled",
        "NAFSA 2011-12, as the profiles international_student and exchange_student have it",
    )


def more_people_than_live_there(fact: f.MorePeopleThanLiveThere) -> Said:
    what, source = _NETWORK, _NETWORK_SOURCE
    if fact.living is not None:
        what = f"more people than live in {' and '.join(fact.states)} ({fact.living:,})"
        source = "population of about 2018, package of places"
    message = f"{fact.people:,.15g} {fact.column} in {fact.cell}, {what}"
    return _odd(fact, message, "Type how many came", source)


def more_exchanges_than_travellers(fact: f.MoreExchangesThanTravellers) -> Said:
    return _odd(
        fact,
        f"{fact.exchanges:,.15g} exchanges in {fact.cell} with {fact.travellers:,.15g} travellers in all",
        "Type how many exchanges the row stands for, and the travellers of all of them",
        "methods, section 1",
    )


def volunteer_hours_unusual(fact: f.VolunteerHoursUnusual) -> Said:
    bound = (
        f"a year has {fact.of_a_year:,} hours"
        if fact.hours > fact.of_a_year
        else f"a full-time job has about {fact.full_time:,} a year"
    )
    remedy = "Type the hours that each gave in the year"
    if fact.in_all:
        remedy = "Look at the hours in all, and at how many gave them"
    elif fact.people > 1:
        own = rounded(fact.hours / fact.people)
        remedy = f"If these are the hours of all {fact.people:,.15g} together, type {own}: each one's own"
    return _odd(
        fact,
        f"{rounded(fact.hours)} hours per volunteer in {fact.cell}: {bound}",
        remedy,
        f"366 days of 24 hours are {fact.of_a_year:,} hours, 52 weeks of 40 hours {fact.full_time:,}",
    )


def hourly_value_unusual(fact: f.HourlyValueUnusual) -> Said:
    return _odd(
        fact,
        f"An hour is worth {each(fact.worth, fact.currency)} in {fact.cell}; the average job of the place pays "
        f"{each(fact.pays, fact.currency)} an hour and makes {each(fact.makes, fact.currency)}: above {fact.limit:g} "
        "times what it makes, or below a tenth of what it pays, is unusual",
        "Type what one hour is worth, in the row's currency",
        f"{fact.table}: pay and value added over jobs, {fact.full_time:,} hours a job",
    )


def stay_unusually_long(fact: f.StayUnusuallyLong) -> Said:
    unit, each = _UNITS[fact.of], fact.nights / fact.heads if fact.heads else 0.0
    year = f", and no year has more than {A_YEAR}" if fact.nights > A_YEAR else ""
    remedy = f"Type the {unit}, not of all together"
    if fact.heads > 1 and 0 < each <= fact.stay.longest:
        whole = unit.partition(" ")[0]
        remedy = f"If these are the {whole} of all {fact.heads:,.15g} together, type {each:,.4g}: each one's own"
    return _odd(
        fact, f"{fact.nights:,.15g} {unit} in {fact.cell}{year}: {stay_words(fact.stay)}", remedy, fact.stay.source
    )


def stay_may_be_of_all(fact: f.StayMayBeOfAll) -> Said:
    return stay_unusually_long(fact)


def stay_words(stay: Stay) -> str:
    """What is normal, and who says so."""
    if stay.observed:
        text = f"of 100 stays of {stay.title} 95 are no longer than {stay.usual} nights and 99 no longer than "
        return f"{text}{stay.longest} ({stay.source})"
    return f"{stay.title} stay {stay.usual} nights, at most a year ({stay.source})"


def _seller(fact: f.AboveOutput) -> str:
    return f"all sales of {fact.seller}" if fact.seller else "all pay"


def _of_table(fact: f.AboveOutput) -> str:
    return f"output of {fact.table}, prices of {fact.table_year}"


def more_nights_than_beds(fact: f.MoreNightsThanBeds) -> Said:
    total, whole, of_row = side_by_side((fact.total, fact.whole, fact.of_row), fact.currency)
    return _odd(
        fact,
        f"Beds in {the(fact.place)} in {year_words(fact.year)} come to {total} in all rows, more than {_seller(fact)} "
        f"there in a year ({whole}); those of row {fact.row} come to {of_row}",
        "Look at the people, the nights and the amount, and at the place",
        _of_table(fact),
    )


def more_than_the_place_makes(fact: f.MoreThanThePlaceMakes) -> Said:
    amount, whole = side_by_side((fact.amount, fact.whole), fact.currency)
    return _odd(
        fact,
        f"Row {fact.row}: {amount} on {fact.category} is more than {_seller(fact)} in {the(fact.place)} come to in "
        f"a year ({whole})",
        "Look at the amount, its currency and the place",
        _of_table(fact),
    )


def deal_above_industry(fact: f.DealAboveIndustry) -> Said:
    per_year, whole = side_by_side((fact.per_year, fact.whole), fact.currency)
    return _odd(
        fact,
        f"The amount in {fact.cell} comes to {per_year} a year, more than {_seller(fact)} in {the(fact.place)} in a "
        f"year ({whole})",
        "Look at the amount, its currency, the industry and the place; an amount per year is not that of all years",
        _of_table(fact),
    )
