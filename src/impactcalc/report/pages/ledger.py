"""The page Ledger: from gross to net new spending, a row an activity, with each share as typed beside what it takes."""

from __future__ import annotations

from collections.abc import Iterator

from impactcalc.impact.effects.net_new import STEPS
from impactcalc.impact.result import Result
from impactcalc.impact.rows.activities import SHARES
from impactcalc.report.pages.columns import shown
from impactcalc.report.pages.identity import listed, too_many
from impactcalc.report.tables.rows import LEDGER
from impactcalc.report.words.first import new_share_words
from impactcalc.report.words.studies_found import compared_words
from impactcalc.report.words.terms import money_unit, step_name
from impactcalc.report.writers.page import Column, Page, Table

TAB = "Ledger"
# A share as it is typed: the attribution share is what stays, the others come off.
TYPED = {
    "resident_share": "Resident share", "casual_share": "Casual share", "attribution_share": "Attribution share",
    "displaced_share": "Displaced share", "host_paid_share": "Host-paid share",
}  # fmt: skip
PAYER = STEPS[-1]


def ledger_page(result: Result) -> Page:
    """Each share is of what the one before left; the page Rates has all steps in money."""
    order = listed(result)
    rows = result.rows
    return Page(
        tab=TAB,
        title=new_share_words(result),
        lead=ledger_lead(result),
        blocks=(
            Table(
                "",
                (
                    Column("Id", "text", rows.id[order]),
                    Column("Name", "wrap", rows.name[order], width=26),
                    *_steps(result),
                ),
                total_label="Total",
                filtered=True,
            ),
        ),
        frozen=2,
        text_width=130,
    )


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
