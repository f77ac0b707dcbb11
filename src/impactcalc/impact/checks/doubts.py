"""Rows that were counted although they may not be meant: hidden, struck through, there twice, or like a total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from impactcalc.impact.checks.finding import Check, Findings
from impactcalc.study.rows import Doubt, DoubtCode

MOST_NAMED = 8
_WAYS: Mapping[DoubtCode, tuple[str, str]] = {
    "rows-hidden": ("hidden in the workbook", "Show the rows; delete those that are not to count"),
    "rows-filtered": ("put away by a filter", "Clear the filter; delete the rows that are not to count"),
    "rows-struck-through": ("struck through", "Delete the rows that are not to count, or take the line away"),
    "rows-repeated": (
        "the same as another row in everything but the id",
        "Delete the rows that stand there twice by mistake; type yes into the column Confirmed of those that are right",
    ),
    "totals-confirmed": ("like a total of the rows above", "Nothing, if that is right"),
}


def counted(f: Findings) -> Iterator[Check]:
    """Each doubt of the study: a warning, or a note where the rows themselves say that they are right."""
    for doubt in f.study.doubts:
        yield Check(
            doubt.code,
            "note" if doubt.confirmed else "warning",
            _where(doubt),
            _message(doubt),
            _remedy(doubt),
            "What a reader of the workbook sees and what was counted should be the same",
        )


def _where(doubt: Doubt) -> str:
    named = ", ".join(doubt.cells[:MOST_NAMED])
    more = f" and {len(doubt.cells) - MOST_NAMED} more" if len(doubt.cells) > MOST_NAMED else ""
    return f"{doubt.sheet}: {named}{more}" if named else doubt.sheet


def _message(doubt: Doubt) -> str:
    count = len(doubt.cells)
    if doubt.code == "sheet-hidden":
        text = f"The sheet {doubt.sheet} is hidden in the workbook, and was counted"
    elif doubt.code == "columns-hidden":
        are = "A column of the sheet is" if count == 1 else f"{count} columns of the sheet are"
        text = f"{are} hidden in the workbook, and {'was' if count == 1 else 'were'} counted"
    elif doubt.code == "rows-repeated":
        others = "row stands" if count == 2 else "rows stand"
        text = f"The same row is there {count} times, alike in everything but the id; all of them were counted"
        text += f". What the other {others} for" if doubt.holds else ""
        return text + (f": {_holds(doubt)}" if doubt.holds else "") + _confirmed(doubt)
    else:
        rows = "1 row" if count == 1 else f"{count} rows"
        text = f"{rows} {_WAYS[doubt.code][0]}: counted"
    return text + (f". What that holds: {_holds(doubt)}" if doubt.holds else "") + _confirmed(doubt)


def _confirmed(doubt: Doubt) -> str:
    return ". The workbook confirms it" if doubt.confirmed else ""


def _holds(doubt: Doubt) -> str:
    shown = [f"{heading} {total:,.15g}" for heading, total in doubt.holds[:4]]
    return ", ".join(shown) + (" and more" if len(doubt.holds) > 4 else "")


def _remedy(doubt: Doubt) -> str:
    if doubt.code == "sheet-hidden":
        return "Show the sheet; delete it if it is not to count"
    if doubt.code == "columns-hidden":
        return "Show the columns; clear those that are not to count"
    return _WAYS[doubt.code][1]
