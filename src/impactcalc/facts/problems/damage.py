"""What is damaged inside a workbook's file."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.found import DamageFact, ProblemFact


class PartWrong(DamageFact):
    """A part of the archive is not there, or not what the archive declares."""

    name: str
    how: Literal["missing", "too large", "size", "checksum", "packing", "place", "not unpacked"]


class BeyondReal(DamageFact):
    """More of something than in any real workbook: it would take memory."""

    what: Literal["depth", "tag", "between rows", "around rows", "row", "cells", "styles"]


class MoreThanListed(DamageFact):
    """More entries of a kind than are read."""

    most: int
    what: Literal["entries", "texts"]


class TooManyFormats(DamageFact):
    """More cells of a sheet that have a format of their own than are read."""

    most: int


class TooMuchText(DamageFact):
    """Cells show more text than is read, in bytes."""

    most: int


class RepeatedTooOften(DamageFact):
    """Repeated cells that unfold to more than can be held."""

    row: int
    sheet: str


class RepeatsUnsaid(DamageFact):
    """Repeated cells, and not how often."""


class TextBeyondCell(DamageFact):
    """A text that is longer than a cell can hold: of a cell, or, where `cell` is "", one of those that cells share."""

    cell: str = ""
    sheet: str = ""


class TextNotRead(DamageFact):
    """Text in a form that would be dropped in silence; of a cell, where `cell` tells it."""

    cell: str = ""


class CellsOutside(DamageFact):
    """Cells where no sheet has any."""

    sheet: str


class NoSuchCell(DamageFact):
    """The address of a cell that no sheet has."""

    address: str


class TableInTable(DamageFact):
    """A table inside a table, or rows that are closed in another way than the usual one."""


class DocumentType(DamageFact):
    """XML with a document type declaration."""


class NotUtf8(DamageFact):
    """XML in another encoding."""


class Malformed(DamageFact):
    """XML that breaks off or is malformed; `why` is what the parser says, "" where it says nothing."""

    why: str = ""


class SheetsInOnePart(DamageFact):
    """Two sheets that lie in the same part."""

    name: str


class SheetsAlike(DamageFact):
    """Several sheets of one name."""

    sheets: int
    name: str


class CellsLacking(DamageFact):
    """A sheet whose cells the file lacks."""


class NoListOfSheets(DamageFact):
    """A workbook that does not list its sheets."""


class SheetWithoutCells(DamageFact):
    """A sheet that has no place for cells."""


class NoNumberThere(DamageFact):
    """A text where XML has a number."""

    text: str


class BoxesWrong(DamageFact):
    """The boxes of comments are not there, or not in a form that is read."""

    how: Literal["missing", "not read", "not UTF-8"]


class WholeFileWrong(DamageFact):
    """What is wrong with the whole file."""

    fact: ProblemFact


class DamageSaid(Protocol):
    """What a language says of these."""

    def part_wrong(self, fact: PartWrong, /) -> str: ...
    def beyond_real(self, fact: BeyondReal, /) -> str: ...
    def more_than_listed(self, fact: MoreThanListed, /) -> str: ...
    def too_many_formats(self, fact: TooManyFormats, /) -> str: ...
    def too_much_text(self, fact: TooMuchText, /) -> str: ...
    def repeated_too_often(self, fact: RepeatedTooOften, /) -> str: ...
    def repeats_unsaid(self, fact: RepeatsUnsaid, /) -> str: ...
    def text_beyond_cell(self, fact: TextBeyondCell, /) -> str: ...
    def text_not_read(self, fact: TextNotRead, /) -> str: ...
    def cells_outside(self, fact: CellsOutside, /) -> str: ...
    def no_such_cell(self, fact: NoSuchCell, /) -> str: ...
    def table_in_table(self, fact: TableInTable, /) -> str: ...
    def document_type(self, fact: DocumentType, /) -> str: ...
    def not_utf8(self, fact: NotUtf8, /) -> str: ...
    def malformed(self, fact: Malformed, /) -> str: ...
    def sheets_in_one_part(self, fact: SheetsInOnePart, /) -> str: ...
    def sheets_alike(self, fact: SheetsAlike, /) -> str: ...
    def cells_lacking(self, fact: CellsLacking, /) -> str: ...
    def no_list_of_sheets(self, fact: NoListOfSheets, /) -> str: ...
    def sheet_without_cells(self, fact: SheetWithoutCells, /) -> str: ...
    def no_number_there(self, fact: NoNumberThere, /) -> str: ...
    def boxes_wrong(self, fact: BoxesWrong, /) -> str: ...
    def whole_file_wrong(self, fact: WholeFileWrong, /) -> str: ...
