"""What must fit together within a row: amounts with heads, days and profiles; nothing stated twice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from impactcalc.arrays import coded
from impactcalc.errors import Problem
from impactcalc.facts.found import ProblemFact
from impactcalc.facts.problems import spending as wrong
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
    """A condition that a row must not meet: where it shows, and what is wrong."""

    broken: Mask
    column: str
    fact: ProblemFact


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
            yield Problem(table.sheet, where, "" if blank else shown(value), rule.fact)


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
    words, which = coded(table.columns["profile"])
    return np.array([word in names for word in words], dtype=bool)[which] if words else np.zeros(0, dtype=bool)


def per_person_basis(table: SheetRows) -> Mask:
    """Which rows say that their category columns are per person and day."""
    basis = table.columns["spend_basis"]
    return np.asarray((basis == "per_person_day") | (basis == "per_participant_day"), dtype=bool)


def _spending_rules(table: SheetRows, profiles: Known) -> list[Rule]:
    carries = profile_carries_amount(table, profiles)
    with_amount = tuple(name for name, profile in profiles.items() if profile.carries_amount)
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
            wrong.NoSpending(with_amount),
        ),
        Rule(
            stated & ~profile,
            "profile",
            wrong.SumWithoutProfile(tuple(profiles)),
        ),
        Rule(
            np.sum(sums, axis=0) > 1,
            next(name for name in SUMS if name in table.columns),
            wrong.SeveralSums(exchanges=table.sheet == "Exchanges"),
        ),
        Rule(
            profile & ~stated & ~by_category & ~carries & ~table.is_settled("profile"),
            "profile",
            wrong.ProfileWithoutSum(),
        ),
        *_heads_and_days(table, per_person | assumed & profile_per_day(table, profiles), assumed),
        *_local_rules(table, profiles),
    ]
    if table.sheet != "Events":
        rules.append(
            Rule(
                stated & category_given(table),
                next(name for name in SUMS if name in table.columns),
                wrong.SumBesideCategories(),
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
            wrong.HeadsBlank(HEADINGS[heads]),
        ),
        Rule(
            per_day & ~given(table, days),
            days,
            wrong.DaysBlank(HEADINGS[days]),
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
    why = {key: _fault(kinds[key[0]], *key[1:]) for key in dict.fromkeys(keys)}
    faults = np.full(len(table), "", dtype=object)
    faults[used] = [why[key] for key in keys]
    anywhere = tuple(name for name, kind in kinds.items() if kind.abroad)
    return [
        Rule(
            np.asarray(faults == "nameless", dtype=bool),
            "partner_country",
            wrong.PartnerCountryBlank(),
        ),
        Rule(
            np.asarray(faults == "foreign", dtype=bool),
            "profile",
            wrong.ProfileElsewhere(anywhere),
        ),
        Rule(
            np.asarray(faults == "unknown", dtype=bool),
            "profile",
            wrong.NoPerDiem(),
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
            wrong.TuitionTwice(),
        ),
        _within(table, np.asarray(table.words("direction") == "outbound", dtype=bool)),
        Rule(blank_count, "exchanges", wrong.ExchangesBlank()),
        Rule(
            both,
            "scholarship",
            wrong.ScholarshipBesideHostPaid(),
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
            wrong.WhoseAmounts(),
        ),
        Rule(
            given(table, "paid_from") & ~given(table, "profile") & category_given(table),
            "paid_from",
            wrong.PaidFromOfParticipants(),
        ),
        Rule(
            given(table, "paid_from") & ~category_given(table),
            "paid_from",
            wrong.PaidFromOfNothing(),
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
        wrong.AbroadAtHome(),
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
