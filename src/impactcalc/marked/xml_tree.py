"""XML as it lies in its bytes: every element knows where it stands, so that it can be changed and the rest left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from impactcalc.facts.problems import damage as wrong
from impactcalc.workbooks.cell_names import DamagedError
from impactcalc.workbooks.xml_pieces import xml_parser

_TAG = re.compile(rb"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*+>")


@dataclass(eq=False, slots=True)
class Element:
    """An element and its place: bytes `start` to `end`, of which the opening tag ends at `opened`.

    `inside` is where its content ends. `name` is without the prefix, `prefix` with its colon.
    """

    name: str
    prefix: str
    attributes: dict[str, str]
    start: int
    opened: int
    inside: int = -1
    end: int = -1
    children: list[Element] = field(default_factory=list)
    text: str = ""

    @property
    def closed_at_once(self) -> bool:
        """Written as <name/>."""
        return self.end == self.opened

    def child(self, name: str) -> Element | None:
        """The first child of a name."""
        return next((child for child in self.children if child.name == name), None)

    def all(self, name: str) -> Iterator[Element]:
        """The children of a name."""
        return (child for child in self.children if child.name == name)


def whole(text: str) -> int:
    """A whole number of an attribute."""
    if not text.strip().isdecimal():
        raise DamagedError(wrong.NoNumberThere(text[:20]))
    return int(text)


def measure(text: str) -> float:
    """A width or height of an attribute."""
    try:
        return float(text)
    except ValueError:
        raise DamagedError(wrong.NoNumberThere(text[:20])) from None


def tag_end(data: bytes, start: int) -> int:
    """Where the tag that starts here ends."""
    found = _TAG.match(data, start)
    if found is None:
        raise DamagedError(wrong.Malformed())
    return found.end()


def element_end(data: bytes, element: Element, at: int) -> None:
    """Note that the element's end was seen `at` these bytes."""
    if data[element.opened - 2 : element.opened] == b"/>":
        element.inside = element.end = element.opened
    else:
        element.inside, element.end = at, data.index(b">", at) + 1


def new_element(data: bytes, qualified: str, attributes: dict[str, str], start: int) -> Element:
    """An element whose opening tag starts here."""
    prefix, colon, name = qualified.rpartition(":")
    return Element(name, prefix + colon, attributes, start, tag_end(data, start))


def run_parser(parser: expat.XMLParserType, data: bytes) -> None:
    """Parse all of it. DamagedError when it is no proper XML in UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]:
        raise DamagedError(wrong.NotUtf8())
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise DamagedError(wrong.Malformed(str(error))) from error


def parse_xml(data: bytes) -> Element:
    """The root of a part that is small enough to be held as a tree."""
    parser = xml_parser()
    root: list[Element] = []
    open_: list[Element] = []

    def start(qualified: str, attributes: dict[str, str]) -> None:
        element = new_element(data, qualified, attributes, parser.CurrentByteIndex)
        (open_[-1].children if open_ else root).append(element)
        open_.append(element)

    def end(_: str) -> None:
        element_end(data, open_.pop(), parser.CurrentByteIndex)

    def text(part: str) -> None:
        open_[-1].text += part

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    run_parser(parser, data)
    return root[0]
