"""Files and folders that cannot be read."""

from __future__ import annotations

import math

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import files as f
from impactcalc.words.en.inner import why

SAVE_AS = "Open it in Excel or LibreOffice and save it as .xlsx"
SAVE_ANEW = "Open it in Excel or LibreOffice, save it anew as .xlsx and try again"
INPUTS = "Give a workbook (.xlsx, .xlsm or .ods) or a folder of .csv or .parquet files"
DAMAGED = "the file is damaged or was not copied whole"
COPY_AGAIN = "Copy or download it again, or open an earlier version"
SMALLER = "Delete sheets and pictures that are not needed, or split the rows"
SPLIT = "Split the rows over several workbooks"


def no_such_file(_: f.NoSuchFile) -> Wrong:
    return Wrong("there is no such file or folder", "Check the spelling, and where it lies")


def file_forbidden(_: f.FileForbidden) -> Wrong:
    return Wrong(
        "the file may not be read: permission denied",
        "Close it in other programs, or ask its owner for the right to read it",
    )


def memory_short(_: f.MemoryShort) -> Wrong:
    return Wrong(
        "there is not enough memory to read it",
        "Close other programs, or split the rows over several workbooks",
    )


def file_unreadable(fact: f.FileUnreadable) -> Wrong:
    return Wrong(_unreadable(fact.why), "Copy it to a folder on this computer and try again")


def lock_file(fact: f.LockFile) -> Wrong:
    return Wrong(f"this is the lock file of {fact.book}, not the workbook", f"Give {fact.book} itself")


def other_programs_file(fact: f.OtherProgramsFile) -> Wrong:
    remedies = {
        "Excel": SAVE_AS,
        "LibreOffice": "Open it in LibreOffice and save it as .ods or .xlsx",
        "Numbers": "Open it in Numbers and export it to Excel (.xlsx)",
        "Google Sheets": "Open it in Google Sheets and download it as Microsoft Excel (.xlsx)",
    }
    return Wrong(f"{fact.ending} files cannot be read", remedies[fact.program])


def ending_not_read(fact: f.EndingNotRead) -> Wrong:
    which = f"{fact.ending} files" if fact.ending else "a file without an ending"
    return Wrong(f"{which} cannot be read", INPUTS)


def single_table(fact: f.SingleTable) -> Wrong:
    return Wrong(
        f"a single {fact.ending} file is one sheet, not a study",
        f"Put it into a folder, named after its sheet: visitors{fact.ending} beside study.csv; then give the folder",
    )


def neither_file_nor_folder(_: f.NeitherFileNorFolder) -> Wrong:
    return Wrong("this is neither a file nor a folder", INPUTS)


def no_ordinary_input(_: f.NoOrdinaryInput) -> Wrong:
    return Wrong("this is neither a file nor a folder", "Give a file on this computer")


def folder_for_file(_: f.FolderForFile) -> Wrong:
    return Wrong("this is a folder, and a file belongs here", "Give the file itself")


def name_of_no_file(_: f.NameOfNoFile) -> Wrong:
    return Wrong("no file can have this name", "Check the spelling: a name is shorter")


def file_too_large(fact: f.FileTooLarge) -> Wrong:
    return Wrong(f"the file takes {_gib(fact.size)}; up to {_gib(fact.most)} are read", SMALLER)


def folder_too_large(fact: f.FolderTooLarge) -> Wrong:
    return Wrong(
        f"the .csv and .parquet files take {_gib(fact.size)} together; up to {_gib(fact.most)} are read",
        "Split the rows over several folders",
    )


def unpacked_too_large(fact: f.UnpackedTooLarge) -> Wrong:
    return Wrong(
        f"unpacked, the file would take {_gib(fact.size)}; up to {_gib(fact.most)} are read",
        SMALLER if fact.of == "workbook" else SPLIT,
    )


def file_empty(_: f.FileEmpty) -> Wrong:
    return Wrong("the file is empty (0 bytes)", "Save or copy the workbook again")


def no_csv_file(_: f.NoCsvFile) -> Wrong:
    return Wrong(
        "there is no .csv or .parquet file in this folder",
        "Give a workbook itself, or put the sheets into the folder: study.csv, visitors.csv and so on",
    )


def sheet_is_no_file(_: f.SheetIsNoFile) -> Wrong:
    return Wrong(
        "a sheet is called so, but this is no file, or a link that leads nowhere",
        "Put the file there, or give what is there another name",
    )


def workbook_protected(_: f.WorkbookProtected) -> Wrong:
    return Wrong("the workbook is protected with a password", "Open it, remove the password, and save it")


def workbook_unreadable(fact: f.WorkbookUnreadable) -> Wrong:
    return Wrong(f"the workbook cannot be read: {why(fact.why)}", SAVE_ANEW)


def look_unreadable(fact: f.LookUnreadable) -> Wrong:
    return Wrong(f"its look cannot be read: {why(fact.why)}", SAVE_ANEW)


def look_file_unreadable(fact: f.LookFileUnreadable) -> Wrong:
    return Wrong(_unreadable(fact.why), "Give an .xlsx file")


def no_xlsx(_: f.NoXlsx) -> Wrong:
    return Wrong("this is no .xlsx workbook", SAVE_AS)


def wrong_ending(fact: f.WrongEnding) -> Wrong:
    if fact.kind == "none":
        return Wrong("this is a zip file, but no workbook is in it", SAVE_AS)
    which = "old .xls" if fact.kind == "xls" else f".{fact.kind}"
    remedy = f"Rename it to end in .{fact.kind}" if fact.kind in ("xlsx", "ods") else SAVE_AS
    return Wrong(f"this is an {which} workbook under another ending", remedy)


def no_workbook(fact: f.NoWorkbook) -> Wrong:
    return Wrong(f"this is no workbook, although its name ends in {fact.ending}", SAVE_AS)


def file_damaged(_: f.FileDamaged) -> Wrong:
    return Wrong(DAMAGED, COPY_AGAIN)


def part_renamed(fact: f.PartRenamed) -> Wrong:
    return Wrong(f"{DAMAGED}: its part {fact.name} has another name where it begins", COPY_AGAIN)


def parts_alike(_: f.PartsAlike) -> Wrong:
    return Wrong(f"{DAMAGED}: two parts of it have the same name", SAVE_ANEW)


def too_many_parts(fact: f.TooManyParts) -> Wrong:
    return Wrong(f"it is made of more than {fact.most:,} parts, which no spreadsheet program writes", SAVE_ANEW)


def file_moved(_: f.FileMoved) -> Wrong:
    return Wrong("the file was moved while it was being read", "Leave it in its place and try again")


def details_unreadable(fact: f.DetailsUnreadable) -> Wrong:
    return Wrong(f"its {fact.what} cannot be read: {why(fact.why)}", SAVE_ANEW)


def _unreadable(said: str) -> str:
    return f"the file could not be read ({said})"


def _gib(size: int) -> str:
    return f"{math.ceil(size / 1024**3 * 10) / 10:,g} GiB"  # rounded up: never the limit itself when above it
