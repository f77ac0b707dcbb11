"""The pages of the workbook, in their order: those that give the answer, then the appendix."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from impactcalc.impact.result import Result
from impactcalc.report.edition import PLAIN, Edition
from impactcalc.report.pages.about import about_page
from impactcalc.report.pages.arranged import sheets_of
from impactcalc.report.pages.contents import TAB, contents_page
from impactcalc.report.pages.inputs import signed_page
from impactcalc.report.pages.live_groups import TAB_RESULTS
from impactcalc.report.pages.live_rows import TAB as TAB_LIVE
from impactcalc.report.pages.live_rows import is_live
from impactcalc.report.pages.sheets import ANSWER, Sheet
from impactcalc.report.pages.trace import trace_page
from impactcalc.report.pages.units import said_once
from impactcalc.report.pages.year_on_year import TAB as TAB_LAST_YEAR
from impactcalc.report.signed.record import TAB as TAB_SIGNED
from impactcalc.report.signed.record import carried_inputs
from impactcalc.report.words.speaking import term
from impactcalc.report.writers.links import target
from impactcalc.report.writers.look import Look
from impactcalc.report.writers.page import Page


def all_pages(
    result: Result, *, inputs: bool = True, beside: Sequence[Page] = (), edition: Edition = PLAIN
) -> Iterator[Page]:
    """Every page that has something to say, made when it is asked for: a page of 100,000 rows need not wait in memory
    for the others. The title of each leads to the page Contents. `inputs` is whether the cells of the input follow
    (`input_pages`); the pages `beside` stand first in the appendix. `edition` says for whom it is."""
    knowing: dict[Callable[[Result], Page], Callable[[Result], Page]]
    knowing = {
        about_page: partial(about_page, inputs=inputs, edition=edition),
        trace_page: partial(trace_page, inputs=inputs),
    }
    front, behind = (
        [replace(sheet, make=knowing.get(sheet.make, sheet.make)) for sheet in sheets]
        for sheets in sheets_of(edition.template, result)
    )
    others = [Sheet(partial(_as_it_is, page), TAB_LAST_YEAR, "", titled=page.title) for page in beside]
    behind = [*others, *behind]
    yield from (_branded(_made(sheet, result, front=True), edition.look) for sheet in front)
    signed = partial(signed_page, inputs=inputs, edition=edition)
    behind.append(Sheet(signed, TAB_SIGNED, "", titled=term("What the report was made of, for impactcalc verify.")))
    contents = contents_page(result, front, behind, list(_others(result, inputs=inputs)))
    yield replace(contents, front=False, printed=0)  # links lead nowhere on paper
    yield from (_made(sheet, result, front=False) for sheet in behind)


def _others(result: Result, *, inputs: bool) -> Iterator[tuple[str, str]]:
    if is_live(result):
        yield term(TAB_LIVE), term("The answer as formulas: type over an assumption, and it moves.")
        yield (
            term(TAB_RESULTS),
            term("The same by kind of activity, partner country and category, beside what was signed."),
        )
    for one in carried_inputs(result) if inputs else ():
        yield one.tab, term("The sheet {name} of the input, as typed.", name=one.sheet.name)


def _branded(page: Page, look: Look) -> Page:
    """The page Answer with the logo of the look, where the study names none of its own."""
    if page.tab != term(ANSWER) or page.logo_named or not look.has_logo:
        return page
    return replace(page, logo=look.logo, logo_named=True)


def _as_it_is(page: Page, _: Result) -> Page:
    return page


def _made(sheet: Sheet, result: Result, *, front: bool) -> Page:
    page = said_once(sheet.make(result), result)
    return replace(page, front=front, printed=sheet.printed(result), back=target(term(TAB), 1))
