"""What python-calamine does not tell of an .ods workbook.

Errors, formulas that were never calculated, merged cells, what is hidden or filtered out, and how much the repeated
cells would unfold to: a few bytes can stand for billions of cells. What needs a second reading is in ods_cells.

Nothing in this format says that formulas are still to be calculated, as `fullCalcOnLoad` does in .xlsx: what was
calculated has a value, and a 0 is one.

One pass over content.xml, piece by piece. OpenDocument programs all write the same prefixes, and python-calamine
knows no others, so regular expressions are enough.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple

from impactcalc.facts.problems import damage as wrong
from impactcalc.workbooks.cell_names import MAX_COLUMNS, MAX_ROWS, DamagedError, cell_address
from impactcalc.workbooks.limits import LONGEST_ODD_TEXTS, LONGEST_TEXT, MOST_TEXT
from impactcalc.workbooks.ods_styles import StyleReader, Styles
from impactcalc.workbooks.sheet_scan import MAX_FINDINGS, SheetScan
from impactcalc.workbooks.xml_pieces import LARGEST_PIECE, LARGEST_TEXT, parsed, xml_parser

LARGEST_UNFOLDED = 1024**3  # bytes of XML, had every repeated cell been written out
LARGEST_BETWEEN = 16 * 1024**2  # bytes between the rows, which are no columns: shapes, forms
WIDE_GAP = 200  # blank columns between cells, from which on the exact columns are worth knowing


@dataclass
class TableScan:
    """One sheet of the workbook, in its order."""

    name: str
    linked: bool = False  # a hidden copy that LibreOffice keeps of a sheet in another file
    hidden: bool = False
    column_styles: list[tuple[range, str]] = field(default_factory=list)  # for cells without a style of their own
    scan: SheetScan = field(default_factory=SheetScan)
    long: list[tuple[tuple[int, int], int]] = field(default_factory=list)  # cells whose text is too long, and how long


class _Row(NamedTuple):
    table: TableScan
    number: int
    repeats: int
    content: bytes  # ends with its closing tag
    marked: bool  # something nearby asks for a closer look
    style: str = ""  # what its cells have that name none
    hidden: bool = False
    filtered: bool = False

    @property
    def blank(self) -> bool:
        return not (b"office:" in self.content or b"formula" in self.content or b"-spanned" in self.content)


class Cell(NamedTuple):
    """A cell of a row, and how often it is repeated; `content` ends with its closing tag."""

    row: _Row
    column: int
    repeats: int
    attributes: bytes
    content: bytes

    @property
    def blank(self) -> bool:
        return b"office:" not in self.attributes and b"formula" not in self.attributes


def scan_tables(chunks: Iterable[bytes], *, large: bool = False) -> list[TableScan]:
    """Scan content.xml. DamagedError when it is no spreadsheet, or would unfold to more than can be held. `large`: its
    texts may be too much even where none is repeated, so that they are counted."""
    tables: list[TableScan] = []
    unfolded = shown = 0
    # The whole is parsed too: python-calamine never returns from a sheet whose XML breaks off.
    parser = xml_parser()
    styles = StyleReader(parser, Styles()).styles
    for row in rows_of(parsed(parser, chunks), tables, styles.hidden):
        if len(row.content) > LONGEST_TEXT:
            _find_long_texts(row)
        if _skim(row):
            unfolded += len(row.content)
            shown += len(_ANY_TAG.sub(b"", row.content)) if large and not row.blank else 0
        else:
            size, text = _look_closer(row)
            unfolded += size
            shown += text
        if unfolded > LARGEST_UNFOLDED or shown > MOST_TEXT:
            raise DamagedError(wrong.RepeatedTooOften(row.number + 1, row.table.name))
        if row.hidden and not row.blank:  # a million hidden rows below the last one tell nothing
            numbers = range(row.number, row.number + row.repeats)
            row.table.scan.hidden_rows.extend(numbers)
            row.table.scan.filtered_rows.extend(numbers if row.filtered else ())
    return tables


def _find_long_texts(row: _Row) -> None:
    for cell in cells_of(row):
        if len(cell.content) > LARGEST_TEXT:
            raise DamagedError(wrong.TextBeyondCell(cell_address(row.number, cell.column), row.table.name))
        if len(cell.content) > LONGEST_TEXT and len(row.table.long) < LONGEST_ODD_TEXTS:
            letters = len(_shown(cell))
            if letters > LONGEST_TEXT:
                row.table.long.append(((row.number, cell.column), letters))


def _shown(cell: Cell) -> str:
    """A cell's text, its paragraphs one after the other, without what is noted beside it."""
    return html.unescape(_ANY_TAG.sub(b"", _ANNOTATION.sub(b"", cell.content)).decode("utf-8", "replace"))


_ATTRIBUTES = rb"([^>\"']*+(?:\"[^\"]*+\"[^>\"']*+|'[^']*+'[^>\"']*+)*+)"
_STRUCTURE = re.compile(
    rb"<(/?table:table(?:-row-group|-column-group)?|table:table-(?:row|column|source))(?=[\s/>])" + _ATTRIBUTES + rb">"
)
_MARKS = (b"formula", b"-spanned", b"error", b"text:c")
_BLANK_CELLS = re.compile(
    rb"<table:(?:covered-)?table-cell(?: table:(?:style|content-validation)-name=\"[^\"]*+\")*+"
    rb" table:number-columns-repeated=\"(\d{1,20})\"/>"
)
_CELL = re.compile(rb"<table:(?:covered-)?table-cell(?=[\s/>])" + _ATTRIBUTES + rb">")
_ROW_END = b"</table:table-row>"
_ODD_ROW_END = re.compile(rb"</table:table-row\s")
_NAME = re.compile(rb"table:name\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_STYLE = re.compile(rb"table:style-name\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_DEFAULT_STYLE = re.compile(rb"table:default-cell-style-name\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_VISIBILITY = re.compile(rb"table:visibility\s*=\s*[\"'](collapse|filter)[\"']")
_NOT_DISPLAYED = re.compile(rb"table:display\s*=\s*[\"']false[\"']")
_ROWS_REPEATED = re.compile(rb"table:number-rows-repeated\s*=\s*[\"'](\d{1,20})[\"']")
_COLUMNS_REPEATED = re.compile(rb"table:number-columns-repeated\s*=\s*[\"'](\d{1,20})[\"']")
_ROWS_SPANNED = re.compile(rb"table:number-rows-spanned\s*=\s*[\"'](\d{1,7})[\"']")
_COLUMNS_SPANNED = re.compile(rb"table:number-columns-spanned\s*=\s*[\"'](\d{1,7})[\"']")
_SPACES = re.compile(rb"text:c\s*=\s*[\"'](\d{1,20})[\"']")
_ERROR_TYPE = re.compile(rb"calcext:value-type\s*=\s*[\"']error[\"']")
_VALUE = re.compile(rb"office:(?:string-|date-|time-|boolean-)?value\s*=|office:value-type\s*=\s*[\"']string[\"']")
_ANNOTATION = re.compile(rb"<office:annotation[\s>].*?</office:annotation>", re.DOTALL)
_PARAGRAPH = re.compile(rb"<text:p(?=[\s>/])[^>]*(?:(?<=/)>|>(.*?)</text:p>)", re.DOTALL)
_ANY_TAG = re.compile(rb"<[^>]*>")
_ERROR_TEXT = re.compile(r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!)|Err:\d{3}")


def _skim(row: _Row) -> bool:
    """Note how far a row reaches, from a few counts; False when it needs a closer look. Nearly no row does."""
    content = row.content
    if row.blank:
        return True
    if row.repeats > 1 or row.number >= MAX_ROWS or (row.marked and any(mark in content for mark in _MARKS)):
        return False
    width = content.count(b"<table:table-cell") + content.count(b"<table:covered-table-cell")
    if repeated := content.count(b"columns-repeated"):
        blank = list(_BLANK_CELLS.finditer(content))
        if len(blank) < repeated:
            return False  # a value is repeated
        lengths = [int(match[1]) for match in blank]
        if blank[-1].end() + len(_ROW_END) >= len(content):
            lengths.pop()
            width -= 1
        if max(lengths, default=0) > WIDE_GAP:
            return False
        width += sum(lengths) - len(lengths)
    if width > MAX_COLUMNS:
        return False
    columns = row.table.scan.extent.columns
    if width > len(columns):
        for column in range(width):
            columns.setdefault(column, row.number)
    row.table.scan.extent.mark(row.number, 0)
    return True


def _look_closer(row: _Row) -> tuple[int, int]:
    """Note everything about a row's cells; the bytes they would take, had they been written out one by one, and those
    of their texts."""
    scan = row.table.scan
    size = text = 0
    for cell in cells_of(row):
        if b"-spanned" in cell.attributes:
            across = _number(_COLUMNS_SPANNED, cell.attributes)
            down = _number(_ROWS_SPANNED, cell.attributes)
            scan.add_merged((row.number, cell.column), (row.number + down - 1, cell.column + across - 1))
        if cell.blank:
            continue
        _within_sheet(row, cell.column, cell.repeats)
        scan.extent.mark(row.number, cell.column, row.repeats, cell.repeats)
        spaces = sum(map(int, _SPACES.findall(cell.content)))
        times = row.repeats * cell.repeats
        text += (len(cell.content) + spaces) * times
        size += (len(cell.attributes) + len(cell.content) + spaces) * times
        if b"formula" in cell.attributes or b"error" in cell.attributes:
            _note_result(cell)
    return size, text


def _note_result(cell: Cell) -> None:
    """Whether a formula has a value, and whether that is an error."""
    content = _ANNOTATION.sub(b"", cell.content)
    paragraphs: list[bytes] = _PARAGRAPH.findall(content)
    shown = html.unescape(_ANY_TAG.sub(b"", b" ".join(paragraphs)).decode("utf-8", "replace")).strip()
    scan = cell.row.table.scan
    # LibreOffice marks an error as such; others only show its name where the formula's result belongs.
    if _ERROR_TYPE.search(cell.attributes) or _ERROR_TEXT.fullmatch(shown):
        for row, column in _unfolded(cell):
            scan.add_error(row, column, shown or "#ERROR!")
    elif not _VALUE.search(cell.attributes) and not (b"value-type" not in cell.attributes and paragraphs):
        # An empty text as a result, IF(A1="";"";...), has no value either, but it has an empty paragraph.
        for row, column in _unfolded(cell):
            scan.add_uncached(row, column)


def _unfolded(cell: Cell) -> Iterator[tuple[int, int]]:
    left = MAX_FINDINGS
    for row in range(cell.row.number, cell.row.number + cell.row.repeats):
        for column in range(cell.column, cell.column + cell.repeats):
            if not left:
                return
            left -= 1
            yield row, column


def _within_sheet(row: _Row, column: int, repeats: int) -> None:
    if row.number + row.repeats > MAX_ROWS or column + repeats > MAX_COLUMNS:
        raise DamagedError(wrong.CellsOutside(row.table.name))


def _number(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    match = pattern.search(attributes)
    return max(int(match[1]), 1) if match else 1


def _repeats(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    if b"-repeated" not in attributes:
        return 1
    if match := pattern.search(attributes):
        return max(int(match[1]), 1)
    raise DamagedError(wrong.RepeatsUnsaid())


def cells_of(row: _Row) -> Iterator[Cell]:
    """The cells of a row; one that is repeated comes once."""
    column = 0
    matches = list(_CELL.finditer(row.content))
    for index, match in enumerate(matches):
        attributes = match[1]
        repeats = _repeats(_COLUMNS_REPEATED, attributes)
        end = matches[index + 1].start() if index + 1 < len(matches) else len(row.content)
        yield Cell(row, column, repeats, attributes, row.content[match.end() : end])
        column += repeats


def rows_of(
    chunks: Iterable[bytes], tables: list[TableScan], hidden: AbstractSet[tuple[str, str]] = frozenset()
) -> Iterator[_Row]:
    """Every row, repeated ones once; `tables` grows as sheets begin.

    Blank rows, formatted or not, come too: a million of them at a sheet's end are usual, and written as one.
    `hidden`: family and name of the styles that hide a table, row or column; all known before the first table.
    """
    table: TableScan | None = None
    number = column = between = 0
    groups: list[bool] = []  # those around the place, whether each is folded
    for window in _windows(chunks):
        at, begun = 0, 0
        marked = any(mark in window for mark in _MARKS)
        while tag := _STRUCTURE.search(window, at):
            kind, attributes = tag.groups()
            between += tag.start() - at if tables else 0
            at = tag.end()
            if kind == b"table:table-row":
                end = at if attributes.endswith(b"/") else max(window.find(_ROW_END, at) + len(_ROW_END), at)
                repeats = _repeats(_ROWS_REPEATED, attributes)
                if table is not None:
                    how = _how_hidden(attributes, "table-row", groups, hidden)
                    style = _text(_DEFAULT_STYLE, attributes) if b"default" in attributes else ""
                    content = window[at:end]
                    yield _Row(table, number, repeats, content, marked, style, bool(how), how == b"filter")
                    number += repeats
                at = end
            elif kind == b"table:table":
                begun += 1
                if (name := _NAME.search(attributes)) and not attributes.endswith(b"/"):
                    table = TableScan(html.unescape((name[1] or name[2] or b"").decode("utf-8", "replace")))
                    table.hidden = ("table", _text(_STYLE, attributes)) in hidden
                    tables.append(table)
                    number = column = 0
                    groups.clear()
            elif kind == b"/table:table":
                table = None
            elif kind.endswith(b"-group"):
                if not kind.startswith(b"/"):
                    groups.append(bool(_NOT_DISPLAYED.search(attributes)))
                elif groups:
                    groups.pop()
            elif table is None:
                continue
            elif kind == b"table:table-column":
                repeats = _repeats(_COLUMNS_REPEATED, attributes)
                columns = range(column, min(column + repeats, MAX_COLUMNS))
                if _how_hidden(attributes, "table-column", groups, hidden):
                    table.scan.add_hidden_columns(columns)
                if columns:
                    table.column_styles.append((columns, _text(_DEFAULT_STYLE, attributes)))
                column += repeats
            else:
                table.linked = True
        between += len(window) - at if tables else 0
        if between > LARGEST_BETWEEN:  # tags in each other, which take memory, are the least that it may be
            raise DamagedError(wrong.BeyondReal("between rows"))
        if window.count(b"<table:table ") > begun or _ODD_ROW_END.search(window):
            raise DamagedError(wrong.TableInTable())


def _how_hidden(attributes: bytes, family: str, groups: list[bool], hidden: AbstractSet[tuple[str, str]]) -> bytes:
    """What hides a row or column: b"filter", b"collapse"; b"" for nothing."""
    if b"visibility" in attributes and (visibility := _VISIBILITY.search(attributes)):
        return visibility[1]
    if any(groups) or (hidden and (family, _text(_STYLE, attributes)) in hidden):
        return b"collapse"
    return b""


def _text(pattern: re.Pattern[bytes], attributes: bytes) -> str:
    match = pattern.search(attributes)
    return html.unescape((match[1] or match[2] or b"").decode("utf-8", "replace")) if match else ""


def _windows(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Pieces that cut no row in two."""
    buffer = b""
    for chunk in chunks:
        buffer += chunk
        cut = buffer.rfind(_ROW_END)
        if cut >= 0:
            cut += len(_ROW_END)
        elif b"<table:table-row" not in buffer:
            cut = buffer.rfind(b"<")
        if cut > 0:
            if buffer.find(b"<![CDATA[", 0, cut) >= 0:  # python-calamine would drop its content without a word
                raise DamagedError(wrong.TextNotRead())
            yield buffer[:cut]
            buffer = buffer[cut:]
        elif len(buffer) > LARGEST_PIECE:
            raise DamagedError(wrong.BeyondReal("row"))
    yield buffer
