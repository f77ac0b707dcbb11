"""Which sheet of a workbook is which, whatever a program has made of its name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from impactcalc.study.cells import is_blank
from impactcalc.study.collector import Collector
from impactcalc.study.heading_units import without_unit
from impactcalc.study.headings import OUR_OWN_SHEETS, fields_by_heading, find_sheet, looks_like
from impactcalc.study.number_marks import Mark, mark_of
from impactcalc.study.reading import RawSheet, RawWorkbook
from impactcalc.study.schema import SHEETS

# Numbers exports a sheet for each table, named after both; a sheet that lists them comes first.
_NUMBERS = re.compile(
    r"(.+?)\s*[-\u2013]\s*(?:Table|Tabelle|Tableau|Tabla|Tabella|表|표)\s*\d+(?:-\d+)*", re.IGNORECASE
)
_EXPORT_SUMMARY = "Export Summary"


def known_sheets(workbook: RawWorkbook, collector: Collector) -> dict[str, RawSheet]:
    """The sheets by the names that we know; the others are noted, or asked about where they look like one."""
    found: dict[str, RawSheet] = {}
    names = {find_sheet(sheet.name) for sheet in workbook.sheets}
    for sheet in workbook.sheets:
        known = find_sheet(sheet.name)
        table = _NUMBERS.fullmatch(sheet.name.strip())
        if known is None and table and (meant := find_sheet(table[1])):
            if meant in OUR_OWN_SHEETS:
                continue
            known = meant
            collector.note(sheet.name, "", "", f'read as the sheet "{known}"')
        if known in OUR_OWN_SHEETS or sheet.name == _EXPORT_SUMMARY:
            continue
        if known is None:
            close = looks_like(sheet.name, SHEETS)
            if close and close not in names:
                text = f'no such sheet, but it looks like "{close}"'
                collector.add(sheet.name, "", "", text, f'Rename it to "{close}"')
            else:
                collector.note(sheet.name, "", "", "this sheet is not one of ours and was left alone")
        elif known in found:
            collector.add(sheet.name, "", "", f'a second sheet "{known}"', "Put all the rows on one sheet")
        else:
            found[known] = sheet
    return found


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
    return [row[at] for at in columns for row in sheet.rows[1:] if at < len(row)]
