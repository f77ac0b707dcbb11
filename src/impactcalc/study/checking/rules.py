"""What must fit together within a row: amounts with heads, days and profiles; nothing stated twice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from impactcalc.errors import Problem
from impactcalc.known.countries import find_country
from impactcalc.known.per_diem import per_diem_abroad, per_diem_at
from impactcalc.known.places import country_of
from impactcalc.known.segments import AnyProfile, Segment
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.study.rows import SheetRows
from impactcalc.study.sheets.number_text import shown

Mask = np.ndarray[Any, np.dtype[np.bool_]]
Known = Mapping[str, AnyProfile]

HEADS: Mapping[str, str] = {"Visitors": "visitors", "Events": "participants", "Exchanges": "travellers"}
DAYS: Mapping[str, str] = {"Visitors": "nights", "Events": "days", "Exchanges": "nights"}
SUMS = ("daily_spend", "spend_per_person", "total_spend", "spend_per_exchange")
HEADINGS: Mapping[str, str] = {
    "visitors": "Visitors", "participants": "Participants", "travellers": "Travellers", "exchanges": "Exchanges",
    "nights": "Nights", "days": "Days",
}  # fmt: skip


@dataclass(frozen=True)
class Rule:
    """A condition that a row must not meet: where it shows, what is wrong, what to do."""

    broken: Mask
    column: str
    message: str
    remedy: str


def row_problems(table: SheetRows, profiles: Known) -> Iterator[Problem]:
    """Every row of the sheet that breaks a rule; `profiles` are those that it may name."""
    if len(table):
        yield from broken_rules(table, _PER_SHEET.get(table.sheet, _no_rules)(table, profiles))


def broken_rules(table: SheetRows, rules: Iterable[Rule]) -> Iterator[Problem]:
    """Every row of the sheet that one of these rules complains about."""
    for rule in rules:
        for i in np.flatnonzero(rule.broken):
            value = table.columns[rule.column][i]
            blank = value == "" or (isinstance(value, float) and np.isnan(value))
            where = table.cell(int(i), rule.column)
            yield Problem(table.sheet, where, "" if blank else shown(value), rule.message, rule.remedy)


def given(table: SheetRows, column: str) -> Mask:
    """Which rows have something in a column, a cell that is complained about too; none without such a column."""
    if column not in table.columns:
        return np.zeros(len(table), dtype=bool)
    values = table.columns[column]
    filled = ~np.isnan(values) if values.dtype == np.float64 else values != ""
    return np.asarray(filled | table.is_settled(column), dtype=bool)


def category_given(table: SheetRows) -> Mask:
    """Which rows have an amount in any category column."""
    return np.asarray(np.logical_or.reduce([given(table, code) for code in CATEGORY_CODES]), dtype=bool)


def organiser_given(table: SheetRows) -> Mask:
    """Which rows of events have the organiser's own spending in the category columns: those whose participants' is
    said by a profile."""
    if table.sheet != "Events":
        return np.zeros(len(table), dtype=bool)
    return np.asarray(category_given(table) & given(table, "profile"), dtype=bool)


def profile_carries_amount(table: SheetRows, profiles: Known) -> Mask:
    """Which rows name a profile that has an amount."""
    return _names(table, {name for name, profile in profiles.items() if profile.carries_amount})


def profile_per_day(table: SheetRows, profiles: Known) -> Mask:
    """Which rows name a profile whose amount, if it has one, is per day."""
    return _names(table, {name for name, profile in profiles.items() if profile.per == "day"})


def _names(table: SheetRows, names: Collection[str]) -> Mask:
    """Which rows name one of these profiles."""
    return np.fromiter((name in names for name in table.columns["profile"]), dtype=bool, count=len(table))


def per_person_basis(table: SheetRows) -> Mask:
    """Which rows say that their category columns are per person and day."""
    basis = table.columns["spend_basis"]
    return np.asarray((basis == "per_person_day") | (basis == "per_participant_day"), dtype=bool)


def _spending_rules(table: SheetRows, profiles: Known) -> list[Rule]:
    carries = profile_carries_amount(table, profiles)
    with_amount = ", ".join(name for name, profile in profiles.items() if profile.carries_amount)
    sums = [given(table, name) for name in SUMS]
    stated, profile = np.logical_or.reduce(sums), given(table, "profile")
    by_category = category_given(table)
    if table.sheet == "Exchanges":
        by_category = by_category | given(table, "tuition")
    per_person = per_person_basis(table) & category_given(table)
    assumed = profile & ~table.is_settled("profile") & ~stated & (carries | ~by_category)
    rules = [
        Rule(
            ~stated & ~profile & ~by_category,
            HEADS[table.sheet],
            "this row says no spending",
            f"Fill in category columns, or a sum with a profile, or a profile that carries an amount ({with_amount})",
        ),
        Rule(
            stated & ~profile,
            "profile",
            "a sum without a profile: it is not known what it was spent on",
            f"Type a profile ({', '.join(profiles)}), or fill in the category columns instead",
        ),
        Rule(
            np.sum(sums, axis=0) > 1,
            next(name for name in SUMS if name in table.columns),
            "more than one sum for the same row",
            "Keep one of Daily spend, Spend per person, Total spend"
            + (", Spend per exchange" if table.sheet == "Exchanges" else ""),
        ),
        Rule(
            profile & ~stated & ~by_category & ~carries & ~table.is_settled("profile"),
            "profile",
            "this profile only splits a sum, and the row has none",
            "Fill in Daily spend, Spend per person or Total spend, or use a profile with an amount",
        ),
        *_heads_and_days(table, per_person | assumed & profile_per_day(table, profiles), assumed),
        *_local_rules(table, profiles),
    ]
    if table.sheet != "Events":
        rules.append(
            Rule(
                stated & category_given(table),
                next(name for name in SUMS if name in table.columns),
                "a sum and category amounts in the same row: the same money twice, or not, is not clear",
                "Keep the sum or the category amounts; use a second row where both are right",
            )
        )
    return rules


def _heads_and_days(table: SheetRows, per_day: Mask, per_person: Mask) -> list[Rule]:
    """People and days where the spending is multiplied by them; `per_day` and `per_person` beside the sums that say
    so."""
    heads, days = HEADS[table.sheet], DAYS[table.sheet]
    per_day = per_day | given(table, "daily_spend")
    return [
        Rule(
            (per_day | per_person | given(table, "spend_per_person")) & ~given(table, heads),
            heads,
            f'"{HEADINGS[heads]}" is blank, but the spending is per person',
            f"Fill in {HEADINGS[heads]}",
        ),
        Rule(
            per_day & ~given(table, days),
            days,
            f'"{HEADINGS[days]}" is blank, but the spending is per day',
            f"Fill in {HEADINGS[days]}",
        ),
    ]


def _local_rules(table: SheetRows, profiles: Known) -> list[Rule]:
    """Segments depend on the place: it must be known, and one that they hold for."""
    kinds = {name: profile for name, profile in profiles.items() if isinstance(profile, Segment)}
    outbound = table.words("direction") == "outbound" if "direction" in table.columns else np.zeros(len(table), bool)
    abroad = table.is_settled("partner_country") | table.is_settled("partner_city")
    settled = np.where(outbound, abroad, table.is_settled("place")) | table.is_settled("direction")
    used = np.flatnonzero(_names(table, kinds) & ~settled)
    if not len(used):
        return []
    ties = ("profile", "place", "partner_country", "partner_city")
    words = (table.words(name)[used].tolist() for name in ties)
    keys = list(zip(*words, table.numbers("year")[used].tolist(), outbound[used].tolist(), strict=True))
    wrong = {key: _fault(kinds[key[0]], *key[1:]) for key in dict.fromkeys(keys)}
    faults = np.full(len(table), "", dtype=object)
    faults[used] = [wrong[key] for key in keys]
    anywhere = ", ".join(name for name, kind in kinds.items() if kind.abroad)
    return [
        Rule(
            np.asarray(faults == "nameless", dtype=bool),
            "partner_country",
            '"Partner country" is blank, but what this profile spends depends on the country',
            "Fill in Partner country, and Partner city where it is known",
        ),
        Rule(
            np.asarray(faults == "foreign", dtype=bool),
            "profile",
            "this profile holds in the United States only, and the spending is elsewhere",
            f"Use one of {anywhere}, or type amounts",
        ),
        Rule(
            np.asarray(faults == "unknown", dtype=bool),
            "profile",
            "no per diem is known for the place of this row, so the profile has no amounts there",
            "Type amounts by category, or a sum with a profile that splits it",
        ),
    ]


def _fault(kind: Segment, place: str, country: str, city: str, year: float, outbound: bool) -> str:
    """Why a segment has no amount in a place, in a word; "" where it has one, or where it cannot be told yet.

    The place or the year are not known (blank, nan) where the sheet Study does not say them: that is said there. A
    place of the United States without a per diem may be none at all: the run tells which, at the place or here.
    """
    if outbound and not country:
        return "nameless"
    if not outbound and not place:
        return ""
    if not kind.abroad and (country != "USA" if outbound else country_of(place) != "US"):
        return "foreign"
    at_home = not outbound and country_of(place) == "US"
    if not kind.local or at_home or np.isnan(year):
        return ""
    rate = per_diem_abroad(country, city, int(year)) if outbound else per_diem_at(place, int(year))
    return "" if rate else "unknown"


def _exchange_rules(table: SheetRows, profiles: Known) -> list[Rule]:
    blank_count = given(table, "spend_per_exchange") & ~given(table, "exchanges")
    both = given(table, "scholarship") & given(table, "host_paid_share") & (table.numbers("host_paid_share") > 0)
    schooling = _names(table, {name for name, profile in profiles.items() if "education" in profile.categories})
    return [
        *_spending_rules(table, profiles),
        Rule(
            given(table, "tuition") & schooling,
            "tuition",
            "tuition beside a profile that already holds tuition: it would count twice",
            "Leave Tuition blank, or use a profile without education",
        ),
        _within(table, np.asarray(table.words("direction") == "outbound", dtype=bool)),
        Rule(blank_count, "exchanges", '"Exchanges" is blank, but the spending is per exchange', "Fill in Exchanges"),
        Rule(
            both,
            "scholarship",
            "a scholarship and a host-paid share in the same row would be taken off twice",
            "Keep one of them",
        ),
    ]


def _event_rules(table: SheetRows, profiles: Known) -> list[Rule]:
    stated = np.logical_or.reduce([given(table, name) for name in SUMS])
    idle = organiser_given(table) & ~stated & ~profile_carries_amount(table, profiles)
    return [
        *_spending_rules(table, profiles),
        Rule(
            idle & ~table.is_settled("profile"),
            "profile",
            "this profile only splits a sum, and the row has none: whose the category amounts are is not clear",
            "If they are the organiser's, fill in what the participants spend (Daily spend, Spend per person or Total "
            "spend); if they are the participants', clear Profile",
        ),
        Rule(
            given(table, "paid_from") & ~given(table, "profile") & category_given(table),
            "paid_from",
            "Paid from is about the organiser's spending, but without a profile the category amounts are the "
            "participants'",
            "If they are the participants', clear Paid from; if they are the organiser's, say with a profile what the "
            "participants spend, or move the amounts to the sheet Budget",
        ),
        Rule(
            given(table, "paid_from") & ~category_given(table),
            "paid_from",
            "Paid from is about the organiser's spending, and the row states none",
            "Fill in what the organiser spent in the category columns, or clear Paid from",
        ),
    ]


def _own_country(table: SheetRows) -> Mask:
    """Which rows name the country of their own place as their partner's."""
    places = {str(place): find_country(country_of(str(place))) for place in set(table.words("place").tolist())}
    own = [places[str(place)] for place in table.words("place").tolist()]
    codes = np.array([country.iso3 if country else "" for country in own], dtype=object)
    return np.asarray((codes == table.words("partner_country")) & (codes != ""), dtype=bool)


def _within(table: SheetRows, abroad: Mask) -> Rule:
    return Rule(
        _own_country(table) & abroad,
        "partner_country",
        "money that is spent abroad, but in the study's own country",
        "Leave the row out, or make the place that it went to a study of its own; a partner country is another one",
    )


def _budget_rules(table: SheetRows, _: Known) -> list[Rule]:
    return [_within(table, np.asarray(table.words("spent_in") == "abroad", dtype=bool))]


def _no_rules(_: SheetRows, __: Known) -> list[Rule]:
    return []


_PER_SHEET: Mapping[str, Callable[[SheetRows, Known], list[Rule]]] = {
    "Visitors": _spending_rules,
    "Events": _event_rules,
    "Exchanges": _exchange_rules,
    "Budget": _budget_rules,
}
