"""Files of tables that people bring, and what of them cannot be read."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact

Holds = Literal["codes", "labels", "rows", "multipliers", "columns"]
"""What a sheet may hold: codes above numbers, labels along the top and down a side, rows below codes of industries,
multipliers, columns of some names."""


class TableFileMissing(ProblemFact):
    """No file of this name; `endings` are of those that can be read."""

    endings: tuple[str, ...]


class TableFileTooLarge(ProblemFact):
    """A file larger than `most` MiB."""

    most: int
    endings: tuple[str, ...]


class TableFileOfOtherKind(ProblemFact):
    """A file whose ending is of none that can be read; "" where it has none."""

    ending: str
    endings: tuple[str, ...]


class TableSheetMissing(ProblemFact):
    """A sheet that a workbook does not have."""

    workbook: str
    sheets: tuple[str, ...]


class TableSheetOfYearMissing(ProblemFact):
    """A workbook whose sheets are called after years, none of them after the year that is `wanted`."""

    workbook: str
    wanted: int
    sheets: tuple[str, ...]


class TableSheetsAlike(ProblemFact):
    """Several sheets that hold what is looked for; `option` says which is meant. `columns` are those of a small table,
    which needs a file of its own instead."""

    holds: Holds
    columns: tuple[str, ...]
    sheets: tuple[str, ...]
    option: str


class TableTooLarge(ProblemFact):
    """A sheet with more than `most` cells."""

    most: int


class TableFileNotCsv(ProblemFact):
    """A text file that is no .csv; `error` is what its reader says."""

    error: str


class TableFileEncoding(ProblemFact):
    """A text file in an encoding that is not known."""


class TableFileEmpty(ProblemFact):
    """A file or a sheet without cells."""


class DataFolderNotMade(ProblemFact):
    """The folder of the user's own packages cannot be made; `variable` names another one."""

    error: str
    variable: str


class BroughtFilesSaid(Protocol):
    """What a language says of these."""

    def table_file_missing(self, fact: TableFileMissing, /) -> Wrong: ...
    def table_file_too_large(self, fact: TableFileTooLarge, /) -> Wrong: ...
    def table_file_of_other_kind(self, fact: TableFileOfOtherKind, /) -> Wrong: ...
    def table_sheet_missing(self, fact: TableSheetMissing, /) -> Wrong: ...
    def table_sheet_of_year_missing(self, fact: TableSheetOfYearMissing, /) -> Wrong: ...
    def table_sheets_alike(self, fact: TableSheetsAlike, /) -> Wrong: ...
    def table_too_large(self, fact: TableTooLarge, /) -> Wrong: ...
    def table_file_not_csv(self, fact: TableFileNotCsv, /) -> Wrong: ...
    def table_file_encoding(self, fact: TableFileEncoding, /) -> Wrong: ...
    def table_file_empty(self, fact: TableFileEmpty, /) -> Wrong: ...
    def data_folder_not_made(self, fact: DataFolderNotMade, /) -> Wrong: ...
