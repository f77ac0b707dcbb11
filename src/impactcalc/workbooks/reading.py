"""A workbook or a folder of .csv files -> raw cells with addresses, or what to do where that fails."""

from __future__ import annotations

import hashlib
from pathlib import Path

from python_calamine import CalamineError, PasswordError

from impactcalc.errors import InputError, Problem
from impactcalc.facts.found import NoteFact
from impactcalc.facts.notes.sheets import FolderLeftAlone
from impactcalc.facts.problems import files as wrong
from impactcalc.pace import CELLS, Share
from impactcalc.workbooks import csv_folder
from impactcalc.workbooks.archive import Archive
from impactcalc.workbooks.cell_names import DamagedError
from impactcalc.workbooks.limits import LARGEST_UNPACKED, MOST_CELLS
from impactcalc.workbooks.parquet import ENDING as PARQUET
from impactcalc.workbooks.parquet import read_parquet
from impactcalc.workbooks.raw import RawSheet, RawWorkbook
from impactcalc.workbooks.refusals import OTHER_ENDINGS, refusal
from impactcalc.workbooks.spreadsheet import read_ods, read_xlsx


def read_workbook(path: Path) -> RawWorkbook:
    """Read .xlsx, .xlsm, .ods or a folder of .csv files. InputError, with what to do, when that fails."""
    try:
        return _read(path)
    except (FileNotFoundError, NotADirectoryError):  # or a part of the path is a file
        raise refusal(path, wrong.NoSuchFile()) from None
    except PermissionError:
        raise refusal(path, wrong.FileForbidden()) from None
    except MemoryError:
        raise refusal(path, wrong.MemoryShort()) from None
    except OSError as error:
        raise refusal(path, wrong.FileUnreadable(error.strerror or str(error))) from error


def _read(path: Path) -> RawWorkbook:
    path.stat()  # missing, or not to be seen: says so before the name is judged
    ending = path.suffix.lower()
    if path.name.startswith((".~lock.", "~$")):
        book = path.name.removeprefix("~$").removeprefix(".~lock.").removesuffix("#")
        raise refusal(path, wrong.LockFile(book))
    if ending in OTHER_ENDINGS:
        raise refusal(path, wrong.OtherProgramsFile(ending, OTHER_ENDINGS[ending]))
    if path.is_dir():
        return _read_folder(path)
    if ending in csv_folder.ENDINGS:
        raise refusal(path, wrong.SingleTable(ending))
    if ending not in (".xlsx", ".xlsm", ".ods"):
        raise refusal(path, wrong.EndingNotRead(ending))
    if not path.is_file():
        raise refusal(path, wrong.NeitherFileNorFolder())
    if (size := path.stat().st_size) > LARGEST_UNPACKED:
        raise refusal(path, wrong.FileTooLarge(size, LARGEST_UNPACKED))
    with path.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    archive = Archive(path)
    try:
        kind = archive.kind()
        if kind != ("ods" if ending == ".ods" else "xlsx"):
            raise refusal(path, wrong.WrongEnding(kind))
        sheets = read_xlsx(archive) if kind == "xlsx" else read_ods(archive)
    except PasswordError:
        raise refusal(path, wrong.WorkbookProtected()) from None
    except DamagedError as error:
        raise refusal(path, wrong.WorkbookUnreadable(error.fact)) from error
    except CalamineError as error:
        raise refusal(path, wrong.WorkbookUnreadable(str(error))) from error
    return RawWorkbook(path, "xlsx" if kind == "xlsx" else "ods", sheets, sha256, ())


def _read_folder(path: Path) -> RawWorkbook:
    files = csv_folder.csv_files(path)
    if all(file.is_dir() for file in files):
        raise refusal(path, wrong.NoCsvFile())
    notes: list[NoteFact] = [FolderLeftAlone(file.name) for file in files if file.is_dir()]
    files = [file for file in files if not file.is_dir()]
    odd = [file for file in files if not file.is_file()]
    if odd:
        raise InputError([Problem(file.stem, "", file.name, wrong.SheetIsNoFile()) for file in odd], source=path.name)
    size = sum(file.stat().st_size for file in files)
    if size > csv_folder.LARGEST_FOLDER:
        raise refusal(path, wrong.FolderTooLarge(size, csv_folder.LARGEST_FOLDER))
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
            problems.append(Problem(file.stem, "", file.name, wrong.FileForbidden()))
            continue
        share.add(file.stat().st_size)
        sheets.append(RawSheet(sheet.name, sheet.rows, decimal_comma=sheet.semicolons))
        notes += [sheet.note] if sheet.note else []
    if problems:
        raise InputError(problems, source=path.name)
    return RawWorkbook(path, "csv", tuple(sheets), csv_folder.folder_sha256(files), tuple(notes))
