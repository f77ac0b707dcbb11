"""The thorough way through a sheet: an XML parser, five times slower, for any dialect."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from impactcalc.facts.problems import damage as wrong
from impactcalc.workbooks.cell_names import MAX_COLUMNS, MAX_ROWS, DamagedError, cell_address, cell_position
from impactcalc.workbooks.sheet_scan import SheetScan
from impactcalc.workbooks.xlsx_around import Around, hides_row
from impactcalc.workbooks.xml_pieces import LARGEST_TEXT, listen, parsed, xml_parser

_ZERO_TEXT = re.compile(r"[-+]?(?:0+\.?0*|\.0+)(?:[eE][-+]?[0-9]+)?")


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


def scan_thoroughly(chunks: Iterable[bytes], recalculates: bool) -> SheetScan:
    scan = SheetScan(has_formulas=False)
    extent = scan.extent
    for cell in walk(chunks, scan):
        scan.has_formulas |= cell.formula is not None
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
    tags = _Tags(scan)
    parser = xml_parser()
    listen(parser, tags.start, tags.end)
    parser.CharacterDataHandler = tags.text
    parser.StartCdataSectionHandler = tags.cdata
    for _ in parsed(parser, chunks):
        yield from tags.done
        tags.done.clear()


class _Tags:
    """Cells out of the parser's tags; `done` are those that have ended."""

    def __init__(self, scan: SheetScan) -> None:
        self.done: list[Cell] = []
        self._scan = scan
        self._around = Around(scan)
        self._row = self._column = 0
        self._cell: Cell | None = None
        self._in_value = self._in_formula = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        cell = self._cell
        match name.rpartition(":")[2]:
            case "c":
                self._cell = self._begun(attributes)
            case "v" if cell:
                cell.value = self._in_value = True
            case "row":
                if "r" in attributes:
                    self._row = cell_position(b"A" + attributes["r"].encode())[0]
                if hides_row(attributes):
                    self._scan.hidden_rows.append(self._row)
            case "f" if cell:
                cell.formula = ""
                cell.share = attributes.get("si", "") if attributes.get("t") == "shared" else ""
                self._in_formula = True
            case "is" if cell:
                cell.value = True
                cell.type = "inlineStr"
            case _ if not cell:
                self._around.start(name, attributes)

    def _begun(self, attributes: dict[str, str]) -> Cell:
        at = cell_position(attributes["r"].encode()) if "r" in attributes else (self._row, self._column)
        self._column = at[1] + 1
        if self._column > MAX_COLUMNS or at[0] >= MAX_ROWS:
            raise DamagedError(wrong.BeyondReal("cells"))
        style = attributes.get("s", "")
        return Cell(*at, int(style) if style.isdecimal() else -1, attributes.get("t", ""))

    def end(self, name: str) -> None:
        match name.rpartition(":")[2]:
            case "c" if self._cell:
                self.done.append(self._cell)
                self._cell = None
            case "row":
                self._row, self._column = self._row + 1, 0
            case "v":
                self._in_value = False
            case "f":
                self._in_formula = False
            case _ if not self._cell:
                self._around.end(name)

    def text(self, data: str) -> None:
        cell = self._cell
        if not cell:
            return
        cell.letters += len(data)
        if cell.letters > LARGEST_TEXT:
            where = cell_address(cell.row, cell.column)
            raise DamagedError(wrong.TextBeyondCell(where))
        if self._in_value and len(cell.text) < 100:  # enough to tell an error's name
            cell.text += data
        elif self._in_formula:
            cell.formula = (cell.formula or "") + data

    def cdata(self) -> None:
        if self._cell:  # python-calamine would drop its content without a word
            where = cell_address(self._cell.row, self._cell.column)
            raise DamagedError(wrong.TextNotRead(where))
