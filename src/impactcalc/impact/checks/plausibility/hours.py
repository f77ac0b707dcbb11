"""Hours of volunteers, against the hours of a year, and their value against what a job of the place pays."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from impactcalc.economy.economy import Economy
from impactcalc.impact.checks.finding import Check, Findings
from impactcalc.impact.checks.plausibility.oddity import oddities, rounded
from impactcalc.study.rows import SheetRows

IN_A_YEAR = 366 * 24
FULL_TIME = 52 * 40  # a job of 40 hours in every week of the year
# How many times what the average job makes an hour may be worth, and how small a part of what it pays.
MOST, LEAST = 5.0, 1 / 10


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
    job = _job_hour(f.economy)
    if job is None:
        return
    worth = table.numbers("hourly_value")
    moved_by = np.full(len(table), np.nan)
    pairs = np.array([f"{c} {y:.0f}" for c, y in zip(table.words("currency"), table.numbers("year"), strict=True)])
    for pair in sorted(set(pairs[~np.isnan(worth)].tolist())):
        code, year = pair.split(" ")
        moved = f.prices.deflator_ratio(f.economy.country, f.economy.year, int(year))
        own, home = f.prices.market_rate(code, int(year)), f.prices.market_rate(f.economy.currency, int(year))
        if moved and (code == f.economy.currency or (own and home)):
            rate = 1.0 if code == f.economy.currency or not (own and home) else own.value / home.value
            moved_by[pairs == pair] = moved.value * rate
    pays, makes = job[0] * moved_by, job[1] * moved_by

    def message(i: int) -> str:
        typed = f"{rounded(worth[i])} {table.words('currency')[i]}"
        return (
            f"An hour is worth {typed} in {table.cell(i, 'hourly_value')}; the average job of the place pays "
            f"{rounded(pays[i])} an hour and makes {rounded(makes[i])}: above {MOST:g} times what it makes, or below a "
            "tenth of what it pays, is unusual"
        )

    odd = (worth > MOST * makes) | ((worth > 0) & (worth < LEAST * pays))
    yield from oddities(
        "hourly-value-unusual",
        table,
        odd,
        "hourly_value",
        np.abs(np.log(np.where(odd, worth, 1.0) / np.where(odd, pays, 1.0))),
        message,
        lambda _: "Type what one hour is worth, in the row's currency",
        f"{f.economy.name}: pay and value added over jobs, {FULL_TIME:,} hours a job",
    )


def _job_hour(economy: Economy) -> tuple[float, float] | None:
    """What the average job pays and what it makes (value added) an hour, table-year money; None where the table lacks
    one of the two, or jobs."""
    if not economy.has_matrix or not {"labour_income", "value_added", "jobs"} <= set(economy.per_output):
        return None
    pay, made, jobs = (
        float((economy.per_output[measure] * economy.output).sum())
        for measure in ("labour_income", "value_added", "jobs")
    )
    return (pay * 1e6 / jobs / FULL_TIME, made * 1e6 / jobs / FULL_TIME) if min(pay, made, jobs) > 0 else None
