"""The page Ledger: from gross to net new spending, a row an activity, with each share as typed beside what it takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from impactcalc.impact.effects.net_new import STEPS
from impactcalc.impact.result import Result
from impactcalc.impact.rows.activities import SHARES
from impactcalc.report.pages.columns import shown
from impactcalc.report.pages.heads import LEDGER as HEAD
from impactcalc.report.pages.heads import TRACE, first_of_trace, ledger_lead
from impactcalc.report.pages.identity import listed
from impactcalc.report.pages.traced import traced
from impactcalc.report.tables.rows import LEDGER
from impactcalc.report.words.terms import money_unit, step_name
from impactcalc.report.writers.links import target
from impactcalc.report.writers.page import Column, Page, Table

# A share as it is typed: the attribution share is what stays, the others come off.
TYPED = {
    "resident_share": "Resident share", "casual_share": "Casual share", "attribution_share": "Attribution share",
    "displaced_share": "Displaced share", "host_paid_share": "Host-paid share",
}  # fmt: skip
PAYER = STEPS[-1]
# Characters: with these the page is no wider than a screen of 1,440 pixels, where the ids are short.
NAME, SHARE, MONEY = 22.0, 11.0, 12.0


def ledger_page(result: Result) -> Page:
    """Each share is of what the one before left; the page Rates has all steps in money."""
    order = listed(result)
    rows = result.rows
    return Page(
        tab=HEAD.tab,
        title=HEAD.title(result),
        lead=ledger_lead(result),
        blocks=(
            Table(
                "",
                (
                    Column("Id", "link", rows.id[order], links=_to_trace(result)),
                    Column("Name", "wrap", rows.name[order], width=NAME),
                    *map(_narrow, _steps(result)),
                ),
                total_label="Total",
                filtered=True,
            ),
        ),
        frozen=2,
        text_width=HEAD.text_width,
    )


def _narrow(column: Column) -> Column:
    """As wide as its longest number, which is its total, and the words of its heading are."""
    if column.kind == "share":
        return replace(column, width=SHARE)
    return replace(column, width=max(MONEY, len(f"{column.total or 0.0:,.0f}") + 2.0))


def _to_trace(result: Result) -> list[str]:
    """The first row of each activity on the page Trace; nothing for one without an amount at home."""
    activities = traced(result).activity
    found, rows = np.unique(activities, return_index=True)
    where = np.full(len(result.rows), -1, dtype=np.int64)
    where[found] = rows
    first = first_of_trace(result)
    return [target(TRACE.tab, first + at) if at >= 0 else "" for at in where[listed(result)].tolist()]


def _steps(result: Result) -> Iterator[Column]:
    order, ledger, unit = listed(result), result.steps, money_unit(result)
    at_home = ledger.gross - ledger.steps["spent_abroad"]
    table = LEDGER.of(result, tuple(ledger.columns()))
    listed_rows = slice(len(order))
    yield Column("Gross spending at home", "money", at_home[order], unit, result.gross_spending)
    for step, share in zip(STEPS[1:-1], SHARES, strict=True):
        yield Column(TYPED[share], "share", result.rows.shares[share][order], "as typed")
        yield shown(table, step, listed_rows, float(ledger.steps[step].sum()), heading=step_name(step))
    if ledger.steps[PAYER].any():
        yield shown(table, PAYER, listed_rows, float(ledger.steps[PAYER].sum()))
    yield shown(table, "net_new", listed_rows, result.net_new_spending)
