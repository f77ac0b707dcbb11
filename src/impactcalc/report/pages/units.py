"""What the columns of a page are in, said once under its title and not in each heading."""

from __future__ import annotations

from dataclasses import replace

from impactcalc.impact.result import Result
from impactcalc.report.words.terms import measure_unit, money_unit
from impactcalc.report.writers.page import Chart, Lines, Page, Table


def said_once(page: Page, result: Result) -> Page:
    """The page with the units of report money and of jobs in its first sentence."""
    basis = result.basis
    words = {
        money_unit(result): f"money in {basis.home_currency} at {basis.report_words} prices",
        measure_unit(result, "jobs"): "jobs in job-years",
        measure_unit(result, "jobs_fte"): "full-time equivalents in full-time years",
    }
    used = {column.unit for table in page.tables for column in table.columns}
    said = ", ".join(text for unit, text in words.items() if unit in used)
    if not said:
        return page

    def without(block: Table | Lines | Chart) -> Table | Lines | Chart:
        if not isinstance(block, Table):
            return block
        columns = (replace(column, unit="") if column.unit in words else column for column in block.columns)
        return replace(block, columns=tuple(columns))

    lead = (f"{said[:1].upper()}{said[1:]}.", *page.lead)
    return replace(page, blocks=tuple(map(without, page.blocks)), lead=lead)
