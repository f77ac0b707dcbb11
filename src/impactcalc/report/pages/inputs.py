"""The pages on which a report carries its input, cell by cell at the addresses that it had, and the page Signed."""

from __future__ import annotations

from collections.abc import Iterator

from impactcalc.impact.result import Result
from impactcalc.report.edition import PLAIN, Edition
from impactcalc.report.signed.cells import shown
from impactcalc.report.signed.record import TAB, carried_inputs, digest, pieces, record_of
from impactcalc.report.words.speaking import term
from impactcalc.report.writers.page import Column, Grid, Page, Table
from impactcalc.workbooks.carried import MOST_CELLS
from impactcalc.workbooks.record_cells import HEADING

CARRIED = (
    "This report carries its input, on the grey sheets whose names begin with Input: what was typed can be read there."
)
LEFT_OUT = "This report does not carry its input: who checks it needs the input file itself."
TOO_LARGE = (
    f"The input has more than {MOST_CELLS:,} cells, or was changed in Python, so this report does not carry it: who "
    "checks it needs the input itself."
)


def input_pages(result: Result) -> Iterator[Grid]:
    """A page for each sheet of the input that was read."""
    for one in carried_inputs(result):
        yield Grid(one.tab, tuple(tuple(map(shown, row)) for row in one.sheet.rows))


def signed_page(result: Result, *, inputs: bool, edition: Edition = PLAIN) -> Page:
    """What the report was made with, so that `impactcalc verify` can make it again."""
    record = record_of(result, inputs=inputs, edition=edition)
    return Page(
        tab=term(TAB),
        title=term("What this report was made of, for whoever checks it"),
        lead=(
            term(
                "impactcalc verify THIS.xlsx makes the report again and says whether it is the same. {carried_words}",
                carried_words=carried_words(result, inputs=inputs),
            ),
            term("Digest of this record, to be published beside the report: {digest}.", digest=digest(record)),
        ),
        blocks=(Table("", (Column(HEADING, "text", pieces(record), width=60),)),),
        frozen=None,
        printed=0,
        verbatim=True,
    )


def carried_words(result: Result, *, inputs: bool) -> str:
    """Whether the report carries its input: who publishes it publishes that too."""
    if not inputs:
        return term(LEFT_OUT)
    return term(CARRIED) if result.study.carried is not None else term(TOO_LARGE)
