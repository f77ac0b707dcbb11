"""What a row says of its spending."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import spending as f
from impactcalc.words.en.numbers import listed


def no_spending(fact: f.NoSpending) -> Wrong:
    return Wrong(
        "this row says no spending",
        "Fill in category columns, or a sum with a profile, or a profile that carries an amount "
        f"({listed(fact.profiles)})",
    )


def sum_without_profile(fact: f.SumWithoutProfile) -> Wrong:
    remedy = f"Type a profile ({listed(fact.profiles)})"
    remedy += ", or fill in the category columns instead" if fact.instead else ""
    return Wrong("a sum without a profile: it is not known what it was spent on", remedy)


def several_sums(fact: f.SeveralSums) -> Wrong:
    more = ", Spend per exchange" if fact.exchanges else ""
    return Wrong("more than one sum for the same row", f"Keep one of Daily spend, Spend per person, Total spend{more}")


def profile_without_sum(_: f.ProfileWithoutSum) -> Wrong:
    return Wrong(
        "this profile only splits a sum, and the row has none",
        "Fill in Daily spend, Spend per person or Total spend, or use a profile with an amount",
    )


def sum_beside_categories(_: f.SumBesideCategories) -> Wrong:
    return Wrong(
        "a sum and category amounts in the same row: the same money twice, or not, is not clear",
        "Keep the sum or the category amounts; use a second row where both are right",
    )


def heads_blank(fact: f.HeadsBlank) -> Wrong:
    return Wrong(
        f'"{fact.heading}" is blank, but the spending is per person',
        f"Fill in {fact.heading}",
    )


def days_blank(fact: f.DaysBlank) -> Wrong:
    return Wrong(
        f'"{fact.heading}" is blank, but the spending is per day',
        f"Fill in {fact.heading}",
    )


def exchanges_blank(_: f.ExchangesBlank) -> Wrong:
    return Wrong(
        '"Exchanges" is blank, but the spending is per exchange',
        "Fill in Exchanges",
    )


def partner_country_blank(fact: f.PartnerCountryBlank) -> Wrong:
    heading = "Outbound country" if fact.survey else "Partner country"
    remedy = f"Fill in {heading}" if fact.survey else f"Fill in {heading}, and Partner city where it is known"
    return Wrong(f'"{heading}" is blank, but what this profile spends depends on the country', remedy)


def profile_elsewhere(fact: f.ProfileElsewhere) -> Wrong:
    return Wrong(
        "this profile holds in the United States only, and the spending is elsewhere",
        f"Use one of {listed(fact.anywhere)}, or type amounts",
    )


def no_per_diem(_: f.NoPerDiem) -> Wrong:
    return Wrong(
        "no per diem is known for the place of this row, so the profile has no amounts there",
        "Type amounts by category, or a sum with a profile that splits it",
    )


def tuition_twice(_: f.TuitionTwice) -> Wrong:
    return Wrong(
        "tuition beside a profile that already holds tuition: it would count twice",
        "Leave Tuition blank, or use a profile without education",
    )


def scholarship_beside_host_paid(_: f.ScholarshipBesideHostPaid) -> Wrong:
    return Wrong(
        "a scholarship and a host-paid share in the same row would be taken off twice",
        "Keep one of them",
    )


def whose_amounts(_: f.WhoseAmounts) -> Wrong:
    return Wrong(
        "this profile only splits a sum, and the row has none: whose the category amounts are is not clear",
        "If they are the organiser's, fill in what the participants spend (Daily spend, Spend "
        "per person or Total spend); if they are the participants', clear Profile",
    )


def paid_from_of_participants(_: f.PaidFromOfParticipants) -> Wrong:
    return Wrong(
        "Paid from is about the organiser's spending, but without a profile the category amounts are the participants'",
        "If they are the participants', clear Paid from; if they are the organiser's, say with a "
        "profile what the participants spend, or move the amounts to the sheet Budget",
    )


def paid_from_of_nothing(_: f.PaidFromOfNothing) -> Wrong:
    return Wrong(
        "Paid from is about the organiser's spending, and the row states none",
        "Fill in what the organiser spent in the category columns, or clear Paid from",
    )


def abroad_at_home(_: f.AbroadAtHome) -> Wrong:
    return Wrong(
        "money that is spent abroad, but in the study's own country",
        "Leave the row out, or make the place that it went to a study of its own; a partner country is another one",
    )
