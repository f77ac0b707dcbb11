"""A .parquet file as a sheet: column names are the headings, records the rows below. Needs the extra parquet."""

from __future__ import annotations

import datetime as dt
import decimal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from impactcalc.errors import Problem
from impactcalc.facts.notes.sheets import CellsOfRecords
from impactcalc.facts.problems import tables as wrong
from impactcalc.facts.problems.files import FileDamaged, UnpackedTooLarge
from impactcalc.workbooks.cell_names import MAX_COLUMNS, MAX_ROWS, cell_address
from impactcalc.workbooks.csv_folder import CsvError, CsvSheet
from impactcalc.workbooks.limits import LARGEST_UNPACKED, LONGEST_TEXT, MOST_CELLS
from impactcalc.workbooks.packed import BLOCK, gathered
from impactcalc.workbooks.refusals import too_long

ENDING = ".parquet"
_EXACT = 2**53  # whole numbers up to here are the same as numbers of a workbook
_PLAIN = (str, bool, float, dt.date)


def read_parquet(path: Path, *, most: int = MOST_CELLS) -> CsvSheet:
    """The sheet; a value that is null is blank. CsvError where the file cannot be read, is too large, or a column holds
    what no cell can."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise CsvError(Problem(path.stem, "", path.name, wrong.PyarrowMissing())) from error
    try:
        with pyarrow.parquet.ParquetFile(path, memory_map=False, pre_buffer=False) as file:
            _bearable(path, file.metadata, most)
            rows = gathered(_records(path.stem, file))
            names = file.schema_arrow.names
            note = CellsOfRecords(path.name, names[0]) if names else None
    except (pyarrow.ArrowException, UnicodeDecodeError, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # the disk's fault; of a damaged file pyarrow gives none
        raise CsvError(Problem(path.stem, "", path.name, FileDamaged())) from error
    finally:
        pyarrow.default_memory_pool().release_unused()
    return CsvSheet(path.stem, rows, semicolons=False, note=note)


def _bearable(path: Path, metadata: Any, most: int) -> None:
    """CsvError where the file announces more than is read."""
    rows, width = metadata.num_rows + 1, metadata.num_columns
    if rows > MAX_ROWS or width > MAX_COLUMNS or rows * width > most:
        raise CsvError(Problem(path.stem, "", path.name, wrong.SheetTooLarge(rows, width)))
    size = sum(metadata.row_group(at).total_byte_size for at in range(metadata.num_row_groups))
    if size > LARGEST_UNPACKED:
        raise CsvError(Problem(path.stem, "", path.name, UnpackedTooLarge(size, LARGEST_UNPACKED, "table")))


def _records(sheet: str, file: Any) -> Iterator[list[object]]:
    names: list[object] = list(file.schema_arrow.names)
    yield names
    number = 0
    for batch in file.iter_batches(batch_size=BLOCK, use_threads=False):
        columns = [_cells(sheet, column.to_pylist(), at, number) for at, column in enumerate(batch.columns)]
        number += batch.num_rows
        yield from map(list, zip(*columns, strict=True)) if columns else ([] for _ in range(batch.num_rows))


def _cells(sheet: str, values: list[object], at: int, before: int) -> list[object]:
    """A column's values as cells: whole numbers and decimals as numbers, null as blank."""
    for number, value in enumerate(values):
        if value is None or value != value:
            values[number] = ""
        elif isinstance(value, bool):
            continue
        elif isinstance(value, int):
            values[number] = float(value) if -_EXACT <= value <= _EXACT else value
        elif isinstance(value, decimal.Decimal):
            values[number] = float(value)
        elif not isinstance(value, _PLAIN):
            fact = wrong.NoCellHolds(_kind_of(value))
            raise CsvError(Problem(sheet, cell_address(before + number + 1, at), "", fact))
        elif isinstance(value, str) and len(value) > LONGEST_TEXT:
            raise CsvError(too_long(sheet, cell_address(before + number + 1, at), len(value)))
    return values


def _kind_of(value: object) -> wrong.Held | str:
    names: dict[type, wrong.Held] = {
        list: "list",
        dict: "record",
        bytes: "string of bytes",
        dt.time: "time of day",
        dt.timedelta: "duration",
    }
    return next((name for kind, name in names.items() if isinstance(value, kind)), type(value).__name__)
