"""Files and folders that cannot be read."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import DamageFact, ProblemFact

Program = Literal["Excel", "LibreOffice", "Numbers", "Google Sheets"]


class NoSuchFile(ProblemFact):
    """A file or folder that is not there."""


class FileForbidden(ProblemFact):
    """A file that may not be read."""


class MemoryShort(ProblemFact):
    """A file that does not fit into memory."""


class FileUnreadable(ProblemFact):
    """A file that cannot be read; `why` is what the system says."""

    why: str


class LockFile(ProblemFact):
    """The lock file of a workbook that is open."""

    book: str


class OtherProgramsFile(ProblemFact):
    """A file of a kind that a spreadsheet program saves as one that is read."""

    ending: str
    program: Program


class EndingNotRead(ProblemFact):
    """A file whose name has another ending, or none."""

    ending: str


class SingleTable(ProblemFact):
    """One sheet where a study belongs."""

    ending: str


class NeitherFileNorFolder(ProblemFact):
    """A device, or a pipe."""


class NoOrdinaryInput(ProblemFact):
    """A device, or a pipe, where a file or a folder is to be read."""


class FolderForFile(ProblemFact):
    """A folder where a file is to be read."""


class NameOfNoFile(ProblemFact):
    """A name that is too long for any file, or holds what no name can."""


class FileTooLarge(ProblemFact):
    """A file of more bytes than are read."""

    size: int
    most: int


class FolderTooLarge(ProblemFact):
    """A folder whose .csv and .parquet files have more bytes together than are read."""

    size: int
    most: int


class UnpackedTooLarge(ProblemFact):
    """A file that would take more bytes unpacked than are read: a workbook, or a table of one sheet."""

    size: int
    most: int
    of: Literal["workbook", "table"]


class FileEmpty(ProblemFact):
    """A file of 0 bytes."""


class NoCsvFile(ProblemFact):
    """A folder without a sheet."""


class SheetIsNoFile(ProblemFact):
    """What is called like a sheet's file is none, or a link that leads nowhere."""


class WorkbookProtected(ProblemFact):
    """A workbook with a password."""


class WorkbookUnreadable(ProblemFact):
    """A workbook that is damaged; `why` is how, or what the reader says."""

    why: DamageFact | str


class LookUnreadable(ProblemFact):
    """A workbook whose look is to be taken, and that is damaged."""

    why: DamageFact


class LookFileUnreadable(ProblemFact):
    """A file whose look is to be taken, and that cannot be read; `why` is what the system says."""

    why: str


class NoXlsx(ProblemFact):
    """No .xlsx workbook, where one is asked for."""


class WrongEnding(ProblemFact):
    """The name says another kind of file than it is: an archive that holds no workbook, or a workbook of this kind."""

    kind: Literal["xlsx", "ods", "xlsb", "xls", "none"]


class NoWorkbook(ProblemFact):
    """The name says a workbook, and it is none."""

    ending: str


class FileDamaged(ProblemFact):
    """A file that was not copied whole."""


class PartRenamed(ProblemFact):
    """A part of a workbook's file has another name where it begins."""

    name: str


class PartsAlike(ProblemFact):
    """Two parts of a workbook's file have the same name."""


class TooManyParts(ProblemFact):
    """A workbook's file that is made of more parts than any program writes."""

    most: int


class FileMoved(ProblemFact):
    """A file that was moved while it was being read."""


class DetailsUnreadable(ProblemFact):
    """What is read later of a workbook, and is damaged."""

    what: Literal["number formats", "formulas"]
    why: DamageFact


class FilesSaid(Protocol):
    """What a language says of these."""

    def no_such_file(self, fact: NoSuchFile, /) -> Wrong: ...
    def file_forbidden(self, fact: FileForbidden, /) -> Wrong: ...
    def memory_short(self, fact: MemoryShort, /) -> Wrong: ...
    def file_unreadable(self, fact: FileUnreadable, /) -> Wrong: ...
    def lock_file(self, fact: LockFile, /) -> Wrong: ...
    def other_programs_file(self, fact: OtherProgramsFile, /) -> Wrong: ...
    def ending_not_read(self, fact: EndingNotRead, /) -> Wrong: ...
    def single_table(self, fact: SingleTable, /) -> Wrong: ...
    def neither_file_nor_folder(self, fact: NeitherFileNorFolder, /) -> Wrong: ...
    def no_ordinary_input(self, fact: NoOrdinaryInput, /) -> Wrong: ...
    def folder_for_file(self, fact: FolderForFile, /) -> Wrong: ...
    def name_of_no_file(self, fact: NameOfNoFile, /) -> Wrong: ...
    def file_too_large(self, fact: FileTooLarge, /) -> Wrong: ...
    def folder_too_large(self, fact: FolderTooLarge, /) -> Wrong: ...
    def unpacked_too_large(self, fact: UnpackedTooLarge, /) -> Wrong: ...
    def file_empty(self, fact: FileEmpty, /) -> Wrong: ...
    def no_csv_file(self, fact: NoCsvFile, /) -> Wrong: ...
    def sheet_is_no_file(self, fact: SheetIsNoFile, /) -> Wrong: ...
    def workbook_protected(self, fact: WorkbookProtected, /) -> Wrong: ...
    def workbook_unreadable(self, fact: WorkbookUnreadable, /) -> Wrong: ...
    def look_unreadable(self, fact: LookUnreadable, /) -> Wrong: ...
    def look_file_unreadable(self, fact: LookFileUnreadable, /) -> Wrong: ...
    def no_xlsx(self, fact: NoXlsx, /) -> Wrong: ...
    def wrong_ending(self, fact: WrongEnding, /) -> Wrong: ...
    def no_workbook(self, fact: NoWorkbook, /) -> Wrong: ...
    def file_damaged(self, fact: FileDamaged, /) -> Wrong: ...
    def part_renamed(self, fact: PartRenamed, /) -> Wrong: ...
    def parts_alike(self, fact: PartsAlike, /) -> Wrong: ...
    def too_many_parts(self, fact: TooManyParts, /) -> Wrong: ...
    def file_moved(self, fact: FileMoved, /) -> Wrong: ...
    def details_unreadable(self, fact: DetailsUnreadable, /) -> Wrong: ...
