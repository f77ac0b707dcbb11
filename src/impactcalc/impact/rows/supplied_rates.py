"""The rates that a user supplies: the sheet Rates, and a file of one's own that the study names."""

from __future__ import annotations

from impactcalc.economy.own_rates import own_rates
from impactcalc.economy.prices import RateCells, SuppliedRate
from impactcalc.errors import InputError, PackageError, Problem
from impactcalc.facts.problems.runs import OwnRatesUnreadable
from impactcalc.study.study import Study


def supplied_rates(study: Study) -> list[SuppliedRate]:
    """The rows of the sheet Rates, and of the user's own file of rates that the study names, as far as the sheet has
    none of that kind, subject and year. InputError where there is no such file, or it cannot be read."""
    typed, name = _typed_rates(study), study.settings.own_rates
    if not name:
        return typed
    try:
        named = own_rates(name)
    except PackageError as error:
        cell = study.setting_cells.get("own_rates", "")
        raise InputError([Problem("Study", cell, name, OwnRatesUnreadable(error.fact))], study.source) from error
    there = {(rate.kind, rate.subject, rate.year) for rate in typed}
    return [*typed, *(rate for rate in named if (rate.kind, rate.subject, rate.year) not in there)]


def _typed_rates(study: Study) -> list[SuppliedRate]:
    """The rows of the sheet Rates."""
    rates = study.rates
    return [
        SuppliedRate(
            kind=rates.words("kind")[i],
            subject=str(rates.words("subject")[i]),
            year=int(rates.numbers("year")[i]),
            value=float(rates.numbers("value")[i]),
            cells=RateCells(*(rates.cell(i, name) for name in RateCells._fields)),
            source=str(rates.words("source")[i]),
            row=int(rates.rows[i]),
        )
        for i in range(len(rates))
    ]
