"""Title, sentences and first row of the pages Ledger and Trace, whose rows lead to each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from impactcalc.impact.result import Result
from impactcalc.report.pages.identity import too_many
from impactcalc.report.pages.live_rows import MOST as MOST_LIVE
from impactcalc.report.pages.live_rows import MOST_AMOUNTS, is_live, too_large
from impactcalc.report.pages.traced import MOST, traced_rows
from impactcalc.report.words.speaking import said, term
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
AT_MOST = "Where a share was left blank nothing is taken off: net new spending and what it supported are at most this."
WHY = (
    "Net new is smaller than what was spent, since what residents, casual visitors and others would have spent anyway "
    "comes off; local final demand is smaller still, since goods made elsewhere and taxes leave at once. Value added "
    "can be larger than either: suppliers and the spending of pay come on top."
)
NO_FORMULAS = (
    f"Every figure is a value and no formula, and there is no sheet What if: more than {MOST_LIVE:,} activities or "
    f"{MOST_AMOUNTS:,} amounts would be slow to open."
)
MOVES = "the amounts show a what-if; the title and the sentences of this sheet are as signed."


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the rows of a page."""

    tab: str
    title: Callable[[Result], str]
    text_width: int


LEDGER = Head("Ledger", lambda result: said().first.new_share_words(result), 130)
TRACE = Head("Trace", lambda _: term("From each typed cell to value added and jobs"), 150)


def first_of_ledger(result: Result) -> int:
    """The row of the sheet, from 1, in which its first activity stands."""
    return _first(LEDGER, result, ledger_lead(result))


def first_of_trace(result: Result) -> int:
    """The same of the first amount."""
    return _first(TRACE, result, trace_lead(result))


def _first(head: Head, result: Result, lead: tuple[str, ...]) -> int:
    above = [
        term("what money is in"),
        *((term("whether it is as signed"),) if is_live(result) else ()),
        term("an empty row"),
        "headings",
    ]
    return rows_of(head.title(result), lead, head.text_width) + len(above) + 1


def ledger_lead(result: Result) -> tuple[str, ...]:
    """What is said above the rows."""
    most = (
        term(" A share left blank takes nothing off, so that what is left is at most this: see Rates.")
        if result.at_most
        else ""
    )
    return (
        term(
            "Each share stands as it was typed, with what it takes of what the one before left; of the "
            "attribution share, which is what stays, the rest comes off.{most}{compared_words} "
            "Scholarships come off with the host-paid share. Cells and amounts as typed are on the page "
            "Trace, exchange rates and deflators on Rates.",
            most=most,
            compared_words=said().studies_found.compared_words(result),
        ),
        *too_many(result),
        *_no_formulas(result),
    )


def _no_formulas(result: Result) -> tuple[str, ...]:
    """Why nothing moves, where the workbook has no sheet What if for its size."""
    return (NO_FORMULAS,) if too_large(result) else ()


def trace_lead(result: Result) -> tuple[str, ...]:
    """How to read across a row, and why the money gets less and then more."""
    count = traced_rows(result)
    return (
        term(HOW).format(raised=term("stands for x ") if result.survey else ""),
        term(WHY),
        *((term(AT_MOST),) if result.at_most else ()),
        *((term(NOT_LISTED).format(count=count, most=MOST),) if count > MOST else ()),
        *_no_formulas(result),
    )
