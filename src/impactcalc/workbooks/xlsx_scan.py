"""What python-calamine does not tell of an .xlsx sheet.

Error cells, formulas that were never calculated, merged cells, what is hidden or filtered out, and how far out the
cells lie, which has to be known before anything allocates the area. What needs a second reading is in xlsx_cells.

Works on pieces of unpacked XML and knows nothing of zip files. Two ways through the XML give the same answer:
regular expressions for the dialect that Excel, LibreOffice, XlsxWriter and openpyxl all write, and an XML parser,
five times slower, for everything else.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
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
LARGEST_TEXT = 1024**2  # letters of a cell; Excel allows 32,767, and python-calamine needs 48 bytes for each

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
def column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number - 1


_ADDRESS = re.compile(rb"([A-Za-z]{1,3})([0-9]{1,7})")


def cell_position(address: bytes) -> tuple[int, int]:
    """b"F7" -> (6, 5). DamagedError when no sheet has such a cell."""
    if match := _ADDRESS.fullmatch(address):
        row, column = int(match[2]) - 1, column_number(match[1])
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
    hidden_rows: array[int] = field(default_factory=lambda: array("I"))  # 4 bytes each: a file may hide every row
    filtered_rows: array[int] = field(default_factory=lambda: array("I"))  # where rows say so themselves: .ods
    hidden_columns: list[range] = field(default_factory=list)
    filters: list[tuple[int, int, int, int]] = field(default_factory=list)  # ranges of filters that are in use

    def add_error(self, row: int, column: int, text: str) -> None:
        if len(self.errors) < MAX_FINDINGS:
            self.errors[row, column] = text

    def add_uncached(self, row: int, column: int) -> None:
        if len(self.uncached) < MAX_FINDINGS:
            self.uncached.add((row, column))

    def add_merged(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        if first != last and len(self.merged) < MAX_FINDINGS:
            self.merged.append((*first, *last))

    def add_hidden_columns(self, columns: range) -> None:
        if columns and len(self.hidden_columns) < MAX_COLUMNS:
            self.hidden_columns.append(columns)

    def add_filter(self, reference: str) -> None:
        if (block := block_of(reference)) and len(self.filters) < MAX_FINDINGS:
            self.filters.append(block)


def scan_sheet(read: Reader, suspicious: Callable[[Extent], bool], *, recalculates: bool = False) -> SheetScan:
    """Scan the XML that `read()` gives piece by piece; it may be asked for twice.

    The quick way counts blank formatted cells into the extent. Where that makes it `suspicious`, the sheet is
    read again with only the cells that hold something. `recalculates`: the workbook asks to be calculated when it is
    opened, so that a formula's 0 in it may be what its writer put there for want of a result.
    """
    try:
        scan = _scan_quickly(read(), recalculates)
    except UnusualXmlError:
        return _scan_thoroughly(read(), recalculates)
    return _scan_thoroughly(read(), recalculates) if suspicious(scan.extent) else scan


def is_true(value: str) -> bool:
    """An XML attribute that says yes."""
    return value.strip() in ("1", "true")


def block_of(reference: str) -> tuple[int, int, int, int] | None:
    """ "B2:D9" -> (1, 1, 8, 3); None for what is no block of cells."""
    first, _, last = reference.replace("$", "").partition(":")
    with suppress(DamagedError):
        return (*cell_position(first.encode()), *cell_position((last or first).encode()))
    return None


# The quick way -----------------------------------------------------------------------------


class UnusualXmlError(Exception):
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
# A formula's 0, whatever its type says but an error's, a truth value's or a shared text's.
_ZERO = re.compile(
    rb'<c r="([A-Za-z]+[0-9]+)"(?![^>]*\st="[bes]")[^>]*+(?<!/)>\s*+'
    rb"<f(?=[\s/>])[^>]*+>(?:(?<=/>)|[^<]*+</f\s*>)\s*+"
    rb"<v[^>]*+(?<!/)>\s*+([-+]?+(?:0++\.?+0*+|\.0++)(?:[eE][-+]?+[0-9]++)?+)\s*+</v"
)
_ZERO_TEXT = re.compile(r"[-+]?(?:0+\.?0*|\.0+)(?:[eE][-+]?[0-9]+)?")
# How LibreOffice begins every row that it does not hide: told apart at once, as it writes `hidden` everywhere.
_UNLIKE_SHOWN = re.compile(
    rb'<row(?! r="[0-9]+" customFormat="[a-z]+" ht="[0-9.]+" hidden="false" customHeight="false"[ />])'
)
_ROW = re.compile(rb'<row((?: [A-Za-z][A-Za-z0-9:]*+="[^"<>&]*+")*+) ?/?>')
_ATTRIBUTE = re.compile(rb'([A-Za-z][A-Za-z0-9:]*+)="([^"]*+)"')
_PREFIXED_ROW = re.compile(rb"<[^\s<>/]+:row[\s/>]")
DIGITS = b"0123456789"
LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def _scan_quickly(chunks: Iterable[bytes], recalculates: bool) -> SheetScan:
    scan = SheetScan()
    around = _Around(scan)
    parser = xml_parser()
    parser.StartElementHandler = around.start
    parser.EndElementHandler = around.end
    for has_cells, window in windows(chunks):
        if not has_cells:
            _parse_around(parser, window)
            continue
        addresses = usual_addresses(window)
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
            for address, attributes, value in _UNCACHED.findall(window):
                if not (value and b't="str"' in attributes):  # an empty text is a result: IF(A1="","",...)
                    scan.add_uncached(*cell_position(address))
            for address, _ in _ZERO.findall(window) if recalculates else ():
                scan.add_uncached(*cell_position(address))
    _parse_around(parser, b"", final=True)
    return scan


def _parse_around(parser: expat.XMLParserType, xml: bytes, *, final: bool = False) -> None:
    """What stands before and behind the rows, which the parser does not get to see: for it the sheet is blank."""
    try:
        parser.Parse(xml, final)
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
            if _hides_row(attributes):
                if "r" not in attributes:
                    raise UnusualXmlError  # where it stands is known to who counts
                hidden.append(cell_position(b"A" + attributes["r"].encode())[0])
    return hidden


def _hides_row(attributes: Mapping[str, str]) -> bool:
    """Hidden by hand, by a filter or in a folded group; or made so low that nothing of it is seen."""
    if is_true(attributes.get("hidden", "")):
        return True
    return is_true(attributes.get("customHeight", "")) and _is_nothing(attributes.get("ht", ""))


def _is_nothing(length: str) -> bool:
    return bool(re.fullmatch(r"\s*0*\.?0*\s*", length)) and "0" in length


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


class _Around:
    """What stands around a sheet's rows: hidden columns, filters, merged cells. Fed with the parser's tags."""

    def __init__(self, scan: SheetScan) -> None:
        self._scan = scan
        self._filter = ""  # the range of the filter that is being read
        self._in_criteria = False
        self._in_views = False  # views that somebody saved have filters of their own, which are not in force

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "col":
                if is_true(attributes.get("hidden", "")) or _is_nothing(attributes.get("width", "")):
                    first, last = attributes.get("min", ""), attributes.get("max", "")
                    if re.fullmatch("[0-9]{1,7}-[0-9]{1,7}", f"{first}-{last}"):
                        columns = range(max(int(first) - 1, 0), min(int(last), MAX_COLUMNS))
                        self._scan.add_hidden_columns(columns)
            case "customSheetViews":
                self._in_views = True
            case "autoFilter" if not self._in_views:
                self._filter = attributes.get("ref", "")
            case "filterColumn":
                self._in_criteria = True
            case "mergeCell":
                if block := block_of(attributes.get("ref", "")):
                    self._scan.add_merged(block[:2], block[2:])
            case _ if self._in_criteria and self._filter:
                self._scan.add_filter(self._filter)
                self._filter = ""  # once is enough

    def end(self, name: str) -> None:
        match name.rpartition(":")[2]:
            case "customSheetViews":
                self._in_views = False
            case "autoFilter":
                self._filter = ""
            case "filterColumn":
                self._in_criteria = False


# The thorough way -------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Cell:
    row: int
    column: int
    style: int
    type: str
    formula: str | None = None
    share: str = ""  # the number of the formula that it shares with other cells
    value: bool = False  # a <v>, or an inline text
    text: str = ""
    letters: int = 0

    @property
    def blank(self) -> bool:
        return not self.text and not (self.value and self.type in ("str", "inlineStr"))

    @property
    def computed_zero(self) -> bool:
        if self.formula is None or self.type in ("b", "e", "s"):
            return False
        return bool(_ZERO_TEXT.fullmatch(self.text.strip()))


def _scan_thoroughly(chunks: Iterable[bytes], recalculates: bool) -> SheetScan:
    scan = SheetScan()
    extent = scan.extent
    for cell in walk(chunks, scan):
        if cell.blank and cell.formula is None:
            continue
        if cell.row != extent.last_row or cell.column not in extent.columns:
            extent.mark(cell.row, cell.column)
        if cell.blank or (recalculates and cell.computed_zero):
            scan.add_uncached(cell.row, cell.column)
        if cell.type == "e" and cell.text:
            scan.add_error(cell.row, cell.column, cell.text.strip())
    return scan


def walk(chunks: Iterable[bytes], scan: SheetScan) -> Iterator[Cell]:
    """Every cell, in any dialect of XML; hidden rows and what stands around the rows go to `scan`.

    A cell without an address stands right of the one before it, a row without a number below the one before it.
    """
    done: list[Cell] = []
    row, column = 0, 0
    cell: Cell | None = None
    in_value = in_formula = False
    around = _Around(scan)

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, cell, in_value, in_formula
        match name.rpartition(":")[2]:
            case "c":
                at = cell_position(attributes["r"].encode()) if "r" in attributes else (row, column)
                column = at[1] + 1
                if column > MAX_COLUMNS or at[0] >= MAX_ROWS:
                    raise DamagedError("it holds more cells than a sheet can have")
                style = attributes.get("s", "")
                cell = Cell(*at, int(style) if style.isdecimal() else -1, attributes.get("t", ""))
            case "v" if cell:
                cell.value = in_value = True
            case "row":
                if "r" in attributes:
                    row = cell_position(b"A" + attributes["r"].encode())[0]
                if _hides_row(attributes):
                    scan.hidden_rows.append(row)
            case "f" if cell:
                cell.formula = ""
                cell.share = attributes.get("si", "") if attributes.get("t") == "shared" else ""
                in_formula = True
            case "is" if cell:
                cell.value = True
                cell.type = "inlineStr"
            case _ if not cell:
                around.start(name, attributes)

    def end(name: str) -> None:
        nonlocal row, column, cell, in_value, in_formula
        match name.rpartition(":")[2]:
            case "c" if cell:
                done.append(cell)
                cell = None
            case "row":
                row, column = row + 1, 0
            case "v":
                in_value = False
            case "f":
                in_formula = False
            case _ if not cell:
                around.end(name)

    def text(data: str) -> None:
        if not cell:
            return
        cell.letters += len(data)
        if cell.letters > LARGEST_TEXT:
            where = cell_address(cell.row, cell.column)
            raise DamagedError(f"the text of {where} is longer than any cell of a spreadsheet can hold")
        if in_value and len(cell.text) < 100:  # enough to tell an error's name
            cell.text += data
        elif in_formula:
            cell.formula = (cell.formula or "") + data

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


def tags(chunks: Iterable[bytes], wanted: Container[str], scan: SheetScan | None = None) -> list[Tag]:
    """The opening tags of these names, given without prefixes. Filters that are in use go to `scan`."""
    found: list[Tag] = []
    around = _Around(scan) if scan else None

    def start(name: str, attributes: dict[str, str]) -> None:
        if around:
            around.start(name, attributes)
        name = name.rpartition(":")[2]
        if name in wanted:
            found.append(Tag(name, attributes))

    parser = xml_parser()
    parser.StartElementHandler = start
    if around:
        parser.EndElementHandler = around.end
    for _ in parsed(parser, chunks):
        pass
    return found


def sheet_targets(workbook: Iterable[bytes], relationships: Iterable[bytes]) -> list[tuple[str, str, str]]:
    """(name, kind, target) of each sheet in the workbook's order; kind is "worksheet", "chartsheet", ..."""
    targets = {
        tag.attributes.get("Id", ""): (tag.attributes.get("Type", ""), tag.attributes.get("Target", ""))
        for tag in tags(relationships, {"Relationship"})
    }
    sheets: list[tuple[str, str, str]] = []
    for tag in tags(workbook, {"sheet"}):
        link = next((value for key, value in tag.attributes.items() if key.endswith(":id")), "")
        kind, target = targets.get(link, ("", ""))
        sheets.append((tag.attributes.get("name", ""), kind.rpartition("/")[2], target))
    return sheets
