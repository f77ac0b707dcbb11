"""Hours given: a line of their own, no multiplier, not in GDP (methods, section 9)."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.economy import Economy
from impactcalc.economy.prices import Prices
from impactcalc.impact.rows.price_basis import price_basis
from impactcalc.study.study import Study


@dataclass(frozen=True, slots=True)
class Volunteering:
    """People, hours and their value in report-year home currency; `unvalued_hours` had no hourly value."""

    people: float
    hours: float
    value: float
    unvalued_hours: float


def given_hours(study: Study, economy: Economy, prices: Prices, report_year: int) -> Floats:
    """People, hours, value and hours without a value (V, 4) of each row of the sheet Volunteers, then of the members'
    totals; the value in report-year home currency. InputError where an hourly value's currency or year has no rate."""
    tables = (study.sheets["Volunteers"], *study.survey.tables("Volunteers"))
    people, each, worth, year = (
        np.concatenate([table.numbers(name) for table in tables])
        for name in ("volunteers", "hours", "hourly_value", "year")
    )
    where = [f"{table.origin} row {row}" for table in tables for row in table.rows.tolist()]
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
    value[valued] = hours[valued] * worth[valued] * basis.to_report
    return np.column_stack([people, hours, value, np.where(np.isnan(worth), hours, 0.0)])


def volunteering(given: Floats) -> Volunteering:
    """The sums of the rows (V, 4), each raised to what it stands for."""
    # fsum is exact, so the order of rows cannot show in the last digit.
    return Volunteering(*(math.fsum(column) for column in given.T))
