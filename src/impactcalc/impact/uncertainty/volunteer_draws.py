"""The value of volunteers' hours where their number, their hours or what an hour is worth is uncertain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.prices import Prices
from impactcalc.impact.result import Result
from impactcalc.impact.rows.price_basis import price_basis
from impactcalc.impact.uncertainty.quantities import Uncertain, Values
from impactcalc.impact.uncertainty.rates import Powers, UncertainRates

FIELDS = ("volunteers", "hours", "hourly_value")


@dataclass(frozen=True)
class VolunteerDraws:
    """Rows whose hours are valued: `stated` (fields, V), `to_report` (V,) with the `powers` (V,) of uncertain rates;
    `drawn` names the quantities by field and row."""

    stated: Floats
    to_report: Floats
    powers: Powers
    drawn: Sequence[Mapping[int, str]]

    def value(self, values: Values, rates: UncertainRates) -> Floats:
        """What the hours are worth (D or 1,), report-year prices."""
        to_report = np.atleast_2d(self.to_report * rates.factor(self.powers, values))
        certain = self.stated.prod(axis=0)
        moved = {at for cells in self.drawn for at, name in cells.items() if name in values}
        still = np.array([at not in moved for at in range(len(certain))], dtype=bool)
        total = to_report[:, still] @ certain[still]
        for at in sorted(moved):
            product: Floats = to_report[:, at]
            for field, cells in enumerate(self.drawn):
                name = cells.get(at, "")
                product = product * (values[name] if name in values else self.stated[field, at])
            total = total + product
        return np.asarray(total)


def volunteer_draws(result: Result, uncertain: Uncertain, rates: UncertainRates) -> VolunteerDraws:
    """The rows of the sheet Volunteers; those of a member survey are not among them."""
    table = result.study.sheets["Volunteers"]
    valued = np.flatnonzero(~np.isnan(table.numbers("hourly_value")))
    where = {int(row): at for at, row in enumerate(table.rows[valued].tolist())}
    drawn: list[dict[int, str]] = [{}, {}, {}]
    for cells in uncertain.cells:
        if cells.sheet == "Volunteers":
            for row, name in zip(cells.rows, cells.names, strict=True):
                if row in where:
                    drawn[FIELDS.index(cells.field)][where[row]] = name

    def to_report(prices: Prices) -> Floats:
        return price_basis(
            table.words("currency")[valued],
            table.numbers("year")[valued].astype(np.int64),
            lambda i: ("Volunteers", int(table.rows[valued[i]])),
            result.economy,
            prices,
            result.basis.report_year,
        ).to_report

    stated = np.stack([table.numbers(field)[valued] for field in FIELDS])
    carried = rates.carried_to(
        result.economy, [int(year) for year in table.numbers("year")[valued].tolist()], result.basis.report_year
    )
    return VolunteerDraws(stated, to_report(result.prices), {**rates.powers(to_report), **carried}, drawn)
