"""The report on the 2015 study as a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import impactcalc
from impactcalc.impact.study_2015.study_2015 import Study2015
from impactcalc.report.pages.about import about_page
from impactcalc.report.pages.checks import checks_page
from impactcalc.report.pages.rates import rates_page
from impactcalc.report.study_2015.reproduction import reproduction_page
from impactcalc.report.study_2015.sources import sources_page
from impactcalc.report.study_2015.steps import steps_page
from impactcalc.report.study_2015.story import story_page
from impactcalc.report.study_2015.waterfall import waterfall_page
from impactcalc.report.words.respelled import respelled_pages, speller
from impactcalc.report.words.speaking import said, term
from impactcalc.report.workbook import ON_LETTER_PAPER
from impactcalc.report.writers.excel import Book, write_pages
from impactcalc.report.writers.formats import A4, LETTER
from impactcalc.report.writers.page import Page
from impactcalc.report.writers.targets import output_of

OWN_PAGES = (story_page, waterfall_page, steps_page, reproduction_page, sources_page)


def study_2015_pages(study: Study2015) -> Iterator[Page]:
    """The pages in their order. Each carries the label, so that none can be taken for another."""
    for make in OWN_PAGES:
        yield make(study)
    for make_page, title in (
        (rates_page, term("Rates, and every step of the ledger in money")),
        (checks_page, term("Checks")),
        (about_page, term("About this report")),
    ):
        page = make_page(study.result)
        yield replace(page, title=title, lead=(*page.lead, said().study_2015.other_page_words()))


def write_study_2015(study: Study2015, path: Path) -> None:
    """Write the workbook, whole or not at all; the same study gives the same bytes. Never over the input."""
    result = study.result
    with output_of(result.study, path) as temporary, result.spoken():
        book = Book(
            title=result.study.settings.name,
            footer=said().study_2015_pages.footer(impactcalc.__version__, result.economy.name),
            paper=LETTER if result.economy.country in ON_LETTER_PAPER else A4,
        )
        write_pages(temporary, respelled_pages(study_2015_pages(study), speller(result)), book)
