"""Hours given: a line of their own, no multiplier, not in GDP (methods, section 9)."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.economy import Economy
from impactcalc.economy.prices import Prices
from impactcalc.impact.rows.money import TypedMoney
from impactcalc.impact.rows.price_basis import price_basis
from impactcalc.study.study import Study


@dataclass(frozen=True, slots=True)
class Volunteering:
    """People, hours and their value in report-year home currency; `unvalued_hours` had no hourly value. `by_row` (V, 4)
    are the same of each row of the sheet, as it stands for itself."""

    people: float
    hours: float
    value: float
    unvalued_hours: float
    by_row: Floats


def given_hours(study: Study, economy: Economy, prices: Prices, report_year: int) -> Floats:
    """People, hours, value and hours without a value (V, 4) of each row of the sheet Volunteers, then of the members'
    totals; the value in report-year home currency. InputError where an hourly value's currency or year has no rate."""
    tables = (study.sheets["Volunteers"], *study.survey.tables("Volunteers"))
    people, each, worth, year = (
        np.concatenate([table.numbers(name) for table in tables])
        for name in ("volunteers", "hours", "hourly_value", "year")
    )
    where = [(table.origin, row) for table in tables for row in table.rows.tolist()]
    valued = np.flatnonzero(~np.isnan(worth))
    basis = price_basis(
        np.concatenate([table.words("currency") for table in tables])[valued],
        year[valued].astype(np.int64),
        lambda i: where[valued[i]],
        economy,
        prices,
        report_year,
    )
    hours = people * each
    value = np.zeros(len(hours))
    value[valued] = basis.in_report_prices(TypedMoney(hours[valued] * worth[valued]))
    return np.column_stack([people, hours, value, np.where(np.isnan(worth), hours, 0.0)])


def volunteering(given: Floats, by_row: Floats) -> Volunteering:
    """The sums of the rows (V, 4), each raised to what it stands for; `by_row` those of the sheet, not raised."""
    # fsum is exact, so the order of rows cannot show in the last digit.
    people, hours, value, unvalued = (math.fsum(column) for column in given.T)
    return Volunteering(people, hours, value, unvalued, by_row)
