"""Sheets -> activities with amounts by category: totals as typed, or sums split by a profile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from impactcalc.arrays import Floats, Objects, coded, condensed, is_repeated, joined, repeated
from impactcalc.economy.prices import Prices
from impactcalc.errors import InputError, Problem
from impactcalc.impact.rows.activities import SHARES, Activities, Masks
from impactcalc.impact.rows.daily import CannotSayError, circumstances
from impactcalc.impact.rows.days_taken import DayAccount, DayTaken, Which, day_taken
from impactcalc.impact.rows.money import TypedMoney
from impactcalc.impact.rows.organisers import part_of, parties
from impactcalc.impact.rows.sale_taxes import SaleTax, sale_taxes
from impactcalc.impact.rows.ways import Ways
from impactcalc.known.countries import find_country
from impactcalc.known.places import country_of
from impactcalc.known.segments import AnyProfile, shipped_profiles
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.study.checking.rules import (
    DAYS,
    HEADS,
    category_given,
    given,
    per_person_basis,
)
from impactcalc.study.rows import SheetRows
from impactcalc.study.study import Study

BED = CATEGORY_CODES.index("accommodation")
MONEY_SHEETS = ("Visitors", "Events", "Exchanges", "Budget")


@dataclass(frozen=True)
class _Amounts:
    by_category: Floats
    daily_assumed: Masks
    supplied: Floats
    typed: Floats
    way: Which
    day: Which

    def condensed(self) -> _Amounts:
        """The same, what all rows say kept once."""
        return replace(
            self,
            daily_assumed=condensed(self.daily_assumed),
            supplied=condensed(self.supplied),
            way=condensed(self.way),
        )


def money_tables(study: Study) -> list[SheetRows]:
    """The sheets with money, each party's rows apart, and the members' totals of the sheet Survey among them."""
    return [
        part
        for name in MONEY_SHEETS
        for table in (study.sheets[name], *study.survey.tables(name))
        for part in parties(table)
    ]


def activities_of(study: Study, prices: Prices) -> Activities:
    """All rows with money, by sheet and row. InputError where a profile's amount cannot be brought to a row's year."""
    taxes = sale_taxes(study)
    tables = money_tables(study)
    problems: list[Problem] = []
    account, ways = DayAccount(), Ways()
    amounts = [_amounts(table, study.profiles, taxes, prices, account, ways, problems) for table in tables]
    if problems:
        raise InputError(problems, study.source)

    def words(name: str) -> Objects:
        return joined([_words(table, name) for table in tables])

    def numbers(name: str) -> Floats:
        return joined([_numbers(table, name) for table in tables])

    there, elsewhere = _countries(words("place"), country_of(study.settings.place))
    abroad = np.asarray((words("direction") == "outbound") | (words("spent_in") == "abroad") | elsewhere, dtype=bool)
    return Activities(
        sheet=joined([repeated(table.sheet, len(table)) for table in tables]),
        origin=joined([repeated(table.origin, len(table)) for table in tables]),
        row=joined([table.rows for table in tables]),
        id=words("id"),
        date=words("date"),
        source=words("source"),
        name=words("name"),
        place=words("place"),
        stated_place=joined([table.stated_place for table in tables]),
        kind=words("kind"),
        year=numbers("year").astype(np.int64),
        currency=words("currency"),
        partner_city=words("partner_city"),
        partner_country=words("partner_country"),
        origin_country=words("origin_country"),
        network=words("network"),
        purpose=words("purpose"),
        people=joined([_people(table) for table in tables]),
        days=joined([_numbers(table, DAYS.get(table.sheet, "")) for table in tables]),
        profile=words("profile"),
        daily_assumed=joined([part.daily_assumed for part in amounts]),
        supplied=TypedMoney(joined([part.supplied for part in amounts])),
        abroad=abroad,
        host=np.where(elsewhere, there, np.where(abroad, words("partner_country"), "")),
        outbound=np.asarray((words("direction") == "outbound") & ~elsewhere, dtype=bool),
        local_money=np.asarray(words("paid_from") == "local", dtype=bool),
        payer_unknown=joined([_payer_unknown(table) for table in tables]),
        scholarship=TypedMoney(np.nan_to_num(numbers("scholarship"))),
        shares={name: numbers(name) for name in SHARES},
        amounts=TypedMoney(joined([part.by_category for part in amounts])),
        member=words("member"),
        direction=words("direction"),
        part=joined([repeated(part_of(table), len(table)) for table in tables]),
        typed=TypedMoney(joined([part.typed for part in amounts])),
        way=joined([part.way for part in amounts]),
        weight=repeated(1.0, sum(map(len, tables))),
        ways=tuple(ways.found),
        days_taken=tuple(account.days),
        day=joined([part.day for part in amounts]),
    )


def _amounts(
    table: SheetRows,
    profiles: Mapping[str, AnyProfile],
    taxes: Sequence[SaleTax],
    prices: Prices,
    account: DayAccount,
    ways: Ways,
    problems: list[Problem],
) -> _Amounts:
    """Amounts by category (rows, categories) in each row's currency and year."""
    if table.sheet == "Budget":
        return _budget(table)
    people = np.nan_to_num(table.numbers(HEADS[table.sheet]))
    # A day visit (0 nights) is one day of spending.
    days = np.maximum(np.nan_to_num(table.numbers(DAYS[table.sheet])), 1.0)
    amounts = _by_category(table)
    per_person = per_person_basis(table) & category_given(table)
    amounts *= np.where(per_person, people * days, 1.0)[:, None]
    way = ways.of(table, profiles)
    typed = np.where(way < 0, _typed(table), np.nan)
    found = _nothing_assumed(amounts, typed, way)
    _split(table, _Sums(_stated_sums(table, people, days), people, days), profiles, taxes, prices, account, found,
           problems)  # fmt: skip
    if table.sheet == "Exchanges":
        amounts[:, CATEGORY_CODES.index("education")] += np.nan_to_num(table.numbers("tuition"))
    return found.condensed()


def _by_category(table: SheetRows) -> Floats:
    """What the rows state by category (rows, categories); 0 where nothing. A column at a time: few are used."""
    found = np.zeros((len(table), len(CATEGORY_CODES)))
    for at, code in enumerate(CATEGORY_CODES):
        column = table.numbers(code)
        if not (is_repeated(column) and np.isnan(column[0])):
            found[:, at] = np.nan_to_num(column)
    return found


def _budget(table: SheetRows) -> _Amounts:
    """Each row's amount in its category."""
    count, amount = len(table), table.numbers("amount")
    column = {code: at for at, code in enumerate(CATEGORY_CODES)}
    at = np.fromiter((column[code] for code in table.words("category")), dtype=np.int64, count=count)
    amounts = np.zeros((count, len(CATEGORY_CODES)))
    amounts[np.arange(count), at] = amount
    return _nothing_assumed(amounts, amount, np.full(count, -1, dtype=np.int64)).condensed()


def _nothing_assumed(amounts: Floats, typed: Floats, way: Which) -> _Amounts:
    """Rows of which no profile says anything."""
    count = len(amounts)
    return _Amounts(
        amounts,
        daily_assumed=np.zeros(count, dtype=bool),
        supplied=np.zeros(amounts.shape),
        typed=typed,
        way=way,
        day=np.full(count, -1, dtype=np.int64),
    )


class _Sums(NamedTuple):
    """What rows state in one sum, nan where they do not (rows,), and the people and days that an amount is for."""

    stated: Floats
    people: Floats
    days: Floats


def _split(
    table: SheetRows,
    sums: _Sums,
    profiles: Mapping[str, AnyProfile],
    taxes: Sequence[SaleTax],
    prices: Prices,
    account: DayAccount,
    found: _Amounts,
    problems: list[Problem],
) -> None:
    """Split by their profiles what rows state in one sum, and what they state no sum of: the profile's own amount."""
    for name, there, rows in circumstances(
        table.words("profile"),
        profiles,
        place=table.stated_place,
        country=table.words("partner_country"),
        city=table.words("partner_city"),
        abroad=np.asarray(_words(table, "direction") == "outbound", dtype=bool),
        days=table.numbers(DAYS[table.sheet]),
        year=table.numbers("year"),
        currency=table.words("currency"),
    ):
        missing = rows[np.isnan(sums.stated[rows])]
        try:
            taken = day_taken(profiles[name], there, prices, taxes)
            if taken.faults and len(missing):
                raise CannotSayError(taken.faults)
        except CannotSayError as error:
            cell = table.cell(int(missing[0] if len(missing) else rows[0]), "profile")
            problems += [Problem(table.origin, cell, name, fault) for fault in error.faults]
            continue
        found.day[rows] = account.number(taken)
        _by_day(profiles[name], taken, rows, missing, sums, found)


def _by_day(profile: AnyProfile, taken: DayTaken, rows: Which, missing: Which, sums: _Sums, found: _Amounts) -> None:
    """Put the amounts of rows with one day where they belong; `missing` are those that state no sum."""
    day, bed, stated = taken.day, taken.bed_tax, sums.stated
    if profile.carries_amount and len(missing):
        times = sums.days[missing] if profile.per == "day" else 1.0
        stated[missing] = day.amount * sums.people[missing] * times
        found.daily_assumed[missing] = True
    shares = np.where(np.isin(rows, missing)[:, None], day.shares, day.split)
    found.by_category[rows] += np.nan_to_num(stated[rows])[:, None] * shares
    of_shipped = missing if profile == shipped_profiles().get(profile.name) else missing[:0]
    if profile.carries_amount:
        found.supplied[of_shipped] = stated[of_shipped][:, None] * day.shares
    if bed > 0 and len(missing):
        found.by_category[missing, BED] += stated[missing] * day.shares[BED] * bed
        found.supplied[of_shipped, BED] += stated[of_shipped] * day.shares[BED] * bed


def _typed(table: SheetRows) -> Floats:
    """The sum of what the rows state as their totals (rows,)."""
    columns = ("total_spend", *CATEGORY_CODES, *(("tuition",) if table.sheet == "Exchanges" else ()))
    return np.asarray(sum(np.nan_to_num(table.numbers(name)) for name in columns if name in table.columns))


def _people(table: SheetRows) -> Floats:
    """Heads (rows,): those of an event are its audience's."""
    return np.full(len(table), np.nan) if part_of(table) else _numbers(table, HEADS.get(table.sheet, ""))


def _payer_unknown(table: SheetRows) -> Masks:
    """Organisers that do not say from what they paid (rows,)."""
    unsaid = _words(table, "paid_from") == "" if part_of(table) else np.zeros(len(table))
    return np.asarray(unsaid, dtype=bool)


def _stated_sums(table: SheetRows, people: Floats, days: Floats) -> Floats:
    """A row's sum to be split, from whichever of the sums it states; NaN where it states none."""
    sums = table.numbers("total_spend").copy()
    factors: dict[str, Floats] = {"daily_spend": people * days, "spend_per_person": people}
    if table.sheet == "Exchanges":
        factors["spend_per_exchange"] = np.nan_to_num(table.numbers("exchanges"))
    for name, factor in factors.items():
        rows = given(table, name)
        sums[rows] = table.numbers(name)[rows] * factor[rows]
    return sums


def _countries(places: Objects, home: str) -> tuple[Objects, Masks]:
    """The country of each row's place (ISO 3166 alpha-3), and whether it is another than the study's own."""
    distinct, which = coded(places)
    there = np.array([_country(place) for place in distinct], dtype=object)
    elsewhere = np.array([country_of(place) != home for place in distinct], dtype=bool)
    return condensed(there[which]), condensed(elsewhere[which])


def _country(place: str) -> str:
    """The country of a place (ISO 3166 alpha-3)."""
    country = find_country(country_of(place))
    return country.iso3 if country else ""


def _words(table: SheetRows, name: str) -> Objects:
    return table.columns[name] if name in table.columns else repeated("", len(table))


def _numbers(table: SheetRows, name: str) -> Floats:
    return table.columns[name] if name in table.columns else repeated(np.nan, len(table))
