"""Places where an output cannot go."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact

# What a command writes to a file whose name has to end so.
OutputKind = Literal[
    "report", "comparison", "saved estimate", "template", "sample", "multiplier table", "page", "pdf", "file"
]
FolderOf = Literal["tables", "charts", "reports", "package"]  # what a folder is to hold
Another = Literal["name", "folder"]  # what the user can give another of: a file's name, or only its folder
Because = Literal["refused", "open", "too long"]  # why the system does not let us write


class OtherEnding(ProblemFact):
    """An output has a name that ends in another way than such files do."""

    kind: OutputKind
    endings: tuple[str, ...]


class NotWritten(ProblemFact):
    """The system refuses to write, for a reason that it gives: the name is too long, the file is open elsewhere, or
    something else."""

    reason: str
    because: Because


class PathThroughFile(ProblemFact):
    """A path that leads through a file."""


class IsInput(ProblemFact):
    """An output that would take the place of the input; `another` is what to give instead."""

    another: Literal["name", "folder", "URL"]


class IsFolder(ProblemFact):
    """A folder where a file is to be written; `another` is what to give instead."""

    another: Another


class FolderMissing(ProblemFact):
    """A file in a folder that is not there."""


class NotReplaced(ProblemFact):
    """A device, a pipe or the like where a file is to be written; `another` is what to give instead."""

    another: Another


class FileAlreadyThere(ProblemFact):
    """A file that is there, without --force; `another` is what to give instead."""

    another: Another


class WriteProtected(ProblemFact):
    """A file that is protected against writing; `another` is what to give instead."""

    another: Another


class FileForTables(ProblemFact):
    """A file where the folder of tables, or of charts, is to be."""

    of: FolderOf


class FolderAboveMissing(ProblemFact):
    """A folder of tables or of charts, or a package, in a folder that is not there."""

    of: FolderOf


class IsFolderOfInput(ProblemFact):
    """Tables or charts of one input, or the reports of several, that would go into the folder of an input."""

    of: FolderOf


class FolderOfStudy(ProblemFact):
    """Tables, charts or reports that would go into a folder which a study is; `study` is its file."""

    study: str
    of: FolderOf


class InputAsTable(ProblemFact):
    """The input lies where a table, or a chart, would be written."""

    of: FolderOf


class NoFilesForTables(ProblemFact):
    """What is there under names of tables, or of charts, is no file."""

    names: tuple[str, ...]
    of: FolderOf


class TablesAlreadyThere(ProblemFact):
    """Tables, or charts, that are there, without --force: how many, and the first ones."""

    count: int
    first: tuple[str, ...]
    of: FolderOf


class InputInPackage(ProblemFact):
    """An input lies in the package that would be replaced."""


class NoPackageThere(ProblemFact):
    """Something else is there where a package is to be made."""


class PackageAlreadyThere(ProblemFact):
    """A package that is there, without --force."""


class OnePlaceTwice(ProblemFact):
    """Two outputs of a command that go to one file; `other` is the first of them."""

    other: str


class AnotherRunWrites(ProblemFact):
    """Another run is writing the same output now."""


class FolderNotMade(ProblemFact):
    """The folder for reports could not be made, for a reason that the system gives."""

    reason: str


class OutputsSaid(Protocol):
    """What a language says of these."""

    def other_ending(self, fact: OtherEnding, /) -> Wrong: ...
    def not_written(self, fact: NotWritten, /) -> Wrong: ...
    def path_through_file(self, fact: PathThroughFile, /) -> Wrong: ...
    def is_input(self, fact: IsInput, /) -> Wrong: ...
    def is_folder(self, fact: IsFolder, /) -> Wrong: ...
    def folder_missing(self, fact: FolderMissing, /) -> Wrong: ...
    def not_replaced(self, fact: NotReplaced, /) -> Wrong: ...
    def file_already_there(self, fact: FileAlreadyThere, /) -> Wrong: ...
    def write_protected(self, fact: WriteProtected, /) -> Wrong: ...
    def file_for_tables(self, fact: FileForTables, /) -> Wrong: ...
    def folder_above_missing(self, fact: FolderAboveMissing, /) -> Wrong: ...
    def is_folder_of_input(self, fact: IsFolderOfInput, /) -> Wrong: ...
    def folder_of_study(self, fact: FolderOfStudy, /) -> Wrong: ...
    def input_as_table(self, fact: InputAsTable, /) -> Wrong: ...
    def no_files_for_tables(self, fact: NoFilesForTables, /) -> Wrong: ...
    def tables_already_there(self, fact: TablesAlreadyThere, /) -> Wrong: ...
    def input_in_package(self, fact: InputInPackage, /) -> Wrong: ...
    def no_package_there(self, fact: NoPackageThere, /) -> Wrong: ...
    def package_already_there(self, fact: PackageAlreadyThere, /) -> Wrong: ...
    def one_place_twice(self, fact: OnePlaceTwice, /) -> Wrong: ...
    def another_run_writes(self, fact: AnotherRunWrites, /) -> Wrong: ...
    def folder_not_made(self, fact: FolderNotMade, /) -> Wrong: ...
