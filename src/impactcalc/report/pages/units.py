"""What the columns of a page are in, wording once under its title and not in each heading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from impactcalc.economy.economy import JOBS, Measure
from impactcalc.impact.result import Result
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Chart, Kind, Lines, Page, Table
from impactcalc.words.standing_alone import capital

# What is said of jobs and of full-time equivalents, by whether a page has columns of them.
COUNTED: Mapping[tuple[bool, bool], str] = MappingProxyType(
    {
        (True, True): "jobs and full-time equivalents each for one year",
        (True, False): "jobs each for one year",
        (False, True): "full-time equivalents each for one year",
    }
)
IN_MONEY = "money in {currency} at {year} prices"


def said_once(page: Page, result: Result) -> Page:
    """The page with the units of report money and of jobs in its first sentence."""
    basis = result.basis
    money, jobs, full_time = (
        said().terms.money_unit(result),
        said().terms.measure_unit(result, "jobs"),
        said().terms.measure_unit(result, "jobs_fte"),
    )
    units = (money, jobs, full_time)
    used = {column.unit for table in page.tables for column in table.columns}
    counted = COUNTED.get((jobs in used, full_time in used), "")
    parts = [term(IN_MONEY, currency=basis.home_currency, year=basis.report_words)] if money in used else []
    parts += [term(counted)] if counted else []
    wording = "; ".join(parts)
    if not wording:
        return page

    def without(block: Table | Lines | Chart) -> Table | Lines | Chart:
        if not isinstance(block, Table):
            return block
        columns = (replace(column, unit="") if column.unit in units else column for column in block.columns)
        return replace(block, columns=tuple(columns))

    lead = (f"{capital(wording)}.", *page.lead)
    return replace(page, blocks=tuple(map(without, page.blocks)), lead=lead)


def measure_kind(measure: Measure) -> Kind:
    """How a measure is shown."""
    return "jobs" if measure in JOBS else "money"
