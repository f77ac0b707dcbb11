"""Sheets, headings and settings: what was taken for ours, and what was left alone."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.found import NoteFact


class AsSheet(NoteFact):
    """The name of a sheet means one of ours."""

    sheet: str


class SheetLeftAlone(NoteFact):
    """A sheet that is none of ours."""


class AsColumn(NoteFact):
    """A heading means one of ours."""

    heading: str


class ColumnLeftAlone(NoteFact):
    """A heading that is none of ours; `nearest` is the one of ours that is most like it."""

    nearest: str = ""


class UnitUnused(NoteFact):
    """What a heading says beside its name tells nothing of its numbers."""

    text: str


class UnitUsed(NoteFact):
    """A heading says in what its numbers are counted; `partly` is a text of which only that was used."""

    scale: float
    partly: str = ""


class SettingLeftAlone(NoteFact):
    """A setting that is none of ours."""


class SettingsAcross(NoteFact):
    """The names of the settings stand across the first row; their values stand in `row`."""

    row: int


class FolderLeftAlone(NoteFact):
    """A folder of .csv files has another one inside."""

    name: str


class OldEncoding(NoteFact):
    """A .csv file is not in UTF-8."""

    name: str


class CellsOfRecords(NoteFact):
    """The records of a .parquet file have no cells: `column` is the first of its columns."""

    name: str
    column: str


class SheetsSaid(Protocol):
    """What a language says of these."""

    def as_sheet(self, fact: AsSheet, /) -> str: ...
    def sheet_left_alone(self, fact: SheetLeftAlone, /) -> str: ...
    def as_column(self, fact: AsColumn, /) -> str: ...
    def column_left_alone(self, fact: ColumnLeftAlone, /) -> str: ...
    def unit_unused(self, fact: UnitUnused, /) -> str: ...
    def unit_used(self, fact: UnitUsed, /) -> str: ...
    def setting_left_alone(self, fact: SettingLeftAlone, /) -> str: ...
    def settings_across(self, fact: SettingsAcross, /) -> str: ...
    def folder_left_alone(self, fact: FolderLeftAlone, /) -> str: ...
    def old_encoding(self, fact: OldEncoding, /) -> str: ...
    def cells_of_records(self, fact: CellsOfRecords, /) -> str: ...
