"""A figure of a report as the sum of its rows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from impactcalc.words.en.amounts import reads_as_zero, sign_of
from impactcalc.words.en.numbers import number

if TYPE_CHECKING:
    from impactcalc.report.signed.way import Found, Step, Sum, Way

_MOST_DIGITS = 11  # beyond those that are printed anyway


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
    given = way.was or way.gross
    parts = [f"{way.typed_in}: {_said(way.amount)}", _times(way.amount, way.to_gross, given)]
    parts.append(f"= gross {_said(given)}" if way.was is None else f"= {_said(given)}, changed since to gross")
    if way.was is not None:
        parts.append(_said(way.gross))
    if way.kept:
        parts.append(f"{_times(way.gross, way.kept, way.net_new, shares=True)} = net new {_said(way.net_new)}")
    if way.per is not None:
        per = _times(way.net_new, (way.per,), way.figure, of=way.per_of)
        parts.append(f"{per} = {_said(way.figure)}")
    return "    " + " ".join(parts)


def the_others(amount: Found, count: int) -> str:
    """What the rows add that are not listed."""
    return f"{_said(amount)}  " + ("the other row" if count == 1 else f"the other {count:,} rows")


def _times(start: Found, steps: Sequence[Step], end: Found, *, shares: bool = False, of: float = 1.0) -> str:
    """What an amount is multiplied by, in as many digits as it takes: the amount as printed, times these as printed,
    comes to the end as printed, but for the rounding of the two."""
    said: list[str] = []
    for more in range(_MOST_DIGITS):
        said = [_percent(step.share, 4 + more) if shares else _factor(step.share, more) for step in steps]
        times = math.prod(float(one) for one in said) / (100.0 ** len(said) if shares else of)
        apart = abs(round(start.number, _decimals(start)) * times - round(end.number, _decimals(end)))
        if apart <= _half(start) * abs(times) + _half(end):
            break
    if shares:
        said = [f"{one}%" for one in said]
    names = [step.name.lower() if shares else step.name for step in steps]
    return " ".join(f"x {one} {name}".rstrip() for one, name in zip(said, names, strict=True))


def _percent(share: float, digits: int) -> str:
    """A share in so many digits, without its sign and never as a power of ten."""
    return f"{Decimal(f'{share * 100:.{digits}g}'):f}"


def _factor(factor: float, more: int) -> str:
    """A factor to six decimals, and so many more where these say more."""
    short, long = f"{factor:.6f}", f"{factor:.{6 + more}f}"
    return short if float(short) == float(long) else long.rstrip("0")


def _half(found: Found) -> float:
    """How far a number may be from what is printed."""
    return 0.5 * 10.0 ** -_decimals(found)


def _decimals(found: Found) -> int:
    """Two, and more of what is less than a tenth: three digits of it tell."""
    size = abs(found.number)
    return 2 if size == 0.0 or size >= 0.1 else 2 - math.floor(math.log10(size))


def _said(found: Found) -> str:
    """To the cent, so that the sum can be followed; what is less than that in as many digits as tell."""
    said = number(abs(found.number), _decimals(found))
    minus = "-" if found.number < 0 and not reads_as_zero(said) else ""
    return f"{minus}{sign_of(found.currency) if found.currency else ''}{said}"
