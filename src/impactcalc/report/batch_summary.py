"""The summary workbook of a batch: a line per input."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import impactcalc
from impactcalc.files import whole_file
from impactcalc.report.words.respelled import respelled_pages, spelled_around
from impactcalc.report.words.speaking import term
from impactcalc.report.writers.excel import Book, write_pages
from impactcalc.report.writers.page import Column, Page, Table

# Sheets of paper side by side, each with the workbook's name: on one the figures would be too small to read.
ACROSS = 4


def write_batch_summary(columns: Sequence[Column], path: Path) -> None:
    """Write the columns as one page, whole or not at all."""
    page = Page(
        tab=term("Summary"),
        title=term("Summary of the batch"),
        lead=(
            term("A line per input: its status, the headline figures of its report, or what is wrong with it."),
            term(
                "Places and prices may differ between the lines: read the columns Place and Prices before adding "
                "anything."
            ),
        ),
        blocks=(Table("", tuple(columns), filtered=True),),
        frozen=1,
        across=ACROSS,
    )
    with whole_file(path) as temporary:
        write_pages(
            temporary,
            list(respelled_pages([page], spelled_around(_cells(columns)))),
            Book(term("Summary of the batch"), f"impactcalc {impactcalc.__version__}"),
        )


def _cells(columns: Sequence[Column]) -> Iterator[str]:
    """What studies say in it: names, files, and problems in the spelling in which they were told."""
    return (str(value) for column in columns if column.is_text for value in column.values)
