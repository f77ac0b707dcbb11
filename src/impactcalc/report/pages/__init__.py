"""The pages of the workbook, in their order: those that give the answer, then the appendix."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from impactcalc.impact.result import Result
from impactcalc.report.pages.contents import TAB, contents_page
from impactcalc.report.pages.sheets import APPENDIX, FRONT, Sheet
from impactcalc.report.writers.links import target
from impactcalc.report.writers.page import Page


def all_pages(result: Result) -> Iterator[Page]:
    """Every page that has something to say, made when it is asked for: a page of 100,000 rows need not wait in memory
    for the others. The title of each leads to the page Contents."""
    front = [sheet for sheet in FRONT if sheet.applies(result)]
    behind = [sheet for sheet in APPENDIX if sheet.applies(result)]
    yield from (_made(sheet, result, front=True) for sheet in front)
    yield replace(contents_page(result, front, behind), front=False)
    yield from (_made(sheet, result, front=False) for sheet in behind)


def _made(sheet: Sheet, result: Result, *, front: bool) -> Page:
    page = sheet.make(result)
    return replace(page, front=front, printed=sheet.printed(result), back=target(TAB, 1))
