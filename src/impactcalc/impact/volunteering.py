"""Hours given: a line of their own, no multiplier, not in GDP (methods, section 9)."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from impactcalc.economy.economy import Economy
from impactcalc.economy.prices import Prices
from impactcalc.impact.price_basis import price_basis
from impactcalc.study.study import Study


@dataclass(frozen=True, slots=True)
class Volunteering:
    """People, hours and their value in report-year home currency; `unvalued_hours` had no hourly value."""

    people: float
    hours: float
    value: float
    unvalued_hours: float


def volunteering(study: Study, economy: Economy, prices: Prices, report_year: int) -> Volunteering:
    """Sum the sheet Volunteers. InputError where an hourly value's currency or year has no rate."""
    table = study.sheets["Volunteers"]
    hours = table.numbers("volunteers") * table.numbers("hours")
    worth = table.numbers("hourly_value")
    valued = np.flatnonzero(~np.isnan(worth))
    basis = price_basis(
        table.words("currency")[valued],
        table.numbers("year")[valued].astype(np.int64),
        lambda i: f"Volunteers row {table.rows[valued[i]]}",
        economy,
        prices,
        report_year,
    )
    # fsum is exact, so the order of rows cannot show in the last digit.
    return Volunteering(
        math.fsum(table.numbers("volunteers")),
        math.fsum(hours),
        math.fsum(hours[valued] * worth[valued] * basis.to_report),
        math.fsum(hours[np.isnan(worth)]),
    )
