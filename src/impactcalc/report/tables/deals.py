"""Deals: each as typed and in an average year, their sums, the calendar."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from impactcalc.economy.economy import MEASURES
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.result import Result
from impactcalc.impact.rows.deals import DEAL_SHARES, DealsAccount
from impactcalc.report.tables.effects import Effects, effect_fields, effects_of, every_measure
from impactcalc.report.tables.table import Field, Kind, Subject, Values, floats
from impactcalc.report.terms import DEAL_SHARE_NAMES, step_name

_NONE = np.zeros((0, len(EFFECTS), len(MEASURES)))
STEPS = ("stated", "not_certain", "not_attributable", "displaced", "claimed", "taxes_on_sale", "leakage",
         "wages_to_residents", "local_final_demand")  # fmt: skip


@dataclass(frozen=True)
class _Deals:
    account: DealsAccount | None
    order: npt.NDArray[np.int64]

    def words(self, name: str) -> Values:
        return [] if self.account is None else [w or None for w in self.account.sheet.words(name)[self.order]]

    def numbers(self, name: str) -> Values:
        return np.zeros(0) if self.account is None else self.account.sheet.numbers(name)[self.order]

    def effects(self, name: str) -> Effects:
        account = self.account
        return _NONE if account is None else every_measure(getattr(account, name)[self.order], account.home.measures)

    def step(self, name: str) -> Values:
        return np.zeros(0) if self.account is None else self.account.steps[name][self.order]


def _deals(result: Result) -> _Deals:
    account = result.deals
    return _Deals(account, np.zeros(0, dtype=np.int64) if account is None else account.reading_order())


def _word(key: str, kind: Kind, heading: str, says: str = "As typed.") -> Field[_Deals]:
    return Field(key, kind, heading, says, lambda of: of.words(key))


def _typed(key: str, kind: Kind, heading: str, says: str, unit: str = "") -> Field[_Deals]:
    return Field(key, kind, heading, says, lambda of: of.numbers(key), unit)


def _step(name: str) -> Field[_Deals]:
    return Field(f"{name}_per_year", "money", step_name(name), "In an average year of it.", lambda of: of.step(name))


def _claimed(of: _Deals) -> Effects:
    return of.effects("effects")


def _before(of: _Deals) -> Effects:
    return of.effects("whole_effects")


DEALS = Subject(
    "deals",
    "A row per deal: as typed, then an average year of it. Deals are an account of their own, in no impact, "
    "contribution or total.",
    _deals,
    (
        Field("row", "whole", "Row", "The row of the sheet Deals.",
              lambda of: [] if of.account is None else of.account.sheet.rows[of.order], "row of the sheet"),
        _word("id", "text", "Id"),
        _word("name", "words", "Deal"),
        _word("kind", "text", "Kind"),
        _word("phase", "text", "Phase", "one_off or yearly."),
        _word("place", "text", "Place"),
        _word("partner_city", "words", "Partner city"),
        _word("partner_country", "text", "Partner country", "Its code."),
        _word("network", "words", "Network"),
        _word("purpose", "words", "Purpose"),
        _word("source", "words", "Source", "Who counted it, or where it stands; as typed."),
        Field("industry", "text", "Industry", "The code of the industry that sells; empty: a category is named.",
              lambda of: [] if of.account is None else [code or None for code in of.account.industry[of.order]]),
        _word("category", "text", "Category"),
        _word("currency", "text", "Currency", "Of the amount as typed."),
        _typed("amount", "amount", "Amount", "Of a one-off deal in all, of a yearly one each year."),
        _typed("year", "year", "Price year", "Of the amount."),
        _typed("first_year", "year", "First year", "In which it runs."),
        _typed("years", "whole", "Years", "How many it lasts.", "years"),
        *(_typed(name, "share", DEAL_SHARE_NAMES[name], "As stated; empty: not stated.") for name in DEAL_SHARES),
        *map(_step, STEPS),
        Field("claimed_in_all", "money", "Claimed over its years", "All its years together.",
              lambda of: np.zeros(0) if of.account is None else of.account.claimed_in_all[of.order]),
        *effect_fields(_claimed, "of an average year of what is claimed."),
        *effect_fields(_before, "of an average year of the deal before any share.",
                       "before_shares_", "Before any share: "),
        _typed("jobs_stated", "jobs", "Jobs stated", "Announced; not used.", "jobs"),
    ),
    path="deals.by_deal",
)  # fmt: skip


@dataclass(frozen=True)
class _Sums:
    parts: tuple[tuple[str, int | None, int | None, float], ...]
    effects: Effects


def _sums(result: Result) -> _Sums:
    account = result.deals
    if account is None:
        return _Sums((), _NONE)
    found = [("yearly", account.yearly_in(result.study.settings.year))]
    if (peak := account.yearly_peak) is not None:
        found.append(("yearly_peak", peak))
    parts: list[tuple[str, int | None, int | None, float]] = [("one_off", None, None, account.one_off_claimed)]
    parts += [(name, year.year, year.runs, year.claimed) for name, year in found]
    effects = np.array([account.one_off_effects, *(year.effects for _, year in found)])
    return _Sums(tuple(parts), every_measure(effects, account.home.measures))


DEAL_SUMS: Subject[_Sums] = Subject(
    "deal_sums",
    "What the deals come to: one_off in all over the years of each; yearly in the study's year; yearly_peak in the "
    "first of the years in which the yearly ones come to most.",
    _sums,
    (
        Field("part", "text", "Part", "one_off, yearly, yearly_peak.", lambda of: [part[0] for part in of.parts]),
        Field("year", "year", "Year", "Empty: all years.", lambda of: [part[1] for part in of.parts]),
        Field("deals", "count", "Deals", "How many run in that year.", lambda of: [part[2] for part in of.parts],
              "deals"),
        Field("claimed", "money", "Claimed", "After every share.", lambda of: floats([part[3] for part in of.parts])),
        *effect_fields(effects_of, "what is claimed supports."),
    ),
    index=("part",),
    path="deals.sums",
    keyed=True,
)  # fmt: skip


@dataclass(frozen=True)
class _Calendar:
    years: Values
    one_off: Values
    yearly: Values
    effects: Effects


def _calendar(result: Result) -> _Calendar:
    if result.deals is None:
        return _Calendar((), (), (), _NONE)
    found = result.deals.calendar()
    return _Calendar(found.years, found.one_off, found.yearly, every_measure(found.effects, result.deals.home.measures))


DEAL_YEARS: Subject[_Calendar] = Subject(
    "deal_years",
    "What of the deals falls into each calendar year: each deal's average year, in every year that it lasts.",
    _calendar,
    (
        Field("year", "year", "Year", "Calendar year.", lambda of: of.years),
        Field("one_off_claimed", "money", "Claimed of one-off deals", "In that year.", lambda of: of.one_off),
        Field("yearly_claimed", "money", "Claimed of yearly deals", "In that year.", lambda of: of.yearly),
        *effect_fields(effects_of, "what is claimed in the year supports."),
    ),
    index=("year",),
    path="deals.by_year",
)
