"""Rows that were counted although they may not be meant: hidden, struck through, there twice, or like a total."""

from __future__ import annotations

from impactcalc.facts.checks import doubts as f
from impactcalc.facts.fact import Said
from impactcalc.words.en.numbers import rows

_SOURCE = "What a reader of the workbook sees and what was counted should be the same"
_WAYS = {
    "rows-hidden": ("hidden in the workbook", "Show the rows; delete those that are not to count"),
    "rows-filtered": ("put away by a filter", "Clear the filter; delete the rows that are not to count"),
    "rows-struck-through": ("struck through", "Delete the rows that are not to count, or take the line away"),
    "rows-repeated": (
        "the same as another row in everything but the id",
        "Delete the rows that stand there twice by mistake; type yes into the column Confirmed of those that are right",
    ),
    "totals-confirmed": ("like a total of the rows above", "Nothing, if that is right"),
}


def counted_in_doubt(fact: f.CountedInDoubt) -> Said:
    return Said(_message(fact), _remedy(fact), _SOURCE)


def _message(fact: f.CountedInDoubt) -> str:
    count = fact.count
    if fact.doubt == "sheet-hidden":
        text = f"The sheet {fact.sheet} is hidden in the workbook, and was counted"
    elif fact.doubt == "columns-hidden":
        are = "A column of the sheet is" if count == 1 else f"{count} columns of the sheet are"
        text = f"{are} hidden in the workbook, and {'was' if count == 1 else 'were'} counted"
    elif fact.doubt == "rows-repeated":
        others = "row stands" if count == 2 else "rows stand"
        text = f"The same row is there {count} times, alike in everything but the id; all of them were counted"
        text += f". What the other {others} for: {_holds(fact)}" if fact.holds else ""
        return text + _confirmed(fact)
    else:
        text = f"{rows(count)} {_WAYS[fact.doubt][0]}: counted"
    return text + (f". What that holds: {_holds(fact)}" if fact.holds else "") + _confirmed(fact)


def _confirmed(fact: f.CountedInDoubt) -> str:
    return ". The workbook confirms it" if fact.confirmed else ""


def _holds(fact: f.CountedInDoubt) -> str:
    shown = [f"{heading} {total:,.15g}" for heading, total in fact.holds[:4]]
    return ", ".join(shown) + (" and more" if len(fact.holds) > 4 else "")


def _remedy(fact: f.CountedInDoubt) -> str:
    if fact.doubt == "sheet-hidden":
        return "Show the sheet; delete it if it is not to count"
    if fact.doubt == "columns-hidden":
        return "Show the columns; clear those that are not to count"
    return _WAYS[fact.doubt][1]
