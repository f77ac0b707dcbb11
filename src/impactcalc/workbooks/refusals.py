"""What is said of a whole file that cannot be read, and what to do about it."""

from __future__ import annotations

import math
from pathlib import Path

from impactcalc.errors import InputError, Problem
from impactcalc.workbooks.limits import LONGEST_TEXT

NO_PERMISSION = "the file may not be read: permission denied"
GET_PERMISSION = "Close it in other programs, or ask its owner for the right to read it"
NO_FILE = "a sheet is called so, but this is no file, or a link that leads nowhere"
RENAME = "Put the file there, or give what is there another name"
SAVE_AS = "Open it in Excel or LibreOffice and save it as .xlsx"
SAVE_ANEW = "Open it in Excel or LibreOffice, save it anew as .xlsx and try again"
INPUTS = "Give a workbook (.xlsx, .xlsm or .ods) or a folder of .csv files"
DAMAGED = "the file is damaged or was not copied whole"
COPY_AGAIN = "Copy or download it again, or open an earlier version"
PASSWORD = "the workbook is protected with a password"
NO_PASSWORD = "Open it, remove the password, and save it"
SPLIT = "Split the rows over several workbooks"
OTHER_ENDINGS = {
    ".xls": SAVE_AS,
    ".xlsb": SAVE_AS,
    ".xltx": SAVE_AS,
    ".fods": "Open it in LibreOffice and save it as .ods or .xlsx",
    ".numbers": "Open it in Numbers and export it to Excel (.xlsx)",
    ".gsheet": "Open it in Google Sheets and download it as Microsoft Excel (.xlsx)",
}


def refusal(path: Path, message: str, remedy: str) -> InputError:
    """The whole file is at fault."""
    return InputError([Problem("", "", str(path), message, remedy)], source=path.name)


def too_long(sheet: str, cell: str, letters: int) -> Problem:
    """A cell's text is longer than a cell of Excel can hold."""
    message = f"the text has {letters:,} characters; a cell holds up to {LONGEST_TEXT:,}"
    return Problem(sheet, cell, "", message, "Shorten it, or clear the cell")


def wrong_ending(path: Path, kind: str) -> InputError:
    if kind in ("xlsx", "ods"):
        message = f"this is an .{kind} workbook under another ending"
        return refusal(path, message, f"Rename it to end in .{kind}")
    if kind == "xlsb":
        return refusal(path, "this is an .xlsb workbook under another ending", SAVE_AS)
    return refusal(path, "this is a zip file, but no workbook is in it", SAVE_AS)


def gib(size: int) -> str:
    return f"{math.ceil(size / 1024**3 * 10) / 10:,g} GiB"  # rounded up: never the limit itself when above it
