"""Hours of volunteers, against the hours of a year, and their value against what a job of the place pays."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from impactcalc.economy.economy import Economy
from impactcalc.impact.checks.finding import Check, Findings
from impactcalc.impact.checks.plausibility.oddity import oddities, rounded
from impactcalc.study.cells import Floats
from impactcalc.study.study import SheetRows

IN_A_YEAR = 366 * 24
FULL_TIME = 52 * 40  # a job of 40 hours in every week of the year
# How many times the average pay an hour may be worth, and how small a part of it.
FAR = 10.0


def hours(f: Findings) -> Iterator[Check]:
    for table in (f.study.sheets["Volunteers"], *f.study.survey.tables("Volunteers")):
        if len(table):
            yield from _hours(table)
            yield from _value(f, table)


def _hours(table: SheetRows) -> Iterator[Check]:
    each, people = table.numbers("hours"), table.numbers("volunteers")

    def message(i: int) -> str:
        bound = (
            f"a year has {IN_A_YEAR:,} hours"
            if each[i] > IN_A_YEAR
            else f"a full-time job has about {FULL_TIME:,} a year"
        )
        return f"{rounded(each[i])} hours per volunteer in {table.cell(i, 'hours')}: {bound}"

    def remedy(i: int) -> str:
        if table.typed_on:
            return "Look at the hours in all, and at how many gave them"
        if people[i] > 1:
            own = rounded(each[i] / people[i])
            return f"If these are the hours of all {people[i]:,.15g} together, type {own}: each one's own"
        return "Type the hours that each gave in the year"

    yield from oddities(
        "volunteer-hours-unusual",
        table,
        each > FULL_TIME,
        "hours",
        each,
        message,
        remedy,
        f"366 days of 24 hours are {IN_A_YEAR:,} hours, 52 weeks of 40 hours {FULL_TIME:,}",
    )


def _value(f: Findings, table: SheetRows) -> Iterator[Check]:
    pay = _pay_per_hour(f.economy)
    if pay is None:
        return
    worth = table.numbers("hourly_value")
    normal = np.full(len(table), np.nan)
    pairs = np.array([f"{c} {y:.0f}" for c, y in zip(table.words("currency"), table.numbers("year"), strict=True)])
    for pair in sorted(set(pairs[~np.isnan(worth)].tolist())):
        code, year = pair.split(" ")
        moved = f.prices.deflator_ratio(f.economy.country, f.economy.year, int(year))
        own, home = f.prices.market_rate(code, int(year)), f.prices.market_rate(f.economy.currency, int(year))
        if moved and (code == f.economy.currency or (own and home)):
            rate = 1.0 if code == f.economy.currency or not (own and home) else own.value / home.value
            normal[pairs == pair] = pay * moved.value * rate
    with np.errstate(divide="ignore", invalid="ignore"):
        times: Floats = worth / normal

    def message(i: int) -> str:
        typed = f"{rounded(worth[i])} {table.words('currency')[i]}"
        return (
            f"An hour is worth {typed} in {table.cell(i, 'hourly_value')}; the average job of the place pays "
            f"{rounded(normal[i])} an hour, and {FAR:g} times as much or a tenth of it is unusual"
        )

    yield from oddities(
        "hourly-value-unusual",
        table,
        (times > FAR) | ((times < 1 / FAR) & (worth > 0)),
        "hourly_value",
        np.abs(np.log(np.where(times > 0, times, 1.0))),
        message,
        lambda _: "Type what one hour is worth, in the row's currency",
        f"{f.economy.name}: pay over jobs, {FULL_TIME:,} hours a job",
    )


def _pay_per_hour(economy: Economy) -> float | None:
    """What the average job pays an hour, table-year money; None where the table lacks pay or jobs."""
    if not economy.has_matrix or not {"labour_income", "jobs"} <= set(economy.per_output):
        return None
    pay = float((economy.per_output["labour_income"] * economy.output).sum()) * 1e6
    jobs = float((economy.per_output["jobs"] * economy.output).sum())
    return pay / jobs / FULL_TIME if jobs > 0 and pay > 0 else None
