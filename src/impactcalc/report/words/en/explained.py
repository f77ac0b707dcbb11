"""A figure of a report as the sum of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from impactcalc.words.en.amounts import rate
from impactcalc.words.en.numbers import number

if TYPE_CHECKING:
    from impactcalc.report.signed.way import Found, Sum, Way


def no_rows(sheet: str) -> str:
    """The sheet lists nothing."""
    return f"The sheet {sheet} lists no row, so nothing can be explained from this report."


def not_told(figure: str) -> str:
    """The report has no column of this figure."""
    return f"{figure}: the multipliers of this report do not tell it."


def the_sum(found: Sum) -> str:
    """What the figure comes to, over how many rows of which sheet, and what it is in."""
    bound = "at most " if found.at_most else ""
    rows = "1 row" if found.rows == 1 else f"{found.rows:,} rows"
    return f"{found.figure}: {bound}{_said(found.total)}, the sum of {rows} of the sheet {found.sheet}. {found.units}"


def the_row(amount: Found, row: str, category: str) -> str:
    """What a row adds to it."""
    return f"{_said(amount)}  {row}, {category}"


def the_way(way: Way) -> str:
    """From the typed cell to what the row adds: the line below it."""
    parts = [
        f"{way.typed_in}: {_said(way.amount)}",
        f"x {way.to_report:.6f} = gross {_said(way.gross)}",
    ]
    if way.kept:
        kept = " x ".join(f"{step.share * 100:.4g}% {step.name.lower()}" for step in way.kept)
        parts.append(f"x {kept} = net new {_said(way.net_new)}")
    if way.per is not None:
        parts.append(f"x {way.per.share:.6f} {way.per.name} = {_said(way.figure)}")
    return "    " + " ".join(parts)


def the_others(amount: Found, count: int) -> str:
    """What the rows add that are not listed."""
    return f"{_said(amount)}  " + ("the other row" if count == 1 else f"the other {count:,} rows")


def _said(found: Found) -> str:
    """To the cent, so that the sum can be followed."""
    return rate(found.number, found.currency) if found.currency else number(found.number, 2)
