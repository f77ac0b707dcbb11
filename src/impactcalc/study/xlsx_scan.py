"""What python-calamine does not tell of an .xlsx sheet.

Error cells, formulas that were never calculated, merged cells, percent formats, and how far out the cells lie, which
has to be known before anything allocates the area.

Works on pieces of unpacked XML and knows nothing of zip files. Two ways through the XML give the same answer:
regular expressions for the dialect that Excel, LibreOffice, XlsxWriter and openpyxl all write, and an XML parser,
five times slower, for everything else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import NamedTuple
from xml.parsers import expat

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384
MAX_FINDINGS = 100_000  # of each kind and sheet: more help nobody, and a hostile file could hold millions
FAR_ROWS, FAR_COLUMNS = 10_000, 256  # blank ones in one place
LARGEST_PIECE = 16 * 1024**2  # bytes without a cell boundary; real sheets have one every few hundred

Reader = Callable[[], Iterable[bytes]]  # gives the unpacked XML from its beginning, piece by piece


class DamagedError(ValueError):
    """The XML is not what a spreadsheet program writes; the text says why, for the user."""


def cell_address(row: int, column: int) -> str:
    """(6, 5) -> "F7"."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


@cache
def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number - 1


_ADDRESS = re.compile(rb"([A-Za-z]{1,3})([0-9]{1,7})")


def cell_position(address: bytes) -> tuple[int, int]:
    """b"F7" -> (6, 5). DamagedError when no sheet has such a cell."""
    if match := _ADDRESS.fullmatch(address):
        row, column = int(match[2]) - 1, _column(match[1])
        if 0 <= row < MAX_ROWS and column < MAX_COLUMNS:
            return row, column
    raise DamagedError(f'it names a cell that no sheet has, "{address[:20].decode("utf-8", "replace")}"')


class Extent:
    """How far the cells of a sheet reach, and the widest blank gaps between them; fed row by row."""

    def __init__(self) -> None:
        self.last_row = -1
        self.columns: dict[int, int] = {}  # each used column -> the first row that uses it
        self._used_rows = 0
        self._gap = (0, 0, 0)  # the longest run of blank rows, and the first cell below it

    def mark(self, row: int, column: int, rows: int = 1, columns: int = 1) -> None:
        if row > self.last_row:
            blank = row - self.last_row - 1
            if blank > self._gap[0]:
                self._gap = (blank, row, column)
            self._used_rows += rows
        self.last_row = max(self.last_row, row + rows - 1)
        for used in range(column, column + columns):
            self.columns.setdefault(used, row)

    @property
    def height(self) -> int:
        return self.last_row + 1

    @property
    def width(self) -> int:
        return max(self.columns, default=-1) + 1

    @property
    def area(self) -> int:
        return self.height * self.width

    def far_cells(self) -> list[tuple[int, int]]:
        """The first cells behind gaps that no table has by intention; most sheets have none.

        Half of the rows, or half of the columns, have to be blank, most of them in one place.
        """
        far: list[tuple[int, int]] = []
        gap, row, column = self._gap
        if gap >= FAR_ROWS and self._used_rows * 2 <= self.height:
            far.append((row, column))
        used = sorted(self.columns)
        gaps = [(after - before - 1, after) for before, after in pairwise([-1, *used])]
        gap, behind = max(gaps, default=(0, 0))
        if gap >= FAR_COLUMNS and len(used) * 2 <= self.width and (self.columns[behind], behind) not in far:
            far.append((self.columns[behind], behind))
        return far


@dataclass
class SheetScan:
    """What was found on one sheet; positions are (row, column) from 0."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncached: set[tuple[int, int]] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    extent: Extent = field(default_factory=Extent)

    def add_error(self, row: int, column: int, text: str) -> None:
        if len(self.errors) < MAX_FINDINGS:
            self.errors[row, column] = text

    def add_uncached(self, row: int, column: int) -> None:
        if len(self.uncached) < MAX_FINDINGS:
            self.uncached.add((row, column))

    def add_merged(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        if first != last and len(self.merged) < MAX_FINDINGS:
            self.merged.append((*first, *last))


def scan_sheet(read: Reader, suspicious: Callable[[Extent], bool]) -> SheetScan:
    """Scan the XML that `read()` gives piece by piece; it may be asked for twice.

    The quick way counts blank formatted cells into the extent. Where that makes it `suspicious`, the sheet is
    read again with only the cells that hold something.
    """
    try:
        scan = _scan_quickly(read())
    except _UnusualXmlError:
        return _scan_thoroughly(read())
    return _scan_thoroughly(read()) if suspicious(scan.extent) else scan


def percent_cells(read: Reader, styles: Iterable[bytes]) -> frozenset[tuple[int, int]]:
    """The cells of a sheet whose number format shows a percentage."""
    wanted = percent_styles(styles)
    if not wanted:
        return frozenset()
    numbers = b"|".join(b"%d" % style for style in sorted(wanted))
    pattern = re.compile(rb'<c r="([A-Za-z]+[0-9]+)"[^>]*?\ss="(?:' + numbers + rb')"')
    found: set[tuple[int, int]] = set()
    try:
        for has_cells, window in _windows(read()):
            if has_cells:
                _addresses(window)  # for its refusal of other dialects
                found.update(map(cell_position, pattern.findall(window)))
    except _UnusualXmlError:
        cells = _walk(read(), SheetScan())
        return frozenset((cell.row, cell.column) for cell in cells if cell.style in wanted)
    return frozenset(found)


# The quick way -----------------------------------------------------------------------------


class _UnusualXmlError(Exception):
    """Valid, perhaps, but not the dialect that the regular expressions know."""


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
_MERGED = re.compile(rb"<(?:[^\s<>/]+:)?mergeCell\s[^>]*?ref\s*=\s*[\"']([A-Za-z0-9:]+)[\"']")
_DIGITS = b"0123456789"
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def _scan_quickly(chunks: Iterable[bytes]) -> SheetScan:
    scan = SheetScan()
    for has_cells, window in _windows(chunks):
        if not has_cells:
            _add_merges(scan, _MERGED.findall(window))
            continue
        addresses = _addresses(window)
        if not addresses:
            continue
        # All addresses at once: the distinct letters, the distinct digits. A loop over the cells costs more.
        joined = b" ".join(addresses)
        rows = sorted({int(digits) - 1 for digits in set(joined.translate(None, _LETTERS).split())})
        columns = {_column(letters) for letters in set(joined.translate(None, _DIGITS).split())}
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
        if b't="e"' in window:
            for address, text in _ERROR.findall(window):
                scan.add_error(*cell_position(address), text.decode("utf-8", "replace").strip())
        if b"<f" in window:
            for address, attributes, value in _UNCACHED.findall(window):
                if not (value and b't="str"' in attributes):  # an empty text is a result: IF(A1="","",...)
                    scan.add_uncached(*cell_position(address))
    return scan


def _addresses(window: bytes) -> list[bytes]:
    """The addresses of all cells; _UnusualXmlError unless every cell is written as usual, address first."""
    addresses: list[bytes] = _CELL.findall(window)
    if len(addresses) != window.count(b"<c") or (b":c" in window and _PREFIXED_CELL.search(window)):
        raise _UnusualXmlError
    if b"<![CDATA[" in window:
        raise _UnusualXmlError
    return addresses


def _windows(chunks: Iterable[bytes]) -> Iterator[tuple[bool, bytes]]:
    """Pieces that cut no cell in two: (True, ...) inside the sheet's data, (False, ...) for what follows."""
    buffer, inside, behind = b"", False, False
    for chunk in chunks:
        buffer += chunk
        if not inside and not behind:
            if not (start := _SHEET_DATA.search(buffer)):
                if len(buffer) > LARGEST_PIECE:
                    raise _UnusualXmlError
                continue
            inside, behind = not start[1], bool(start[1])
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
        if behind:
            cut = max(buffer.rfind(b"<"), 0)
            yield False, buffer[:cut]
            buffer = buffer[cut:]
        if len(buffer) > LARGEST_PIECE:
            raise _UnusualXmlError
    if not behind:
        raise _UnusualXmlError
    yield False, buffer


def _add_merges(scan: SheetScan, references: Iterable[bytes]) -> None:
    for reference in references:
        first, _, last = reference.partition(b":")
        with suppress(DamagedError):  # of no use, and of no harm
            scan.add_merged(cell_position(first), cell_position(last or first))


# The thorough way -------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Cell:
    row: int
    column: int
    style: int
    type: str
    formula: bool = False
    value: bool = False  # a <v>, or an inline text
    text: str = ""

    @property
    def blank(self) -> bool:
        return not self.text and not (self.value and self.type in ("str", "inlineStr"))


def _scan_thoroughly(chunks: Iterable[bytes]) -> SheetScan:
    scan = SheetScan()
    extent = scan.extent
    for cell in _walk(chunks, scan):
        if cell.blank and not cell.formula:
            continue
        if cell.row != extent.last_row or cell.column not in extent.columns:
            extent.mark(cell.row, cell.column)
        if cell.blank:
            scan.add_uncached(cell.row, cell.column)
        if cell.type == "e" and cell.text:
            scan.add_error(cell.row, cell.column, cell.text.strip())
    return scan


def _walk(chunks: Iterable[bytes], scan: SheetScan) -> Iterator[_Cell]:
    """Every cell, in any dialect of XML; merged cells go to `scan`.

    A cell without an address stands right of the one before it, a row without a number below the one before it.
    """
    done: list[_Cell] = []
    row, column = 0, 0
    cell: _Cell | None = None
    in_value = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, cell, in_value
        match name.rpartition(":")[2]:
            case "c":
                at = cell_position(attributes["r"].encode()) if "r" in attributes else (row, column)
                column = at[1] + 1
                if column > MAX_COLUMNS or at[0] >= MAX_ROWS:
                    raise DamagedError("it holds more cells than a sheet can have")
                style = attributes.get("s", "")
                cell = _Cell(*at, int(style) if style.isdecimal() else -1, attributes.get("t", ""))
            case "v" if cell:
                cell.value = in_value = True
            case "row":
                if "r" in attributes:
                    row = cell_position(b"A" + attributes["r"].encode())[0]
            case "f" if cell:
                cell.formula = True
            case "is" if cell:
                cell.value = True
                cell.type = "inlineStr"
            case "mergeCell":
                _add_merges(scan, [attributes.get("ref", "").encode()])

    def end(name: str) -> None:
        nonlocal row, column, cell, in_value
        match name.rpartition(":")[2]:
            case "c" if cell:
                done.append(cell)
                cell = None
            case "row":
                row, column = row + 1, 0
            case "v":
                in_value = False

    def text(data: str) -> None:
        if in_value and cell and len(cell.text) < 100:  # enough to tell an error's name
            cell.text += data

    def cdata() -> None:
        if cell:  # python-calamine would drop its content without a word
            where = cell_address(cell.row, cell.column)
            raise DamagedError(f"the text of {where} is written in a way that is not read")

    parser = xml_parser()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartCdataSectionHandler = cdata
    for _ in parsed(parser, chunks):
        yield from done
        done.clear()


def xml_parser() -> expat.XMLParserType:
    def doctype(*_: object) -> None:
        raise DamagedError("it holds a document type declaration, which no spreadsheet program writes")

    parser = expat.ParserCreate("UTF-8")  # whatever the XML says: python-calamine reads nothing else
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = doctype
    return parser


def parsed(parser: expat.XMLParserType, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The chunks as they come, each after the parser has seen it. DamagedError when they are no proper XML."""
    begun = False
    try:
        for chunk in chunks:
            if not begun and (chunk.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in chunk[:4]):
                raise DamagedError("it is not written in UTF-8")  # python-calamine would see nothing there
            begun = True
            parser.Parse(chunk, False)
            yield chunk
        parser.Parse(b"", True)
        yield b""
    except expat.ExpatError as error:
        raise DamagedError(f"its XML breaks off or is malformed ({error})") from error


# The workbook's own parts -----------------------------------------------------------------------------------------


class Tag(NamedTuple):
    name: str
    attributes: dict[str, str]


def _tags(chunks: Iterable[bytes], wanted: Container[str]) -> list[Tag]:
    """The opening tags of these names, given without prefixes."""
    found: list[Tag] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name in wanted:
            found.append(Tag(name, attributes))

    parser = xml_parser()
    parser.StartElementHandler = start
    for _ in parsed(parser, chunks):
        pass
    return found


def sheet_targets(workbook: Iterable[bytes], relationships: Iterable[bytes]) -> list[tuple[str, str, str]]:
    """(name, kind, target) of each sheet in the workbook's order; kind is "worksheet", "chartsheet", ..."""
    targets = {
        tag.attributes.get("Id", ""): (tag.attributes.get("Type", ""), tag.attributes.get("Target", ""))
        for tag in _tags(relationships, {"Relationship"})
    }
    sheets: list[tuple[str, str, str]] = []
    for tag in _tags(workbook, {"sheet"}):
        link = next((value for key, value in tag.attributes.items() if key.endswith(":id")), "")
        kind, target = targets.get(link, ("", ""))
        sheets.append((tag.attributes.get("name", ""), kind.rpartition("/")[2], target))
    return sheets


_STYLE_SECTIONS = {"numFmts", "cellXfs", "cellStyleXfs", "cellStyles", "dxfs"}
_BUILT_IN_PERCENT = {"9": "0%", "10": "0.00%"}
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]', re.DOTALL)


def percent_styles(styles: Iterable[bytes]) -> frozenset[int]:
    """The cell styles (a cell's `s`) whose number format shows a percent sign that scales the value."""
    codes = dict(_BUILT_IN_PERCENT)
    formats: list[str] = []
    section = ""
    for name, attributes in _tags(styles, {"numFmt", "xf", *_STYLE_SECTIONS}):
        if name in _STYLE_SECTIONS:
            section = name
        elif name == "numFmt" and section == "numFmts":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "xf" and section == "cellXfs":
            formats.append(attributes.get("numFmtId", ""))
    shows_percent = {number for number, code in codes.items() if "%" in _NOT_SHOWN.sub("", code)}
    return frozenset(style for style, number in enumerate(formats) if number in shows_percent)
