"""Where the cells of a worksheet stand in its bytes, to give them another style or to put missing ones in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from impactcalc.facts.problems import damage as wrong
from impactcalc.marked.edits import Edits
from impactcalc.marked.xml_tree import Element, element_end, measure, new_element, run_parser, whole
from impactcalc.workbooks.cell_names import DamagedError, cell_address, cell_position
from impactcalc.workbooks.xml_pieces import xml_parser

Position = tuple[int, int]  # row and column, from 0
# What may stand before a worksheet's legacyDrawing, in the order that the format demands.
_BEFORE = {
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins",
    "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors",
    "smartTags", "drawing",
}  # fmt: skip


@dataclass(slots=True)
class _Row:
    element: Element
    cells: list[tuple[int, Element]] = field(default_factory=list)


class CellPlaces:
    """The rows of `wanted` cells, and the cells that have one of `styles`. DamagedError where there is no sheet."""

    def __init__(self, data: bytes, wanted: Collection[Position] = (), styles: Collection[int] = ()) -> None:
        self.data = data
        self.edits = Edits(data)
        self.columns: list[tuple[int, int, float, int]] = []  # first, last, width (NaN: usual), style
        self.heights: dict[int, float] = {}  # points, of rows with one of their own
        self.usual_width, self.usual_height = 8.43, 15.0
        self.styled: dict[Position, int] = {}
        self._rows: dict[int, _Row] = {}
        self._starts: list[tuple[int, int]] = []  # row and byte, as they come
        self._blocks: list[Element] = []  # what stands directly in the sheet
        self._parse({row for row, _ in wanted}, {str(style) for style in styles})
        if self._block("sheetData") is None:
            raise DamagedError(wrong.SheetWithoutCells())

    def _parse(self, wanted: set[int], styles: set[str]) -> None:
        parser = xml_parser()
        depth, row, column = 0, 0, 0
        inside: list[Element | None] = []
        current: _Row | None = None

        def start(qualified: str, attributes: dict[str, str]) -> None:
            nonlocal depth, row, column, current
            depth += 1
            name = qualified.rpartition(":")[2]
            element = None
            if depth <= 2:
                element = new_element(self.data, qualified, attributes, parser.CurrentByteIndex)
                if depth == 1:
                    self.root = element
                else:
                    self._blocks.append(element)
            elif depth == 3 and name == "row":
                if "r" in attributes:
                    row = cell_position(b"A" + attributes["r"].encode())[0]
                self._starts.append((row, parser.CurrentByteIndex))
                if "ht" in attributes:
                    self.heights[row] = measure(attributes["ht"])
                if attributes.get("hidden") in ("1", "true"):
                    self.heights[row] = 0.0
                if row in wanted:
                    element = new_element(self.data, qualified, attributes, parser.CurrentByteIndex)
                    current = self._rows.setdefault(row, _Row(element))
            elif depth == 4 and name == "c":
                if "r" in attributes:
                    row, column = cell_position(attributes["r"].encode())
                style = attributes.get("s", "")
                if current is not None:
                    element = new_element(self.data, qualified, attributes, parser.CurrentByteIndex)
                    current.cells.append((column, element))
                if style in styles:
                    self.styled[row, column] = int(style)
                    if current is None:
                        element = new_element(self.data, qualified, attributes, parser.CurrentByteIndex)
                        self._rows.setdefault(row, _Row(element)).cells.append((column, element))
                column += 1
            elif depth == 3 and name == "col":
                self._add_column(attributes)
            if name == "sheetFormatPr" and depth == 2:
                self.usual_width = measure(attributes.get("defaultColWidth", str(self.usual_width)))
                self.usual_height = measure(attributes.get("defaultRowHeight", str(self.usual_height)))
            inside.append(element)

        def end(qualified: str) -> None:
            nonlocal depth, row, column, current
            element = inside.pop()
            if element is not None:
                element_end(self.data, element, parser.CurrentByteIndex)
            if depth == 3 and qualified.rpartition(":")[2] == "row":
                row, column, current = row + 1, 0, None
            depth -= 1

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        run_parser(parser, self.data)

    def _add_column(self, attributes: Mapping[str, str]) -> None:
        hidden = attributes.get("hidden") in ("1", "true")
        width = 0.0 if hidden else measure(attributes.get("width", "nan"))
        first, last = whole(attributes.get("min", "1")), whole(attributes.get("max", "1"))
        self.columns.append((first - 1, last - 1, width, whole(attributes.get("style", "0"))))

    def _block(self, name: str) -> Element | None:
        return next((block for block in self._blocks if block.name == name), None)

    def style_of(self, position: Position) -> int:
        """The style that a cell shows: its own, its row's or its column's."""
        row, column = position
        if row in self._rows:
            found = self._rows[row]
            for at, cell in found.cells:
                if at == column:
                    return whole(cell.attributes.get("s", "0"))
            if found.element.attributes.get("customFormat") in ("1", "true"):
                return whole(found.element.attributes.get("s", "0"))
        return next((style for first, last, _, style in self.columns if first <= column <= last), 0)

    def restyle(self, styles: Mapping[Position, int]) -> None:
        """Give cells styles; those that are not there are put in at their place."""
        missing: dict[int, list[tuple[int, str]]] = {}
        for (row, column), style in sorted(styles.items()):
            cells = self._rows[row].cells if row in self._rows else []
            found = next((cell for at, cell in cells if at == column), None)
            if found is not None:
                self.edits.set_in_tag(found.start, found.opened, "s", str(style), after="r")
            else:
                text = f'<{self.root.prefix}c r="{cell_address(row, column)}" s="{style}"/>'
                missing.setdefault(row, []).append((column, text))
        new_rows: list[tuple[int, str]] = []
        for row, cells_of_row in missing.items():
            if row in self._rows:
                self._put_cells(self._rows[row], cells_of_row)
            else:
                text = "".join(text for _, text in cells_of_row)
                new_rows.append((row, f'<{self.root.prefix}row r="{row + 1}">{text}</{self.root.prefix}row>'))
        self._put_rows(new_rows)
        self._widen([(row, column) for row, cells_of_row in missing.items() for column, _ in cells_of_row])

    def _put_cells(self, row: _Row, cells: Iterable[tuple[int, str]]) -> None:
        added = list(cells)
        for column, text in added:
            behind = next((cell for at, cell in row.cells if at > column), None)
            if behind is not None:
                self.edits.insert(behind.start, text)
            elif row.cells:
                self.edits.insert(row.cells[-1][1].end, text)  # before an extension that may end the row
            elif row.element.closed_at_once:
                self.edits.append(row.element, text)
            else:
                self.edits.insert(row.element.opened, text)
        spans = row.element.attributes.get("spans", "").split(":")
        if len(spans) == 2 and all(map(str.isdecimal, spans)):
            first = min(int(spans[0]), added[0][0] + 1)
            last = max(int(spans[1]), added[-1][0] + 1)
            self.edits.set(row.element, "spans", f"{first}:{last}")

    def _put_rows(self, rows: Iterable[tuple[int, str]]) -> None:
        block = self._block("sheetData")
        if block is None:
            raise DamagedError(wrong.SheetWithoutCells())
        for row, text in rows:
            behind = next((start for number, start in self._starts if number > row), None)
            if behind is None:
                self.edits.append(block, text)
            else:
                self.edits.insert(behind, text)

    def _widen(self, added: Collection[Position]) -> None:
        """Let the sheet's own word of its extent reach the added cells."""
        block = self._block("dimension")
        if block is None or not added:
            return
        first, _, last = block.attributes.get("ref", "A1").partition(":")
        corners = [*added, cell_position(first.encode()), cell_position((last or first).encode())]
        rows, columns = zip(*corners, strict=True)
        ref = f"{cell_address(min(rows), min(columns))}:{cell_address(max(rows), max(columns))}"
        self.edits.set(block, "ref", ref)

    def refer(self, name: str, link: str, namespace: str) -> None:
        """Refer to a part by an element that may stand right behind the drawing."""
        ahead = [block for block in self._blocks if block.name in _BEFORE]
        self.edits.insert(ahead[-1].end, f'<{self.root.prefix}{name} xmlns:r="{namespace}" r:id="{link}"/>')

    def reference(self, name: str) -> str:
        """The id of the part to which an element refers; "" where there is none."""
        block = self._block(name)
        attributes = block.attributes if block is not None else {}
        return next((value for key, value in attributes.items() if key.endswith(":id")), "")
