"""Title, sentences and first row of the pages Ledger and Trace, whose rows lead to each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from impactcalc.impact.result import Result
from impactcalc.report.pages.identity import too_many
from impactcalc.report.pages.traced import MOST, traced_rows
from impactcalc.report.words.first import new_share_words
from impactcalc.report.words.studies_found import compared_words
from impactcalc.report.writers.sentences import rows_of

NOT_LISTED = (
    "These are {count:,} rows, more than this sheet lists ({most:,}), so none is; the totals count them all. The page "
    "Rates has every activity."
)
HOW = (
    "Across a row: amount x {raised}to report prices = gross; gross x the five shares that stay = net new; net new x "
    "value added (jobs) per unit = value added (jobs). An id leads to its row of the Ledger; what was "
    "typed, to the input where this report carries it."
)
WHY = (
    "Net new is smaller than what was spent, since what residents, casual visitors and others would have spent anyway "
    "comes off; local final demand is smaller still, since goods made elsewhere and taxes leave at once. Value added "
    "can be larger than either: suppliers and the spending of pay come on top."
)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the rows of a page."""

    tab: str
    title: Callable[[Result], str]
    text_width: int


LEDGER = Head("Ledger", new_share_words, 130)
TRACE = Head("Trace", lambda _: "From each typed cell to value added and jobs", 150)


def first_of_ledger(result: Result) -> int:
    """The row of the sheet, from 1, in which its first activity stands."""
    return _first(LEDGER, result, ledger_lead(result))


def first_of_trace(result: Result) -> int:
    """The same of the first amount."""
    return _first(TRACE, result, trace_lead(result))


def _first(head: Head, result: Result, lead: tuple[str, ...]) -> int:
    units = 1  # the sentence that says what money is in
    return rows_of(head.title(result), lead, head.text_width) + units + len(("an empty row", "headings")) + 1


def ledger_lead(result: Result) -> tuple[str, ...]:
    """What is said above the rows."""
    most = (
        " A share left blank takes nothing off, so that what is left is at most this: see Rates."
        if result.at_most
        else ""
    )
    return (
        "Each share stands as it was typed, with what it takes of what the one before left; of the attribution share, "
        f"which is what stays, the rest comes off.{most}{compared_words(result)} Scholarships come off with the "
        "host-paid share. Cells and amounts as typed are on the page Trace, exchange rates and deflators on Rates.",
        *too_many(result),
    )


def trace_lead(result: Result) -> tuple[str, ...]:
    """How to read across a row, and why the money gets less and then more."""
    count = traced_rows(result)
    return (
        HOW.format(raised="stands for x " if result.survey else ""),
        WHY,
        *((NOT_LISTED.format(count=count, most=MOST),) if count > MOST else ()),
    )
