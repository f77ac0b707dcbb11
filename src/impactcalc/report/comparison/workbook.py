"""A Comparison -> the workbook."""

from __future__ import annotations

from pathlib import Path

import impactcalc
from impactcalc.files import whole_file
from impactcalc.impact.beside.comparison import Comparison
from impactcalc.report.comparison.json_text import comparison_json
from impactcalc.report.comparison.pages import comparison_pages
from impactcalc.report.words.respelled import respelled_pages, speller
from impactcalc.report.words.speaking import term
from impactcalc.report.workbook import ON_LETTER_PAPER
from impactcalc.report.writers.excel import Book, write_pages
from impactcalc.report.writers.formats import A4, LETTER
from impactcalc.report.writers.targets import inputs_of


def write_comparison(found: Comparison, path: Path) -> None:
    """Write the workbook, whole or not at all; the same comparison gives the same bytes. Never over an input."""
    with whole_file(path, inputs=_inputs(found)) as temporary, found.a.spoken():
        book = Book(
            title=term("Comparison"),
            footer=f"impactcalc {impactcalc.__version__}",
            paper=LETTER if found.a.economy.country in ON_LETTER_PAPER else A4,
        )
        write_pages(temporary, respelled_pages(comparison_pages(found), speller(found.a, found.b)), book)


def write_comparison_json(found: Comparison, path: Path) -> None:
    """Write the JSON, whole or not at all, and never over an input."""
    with whole_file(path, inputs=_inputs(found)) as temporary:
        temporary.write_text(comparison_json(found), encoding="utf-8", newline="\n")


def _inputs(found: Comparison) -> tuple[Path, ...]:
    return (*inputs_of(found.a.study), *inputs_of(found.b.study))
