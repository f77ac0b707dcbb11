"""What a marked copy says around problems and notes."""

from __future__ import annotations

from typing import Literal, Protocol, get_args

from impactcalc.facts.found import LineFact

Heading = Literal["number", "severity", "sheet", "cell", "value", "message", "remedy"]
HEADINGS: tuple[Heading, ...] = get_args(Heading)


class MarkedTitle(LineFact):
    """The title of the list in a copy."""

    source: str


class MarkedHeading(LineFact):
    """A heading of the list."""

    of: Heading


class MarkedAdvice(LineFact):
    """What is to be done about what is red and what is yellow, as far as there is any."""

    red: bool
    yellow: bool


class MarksFound(LineFact):
    """How many problems and notes there are, of each kind that there is."""

    problems: int
    errors: int
    warnings: int
    notes: int


class ListIsNotRead(LineFact):
    """What the sheet with the list is."""


class SignatureLeftOut(LineFact):
    """A digital signature that a changed workbook would make invalid."""


class CommentsAtFirst(LineFact):
    """More cells than comments are made for."""

    cells: int


class WholeSheet(LineFact):
    """A problem of a sheet, not of a cell."""


class CellAndMore(LineFact):
    """A problem of several cells."""

    cell: str
    more: int


class MarkNumber(LineFact):
    """What stands before what is said of a cell: what it is, and where it stands in the list."""

    kind: Literal["problem", "error", "warning", "note"]
    number: int


class CutShort(LineFact):
    """A comment that is too long for a cell: its beginning, and where all of it stands."""

    beginning: str
    sheet: str


class NothingToType(LineFact):
    """What to type where something was understood: nothing."""


class WroteMarked(LineFact):
    """A marked copy was written: what was found, if anything, on which sheet it is listed, and what is left out."""

    path: str
    found: LineFact | None
    sheet: str
    remarks: tuple[LineFact, ...]


class WroteListAlone(LineFact):
    """A list without a copy was written: what was found, if anything, and the ending of the input, "" for a folder."""

    path: str
    found: LineFact | None
    ending: str


class MarkedSaid(Protocol):
    """What a language says of these."""

    def marked_title(self, fact: MarkedTitle, /) -> str: ...
    def marked_heading(self, fact: MarkedHeading, /) -> str: ...
    def marked_advice(self, fact: MarkedAdvice, /) -> str: ...
    def marks_found(self, fact: MarksFound, /) -> str: ...
    def list_is_not_read(self, fact: ListIsNotRead, /) -> str: ...
    def signature_left_out(self, fact: SignatureLeftOut, /) -> str: ...
    def comments_at_first(self, fact: CommentsAtFirst, /) -> str: ...
    def whole_sheet(self, fact: WholeSheet, /) -> str: ...
    def cell_and_more(self, fact: CellAndMore, /) -> str: ...
    def mark_number(self, fact: MarkNumber, /) -> str: ...
    def cut_short(self, fact: CutShort, /) -> str: ...
    def nothing_to_type(self, fact: NothingToType, /) -> str: ...
    def wrote_marked(self, fact: WroteMarked, /) -> str: ...
    def wrote_list_alone(self, fact: WroteListAlone, /) -> str: ...
