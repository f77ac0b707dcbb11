"""A folder of .csv files as the sheets of one workbook. Every cell stays text, for validation to understand; .parquet
files beside them are sheets too (parquet.py)."""

from __future__ import annotations

import codecs
import csv
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO, cast

from impactcalc.errors import Problem
from impactcalc.facts.found import NoteFact, ProblemFact
from impactcalc.facts.notes.sheets import OldEncoding
from impactcalc.facts.problems import tables as wrong
from impactcalc.workbooks.cell_names import MAX_COLUMNS, MAX_ROWS, cell_address
from impactcalc.workbooks.limits import LONGEST_TEXT, MOST_CELLS, MOST_TEXT
from impactcalc.workbooks.packed import gathered
from impactcalc.workbooks.refusals import too_long

ENDINGS = (".csv", ".parquet")
LARGEST_FOLDER = MOST_TEXT  # bytes of all the files together
LONGEST_LINE = 16 * 1024**2  # letters
LONGEST_HEAD = 256 * 1024  # letters of the first line, from which the separator is told
_CHUNK = 1024**2


@dataclass(frozen=True)
class CsvSheet:
    name: str
    rows: Sequence[list[object]]
    semicolons: bool
    note: NoteFact | None = None


class CsvError(Exception):
    """A file cannot be read; carries its problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def csv_files(folder: Path) -> list[Path]:
    """The sheets of a folder, sorted by name, whatever they are; without hidden files and the lock files of spreadsheet
    programs."""
    found = [path for path in folder.iterdir() if path.suffix.lower() in ENDINGS]
    return sorted((path for path in found if not path.name.startswith((".", "~$"))), key=lambda path: path.name)


def folder_sha256(files: list[Path]) -> str:
    """Over each file's name, a zero byte and the sha256 of its bytes, in the order given."""
    whole = hashlib.sha256()
    for path in files:
        with path.open("rb") as stream:
            whole.update(path.name.encode() + b"\0" + hashlib.file_digest(stream, "sha256").digest())
    return whole.hexdigest()


def read_csv(path: Path, *, most: int = MOST_CELLS) -> CsvSheet:
    """One file, its encoding and separator found out, short rows filled up with "". CsvError when that fails, or where
    it has more than `most` cells."""
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="") as stream:
        separator, skipped = _separator(stream)
    with path.open(encoding=encoding, newline="") as stream:
        rows = gathered(_within(most, path.stem, _records(path, stream, separator, skipped)))
    note = OldEncoding(path.name) if encoding == "cp1252" else None
    return CsvSheet(path.stem, rows, separator == ";", note)


def _within(most: int, sheet: str, rows: Iterable[list[str]]) -> Iterator[list[object]]:
    """The rows, as long as there are not too many cells: every row counts as long as the longest."""
    width = widest = 0
    for number, row in enumerate(rows, start=1):
        if len(row) > width:
            width, widest = len(row), number
        if width > MAX_COLUMNS or number > MAX_ROWS or width * number > most:
            raise CsvError(_too_large(sheet, number, width, widest))
        yield cast("list[object]", row)


def _too_large(sheet: str, rows: int, width: int, widest: int) -> Problem:
    if rows > MAX_ROWS:
        return Problem(sheet, "", "", wrong.TooManyRows(MAX_ROWS))
    return Problem(sheet, "", "", wrong.RowTooWide(widest, width, rows if width <= MAX_COLUMNS else None))


def _encoding(path: Path) -> str:
    with path.open("rb") as stream:
        start = stream.read(4)
    if not start:
        raise CsvError(Problem(path.stem, "", "", wrong.CsvEmpty(path.name)))
    byte_order_mark = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ["utf-16"] if byte_order_mark else ["utf-8-sig", "cp1252"]:
        if _decodes(path, encoding):
            return encoding
    raise CsvError(Problem(path.stem, "", "", wrong.EncodingUnknown(path.name, marked=byte_order_mark)))


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as stream:
        try:
            while chunk := stream.read(_CHUNK):
                if "\0" in decoder.decode(chunk):
                    raise CsvError(Problem(path.stem, "", "", wrong.ZeroBytes(path.name)))
            decoder.decode(b"", True)
        except UnicodeDecodeError:
            return False
    return True


_QUOTED = re.compile(r'(^|[,;\t])\s*"(?:[^"]|"")*"?')
_SEP_LINE = re.compile(r'"?sep=([,;\t])"?', re.IGNORECASE)


def _separator(stream: TextIO) -> tuple[str, int]:
    """The separator, from the heading line, and how many lines to pass over: a line "sep=;" is no row."""
    first = stream.readline(LONGEST_HEAD)
    if declared := _SEP_LINE.fullmatch(first.rstrip("\r\n")):
        return declared[1], 1
    line = first
    while line and not line.strip():
        line = stream.readline(LONGEST_HEAD)
    bare = _QUOTED.sub(r"\1", line)
    return max("\t;,", key=bare.count), 0  # of equally many, commas are the likeliest in a heading's words


def _records(path: Path, stream: TextIO, separator: str, skipped: int) -> Iterator[list[str]]:
    for _ in range(skipped):
        stream.readline()
    # `strict`, because a quotation mark that is never closed would swallow the rest of the file in silence;
    # `skipinitialspace`, because in `"Nuestra", "Lima, Peru"` the space would make the second mark a letter.
    lines = _Lines(path, stream)
    reader = csv.reader(lines, delimiter=separator, strict=True, skipinitialspace=True)
    line = 1 + skipped
    number = 0
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            fact: ProblemFact = wrong.QuotesUnpaired(line, path.name)
            if "field limit" in str(error):  # Python gives its errors of .csv files no code
                fact = wrong.QuoteNotClosed(line, path.name, LONGEST_TEXT)
            raise CsvError(Problem(path.stem, "", "", fact)) from error
        line = reader.line_num + 1 + skipped
        if lines.letters > LONGEST_TEXT:
            for column, cell in enumerate(row):
                if len(cell) > LONGEST_TEXT:
                    raise CsvError(too_long(path.stem, cell_address(number, column), len(cell)))
        lines.letters = 0
        number += 1
        yield row


class _Lines:
    """The lines of a file, one after the other; `letters` counts those that were given since it was set to 0."""

    def __init__(self, path: Path, stream: TextIO) -> None:
        self._path, self._stream = path, stream
        self.letters = 0

    def __iter__(self) -> Iterator[str]:
        while line := self._stream.readline(LONGEST_LINE):
            self.letters += len(line)
            if len(line) == LONGEST_LINE:
                raise CsvError(Problem(self._path.stem, "", "", wrong.LineTooLong(self._path.name, LONGEST_LINE)))
            yield line
