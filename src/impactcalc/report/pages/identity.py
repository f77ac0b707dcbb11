"""The columns that say which activity a row is, and what does not fit on a sheet."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats, condensed, in_order, is_repeated
from impactcalc.impact.result import Result
from impactcalc.known.periods import is_fiscal, year_words
from impactcalc.report.words.speaking import term
from impactcalc.report.writers.page import Column

MOST_ROWS = 1_000_000  # Excel ends at 1,048,576
TOO_MANY = (
    "These are {count:,} activities, more than a sheet of a workbook holds, so none is listed here. The tables list "
    "them all: the command run puts them as CSV into a folder beside the report, named like it and -tables, or as CSV "
    "or Parquet where --csv or --parquet says. Every total in this workbook counts them."
)
LISTING = ("Ledger", "Activities", "Rates")  # the sheets that list every activity
Order = npt.NDArray[np.int64]


def listed(result: Result) -> Order:
    """The positions of the activities that are listed, in the order of the workbook; none where there are too many."""
    order = result.rows.reading_order()
    return order if len(order) <= MOST_ROWS else order[:0]


def too_many(result: Result) -> tuple[str, ...]:
    """What the page says instead of a list."""
    return (term(TOO_MANY).format(count=len(result.rows)),) if beyond_a_sheet(result) else ()


def beyond_a_sheet(result: Result) -> bool:
    """Whether there are more activities than a sheet lists: their rows belong into tables beside the workbook."""
    return len(result.rows) > MOST_ROWS


def rows_to_write(result: Result) -> int:
    """About how many rows pass while the workbook is written: those of the sheets that list every activity, once when
    they are spelled and once when they are packed."""
    return 0 if beyond_a_sheet(result) else 2 * len(LISTING) * len(result.rows)


def typed_or_calculated(result: Result, order: Order) -> tuple[Column, ...]:
    """What was typed, and what was calculated where nothing was, in the row's own currency."""
    rows = result.rows
    calculated = condensed(np.where(np.isnan(rows.typed), rows.amount, np.nan))
    return (
        Column(term("Amount"), "amount", in_order(rows.typed, order), term("as typed")),
        Column(term("Amount"), "amount", in_order(calculated, order), term("calculated")),
        Column(term("Calculated from"), "wrap", in_order(rows.calculated, order), width=30),
    )


def identity(result: Result, order: Order) -> tuple[Column, ...]:
    """Sheet, row, id and name."""
    rows = result.rows
    return (
        Column(term("Sheet"), "text", in_order(rows.origin, order)),
        Column(term("Row"), "year", in_order(rows.row, order)),
        Column(term("Id"), "text", in_order(rows.id, order)),
        Column(term("Name"), "wrap", in_order(rows.called, order)),
    )


def year_column(years: Floats | npt.NDArray[np.int64], heading: str = "Year") -> Column:
    """A column of years: numbers, or words where some are fiscal ones."""
    if not any(map(is_fiscal, years[:1].tolist() if is_repeated(years) else years.tolist())):
        return Column(heading, "year", years)
    return Column(heading, "wrap", [year_words(int(year)) for year in years.tolist()], width=20)
