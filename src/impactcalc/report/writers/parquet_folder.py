"""Tables -> a folder of Parquet files: what the CSV files hold, with types; for very many rows. Needs pyarrow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from impactcalc.datapackage import DESCRIPTOR
from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems.reports import ExtraMissing
from impactcalc.impact.result import Result
from impactcalc.pace import passed
from impactcalc.report.tables.all_tables import SUBJECTS, tables_of
from impactcalc.report.tables.described import STUDY, field_description, folder_description
from impactcalc.report.tables.table import Column, Field, Kind, Table, money_unit
from impactcalc.report.words.respelled import Spell, respelled_json, respelled_values, speller
from impactcalc.report.writers.json_value import json_lines
from impactcalc.report.writers.targets import whole_folder

BLOCK = 32_768  # rows of a row group
ENDING = "parquet"
# The files, known before there is a result: what is in the way is said before anything is calculated.
TABLES = (*(f"{subject.key}.{ENDING}" for subject in SUBJECTS), DESCRIPTOR)
# What the columns of a kind are in the file; every other kind is a float64.
_TYPES: dict[Kind, str] = {
    "text": "string", "words": "string", "any": "string", "yes_no": "bool", "year": "int64", "whole": "int64",
}  # fmt: skip
_SAID = ("title", "description", "unit")  # of a column, in the file


def pyarrow_for(option: str) -> Any:
    """The package pyarrow. InputError, that names the option which needs it, where it is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise InputError([Problem(option, "", "", ExtraMissing("pyarrow", "parquet"))]) from error
    return pyarrow


def write_parquet(result: Result, folder: Path) -> None:
    """Write a .parquet file for each table into `folder`, which is made if it is not there, and datapackage.json.

    As `write_csv`, but numbers, years, and yes or no have their types, what is not known is null, and every text stands
    as it is: no spreadsheet reads it for a formula. InputError where pyarrow is not installed, too.
    """
    arrow = pyarrow_for("--parquet")
    with whole_folder(result.study, folder, TABLES) as staged, result.spoken():
        spell, money = speller(result), money_unit(result)
        for _, table in tables_of(result):
            _write(arrow, staged / f"{table.key}.{ENDING}", table, result.study.settings.name, money, spell)
        text = json_lines(respelled_json(folder_description(result, ENDING), spell)) + "\n"
        (staged / DESCRIPTOR).write_text(text, encoding="utf-8", newline="\n")
    arrow.default_memory_pool().release_unused()


def _write(arrow: Any, path: Path, table: Table, study: str, money: str, spell: Spell) -> None:
    fields = [_field(arrow, field, money, spell) for field in (STUDY, *(column.field for column in table.columns))]
    schema = arrow.schema(fields)
    with path.open("wb") as file, arrow.parquet.ParquetWriter(file, schema) as writer:
        for start in range(0, len(table), BLOCK):
            stop = min(start + BLOCK, len(table))
            parts = [arrow.array([study] * (stop - start), "string")]
            parts += [_array(arrow, column, start, stop, spell) for column in table.columns]
            writer.write_batch(arrow.record_batch(parts, schema=schema))
            passed(stop - start)


def _field(arrow: Any, field: Field[Any], money: str, spell: Spell) -> Any:
    """What datapackage.json says of the column stands in the file too."""
    description = respelled_json(field_description(field, money, typed=True), spell)
    metadata = {key: description[key] for key in _SAID if key in description}
    return arrow.field(field.key, _TYPES.get(field.kind, "float64"), metadata=metadata)


def _array(arrow: Any, column: Column, start: int, stop: int, spell: Spell) -> Any:
    kind = _TYPES.get(column.field.kind)
    if kind is None:
        numbers = np.asarray(column.values[start:stop], dtype=np.float64)  # None becomes nan
        return arrow.array(numbers, mask=~np.isfinite(numbers))
    found = column.plain(start, stop)
    if kind == "string":
        found = [_text(value) for value in respelled_values(found, spell)]
    return arrow.array(found, kind)


def _text(value: object) -> str | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return None if value is None else str(value)
