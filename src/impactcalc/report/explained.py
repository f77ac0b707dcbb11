"""A figure of a written report, explained from its page Trace: the rows that it is the sum of, largest first."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from impactcalc.impact.rows.activities import SHARES
from impactcalc.report.pages.heads import TRACE
from impactcalc.report.pages.trace_heads import HEADS
from impactcalc.report.signed.trace_sheet import TraceRow
from impactcalc.report.signed.way import Found, Step, Sum, Way
from impactcalc.report.words.speaking import said, term

FIGURES = ("gross_spending", "net_new_spending", "local_final_demand", "value_added", "jobs")
_SAME = 1e-6  # relative: gross spending, and what the cells before it give
# By what net new spending is multiplied to be a figure.
PER: Mapping[str, str] = {"local_final_demand": "stays_here", "value_added": "per value_added", "jobs": "per jobs"}


def explained(rows: Sequence[TraceRow], figure: str, most: int) -> Iterator[str]:
    """The sum, then the largest rows from the typed cell on, then how much the others come to."""
    if not rows:
        yield said().explained.no_rows(term(TRACE.tab))
        return
    first = rows[0]
    if figure not in first.heads:
        yield said().explained.not_told(term(HEADS[figure].heading))
        return
    total = sum(row.number(figure) for row in rows)
    ranked = sorted(rows, key=lambda row: -row.number(figure))
    at_most = first.at_most and figure != "gross_spending"
    unit = "" if figure == "jobs" else first.currency
    whole = Found(total, unit)
    yield said().explained.the_sum(Sum(first.heads[figure].whole, whole, len(rows), first.tab, first.units, at_most))
    for row in ranked[:most]:
        yield said().explained.the_row(Found(row.number(figure), unit), row["id"], row["category"])
        yield said().explained.the_way(_way(row, figure))
    if others := ranked[most:]:
        yield said().explained.the_others(Found(sum(row.number(figure) for row in others), unit), len(others))


def _way(row: TraceRow, figure: str) -> Way:
    """From the typed cell to the figure."""
    per = PER.get(figure)
    amount, gross = row.number("amount"), row.number("gross_spending")
    to_gross = tuple(_to_gross(row))
    was = amount * math.prod(step.share for step in to_gross)
    return Way(
        typed_in=row["typed_in"],
        amount=Found(amount, row["currency"]),
        to_gross=to_gross,
        was=None if math.isclose(was, gross, rel_tol=_SAME) else Found(was, row.currency),
        gross=Found(gross, row.currency),
        kept=() if figure == "gross_spending" else tuple(_kept(row)),
        net_new=Found(row.number("net_new_spending"), row.currency),
        per=Step(row.number(per), row.heads[per].unit) if per else None,
        per_of=1e6 if per == "per jobs" else 1.0,
        figure=Found(row.number(figure), "" if figure == "jobs" else row.currency),
    )


def _to_gross(row: TraceRow) -> Iterator[Step]:
    """How many of its like an interview stands for, where there is a survey, and the prices of the report."""
    if "weight" in row.heads:
        yield Step(row.number("weight"), row.heads["weight"].unit)
    yield Step(row.number("to_report"), "")


def _kept(row: TraceRow) -> Iterator[Step]:
    """What each step leaves, as long as anything is left: behind that the cells are empty."""
    return (Step(row.number(one), row.heads[one].name) for one in SHARES if row[one] != "")
