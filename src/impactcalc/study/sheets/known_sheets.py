"""Which sheet of a workbook is which, whatever a program has made of its name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from impactcalc.facts.notes.sheets import AsSheet, SheetLeftAlone
from impactcalc.facts.problems.sheets import SheetMisnamed, SheetTwice
from impactcalc.study.checking.collector import Collector
from impactcalc.study.sheets.heading_units import without_unit
from impactcalc.study.sheets.headings import (
    OUR_OWN_SHEETS,
    fields_by_heading,
    find_sheet,
    is_put_aside,
    looks_like,
    plain,
)
from impactcalc.study.sheets.number_marks import Mark, mark_of
from impactcalc.study.sheets.number_text import is_blank
from impactcalc.study.sheets.schema import SHEETS
from impactcalc.workbooks.raw import RawSheet, RawWorkbook

# Numbers exports a sheet for each table, named after both; a sheet that lists them comes first.
_NUMBERS = re.compile(
    r"(.+?)\s*[-\u2013]\s*(?:Table|Tabelle|Tableau|Tabla|Tabella|表|표)\s*\d+(?:-\d+)*", re.IGNORECASE
)
LEAST_HEADINGS = 4  # that a sheet shares with a known one before its name is asked about
_EXPORT_SUMMARY = "Export Summary"


def known_sheets(workbook: RawWorkbook, collector: Collector) -> dict[str, RawSheet]:
    """The sheets by the names that we know; the others are noted, or asked about where they look like one."""
    found: dict[str, RawSheet] = {}
    names = {find_sheet(sheet.name) for sheet in workbook.sheets}
    for sheet in workbook.sheets:
        known = meant_sheet(sheet.name)
        if known and find_sheet(sheet.name) is None and known not in OUR_OWN_SHEETS:
            collector.note(sheet.name, "", "", AsSheet(known))
        if known in OUR_OWN_SHEETS or sheet.name == _EXPORT_SUMMARY:
            continue
        if known is None:
            close = looks_like(sheet.name, SHEETS) or _named_in(sheet.name) or _by_headings(sheet)
            if close and not is_put_aside(sheet.name):
                collector.add(sheet.name, "", "", SheetMisnamed(close, there=close in names))
            else:
                collector.note(sheet.name, "", "", SheetLeftAlone())
        elif known in found:
            collector.add(sheet.name, "", "", SheetTwice(known))
        else:
            found[known] = sheet
    return found


def meant_sheet(name: str) -> str | None:
    """The known sheet of this name, or of the one that Numbers has made of it; None where there is none."""
    found = find_sheet(name)
    table = _NUMBERS.fullmatch(name.strip()) if found is None else None
    return find_sheet(table[1]) if table else found


def _named_in(name: str) -> str | None:
    """The known sheet whose name is a word of this one: "Budget 2014"."""
    words = plain(name).split()
    said = f" {' '.join(words)} "
    return next((known for known in SHEETS if f" {plain(known)} " in said and len(words) <= 4), None)


def _by_headings(sheet: RawSheet) -> str | None:
    """The known sheet that has most of this one's headings, from four of them on."""
    heads = {plain(cell) for cell in (sheet.rows[0] if sheet.rows else []) if not is_blank(cell)}
    if len(heads) < LEAST_HEADINGS or len(sheet.rows) < 2:
        return None
    shared = {name: len(heads & set(fields_by_heading(model))) for name, model in SHEETS.items() if name != "Study"}
    best = max(shared, key=lambda name: shared[name])
    return best if shared[best] >= max(LEAST_HEADINGS, len(heads) * 0.6) else None


class FileMark:
    """Which decimal mark the numbers of all sheets show; found out when first asked for."""

    def __init__(self, sheets: Mapping[str, RawSheet]) -> None:
        self._sheets = sheets
        self._found: Mark | None = None

    def __call__(self) -> Mark:
        if self._found is None:
            self._found = mark_of(cell for name, sheet in self._sheets.items() for cell in _number_cells(name, sheet))
        return self._found


def _number_cells(name: str, sheet: RawSheet) -> list[object]:
    fields = fields_by_heading(SHEETS[name])
    columns = []
    for at, head in enumerate(sheet.rows[0] if sheet.rows else []):
        column = None if is_blank(head) else fields.get(without_unit(str(head), fields)[0])
        if column is not None and column.kind in ("number", "share"):
            columns.append(at)
    return [cell for at in columns for cell in sheet.column(at)[1:]]
