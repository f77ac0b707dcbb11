"""Sheets and .csv or .parquet files whose cells cannot be read."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import DamageFact, ProblemFact

Held = Literal["list", "record", "string of bytes", "time of day", "duration"]


class SheetUnreadable(ProblemFact):
    """A sheet that is damaged; `why` is how, or what the reader says."""

    why: DamageFact | str


class SheetTooLarge(ProblemFact):
    """A sheet of more cells than are read."""

    rows: int
    columns: int


class SheetsTooLarge(ProblemFact):
    """Sheets that can be read each, but not all together."""

    cells: int
    most: int


class CellFarAway(ProblemFact):
    """A cell far from all others, which makes its sheet too large."""

    rows: int
    columns: int


class TextBeyondLimit(ProblemFact):
    """A text that is longer than a cell of Excel can hold."""

    letters: int
    most: int


class TooManyRows(ProblemFact):
    """More rows than a sheet can have."""

    most: int


class RowTooWide(ProblemFact):
    """A row of so many cells that its sheet is too large: with `rows`, or, None, alone."""

    row: int
    cells: int
    rows: int | None


class CsvEmpty(ProblemFact):
    """A .csv file of 0 bytes."""

    name: str


class EncodingUnknown(ProblemFact):
    """A .csv file in none of the encodings that are read; `marked` where it begins with the mark of UTF-16."""

    name: str
    marked: bool


class ZeroBytes(ProblemFact):
    """A .csv file that holds zero bytes."""

    name: str


class QuoteNotClosed(ProblemFact):
    """A text of a .csv file that is longer than a cell can be, or whose quotation mark is never closed."""

    line: int
    name: str
    most: int


class QuotesUnpaired(ProblemFact):
    """Quotation marks of a .csv file that do not pair up."""

    line: int
    name: str


class LineTooLong(ProblemFact):
    """A line of a .csv file of more letters than are read."""

    name: str
    most: int


class PyarrowMissing(ProblemFact):
    """A .parquet file, and pyarrow is not installed."""


class NoCellHolds(ProblemFact):
    """A value of a .parquet file that no cell can hold; `kind` is what it is, or what Python calls it."""

    kind: Held | str


class TablesSaid(Protocol):
    """What a language says of these."""

    def sheet_unreadable(self, fact: SheetUnreadable, /) -> Wrong: ...
    def sheet_too_large(self, fact: SheetTooLarge, /) -> Wrong: ...
    def sheets_too_large(self, fact: SheetsTooLarge, /) -> Wrong: ...
    def cell_far_away(self, fact: CellFarAway, /) -> Wrong: ...
    def text_beyond_limit(self, fact: TextBeyondLimit, /) -> Wrong: ...
    def too_many_rows(self, fact: TooManyRows, /) -> Wrong: ...
    def row_too_wide(self, fact: RowTooWide, /) -> Wrong: ...
    def csv_empty(self, fact: CsvEmpty, /) -> Wrong: ...
    def encoding_unknown(self, fact: EncodingUnknown, /) -> Wrong: ...
    def zero_bytes(self, fact: ZeroBytes, /) -> Wrong: ...
    def quote_not_closed(self, fact: QuoteNotClosed, /) -> Wrong: ...
    def quotes_unpaired(self, fact: QuotesUnpaired, /) -> Wrong: ...
    def line_too_long(self, fact: LineTooLong, /) -> Wrong: ...
    def pyarrow_missing(self, fact: PyarrowMissing, /) -> Wrong: ...
    def no_cell_holds(self, fact: NoCellHolds, /) -> Wrong: ...
