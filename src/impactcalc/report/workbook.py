"""A Result -> the report workbook."""

from __future__ import annotations

import itertools
from pathlib import Path

import impactcalc
from impactcalc.impact.beside.year_on_year import YearOnYear
from impactcalc.impact.result import Result
from impactcalc.report.edition import PLAIN, Edition
from impactcalc.report.pages import all_pages
from impactcalc.report.pages.contents import TAB as CONTENTS
from impactcalc.report.pages.inputs import input_pages
from impactcalc.report.pages.live import live_page
from impactcalc.report.pages.live_groups import live_results_page
from impactcalc.report.pages.live_rows import is_live
from impactcalc.report.pages.year_on_year import year_on_year_page
from impactcalc.report.words.respelled import respelled_live, respelled_pages, speller
from impactcalc.report.words.speaking import term
from impactcalc.report.writers.excel import Book, write_pages
from impactcalc.report.writers.formats import A4, LETTER
from impactcalc.report.writers.links import target
from impactcalc.report.writers.targets import output_of

ON_LETTER_PAPER = frozenset({"USA", "CAN", "MEX", "PHL", "CHL", "COL"})


def write_report(
    result: Result,
    path: Path,
    *,
    inputs: bool = True,
    last_year: YearOnYear | None = None,
    edition: Edition = PLAIN,
) -> None:
    """Write the workbook, whole or not at all; the same result gives the same bytes. `inputs` carries the input too;
    `last_year` adds the page Year on year, which is no part of what is verified; `edition` says for whom it is made up
    and in whose look.

    Replaces a file that is there, but never the study's own input. InputError when the target is that, is a folder,
    or cannot be written.
    """
    edition = edition.of_study(result.study.settings)
    with output_of(result.study, path) as temporary, result.spoken():
        book = Book(
            title=result.study.settings.name,
            footer=term(
                "impactcalc {version}, multipliers {name}", version=impactcalc.__version__, name=result.economy.name
            ),
            paper=LETTER if result.economy.country in ON_LETTER_PAPER else A4,
            look=edition.look,
        )
        spell = speller(result)
        beside = () if last_year is None else (year_on_year_page(last_year),)
        pages = respelled_pages(all_pages(result, inputs=inputs, beside=beside, edition=edition), spell)
        back = target(term(CONTENTS), 1)
        made = (live_page(result, back), live_results_page(result, back)) if is_live(result) else ()
        live = tuple(respelled_live(one, spell) for one in made)
        write_pages(temporary, itertools.chain(pages, live, input_pages(result) if inputs else ()), book)
