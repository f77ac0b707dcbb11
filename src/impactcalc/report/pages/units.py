"""What the columns of a page are in, wording once under its title and not in each heading."""

from __future__ import annotations

from dataclasses import replace

from impactcalc.economy.economy import JOBS, Measure
from impactcalc.impact.result import Result
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Chart, Kind, Lines, Page, Table


def said_once(page: Page, result: Result) -> Page:
    """The page with the units of report money and of jobs in its first sentence."""
    basis = result.basis
    money, jobs, full_time = (
        said().terms.money_unit(result),
        said().terms.measure_unit(result, "jobs"),
        said().terms.measure_unit(result, "jobs_fte"),
    )
    words = {money: "", jobs: "jobs", full_time: term("full-time equivalents")}
    used = {column.unit for table in page.tables for column in table.columns}
    counted = " and ".join(word for unit, word in words.items() if word and unit in used)
    parts = (
        [
            term(
                "money in {home_currency} at {report_words} prices",
                home_currency=basis.home_currency,
                report_words=basis.report_words,
            )
        ]
        if money in used
        else []
    )
    parts += [term("{counted} each for one year", counted=counted)] if counted else []
    wording = "; ".join(parts)
    if not wording:
        return page

    def without(block: Table | Lines | Chart) -> Table | Lines | Chart:
        if not isinstance(block, Table):
            return block
        columns = (replace(column, unit="") if column.unit in words else column for column in block.columns)
        return replace(block, columns=tuple(columns))

    lead = (f"{wording[:1].upper()}{wording[1:]}.", *page.lead)
    return replace(page, blocks=tuple(map(without, page.blocks)), lead=lead)


def measure_kind(measure: Measure) -> Kind:
    """How a measure is shown."""
    return "jobs" if measure in JOBS else "money"
