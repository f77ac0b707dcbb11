"""The cells of an .ods sheet again, for what few runs need: their formats, their formulas."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator

from impactcalc.workbooks.ods_scan import Cell, cells_of, rows_of
from impactcalc.workbooks.ods_styles import read_styles
from impactcalc.workbooks.xlsx_cells import MOST_FORMULAS, Formatted, FormattedCells, Position

_STYLE = re.compile(rb"table:style-name\s*=\s*[\"']([^\"']*)[\"']")
_CURRENCY = re.compile(rb"office:currency\s*=\s*[\"']([^\"']*)[\"']")
_VALUE_TYPE = re.compile(rb"office:value-type\s*=\s*[\"'](percentage|currency)[\"']")
_FORMULA = re.compile(rb"table:formula\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def formatted_cells(
    content: Callable[[], Iterable[bytes]], common: Callable[[], Iterable[bytes]], name: str
) -> Formatted:
    """The cells of a sheet that hold something and are formatted as percentages, as a currency, or struck through."""
    styles = read_styles(common(), content())
    struck, symbols = styles.struck(), styles.currencies()
    telling = struck | symbols.keys()
    # In the XML, names have their quotation marks and the like escaped; so have these, so that they can be found.
    named = b"|".join(re.escape(html.escape(each).encode()) for each in sorted(telling))
    pattern = re.compile(rb"style-name\s*=\s*[\"'](?:" + named + rb")[\"']") if telling else None
    found = FormattedCells()
    by_column: list[str] = []
    table = None
    for row in rows_of(content(), []):
        if row.table.name != name or b"office:" not in row.content:
            continue
        if row.table is not table:
            table = row.table
            by_column = [style for columns, style in table.column_styles for _ in columns]
        inherited = row.style in telling or not telling.isdisjoint(style for _, style in row.table.column_styles)
        if not (
            inherited
            or b"percentage" in row.content
            or b"currency" in row.content
            or (pattern and pattern.search(row.content))
        ):
            continue
        for cell in cells_of(row):
            if cell.blank:
                continue
            kind = _VALUE_TYPE.search(cell.attributes)
            for first, count, style in _styled(cell, by_column):
                currency = symbols.get(style, "")
                if kind and kind[1] == b"currency" and (code := _CURRENCY.search(cell.attributes)):
                    currency = html.unescape(code[1].decode("utf-8", "replace")).strip() or currency
                percent = bool(kind and kind[1] == b"percentage")
                if percent or currency or style in struck:
                    rows = range(row.number, row.number + row.repeats)
                    at = ((number, column) for number in rows for column in range(first, first + count))
                    found.add(at, percent=percent, currency=currency, struck=style in struck)
    return found.result()


def _styled(cell: Cell, by_column: list[str]) -> Iterator[tuple[int, int, str]]:
    """A cell's columns by their style: its own, else the row's, else that of each column that it is repeated over."""
    style = _STYLE.search(cell.attributes)
    if style or cell.row.style:
        name = html.unescape(style[1].decode("utf-8", "replace")) if style else cell.row.style
        yield cell.column, cell.repeats, name
        return
    for column in range(cell.column, cell.column + cell.repeats):
        yield column, 1, by_column[column] if column < len(by_column) else ""


def formulas(content: Iterable[bytes], name: str) -> dict[Position, str]:
    """The formulas of a sheet, the first million, as the file spells them: "of:=SUM([.A1:.A3])"."""
    found: dict[Position, str] = {}
    for row in rows_of(content, []):
        if row.table.name != name or b"formula" not in row.content:
            continue
        for cell in cells_of(row):
            if formula := _FORMULA.search(cell.attributes):
                text = html.unescape((formula[1] or formula[2] or b"").decode("utf-8", "replace"))
                for number in range(row.number, row.number + row.repeats):
                    for column in range(cell.column, cell.column + cell.repeats):
                        if len(found) >= MOST_FORMULAS:
                            return found
                        found[number, column] = text
    return found
