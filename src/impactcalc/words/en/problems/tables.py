"""Sheets and .csv or .parquet files whose cells cannot be read."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import tables as f
from impactcalc.words.en.inner import why
from impactcalc.words.en.problems.files import SAVE_ANEW, SPLIT

AS_UTF8 = 'In Excel, save it as "CSV UTF-8 (comma delimited)"'


def sheet_unreadable(fact: f.SheetUnreadable) -> Wrong:
    return Wrong(f"the sheet cannot be read: {why(fact.why)}", SAVE_ANEW)


def sheet_too_large(fact: f.SheetTooLarge) -> Wrong:
    return Wrong(f"the sheet is too large: {fact.rows:,} rows and {fact.columns:,} columns", SPLIT)


def sheets_too_large(fact: f.SheetsTooLarge) -> Wrong:
    return Wrong(
        f"the sheets have {fact.cells:,} cells together; up to {fact.most:,} are read",
        f"Delete sheets that are not needed, or {SPLIT[0].lower()}{SPLIT[1:]}",
    )


def cell_far_away(fact: f.CellFarAway) -> Wrong:
    return Wrong(
        f"this cell lies far from the others; with it the sheet has {fact.rows:,} rows and {fact.columns:,} columns",
        "Delete the cell with its row and column, save, and try again",
    )


def text_beyond_limit(fact: f.TextBeyondLimit) -> Wrong:
    return Wrong(
        f"the text has {fact.letters:,} characters; a cell holds up to {fact.most:,}",
        "Shorten it, or clear the cell",
    )


def too_many_rows(fact: f.TooManyRows) -> Wrong:
    return Wrong(f"there are more than {fact.most:,} rows", "Split them over several studies")


def row_too_wide(fact: f.RowTooWide) -> Wrong:
    so = ", more than a sheet can have" if fact.rows is None else f"; with {fact.rows:,} rows the sheet is too large"
    return Wrong(f"row {fact.row} has {fact.cells:,} cells{so}", "Look for separators that do not belong there")


def csv_empty(fact: f.CsvEmpty) -> Wrong:
    return Wrong(f"{fact.name} is empty (0 bytes)", "Save the sheet again, or delete the file")


def encoding_unknown(fact: f.EncodingUnknown) -> Wrong:
    expected = "UTF-16" if fact.marked else "UTF-8 or Windows-1252"
    return Wrong(f"{fact.name} is not written in {expected}", AS_UTF8)


def zero_bytes(fact: f.ZeroBytes) -> Wrong:
    return Wrong(f"{fact.name} holds zero bytes, so it is no text file, or UTF-16 without a mark", AS_UTF8)


def quote_not_closed(fact: f.QuoteNotClosed) -> Wrong:
    return Wrong(
        f"the text that begins in line {fact.line} of {fact.name} is longer than a cell can be, or its quotation mark "
        "is never closed",
        f"Shorten it to {fact.most:,} characters, or close the quotation mark",
    )


def quotes_unpaired(fact: f.QuotesUnpaired) -> Wrong:
    return Wrong(
        f"the quotation marks in line {fact.line} of {fact.name} do not pair up",
        'Close every quotation mark, and write one inside a text twice: "the ""big"" fair"',
    )


def line_too_long(fact: f.LineTooLong) -> Wrong:
    return Wrong(
        f"{fact.name} has a line of more than {fact.most:,} characters",
        "Look for line ends that are missing",
    )


def pyarrow_missing(_: f.PyarrowMissing) -> Wrong:
    return Wrong(
        "to read this needs pyarrow, which is not installed",
        'Install it: pip install "impactcalc[parquet]"',
    )


def no_cell_holds(fact: f.NoCellHolds) -> Wrong:
    return Wrong(f"a cell cannot hold a {fact.kind}", "Make it a column of numbers, texts or dates")
