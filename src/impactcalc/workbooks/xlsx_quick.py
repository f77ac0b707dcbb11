"""The quick way through a sheet: regular expressions for the dialect that the usual programs all write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.parsers import expat

from impactcalc.workbooks.cell_names import MAX_COLUMNS, MAX_ROWS, cell_position, column_number
from impactcalc.workbooks.sheet_scan import SheetScan
from impactcalc.workbooks.xlsx_around import Around, hides_row
from impactcalc.workbooks.xml_pieces import LARGEST_PIECE, LARGEST_TEXT, Feed, UnusualXmlError, listen, xml_parser

_SHEET_DATA = re.compile(rb"<sheetData\s*(/?)>")
# All of a cell's tag, so that nothing hides in it: python-calamine would believe a second address.
_CELL = re.compile(
    rb'<c r="([A-Za-z]{1,3}[0-9]{1,7})"(?: s="[0-9]++")?+(?: t="[A-Za-z]++")?+'
    rb'(?: (?:cm|vm|ph)="[0-9a-z]++")*+ ?/?>'
)
_PREFIXED_CELL = re.compile(rb"<[^\s<>/]+:c[\s/>]")
_ERROR = re.compile(
    rb'<c r="([A-Za-z]+[0-9]+)"(?=[^>]*\st="e")[^>]*+(?<!/)>'  # the cell, which is not closed at once
    rb"(?:(?!</?c[\s>]).)*?<v[^>]*+(?<!/)>([^<]+)</v",  # its text, before any other cell
    re.DOTALL,
)
_UNCACHED = re.compile(
    rb'<c r="([A-Za-z]+[0-9]+)"([^>]*+)>\s*+'  # the cell
    rb"<f(?=[\s/>])[^>]*+>(?:(?<=/>)|[^<]*+</f\s*>)\s*+"  # its formula, <f/> for a share in another cell's
    rb"(?!<v[^>]*+(?<!/)>[^<])(<v)?"  # and no value in a <v>
)
# A formula's 0, whatever its type says but an error's, a truth value's or a shared text's.
_ZERO = re.compile(
    rb'<c r="([A-Za-z]+[0-9]+)"(?![^>]*\st="[bes]")[^>]*+(?<!/)>\s*+'
    rb"<f(?=[\s/>])[^>]*+>(?:(?<=/>)|[^<]*+</f\s*>)\s*+"
    rb"<v[^>]*+(?<!/)>\s*+([-+]?+(?:0++\.?+0*+|\.0++)(?:[eE][-+]?+[0-9]++)?+)\s*+</v"
)
# How LibreOffice begins every row that it does not hide: told apart at once, as it writes `hidden` everywhere.
_UNLIKE_SHOWN = re.compile(
    rb'<row(?! r="[0-9]+" customFormat="[a-z]+" ht="[0-9.]+" hidden="false" customHeight="false"[ />])'
)
_ROW = re.compile(rb'<row((?: [A-Za-z][A-Za-z0-9:]*+="[^"<>&]*+")*+) ?/?>')
_ATTRIBUTE = re.compile(rb'([A-Za-z][A-Za-z0-9:]*+)="([^"]*+)"')
_PREFIXED_ROW = re.compile(rb"<[^\s<>/]+:row[\s/>]")
DIGITS = b"0123456789"
LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def scan_quickly(chunks: Iterable[bytes], recalculates: bool) -> SheetScan:
    scan = SheetScan(has_formulas=False)
    around = Around(scan)
    parser = xml_parser()
    listen(parser, around.start, around.end)
    feed = Feed(parser)
    for has_cells, window in windows(chunks):
        if not has_cells:
            _parse_around(feed, window)
            continue
        addresses = usual_addresses(window)
        scan.values += window.count(b"</v>") + window.count(b"</is>")
        hidden = _hidden_rows(window)
        scan.hidden_rows.extend(hidden)
        if not addresses:
            continue
        # All addresses at once: the distinct letters, the distinct digits. A loop over the cells costs more.
        joined = b" ".join(addresses)
        rows = sorted({int(digits) - 1 for digits in set(joined.translate(None, LETTERS).split())})
        columns = {column_number(letters) for letters in set(joined.translate(None, DIGITS).split())}
        if rows[0] < 0 or rows[-1] >= MAX_ROWS or max(columns) >= MAX_COLUMNS:
            for address in addresses:
                cell_position(address)  # refuses the one that is at fault
        left = min(columns)
        if rows[-1] - rows[0] < len(rows):  # no row between is blank
            scan.extent.mark(rows[0], left, rows=len(rows))
        else:
            for row in rows:
                scan.extent.mark(row, left)
        for column in columns:
            scan.extent.mark(rows[0], column)
        # A single letter is looked for ten times as fast as two, and in most sheets it settles the matter.
        if b"e" in window and b't="e"' in window:
            for address, text in _ERROR.findall(window):
                scan.add_error(*cell_position(address), text.decode("utf-8", "replace").strip())
        if b"f" in window and b"<f" in window:
            scan.has_formulas = True
            for address, attributes, value in _UNCACHED.findall(window):
                if not (value and b't="str"' in attributes):  # an empty text is a result: IF(A1="","",...)
                    scan.add_uncached(*cell_position(address))
            for address, _ in _ZERO.findall(window) if recalculates else ():
                scan.add_uncached(*cell_position(address))
    _parse_around(feed, b"", final=True)
    return scan


def _parse_around(feed: Feed, xml: bytes, *, final: bool = False) -> None:
    """What stands before and behind the rows, which the parser does not get to see: for it the sheet is blank."""
    try:
        feed(xml, final)
    except expat.ExpatError:
        raise UnusualXmlError from None


def usual_addresses(window: bytes) -> list[bytes]:
    """The addresses of all cells; UnusualXmlError unless every cell is written as usual, address first."""
    addresses: list[bytes] = _CELL.findall(window)
    if len(addresses) != window.count(b"<c"):
        raise UnusualXmlError
    if b":" in window and b":c" in window and _PREFIXED_CELL.search(window):
        raise UnusualXmlError
    if b"!" in window and b"<!" in window:  # a comment, or text that python-calamine would drop
        raise UnusualXmlError
    return addresses


def _hidden_rows(window: bytes) -> list[int]:
    """The rows that are hidden. Most sheets are done with after looking for two letters."""
    if not ((b"d" in window and b"hidden" in window) or (b"g" in window and b"customHeight" in window)):
        return []
    if not _UNLIKE_SHOWN.search(window):
        return []
    rows = _ROW.findall(window)
    if len(rows) != window.count(b"<row") or (b":row" in window and _PREFIXED_ROW.search(window)):
        raise UnusualXmlError
    hidden = []
    for row in rows:
        if b"hidden" in row or b"customHeight" in row:
            attributes = {name.decode(): value.decode("utf-8", "replace") for name, value in _ATTRIBUTE.findall(row)}
            if hides_row(attributes):
                if "r" not in attributes:
                    raise UnusualXmlError  # where it stands is known to who counts
                hidden.append(cell_position(b"A" + attributes["r"].encode())[0])
    return hidden


def windows(chunks: Iterable[bytes]) -> Iterator[tuple[bool, bytes]]:
    """Pieces that cut no cell in two: (True, ...) inside the sheet's data, (False, ...) for what stands around it."""
    buffer, inside, behind = b"", False, False
    for chunk in chunks:
        buffer += chunk
        if not inside and not behind:
            if not (start := _SHEET_DATA.search(buffer)):
                if len(buffer) > LARGEST_PIECE:
                    raise UnusualXmlError
                continue
            inside, behind = not start[1], bool(start[1])
            yield False, buffer[: start.end()]
            buffer = buffer[start.end() :]
        if inside:
            cut = max(buffer.rfind(b"<c "), buffer.rfind(b"<row"), 0)
            # The end of the data can only stand behind the last cell, so the search is short.
            end = buffer.find(b"</sheetData", cut)
            if end >= 0:
                yield True, buffer[:end]
                buffer, inside, behind = buffer[end:], False, True
            elif cut:
                yield True, buffer[:cut]
                buffer = buffer[cut:]
            if inside and len(buffer) > LARGEST_TEXT:
                raise UnusualXmlError
        if behind:
            yield False, buffer
            buffer = b""
    if not behind:
        raise UnusualXmlError
