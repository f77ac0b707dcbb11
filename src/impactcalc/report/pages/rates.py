"""The page Rates: the ledger in full, from what was typed to local final demand, with the rates of each row."""

from __future__ import annotations

import numpy as np

from impactcalc.arrays import Objects, condensed, in_order, picked
from impactcalc.impact.result import Result
from impactcalc.impact.rows.activities import SHARES
from impactcalc.report.pages.columns import shown
from impactcalc.report.pages.identity import Order, identity, listed, too_many, typed_or_calculated, year_column
from impactcalc.report.tables.rows import LEDGER
from impactcalc.report.tables.sums import blank_shares
from impactcalc.report.tables.table import Table as Amounts
from impactcalc.report.terms import SHARE_NAMES
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Column, Page, Table


def rates_page(result: Result) -> Page:
    """Gross less the deductions is net new; net new is taxes, leakage, wages and local final demand."""
    order = listed(result)
    table = LEDGER.of(result, ("assumed_amount", *result.steps.columns()))
    rows = slice(len(order))  # the table has the same order, and all of them
    steps = tuple(shown(table, name, rows, float(values.sum())) for name, values in result.steps.columns().items())
    return Page(
        tab=term("Rates"),
        title=said().titles.rates_title(result),
        lead=(
            term(
                "Gross less every deduction is net new; net new is taxes on the sale, leakage, wages to "
                "residents and local final demand. A share that is not stated takes nothing off: see the "
                "column 'Not stated'.{compared_words}",
                compared_words=said().studies_found.compared_words(result),
            ),
            *said().public_money.local_money_words(result),
            *too_many(result),
        ),
        blocks=(
            Table(
                "",
                (
                    *identity(result, order),
                    *_conversion(result, order),
                    *steps,
                    Column(term("Not stated"), "flag", in_order(not_stated(result), order), width=30),
                    Column(term("Supplied by a profile"), "wrap", in_order(result.rows.assumed, order), width=30),
                    *_assumed(result, table, rows),
                    *_counted(result, order),
                ),
                total_label=term("Total"),
                filtered=True,
            ),
        ),
        frozen=4,
        across=2,
        text_width=50,
    )


def _assumed(result: Result, table: Amounts, rows: slice) -> tuple[Column, ...]:
    """What of each gross amount is a profile's amount; no column where none is."""
    amounts = result.assumed_by_row
    if not (amounts > 0).any():
        return ()
    return (shown(table, "assumed_amount", rows, float(amounts.sum())),)


def _counted(result: Result, order: Order) -> tuple[Column, ...]:
    """When it was and who counted it, as typed; no column where no row says so."""
    dates, sources = picked(result.rows.date, order), picked(result.rows.source, order)
    return (
        *((Column(term("Date"), "text", dates, width=12),) if any(dates) else ()),
        *((Column(term("Source"), "wrap", sources, width=30),) if any(sources) else ()),
    )


def not_stated(result: Result) -> Objects:
    """Which shares each activity leaves blank, in words; "" where none is, or where none applies (N,)."""
    blank = blank_shares(result)
    # The shares are few, so their combinations are spelled once and looked up.
    pattern = sum((blank[name].astype(np.int64) << at for at, name in enumerate(SHARES)), np.int64(0))
    spelled = [
        "; ".join(term(SHARE_NAMES[name]) for at, name in enumerate(SHARES) if bits >> at & 1)
        for bits in range(1 << len(SHARES))
    ]
    return condensed(np.array(spelled, dtype=object)[pattern])


def _conversion(result: Result, order: Order) -> tuple[Column, ...]:
    rows, basis = result.rows, result.basis
    weight = (
        ()
        if result.survey is None
        else (Column(term("Stands for"), "multiplier", in_order(rows.weight, order), term("of its like")),)
    )
    return (
        Column(term("Currency"), "text", in_order(rows.currency, order)),
        year_column(picked(rows.year, order)),
        *typed_or_calculated(result, order),
        *weight,
        Column(
            term("Exchange rate"),
            "rate",
            in_order(basis.exchange_rate, order),
            term("{home_currency} per unit, in the year", home_currency=basis.home_currency),
        ),
        Column(
            term("To table prices"),
            "rate",
            in_order(basis.to_table_year, order),
            term("deflator, from the year to {table_year}", table_year=basis.table_year),
        ),
        Column(
            term("To report prices"),
            "rate",
            in_order(basis.to_report_year, order),
            term("deflator, to {report_words}", report_words=basis.report_words),
        ),
        Column(term("Where the rates come from"), "wrap", in_order(basis.sources, order), width=30),
    )
