"""Year on year, in sentences that can be read out."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from impactcalc.impact.beside.comparison import Step
from impactcalc.impact.beside.year_on_year import YearOnYear
from impactcalc.impact.figures import FIGURES, NAMES
from impactcalc.impact.result import Result
from impactcalc.known.periods import year_words
from impactcalc.report.few_digits import in_few_digits, significant
from impactcalc.report.words.en.comparison import step_words
from impactcalc.report.words.en.first import about
from impactcalc.report.words.en.jobs import bare_jobs

FIGURES_TOLD = ("net_new_spending", "value_added", "jobs")
LEAST = 0.005  # of a figure; a smaller change is told as none


def finding(found: YearOnYear) -> str:
    """The title: how new money changed."""
    before, after = (FIGURES["net_new_spending"].read(side) for side in (found.carried, found.this))
    if not found.found.same_money:
        return f"{_year(found.this)} beside {_year(found.reported)}: two currencies, so nothing is subtracted"
    most = " (at most)" if any(side.at_most for side in (found.carried, found.this)) else ""
    years = f"from {_year(found.reported)} to {_year(found.this)}"
    return f"New money{most} {_moved(before, after)} {years}, prices taken out"


def change_lines(found: YearOnYear) -> Iterator[str]:
    """Each headline in this year's prices, then what moved it most; what the two have not in common."""
    if found.found.same_money:
        for key in FIGURES_TOLD:
            yield from _figure(found, key)
        yield from _largest(found)
    sides = (found.carried, found.this)
    most = [_year(side) for side in sides if side.at_most]
    if most:
        yield f"Of {' and '.join(most)} a share is blank for which nothing was taken off: those figures are at most."
    tables = [f"{side.economy.name.partition('/')[0]} of {side.economy.year}" for side in sides]
    if tables[0] != tables[1]:
        yield f"The tables differ: {tables[0]} last year, {tables[1]} this year; that is counted with the year."


def kind_of_change(step: Sequence[Step]) -> str:
    """A line of the chain, of two years."""
    said = step_words(step)
    return said.replace("only in A", "of last year only").replace("only in B", "of this year only")


def _figure(found: YearOnYear, key: str) -> Iterator[str]:
    before, after = (FIGURES[key].read(side) for side in (found.carried, found.this))
    if math.isnan(before) or math.isnan(after):
        return
    was, now = (_said(side, key) for side in (found.carried, found.this))
    where = "" if key == "jobs" else f", both in prices of {found.this.basis.report_words}"
    name = {"net_new_spending": "New money", "value_added": "Value added supported", "jobs": "Jobs supported"}[key]
    if was == now and before > 0:
        yield f"{name}: {now} in both years{where}."
        return
    moved = _moved(before, after) if _reads_so(before, after, key) else _which_way(before, after)
    yield f"{name} {moved}, from {was} to {now}{where}."


def _said(side: Result, key: str) -> str:
    """A figure in a few digits, with what it is at most."""
    value, most = FIGURES[key].read(side), "at most " if side.at_most else ""
    if key == "jobs":
        return bare_jobs(value if value < 1 else _short(value, key), f"{most}about ")
    return f"{most}{about(value, side.basis.home_currency)}"


def _short(value: float, key: str) -> float:
    """As many digits as are read: of jobs two, and none behind the first decimal."""
    return round(in_few_digits(value), 1) if key == "jobs" else significant(value, 3)


def _reads_so(before: float, after: float, key: str) -> bool:
    """Whether the part that it moved by is what a reader finds from the two amounts as they stand there."""
    was, now = _short(before, key), _short(after, key)
    return before <= 0 or (was > 0 and abs(round(100 * (now / was - 1)) - round(100 * (after / before - 1))) <= 1)


def _largest(found: YearOnYear) -> Iterator[str]:
    """The kind of change that makes most of the difference in new money."""
    at, steps = NAMES.index("net_new_spending"), found.found.steps
    if not steps or not found.found.moved:
        return
    parts = found.found.by_step[:, at]
    widest = max(range(len(steps)), key=lambda i: abs(parts[i]))
    if abs(parts[widest]) > 0:
        what = kind_of_change(steps[widest])
        sign = "more" if parts[widest] > 0 else "less"
        amount = about(abs(float(parts[widest])), found.this.basis.home_currency)
        yield f"Most of the change in new money comes with: {what} ({amount} {sign})."


def _which_way(before: float, after: float) -> str:
    return "rose" if after > before else "fell"


def _moved(before: float, after: float) -> str:
    if before <= 0:
        return "is there for the first time" if after > 0 else "is none in either year"
    change = after / before - 1
    if abs(change) < LEAST:
        return "is the same within half a percent"
    return f"{_which_way(before, after)} by {abs(change) * 100:.0f}%"


def _year(result: Result) -> str:
    return year_words(result.study.settings.period)
