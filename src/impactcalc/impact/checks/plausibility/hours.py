"""Hours of volunteers, against the hours of a year, and their value against what a job of the place pays."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from impactcalc.economy.economy import Economy
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.facts.checks import plausibility as facts
from impactcalc.impact.checks.finding import Check, Findings
from impactcalc.impact.checks.plausibility.oddity import oddities
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

    def fact(right: bool, rows: int, i: int) -> facts.VolunteerHoursUnusual:
        cell, own, many = table.cell(i, "hours"), float(each[i]), float(people[i])
        return facts.VolunteerHoursUnusual(right, rows, cell, own, many, bool(table.typed_on), IN_A_YEAR, FULL_TIME)

    yield from oddities(table, each > FULL_TIME, "hours", each, fact)


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

    odd = (worth > MOST * makes) | ((worth > 0) & (worth < LEAST * pays))

    def fact(right: bool, rows: int, i: int) -> facts.HourlyValueUnusual:
        return facts.HourlyValueUnusual(
            right,
            rows,
            table.cell(i, "hourly_value"),
            float(worth[i]),
            str(table.words("currency")[i]),
            float(pays[i]),
            float(makes[i]),
            MOST,
            FULL_TIME,
            f.economy.name,
        )

    # Of the two apart: a quotient of next to nothing would be 0.
    how_far = np.abs(np.log(np.where(odd, worth, 1.0)) - np.log(np.where(odd, pays, 1.0)))
    yield from oddities(table, odd, "hourly_value", how_far, fact)


def _job_hour(economy: Economy) -> tuple[float, float] | None:
    """What the average job pays and what it makes (value added) an hour, table-year money; None where the table lacks
    one of the two, or jobs."""
    if not isinstance(economy, TableEconomy) or not {"labour_income", "value_added", "jobs"} <= set(economy.per_output):
        return None
    pay, made, jobs = (
        float((economy.per_output[measure] * economy.output).sum())
        for measure in ("labour_income", "value_added", "jobs")
    )
    return (pay * 1e6 / jobs / FULL_TIME, made * 1e6 / jobs / FULL_TIME) if min(pay, made, jobs) > 0 else None
