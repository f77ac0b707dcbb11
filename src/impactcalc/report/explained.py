"""A figure of a written report, explained from its page Trace: the rows that it is the sum of, largest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from impactcalc.impact.rows.activities import SHARES
from impactcalc.report.pages.trace_heads import HEADS
from impactcalc.report.signed.trace_sheet import TraceRow

FIGURES = ("gross_spending", "net_new_spending", "local_final_demand", "value_added", "jobs")
# By what net new spending is multiplied to be a figure.
PER: Mapping[str, str] = {"local_final_demand": "stays_here", "value_added": "per value_added", "jobs": "per jobs"}


def explained(rows: Sequence[TraceRow], figure: str, most: int) -> Iterator[str]:
    """The sum, then the largest rows from the typed cell on, then how much the others come to."""
    if not rows:
        yield "The sheet Trace lists no row, so nothing can be explained from this report."
        return
    if figure not in rows[0].heads:
        yield f"{HEADS[figure].heading}: the multipliers of this report do not tell it."
        return
    total = sum(row.number(figure) for row in rows)
    ranked = sorted(rows, key=lambda row: -row.number(figure))
    of = f"the sum of {len(rows):,} rows of the sheet {rows[0].tab}. {rows[0].units}"
    bound = "at most " if rows[0].at_most and figure != "gross_spending" else ""
    yield f"{rows[0].heads[figure].whole}: {bound}{_said(total)}, {of}"
    for row in ranked[:most]:
        yield f"{_said(row.number(figure))}  {row['id']}, {row['category']}"
        yield f"    {_way(row, figure)}"
    if others := ranked[most:]:
        yield f"{_said(sum(row.number(figure) for row in others))}  the other {len(others):,} rows"


def _way(row: TraceRow, figure: str) -> str:
    """From the typed cell to the figure."""
    parts = [
        f"{row['typed_in']}: {row.number('amount'):,.2f} {row['currency']}",
        f"x {row.number('to_report'):.6f} = gross {row.number('gross_spending'):,.2f}",
    ]
    if figure != "gross_spending":
        kept = " x ".join(f"{row.number(share) * 100:.4g}% {row.heads[share].name.lower()}" for share in SHARES)
        parts.append(f"x {kept} = net new {row.number('net_new_spending'):,.2f}")
    if figure in PER:
        per = PER[figure]
        parts.append(f"x {row.number(per):.6f} {row.heads[per].unit} = {_said(row.number(figure))}")
    return " ".join(parts)


def _said(value: float) -> str:
    return f"{value:,.2f}"
