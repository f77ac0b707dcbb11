"""What was given and not paid for: lines of their own, valued by a stated rule, never multiplied (methods, section 9).

A night in a host family is no hotel night, and what the family spends on its guests is residents' money; a gift is no
sale. So nothing of it is in an amount that is multiplied, in GDP, or in any total.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.economy import Economy
from impactcalc.economy.prices import Prices
from impactcalc.errors import InputError, Problem
from impactcalc.facts.assumptions.deals import AmountStated, GsaLodging, NotValued, UnitValueTyped, ValueRule
from impactcalc.facts.problems.in_kind import GsaRateUnknown
from impactcalc.impact.rows.money import TypedMoney
from impactcalc.impact.rows.price_basis import price_basis
from impactcalc.known.per_diem import PerDiem, per_diem_at
from impactcalc.known.periods import calendar_year
from impactcalc.known.vocabulary import IN_KIND_KINDS
from impactcalc.study.rows import SheetRows
from impactcalc.study.study import Study

NIGHTS, GIFT, PRO_BONO = IN_KIND_KINDS
UNITS = {NIGHTS: "nights", GIFT: "gifts", PRO_BONO: "hours"}
AS_STATED = AmountStated()


@dataclass(frozen=True, slots=True)
class Given:
    """A line: `quantity` of `unit` (nan: not said how many), each worth `unit_value` in `currency` at prices of `year`.

    `value` is all of it in report-year home currency; nan where it has no value. `rule` says how it was valued.
    """

    id: str
    name: str
    kind: str
    quantity: float
    unit: str
    unit_value: float
    currency: str
    year: int
    value: float
    rule: ValueRule
    partner_city: str
    partner_country: str
    source: str
    row: int


@dataclass(frozen=True, slots=True)
class KindSum:
    """All lines of a kind: how many (gifts of which only the worth is said count as one), what those with a value are
    worth, and how many nights, hours or gifts have none."""

    kind: str
    unit: str
    lines: int
    quantity: float
    value: float
    unvalued: float


@dataclass(frozen=True, slots=True)
class InKind:
    """Every line, by kind and id."""

    lines: tuple[Given, ...]

    def of(self, kind: str) -> KindSum:
        """The sum of a kind."""
        lines = [line for line in self.lines if line.kind == kind]
        # fsum is exact, so the order of rows cannot show in the last digit.
        return KindSum(
            kind,
            UNITS[kind],
            len(lines),
            math.fsum(map(_count, lines)),
            math.fsum(line.value for line in lines if not math.isnan(line.value)),
            math.fsum(_count(line) for line in lines if math.isnan(line.value)),
        )

    @property
    def sums(self) -> tuple[KindSum, ...]:
        """The kinds that there is something of."""
        return tuple(found for kind in IN_KIND_KINDS if (found := self.of(kind)).lines)


def _count(line: Given) -> float:
    return 1.0 if math.isnan(line.quantity) else line.quantity


def in_kind_of(study: Study, economy: Economy, prices: Prices, report_year: int) -> InKind:
    """The sheet In kind, valued. InputError where a place has no GSA rate, or a currency or year no rate."""
    sheet = study.in_kind
    if not len(sheet):
        return InKind(())
    rates = _rates(sheet, study.source)
    typed, amount, quantity = (sheet.numbers(name) for name in ("unit_value", "amount", "quantity"))
    ruled = np.array([rate is not None for rate in rates], dtype=bool)
    unit = np.array([rate.lodging if rate else value for rate, value in zip(rates, typed.tolist(), strict=True)])
    stated = ~np.isnan(amount)
    valued = np.flatnonzero(stated | ~np.isnan(unit))
    currency = np.where(ruled, "USD", sheet.words("currency")).astype(object)
    year = np.array(
        [rate.year if rate else own for rate, own in zip(rates, sheet.numbers("year").tolist(), strict=True)]
    )
    basis = price_basis(
        currency[valued],
        year[valued].astype(np.int64),
        lambda i: (sheet.origin, int(sheet.rows[valued[i]])),
        economy,
        prices,
        report_year,
    )
    value: Floats = np.full(len(sheet), np.nan)
    worth = TypedMoney(np.where(stated, amount, quantity * unit)[valued])
    value[valued] = basis.in_report_prices(worth)
    lines = [
        Given(
            id=str(sheet.words("id")[i]),
            name=str(sheet.words("name")[i]),
            kind=str(sheet.words("kind")[i]),
            quantity=float(quantity[i]),
            unit=UNITS[str(sheet.words("kind")[i])],
            unit_value=float(unit[i]),
            currency=str(currency[i]),
            year=int(year[i]),
            value=float(value[i]),
            rule=_rule(rates[i], bool(stated[i]), bool(np.isnan(value[i]))),
            partner_city=str(sheet.words("partner_city")[i]),
            partner_country=str(sheet.words("partner_country")[i]),
            source=str(sheet.words("source")[i]),
            row=int(sheet.rows[i]),
        )
        for i in range(len(sheet))
    ]
    return InKind(tuple(sorted(lines, key=lambda line: (IN_KIND_KINDS.index(line.kind), line.id))))


def _rule(rate: PerDiem | None, stated: bool, unvalued: bool) -> ValueRule:
    if rate is not None:
        return GsaLodging(rate.source)
    return AS_STATED if stated else NotValued() if unvalued else UnitValueTyped()


def _rates(sheet: SheetRows, source: str) -> list[PerDiem | None]:
    """The GSA's rate of each row that asks for it."""
    asked = sheet.words("value_rule") != ""
    found = [
        per_diem_at(str(place), calendar_year(int(year))) if wanted else None
        for wanted, place, year in zip(asked, sheet.words("place"), sheet.numbers("year"), strict=True)
    ]
    problems = list(_unknown(sheet, [bool(a) and rate is None for a, rate in zip(asked, found, strict=True)]))
    if problems:
        raise InputError(problems, source)
    return found


def _unknown(sheet: SheetRows, lacking: list[bool]) -> Iterator[Problem]:
    for i in np.flatnonzero(lacking).tolist():
        place = str(sheet.words("place")[i])
        typed = str(sheet.words("value_rule")[i])
        yield Problem("In kind", sheet.cell(i, "value_rule"), typed, GsaRateUnknown(place))
