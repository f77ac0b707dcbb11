"""Sheets, headings and settings: what was taken for ours, and what was left alone."""

from __future__ import annotations

from impactcalc.facts.notes import sheets as f

_SIZES = {1e3: "thousands", 1e4: "ten thousands", 1e6: "millions", 1e8: "hundred millions", 1e9: "billions"}


def as_sheet(fact: f.AsSheet) -> str:
    return f'read as the sheet "{fact.sheet}"'


def sheet_left_alone(_: f.SheetLeftAlone) -> str:
    return "this sheet is not one of ours and was left alone"


def as_column(fact: f.AsColumn) -> str:
    return f'read as the column "{fact.heading}"'


def column_left_alone(fact: f.ColumnLeftAlone) -> str:
    nearest = f'; the nearest is "{fact.nearest}"' if fact.nearest else ""
    return f"this column is not one of ours and was left alone{nearest}"


def unit_unused(fact: f.UnitUnused) -> str:
    return f'what the heading says beside its name, "{fact.text}", was not used'


def unit_used(fact: f.UnitUsed) -> str:
    said = []
    if fact.partly:
        said.append(f'what the heading says beside its name, "{fact.partly}", was used as far as it tells a unit')
    if fact.scale != 1.0:
        size = _SIZES.get(fact.scale, f"times {fact.scale:g}")
        said.append(f"the heading says {size}: every number was multiplied by {fact.scale:,.0f}")
    return "; ".join(said)


def setting_left_alone(_: f.SettingLeftAlone) -> str:
    return "this setting is not one of ours and was left alone"


def settings_across(fact: f.SettingsAcross) -> str:
    where = "the row below it" if fact.row == 2 else f"row {fact.row}"
    return f"the settings stand across the first row; they were read from {where}"


def folder_left_alone(fact: f.FolderLeftAlone) -> str:
    return f"{fact.name}: a folder, left alone"


def old_encoding(fact: f.OldEncoding) -> str:
    return f"{fact.name}: read as Windows-1252 (not UTF-8)"


def cells_of_records(fact: f.CellsOfRecords) -> str:
    named = "cells are named as if its column names stood in row 1"
    return f'{fact.name}: {named}: A2 is the first record\'s "{fact.column}"'
