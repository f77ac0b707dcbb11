"""Tables -> a folder of CSV files: every row and every figure, for those who calculate on."""

from __future__ import annotations

import csv
from itertools import repeat
from pathlib import Path

from impactcalc.datapackage import DESCRIPTOR
from impactcalc.impact.result import Result
from impactcalc.pace import passed
from impactcalc.report.tables.all_tables import SUBJECTS, tables_of
from impactcalc.report.tables.described import STUDY, folder_description
from impactcalc.report.tables.table import Column, Table
from impactcalc.report.words.respelled import Spell, respelled_json, respelled_values, speller
from impactcalc.report.writers.formula_guard import guarded
from impactcalc.report.writers.json_value import json_lines
from impactcalc.report.writers.targets import whole_folder

BLOCK = 8192  # rows that are turned into Python objects at once
# The files, known before there is a result: what is in the way is said before anything is calculated.
TABLES = (*(f"{subject.key}.csv" for subject in SUBJECTS), DESCRIPTOR)


def write_csv(result: Result, folder: Path) -> None:
    """Write a .csv file for each table into `folder`, which is made if it is not there, and datapackage.json.

    Written whole or not at all; where the folder is there, its files of these names are replaced and others stay.
    Money in report-year prices, unrounded; empty where not known; UTF-8. The first column of each names the study.
    InputError when the folder is the study's own, holds another study, is a file, or cannot be written.
    """
    with whole_folder(result.study, folder, TABLES) as staged:
        _write_tables(result, staged)


def _write_tables(result: Result, folder: Path) -> None:
    spell = speller(result)
    with result.spoken():
        for _, table in tables_of(result):
            _write(folder / f"{table.key}.csv", table, result.study.settings.name, spell)
        text = json_lines(respelled_json(folder_description(result), spell)) + "\n"
    (folder / DESCRIPTOR).write_text(text, encoding="utf-8", newline="\n")


def _write(path: Path, table: Table, study: str, spell: Spell) -> None:
    name = _cell(study)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([STUDY.key, *(column.key for column in table.columns)])
        for start in range(0, len(table), BLOCK):
            parts = [_plain(column, start, spell) for column in table.columns]
            writer.writerows(zip(repeat(name, len(parts[0])), *parts, strict=True))
            passed(len(parts[0]))


def _plain(column: Column, start: int, spell: Spell) -> list[object]:
    """Values as the csv module takes them, which writes nothing for None."""
    found: list[object] = column.plain(start, start + BLOCK)
    return found if column.is_number else [_cell(value) for value in respelled_values(found, spell)]


def _cell(value: object) -> object:
    """A text that no spreadsheet takes for a formula; a yes or a no."""
    return ("yes" if value else "no") if isinstance(value, bool) else guarded(value)
