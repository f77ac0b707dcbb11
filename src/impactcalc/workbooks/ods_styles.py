"""What the styles of an .ods workbook hide, strike through, and show beside a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from impactcalc.facts.problems import damage as wrong
from impactcalc.workbooks.cell_names import DamagedError
from impactcalc.workbooks.number_formats import named_currency
from impactcalc.workbooks.xml_pieces import listen, parsed, xml_parser

MOST_STYLES = 100_000  # of a workbook; LibreOffice makes one for each look that a cell has
_NOTHING = re.compile(r"0*\.?0*(?:[a-z]+|%)?")


@dataclass
class _CellStyle:
    parent: str
    data: str
    struck: bool | None = None  # None: as its parent


@dataclass
class Styles:
    """The styles of content.xml, which may rest on those of styles.xml."""

    hidden: set[tuple[str, str]] = field(default_factory=set)  # family and name of what is not shown
    _cells: dict[str, _CellStyle] = field(default_factory=dict)
    _symbols: dict[str, str] = field(default_factory=dict)  # data style -> currency
    _others: dict[str, list[str]] = field(default_factory=dict)  # data style -> those it hands some numbers to

    def struck(self) -> frozenset[str]:
        """The cell styles that strike their text through."""
        return frozenset(name for name in self._cells if self._is_struck(name))

    def currencies(self) -> dict[str, str]:
        """The cell styles that show a currency, and its symbol or code as they have it."""
        found = {name: self._symbol(self._inherited_data(name)) for name in self._cells}
        return {name: symbol for name, symbol in found.items() if symbol}

    def _line(self, name: str) -> Iterator[_CellStyle]:
        """A style, its parent, and so on; styles that are each other's parents come to an end too."""
        seen: set[str] = set()
        while name in self._cells and name not in seen:
            seen.add(name)
            yield self._cells[name]
            name = self._cells[name].parent

    def _is_struck(self, name: str) -> bool:
        return bool(next((style.struck for style in self._line(name) if style.struck is not None), False))

    def _inherited_data(self, name: str) -> str:
        return next((style.data for style in self._line(name) if style.data), "")

    def _symbol(self, data: str) -> str:
        names = [data, *self._others.get(data, [])]
        return next((self._symbols[name] for name in names if self._symbols.get(name)), "")


class StyleReader:
    """Hears what an XML parser says of the styles, until the tables begin."""

    def __init__(self, parser: expat.XMLParserType, styles: Styles) -> None:
        self.styles = styles
        self.done = False
        self._parser = parser
        self._style: tuple[str, str] = ("", "")  # family and name of the one that is being read
        self._data = ""  # the data style that is being read
        self._text: list[str] | None = None
        self._is_symbol = False
        listen(parser, self._start, self._end)
        parser.CharacterDataHandler = self._hear

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        styles = self.styles
        match name:
            case "style:style":
                self._style = attributes.get("style:family", ""), attributes.get("style:name", "")
                if self._style[0] == "table-cell":
                    parent, data = (
                        attributes.get("style:parent-style-name", ""),
                        attributes.get("style:data-style-name", ""),
                    )
                    styles._cells[self._style[1]] = _CellStyle(parent, data)
                self._bound()
            case "style:table-properties" if attributes.get("table:display") == "false":
                styles.hidden.add(self._style)
            case "style:table-row-properties" if _NOTHING.fullmatch(attributes.get("style:row-height", "1cm")):
                styles.hidden.add(self._style)
            case "style:table-column-properties" if _NOTHING.fullmatch(attributes.get("style:column-width", "1cm")):
                styles.hidden.add(self._style)
            case "style:text-properties" if self._style[0] == "table-cell":
                self._strike(styles._cells[self._style[1]], attributes)
            case "number:number-style" | "number:currency-style" | "number:percentage-style" | "number:text-style":
                self._data = attributes.get("style:name", "")
                self._bound()
            case "style:map" if self._data:
                styles._others.setdefault(self._data, []).append(attributes.get("style:apply-style-name", ""))
            case "number:currency-symbol" | "number:text" if self._data:
                self._text, self._is_symbol = [], name == "number:currency-symbol"
            case "office:body":
                self.done = True
                self._parser.StartElementHandler = None
                self._parser.EndElementHandler = None
                self._parser.CharacterDataHandler = None

    def _end(self, name: str) -> None:
        match name:
            case "style:style":
                self._style = ("", "")
            case "number:currency-symbol" | "number:text" if self._text is not None:
                text = "".join(self._text)
                symbol = text.strip() if self._is_symbol else named_currency(text)
                if symbol:
                    self.styles._symbols.setdefault(self._data, symbol)
                self._text = None
            case "number:number-style" | "number:currency-style" | "number:percentage-style" | "number:text-style":
                self._data = ""

    def _hear(self, data: str) -> None:
        if self._text is not None and len(self._text) < 100:
            self._text.append(data)

    @staticmethod
    def _strike(style: _CellStyle, attributes: dict[str, str]) -> None:
        lines = [attributes.get(f"style:text-line-through-{what}") for what in ("style", "type")]
        if any(line is not None for line in lines):
            style.struck = "none" not in lines

    def _bound(self) -> None:
        if len(self.styles._cells) + len(self.styles.hidden) + len(self.styles._symbols) > MOST_STYLES:
            raise DamagedError(wrong.BeyondReal("styles"))


def read_styles(common: Iterable[bytes], content: Iterable[bytes]) -> Styles:
    """From styles.xml, and from the beginning of content.xml."""
    styles = Styles()
    for chunks in (common, content):
        parser = xml_parser()
        reader = StyleReader(parser, styles)
        for _ in parsed(parser, chunks):
            if reader.done:
                break
    return styles
