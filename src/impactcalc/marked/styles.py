"""The styles of a workbook, to which some are added: a cell's own with another fill, and those of the list."""

from __future__ import annotations

import re

from impactcalc.marked.edits import Edits
from impactcalc.marked.package import WORKBOOK, Package
from impactcalc.marked.xml_tree import Element, parse_xml

RED, YELLOW = "FFFFA7A7", "FFFFF1A3"
NO_FILL = '<patternFill patternType="none"/>'
_STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles",
          "colors", "extLst")  # fmt: skip
# What a section holds where the file has none: the first of each is what a cell without a style looks like.
_FIRST = {
    "fonts": ('<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>',),
    "fills": (f"<fill>{NO_FILL}</fill>", '<fill><patternFill patternType="gray125"/></fill>'),
    "borders": ("<border><left/><right/><top/><bottom/><diagonal/></border>",),
    "cellXfs": ('<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',),
}
_NORMAL = (
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
)
_APPLIED = re.compile(r"\sapplyFill=\"[^\"]*\"")
_TAG_NAME = re.compile(r"<(/?)([A-Za-z])")


def solid(colour: str) -> str:
    """A fill of one colour."""
    return f'<patternFill patternType="solid"><fgColor rgb="{colour}"/><bgColor indexed="64"/></patternFill>'


class Styles:
    """The part xl/styles.xml, or wherever the workbook keeps it; made where it is missing."""

    def __init__(self, package: Package) -> None:
        self._package = package
        links = [link for link in package.related(WORKBOOK) if link.kind == "styles" and package.has(link.target)]
        if links:
            self._part = links[0].target
        else:
            self._part = package.free_name("xl/styles{}.xml") if package.has("xl/styles.xml") else "xl/styles.xml"
            package.write(self._part, f'<styleSheet xmlns="{package.main}">{_NORMAL}</styleSheet>')
            package.override(self._part, _STYLES_TYPE)
            package.relate(WORKBOOK, "styles", self._part)
        self._data = package.read(self._part)
        self._root = parse_xml(self._data)
        self._items: dict[str, list[str]] = {}
        self._known: dict[str, int] = {}
        for section in _FIRST:
            element = self._root.child(section)
            items = [self._text(child) for child in element.children] if element else []
            self._items[section] = items or list(_FIRST[section])
            self._known[section] = len(items)
        self._fills = [_plain(item) for item in self._items["fills"]]
        self._made: dict[tuple[int, str], int] = {}

    def _text(self, element: Element) -> str:
        return self._data[element.start : element.end].decode()

    def _add(self, section: str, item: str) -> int:
        """The number of an item, which is added unless it is there already."""
        items, prefix = self._items[section], self._root.prefix
        if prefix and f"<{prefix}" not in item:
            item = _TAG_NAME.sub(rf"<\1{prefix}\2", item)
        if item not in items:
            items.append(item)
        return items.index(item)

    def fill_of(self, style: int) -> str:
        """What a style fills its cells with, without prefixes."""
        found = re.search(r"\sfillId\s*=\s*[\"']([0-9]+)", self._items["cellXfs"][self._valid(style)])
        at = int(found[1]) if found else 0
        return self._fills[at] if at < len(self._fills) else NO_FILL

    def styles_filled(self, colours: tuple[str, ...]) -> frozenset[int]:
        """The styles whose fill is one of these colours and nothing else."""
        wanted = {colour: solid(colour) for colour in colours}
        found = set()
        for style in range(len(self._items["cellXfs"])):
            fill = self.fill_of(style)
            if any(fill == text or _same_fill(fill, colour) for colour, text in wanted.items()):
                found.add(style)
        return frozenset(found)

    def with_fill(self, style: int, fill: str) -> int:
        """The same style with another fill."""
        key = self._valid(style), fill
        if key not in self._made:
            if fill in self._fills:
                number = self._fills.index(fill)
            else:
                number = self._add("fills", f"<fill>{fill}</fill>")
                self._fills.append(fill)
            item = self._items["cellXfs"][key[0]].encode()
            root = parse_xml(_bound(item))
            edits = Edits(_bound(item))
            xf = root.children[0]
            edits.set(xf, "applyFill", "1")
            edits.set(xf, "fillId", str(number))
            self._made[key] = self._add("cellXfs", _unbound(edits.applied()).decode())
        return self._made[key]

    def restored(self, style: int, fill: str) -> int:
        """The same style with the fill that it had before we gave it ours; the very style of then, where it is left."""
        made = self.with_fill(style, fill)
        wanted = _APPLIED.sub("", self._items["cellXfs"][made])
        return next(at for at, item in enumerate(self._items["cellXfs"]) if _APPLIED.sub("", item) == wanted)

    def style(self, font: str, fill: str, alignment: str, *, as_text: bool = False) -> int:
        """A style of our own, with a thin line below where it is filled."""
        fonts = self._add("fonts", font) if font else 0
        if fill not in self._fills:
            self._add("fills", f"<fill>{fill}</fill>")
            self._fills.append(fill)
        number = 49 if as_text else 0
        return self._add(
            "cellXfs",
            f'<xf numFmtId="{number}" fontId="{fonts}" fillId="{self._fills.index(fill)}" borderId="0" '
            f'applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">{alignment}</xf>',
        )

    def _valid(self, style: int) -> int:
        return style if 0 <= style < len(self._items["cellXfs"]) else 0

    def save(self) -> None:
        """Put what was added into the package."""
        edits = Edits(self._data)
        for section, items in self._items.items():
            known = self._known[section]
            if len(items) == known or (not known and not self._grown()):
                continue
            element = self._root.child(section)
            added = "".join(items[known:])
            if element is not None:
                edits.set(element, "count", str(len(items)))
                edits.append(element, added)
                continue
            name = f"{self._root.prefix}{section}"
            self._place(edits, section, f'<{name} count="{len(items)}">{added}</{name}>')
        if edits:
            self._package.write(self._part, edits.applied())

    def _grown(self) -> bool:
        """Whether a section that the file lacks has to be made: all of them, once styles were added."""
        return len(self._items["cellXfs"]) > self._known["cellXfs"]

    def _place(self, edits: Edits, section: str, text: str) -> None:
        later = set(_ORDER[_ORDER.index(section) + 1 :])
        behind = next((child for child in self._root.children if child.name in later), None)
        if behind is not None:
            edits.insert(behind.start, text)
        else:
            edits.append(self._root, text)


def _plain(fill: str) -> str:
    """What stands inside <fill>, without prefixes and space between elements: the same fill is the same text."""
    text = re.sub(r"<(/?)[^\s<>/:]+:", r"<\1", fill)
    text = re.sub(r">\s+<", "><", re.sub(r"\s+", " ", text)).strip()
    text = re.sub(r"^<fill[^>]*>|</fill>$", "", text)
    text = re.sub(r"\s*/>", "/>", text)
    return re.sub(r"<([A-Za-z]+)([^<>]*?)></\1>", r"<\1\2/>", text) or NO_FILL


def _same_fill(fill: str, colour: str) -> bool:
    """Another program's spelling of a fill of ours."""
    return 'patternType="solid"' in fill and re.search(rf'<fgColor rgb="{colour}"', fill, re.IGNORECASE) is not None


def _bound(item: bytes) -> bytes:
    """An element alone, as a document of its own."""
    return b"<one>" + item + b"</one>"


def _unbound(document: bytes) -> bytes:
    return document.removeprefix(b"<one>").removesuffix(b"</one>")
