"""Places where an output cannot go."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import outputs as f

_ANOTHER_PLACE = "Give another place"
_ANOTHER: Mapping[f.Another, str] = MappingProxyType(
    {"name": "Give the name of a file", "folder": "Give another folder"}
)
_NEW_FOLDER = "Give the name of a folder that is not there yet"
_ONE: Mapping[f.FolderOf, str] = MappingProxyType(
    {"tables": "table", "charts": "chart", "reports": "report", "package": "package"}
)
_KINDS: Mapping[f.OutputKind, str] = MappingProxyType(
    {
        "report": "the report is an Excel workbook",
        "comparison": "the comparison is an Excel workbook",
        "saved estimate": "what is saved is an Excel workbook",
        "template": "the template is an Excel workbook",
        "page": "the page is HTML",
        "pdf": "this is a PDF",
    }
)


def other_ending(fact: f.OtherEnding) -> Wrong:
    listed = " or ".join(fact.endings)
    named = {"multiplier table": f"the table is a {listed} file", "sample": f"the sample is a {listed} file"}
    return Wrong(
        _KINDS.get(fact.kind) or named.get(fact.kind) or f"this is a {listed} file",
        f"Give a name that ends with {listed}",
    )


def not_written(fact: f.NotWritten) -> Wrong:
    remedies = {
        "refused": "Give another place, or make room there",
        "open": "Close it where it is open, or give another place",  # Windows replaces no file that a program has open
        "too long": "Give a shorter name",
    }
    return Wrong(f"it could not be written ({fact.reason})", remedies[fact.because])


def path_through_file(_: f.PathThroughFile) -> Wrong:
    return Wrong("a part of this path is a file, not a folder", _ANOTHER_PLACE)


def is_input(fact: f.IsInput) -> Wrong:
    output = "" if fact.another == "folder" else " for the output"
    return Wrong("this is the input; it is never overwritten", f"Give another {fact.another}{output}")


def is_folder(fact: f.IsFolder) -> Wrong:
    return Wrong("this is a folder", _ANOTHER[fact.another])


def folder_missing(_: f.FolderMissing) -> Wrong:
    return Wrong("its folder does not exist", "Make the folder first, or give another place")


def not_replaced(fact: f.NotReplaced) -> Wrong:
    return Wrong("this is no ordinary file, and is not replaced", _ANOTHER[fact.another])


def file_already_there(fact: f.FileAlreadyThere) -> Wrong:
    return Wrong("this file is already there", f"Add --force to replace it, or give another {fact.another}")


def write_protected(fact: f.WriteProtected) -> Wrong:
    return Wrong("this file is protected against writing", f"Lift the protection, or give another {fact.another}")


def file_for_tables(fact: f.FileForTables) -> Wrong:
    return Wrong("this is a file, not a folder", _another_folder(fact.of))


def folder_above_missing(fact: f.FolderAboveMissing) -> Wrong:
    return Wrong(
        "the folder that it would lie in does not exist",
        "Make that folder first" if fact.of == "package" else _another_folder(fact.of),
    )


def is_folder_of_input(fact: f.IsFolderOfInput) -> Wrong:
    return Wrong(
        f"this is the folder of {'an' if fact.of == 'reports' else 'the'} input; it is left as it is",
        _another_folder(fact.of),
    )


def folder_of_study(fact: f.FolderOfStudy) -> Wrong:
    return Wrong(
        f"this folder holds a study ({fact.study}); nothing is written into it",
        _another_folder(fact.of),
    )


def input_as_table(fact: f.InputAsTable) -> Wrong:
    return Wrong(
        f"the input lies there, under the name of a {_ONE[fact.of]}; it is never overwritten", _another_folder(fact.of)
    )


def no_files_for_tables(fact: f.NoFilesForTables) -> Wrong:
    return Wrong(
        f"what is there under the name of a {_ONE[fact.of]} is no file: {', '.join(fact.names)}",
        _another_folder(fact.of),
    )


def tables_already_there(fact: f.TablesAlreadyThere) -> Wrong:
    names = ", ".join(fact.first) + (", ..." if fact.count > len(fact.first) else "")
    count = f"a {_ONE[fact.of]} is" if fact.count == 1 else f"{fact.count} {fact.of} are"
    return Wrong(f"{count} already there: {names}", "Add --force to replace them, or give another folder")


def input_in_package(_: f.InputInPackage) -> Wrong:
    return Wrong("an input lies in this folder, which would be replaced", _NEW_FOLDER)


def no_package_there(_: f.NoPackageThere) -> Wrong:
    return Wrong("this is there already, and it is no multiplier package", _NEW_FOLDER)


def package_already_there(_: f.PackageAlreadyThere) -> Wrong:
    return Wrong("this package is already there", "Add --force to replace it, or give another name")


def one_place_twice(fact: f.OnePlaceTwice) -> Wrong:
    return Wrong(f"another output goes to the same file: {fact.other}", "Give each output a name of its own")


def another_run_writes(_: f.AnotherRunWrites) -> Wrong:
    return Wrong("another run is writing this now", "Wait until it has ended")


def folder_not_made(fact: f.FolderNotMade) -> Wrong:
    return Wrong(f"this folder could not be made ({fact.reason})", _another_folder("reports"))


def _another_folder(of: f.FolderOf) -> str:
    return f"Give another folder for the {of}"
