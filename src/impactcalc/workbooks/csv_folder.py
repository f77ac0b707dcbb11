"""A folder of .csv files as the sheets of one workbook. Every cell stays text, for validation to understand."""

from __future__ import annotations

import codecs
import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from impactcalc.errors import Problem

LARGEST_FOLDER = 1024**3  # bytes of all the files together
LARGEST_AREA = 50_000_000  # cells of one sheet, blank ones counted
_CHUNK = 1024**2

_AS_UTF8 = 'In Excel, save it as "CSV UTF-8 (comma delimited)"'


@dataclass(frozen=True)
class CsvSheet:
    name: str
    rows: list[list[str]]
    semicolons: bool
    note: str = ""


class CsvError(Exception):
    """A file cannot be read; carries its problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def csv_files(folder: Path) -> list[Path]:
    """The sheets of a folder, sorted by name; without hidden files and the lock files of spreadsheet programs."""
    found = [path for path in folder.iterdir() if path.suffix.lower() == ".csv" and path.is_file()]
    return sorted((path for path in found if not path.name.startswith((".", "~$"))), key=lambda path: path.name)


def folder_sha256(files: list[Path]) -> str:
    """Over each file's name, a zero byte and the sha256 of its bytes, in the order given."""
    whole = hashlib.sha256()
    for path in files:
        with path.open("rb") as stream:
            whole.update(path.name.encode() + b"\0" + hashlib.file_digest(stream, "sha256").digest())
    return whole.hexdigest()


def read_csv(path: Path) -> CsvSheet:
    """One file, its encoding and separator found out, short rows filled up with "". CsvError when that fails."""
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="") as stream:
        separator, skipped = _separator(stream)
    with path.open(encoding=encoding, newline="") as stream:
        rows, width = [], 0
        for row in _records(path, stream, separator, skipped):
            rows.append(row)
            width = max(width, len(row))
            if width * len(rows) > LARGEST_AREA:
                longest = next(number for number, row in enumerate(rows, start=1) if len(row) == width)
                text = f"row {longest} has {width:,} cells; with {len(rows):,} rows the sheet is too large"
                remedy = "Look for separators that do not belong there"
                raise CsvError(Problem(path.stem, "", "", text, remedy))
    for row in rows:
        if len(row) < width:
            row.extend([""] * (width - len(row)))
    note = f"{path.name}: read as Windows-1252 (not UTF-8)" if encoding == "cp1252" else ""
    return CsvSheet(path.stem, rows, separator == ";", note)


def _encoding(path: Path) -> str:
    with path.open("rb") as stream:
        start = stream.read(4)
    if not start:
        text = f"{path.name} is empty (0 bytes)"
        raise CsvError(Problem(path.stem, "", "", text, "Save the sheet again, or delete the file"))
    byte_order_mark = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ["utf-16"] if byte_order_mark else ["utf-8-sig", "cp1252"]:
        if _decodes(path, encoding):
            return encoding
    expected = "UTF-16" if byte_order_mark else "UTF-8 or Windows-1252"
    raise CsvError(Problem(path.stem, "", "", f"{path.name} is not written in {expected}", _AS_UTF8))


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as stream:
        try:
            while chunk := stream.read(_CHUNK):
                if "\0" in decoder.decode(chunk):
                    text = f"{path.name} holds zero bytes, so it is no text file, or UTF-16 without a mark"
                    raise CsvError(Problem(path.stem, "", "", text, _AS_UTF8))
            decoder.decode(b"", True)
        except UnicodeDecodeError:
            return False
    return True


_QUOTED = re.compile(r'(^|[,;\t])\s*"(?:[^"]|"")*"?')
_SEP_LINE = re.compile(r'"?sep=([,;\t])"?', re.IGNORECASE)


def _separator(stream: TextIO) -> tuple[str, int]:
    """The separator, from the heading line, and how many lines to pass over: a line "sep=;" is no row."""
    first = stream.readline()
    if declared := _SEP_LINE.fullmatch(first.rstrip("\r\n")):
        return declared[1], 1
    line = first
    while line and not line.strip():
        line = stream.readline()
    bare = _QUOTED.sub(r"\1", line)
    return max("\t;,", key=bare.count), 0  # of equally many, commas are the likeliest in a heading's words


def _records(path: Path, stream: TextIO, separator: str, skipped: int) -> Iterator[list[str]]:
    for _ in range(skipped):
        stream.readline()
    # `strict`, because a quotation mark that is never closed would swallow the rest of the file in silence;
    # `skipinitialspace`, because in `"Nuestra", "Lima, Peru"` the space would make the second mark a letter.
    reader = csv.reader(stream, delimiter=separator, strict=True, skipinitialspace=True)
    line = 1 + skipped
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            text = f"the quotation marks in line {line} of {path.name} do not pair up"
            remedy = 'Close every quotation mark, and write one inside a text twice: "the ""big"" fair"'
            raise CsvError(Problem(path.stem, "", "", text, remedy)) from error
        line = reader.line_num + 1 + skipped
        yield row
