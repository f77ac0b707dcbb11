"""The boxes in which a spreadsheet program shows comments: VML, which is not always proper XML, so it is read as text.

Each box is as large as its text needs, stands right of its cell and is seen only while the pointer is on the cell.
"""

from __future__ import annotations

import math
import re
import textwrap
from collections.abc import Collection, Mapping

from impactcalc.facts.problems import damage as wrong
from impactcalc.marked.cell_places import CellPlaces, Position
from impactcalc.marked.package import Package
from impactcalc.workbooks.cell_names import MAX_COLUMNS, MAX_ROWS, DamagedError

WIDTH = 320  # pixels
LETTERS = 52  # of Tahoma 9 on a line of that width
LINE, MARGIN = 15, 12  # pixels
HIGHEST = 700
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_SPACES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_SHAPE = re.compile(r"<((?:\w+:)?shape)\b(?=[\s>]).*?</\1\s*>", re.DOTALL)
_ROW, _COLUMN = (re.compile(rf"<(?:\w+:)?{name}>\s*(\d+)\s*</") for name in ("Row", "Column"))
_NOTE = re.compile(r"ObjectType\s*=\s*[\"']Note[\"']")
_ANCHOR = re.compile(r"(<(?:\w+:)?Anchor>)([\s\d,]+)(?=</)")
_CLUSTERS = re.compile(r"(<(?:\w+:)?idmap\b[^>]*\sdata\s*=\s*[\"'])([\d,\s]*)")
_CLUSTER = 1024  # ids of shapes that belong together
_END = re.compile(r"</(?:\w+:)?xml\s*>\s*$")
_BOX_TYPE = (
    '<v:shapetype{} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)


class Balloons:
    """The boxes of one sheet."""

    def __init__(self, package: Package, sheet: str, places: CellPlaces) -> None:
        self._package, self._sheet, self._places = package, sheet, places
        wanted = places.reference("legacyDrawing")
        links = {link.id: link for link in package.related(sheet)}
        if wanted and (wanted not in links or not package.has(links[wanted].target)):
            raise DamagedError(wrong.BoxesWrong("missing"))
        self._part = links[wanted].target if wanted else ""

    def drop(self, cells: Collection[Position]) -> None:
        """Take the boxes of these cells out."""
        if self._part and cells:
            text = self._read()
            self._package.write(self._part, _SHAPE.sub(lambda found: "" if _at(found[0]) in cells else found[0], text))

    def add(self, texts: Mapping[Position, str], there: Collection[Position]) -> None:
        """Put boxes in for these texts, and make those that are `there` already high enough for theirs."""
        if not self._part:
            self._make()
        text = self._read()
        known = set(map(_at, (found[0] for found in _SHAPE.finditer(text))))
        text = _SHAPE.sub(lambda found: self._enlarged(found[0], texts, there), text)
        new = sorted(place for place in texts if place not in known)
        text, ids = self._numbers(text, len(new))
        missing = [name for name, space in _SPACES.items() if f'xmlns:{name}="{space}"' not in text]
        spaces = "".join(f' xmlns:{name}="{_SPACES[name]}"' for name in missing)
        kind = "" if 'id="_x0000_t202"' in text else _BOX_TYPE.format(spaces)
        boxes = [self._box(place, texts[place], number, spaces) for place, number in zip(new, ids, strict=True)]
        end = _END.search(text)
        if end is None:
            raise DamagedError(wrong.BoxesWrong("not read"))
        self._package.write(self._part, text[: end.start()] + kind + "".join(boxes) + text[end.start() :])

    def _read(self) -> str:
        try:
            return self._package.read(self._part).decode("utf-8")
        except UnicodeDecodeError:
            raise DamagedError(wrong.BoxesWrong("not UTF-8")) from None

    def _make(self) -> None:
        self._part = self._package.free_name("xl/drawings/vmlDrawing{}.vml")
        spaces = "".join(f' xmlns:{name}="{space}"' for name, space in _SPACES.items())
        layout = '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/></o:shapelayout>'
        self._package.write(self._part, f"<xml{spaces}>{layout}</xml>")
        self._package.default("vml", _VML_TYPE, self._part)
        link = self._package.relate(self._sheet, "vmlDrawing", self._part)
        self._places.refer("legacyDrawing", link, self._package.relationships)

    def _numbers(self, text: str, count: int) -> tuple[str, list[int]]:
        """Ids for new boxes, in clusters that no drawing of the workbook has; the text with those clusters named."""
        taken = {0}
        for name in self._package.names():
            if name.lower().endswith(".vml"):
                data = self._package.read(name).decode("utf-8", "replace")
                for found in _CLUSTERS.findall(data):
                    taken |= {int(number) for number in found[1].split(",") if number.strip()}
        first = max(taken) + 1
        clusters = [first + at for at in range(-(-count // _CLUSTER))]
        named = _CLUSTERS.search(text)
        if named is not None:
            data = ",".join([*filter(None, [named[2].strip()]), *map(str, clusters)])
            text = text[: named.start(2)] + data + text[named.end(2) :]
        return text, [first * _CLUSTER + 1 + at for at in range(count)]

    def _box(self, place: Position, text: str, number: int, spaces: str) -> str:
        row, column = place
        left, right = self._across(column + 1, 15, WIDTH)
        top, bottom = self._down(max(row - 1, 0), 4, _height(text))
        anchor = f"{left[0]}, {left[1]}, {top[0]}, {top[1]}, {right[0]}, {right[1]}, {bottom[0]}, {bottom[1]}"
        size = f"width:{WIDTH * 0.75:g}pt;height:{_height(text) * 0.75:g}pt"
        return (
            f'<v:shape{spaces} id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;'
            f'margin-top:1.5pt;{size};z-index:{number % _CLUSTER};visibility:hidden" fillcolor="#ffffe1" '
            'o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
            '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left">'
            '</div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
            f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row>"
            f"<x:Column>{column}</x:Column></x:ClientData></v:shape>"
        )

    def _enlarged(self, shape: str, texts: Mapping[Position, str], there: Collection[Position]) -> str:
        place = _at(shape)
        anchor = _ANCHOR.search(shape)
        if place is None or place not in there or place not in texts or anchor is None:
            return shape
        numbers = [int(number) for number in anchor[2].split(",") if number.strip()]
        if len(numbers) != 8:
            return shape
        right = self._across(numbers[0], numbers[1], WIDTH)[1]
        bottom = self._down(numbers[2], numbers[3], _height(texts[place]) + 4 * LINE)[1]
        numbers[4:6] = max(right, (numbers[4], numbers[5]))
        numbers[6:8] = max(bottom, (numbers[6], numbers[7]))
        return shape[: anchor.start(2)] + ", ".join(map(str, numbers)) + shape[anchor.end(2) :]

    def _across(self, column: int, offset: int, pixels: int) -> tuple[tuple[int, int], tuple[int, int]]:
        """Where a box begins and ends: column and pixels from its left edge."""
        column = min(column, MAX_COLUMNS - 12)  # at the sheet's right edge it stands over the cells
        start = (column, min(offset, max(self._width(column) - 1, 0)))
        left = start[1] + pixels
        while column < MAX_COLUMNS - 1 and left >= self._width(column):
            left -= self._width(column)
            column += 1
        return start, (column, left)

    def _down(self, row: int, offset: int, pixels: int) -> tuple[tuple[int, int], tuple[int, int]]:
        row = min(row, MAX_ROWS - 60)
        start = (row, min(offset, max(self._row_height(row) - 1, 0)))
        left = start[1] + pixels
        while row < MAX_ROWS - 1 and left >= self._row_height(row):
            left -= self._row_height(row)
            row += 1
        return start, (row, left)

    def _width(self, column: int) -> int:
        places = self._places
        width = next((width for first, last, width, _ in places.columns if first <= column <= last), math.nan)
        return round((places.usual_width if math.isnan(width) else width) * 7 + (5 if width != 0 else 0))

    def _row_height(self, row: int) -> int:
        return round(self._places.heights.get(row, self._places.usual_height) * 4 / 3)


def _at(shape: str) -> Position | None:
    """The cell whose comment a shape shows."""
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    return (int(row[1]), int(column[1])) if row and column and _NOTE.search(shape) else None


def _height(text: str) -> int:
    lines = sum(max(1, len(textwrap.wrap(part, LETTERS))) for part in text.split("\n"))
    return min((lines + 2) * LINE + MARGIN, HIGHEST)  # with the lines above and below it
