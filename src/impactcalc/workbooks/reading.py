"""A workbook or a folder of .csv files -> raw cells with addresses, or what to do where that fails."""

from __future__ import annotations

import hashlib
from pathlib import Path

from python_calamine import CalamineError, PasswordError

from impactcalc.errors import InputError, Problem
from impactcalc.facts.found import NoteFact
from impactcalc.facts.notes.sheets import FolderLeftAlone
from impactcalc.pace import CELLS, Share
from impactcalc.workbooks import csv_folder
from impactcalc.workbooks.archive import Archive
from impactcalc.workbooks.cell_names import DamagedError
from impactcalc.workbooks.limits import LARGEST_UNPACKED, MOST_CELLS
from impactcalc.workbooks.parquet import ENDING as PARQUET
from impactcalc.workbooks.parquet import read_parquet
from impactcalc.workbooks.raw import RawSheet, RawWorkbook
from impactcalc.workbooks.refusals import (
    GET_PERMISSION,
    INPUTS,
    NO_FILE,
    NO_PASSWORD,
    NO_PERMISSION,
    OTHER_ENDINGS,
    PASSWORD,
    RENAME,
    SAVE_ANEW,
    gib,
    refusal,
    wrong_ending,
)
from impactcalc.workbooks.spreadsheet import read_ods, read_xlsx


def read_workbook(path: Path) -> RawWorkbook:
    """Read .xlsx, .xlsm, .ods or a folder of .csv files. InputError, with what to do, when that fails."""
    try:
        return _read(path)
    except FileNotFoundError:
        raise refusal(path, "there is no such file or folder", "Check the spelling, and where it lies") from None
    except PermissionError:
        raise refusal(path, NO_PERMISSION, GET_PERMISSION) from None
    except MemoryError:
        message = "there is not enough memory to read it"
        raise refusal(path, message, "Close other programs, or split the rows over several workbooks") from None
    except OSError as error:
        message = f"the file could not be read ({error.strerror or error})"
        raise refusal(path, message, "Copy it to a folder on this computer and try again") from error


def _read(path: Path) -> RawWorkbook:
    path.stat()  # missing, or not to be seen: says so before the name is judged
    ending = path.suffix.lower()
    if path.name.startswith((".~lock.", "~$")):
        book = path.name.removeprefix("~$").removeprefix(".~lock.").removesuffix("#")
        raise refusal(path, f"this is the lock file of {book}, not the workbook", f"Give {book} itself")
    if ending in OTHER_ENDINGS:
        raise refusal(path, f"{ending} files cannot be read", OTHER_ENDINGS[ending])
    if path.is_dir():
        return _read_folder(path)
    if ending in csv_folder.ENDINGS:
        remedy = f"Put it into a folder, named after its sheet: visitors{ending} beside study.csv; then give the folder"
        raise refusal(path, f"a single {ending} file is one sheet, not a study", remedy)
    if ending not in (".xlsx", ".xlsm", ".ods"):
        message = f"{ending} files cannot be read" if ending else "a file without an ending cannot be read"
        raise refusal(path, message, INPUTS)
    if not path.is_file():
        raise refusal(path, "this is neither a file nor a folder", INPUTS)
    if path.stat().st_size > LARGEST_UNPACKED:
        message = f"the file takes {gib(path.stat().st_size)}; up to {gib(LARGEST_UNPACKED)} are read"
        raise refusal(path, message, "Delete sheets and pictures that are not needed, or split the rows")
    with path.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    archive = Archive(path)
    try:
        kind = archive.kind()
        if kind != ("ods" if ending == ".ods" else "xlsx"):
            raise wrong_ending(path, kind)
        sheets = read_xlsx(archive) if kind == "xlsx" else read_ods(archive)
    except PasswordError:
        raise refusal(path, PASSWORD, NO_PASSWORD) from None
    except (DamagedError, CalamineError) as error:
        raise refusal(path, f"the workbook cannot be read: {error}", SAVE_ANEW) from error
    return RawWorkbook(path, "xlsx" if kind == "xlsx" else "ods", sheets, sha256, ())


def _read_folder(path: Path) -> RawWorkbook:
    files = csv_folder.csv_files(path)
    if all(file.is_dir() for file in files):
        remedy = "Give a workbook itself, or put the sheets into the folder: study.csv, visitors.csv and so on"
        raise refusal(path, "there is no .csv file in this folder", remedy)
    notes: list[NoteFact] = [FolderLeftAlone(file.name) for file in files if file.is_dir()]
    files = [file for file in files if not file.is_dir()]
    odd = [file for file in files if not file.is_file()]
    if odd:
        raise InputError([Problem(file.stem, "", file.name, NO_FILE, RENAME) for file in odd], source=path.name)
    size = sum(file.stat().st_size for file in files)
    if size > csv_folder.LARGEST_FOLDER:
        message = f"the .csv files take {gib(size)} together; up to {gib(csv_folder.LARGEST_FOLDER)} are read"
        raise refusal(path, message, "Split the rows over several folders")
    room, share = MOST_CELLS, Share(CELLS["csv"], size)
    sheets: list[RawSheet] = []
    problems: list[Problem] = []
    for file in files:
        try:
            read = read_parquet if file.suffix.lower() == PARQUET else csv_folder.read_csv
            sheet = read(file, most=room)
            room -= len(sheet.rows) * (len(sheet.rows[0]) if sheet.rows else 0)
        except csv_folder.CsvError as error:
            problems.append(error.problem)
            continue
        except PermissionError:
            problems.append(Problem(file.stem, "", file.name, NO_PERMISSION, GET_PERMISSION))
            continue
        share.add(file.stat().st_size)
        sheets.append(RawSheet(sheet.name, sheet.rows, decimal_comma=sheet.semicolons))
        notes += [sheet.note] if sheet.note else []
    if problems:
        raise InputError(problems, source=path.name)
    return RawWorkbook(path, "csv", tuple(sheets), csv_folder.folder_sha256(files), tuple(notes))
