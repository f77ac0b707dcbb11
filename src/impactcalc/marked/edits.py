"""Changes to the bytes of an XML part; what is not changed stays as it is, byte for byte."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from impactcalc.marked.xml_tree import Element

_ATTRIBUTE = re.compile(rb"\s([^\s=/>\"']+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_NAME = re.compile(rb"<[^\s/>]+")


def attribute_text(value: str) -> str:
    """A text as it stands between the quotes of an attribute."""
    return escape(value, {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


class Edits:
    """Changes to one part, applied at once. Those at one place come out in the order in which they were asked for."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._changes: list[tuple[int, int, bytes]] = []
        self._filled: dict[Element, bytes] = {}

    def __bool__(self) -> bool:
        return bool(self._changes or self._filled)

    def replace(self, start: int, end: int, new: bytes | str) -> None:
        """Put `new` in the place of these bytes."""
        self._changes.append((start, end, new.encode() if isinstance(new, str) else new))

    def insert(self, at: int, new: bytes | str) -> None:
        """Put `new` before the byte `at`."""
        self.replace(at, at, new)

    def append(self, element: Element, new: bytes | str) -> None:
        """Put `new` at the end of an element's content."""
        if not element.closed_at_once:
            self.insert(element.inside, new)
            return
        self._filled[element] = self._filled.get(element, b"") + (new.encode() if isinstance(new, str) else new)

    def set(self, element: Element, name: str, value: str) -> None:
        """Give an attribute a value."""
        self.set_in_tag(element.start, element.opened, name, value)

    def set_in_tag(self, start: int, opened: int, name: str, value: str, after: str = "") -> None:
        """The same for the tag of these bytes; a new attribute comes first, or behind the one called `after`."""
        named = _NAME.match(self.data, start)
        at = named.end() if named else start
        for found in _ATTRIBUTE.finditer(self.data, at, opened):
            if found[1] == name.encode():
                self.replace(found.start(2) + 1, found.end(2) - 1, attribute_text(value))
                return
            if found[1] == after.encode():
                at = found.end()
        self.insert(at, f' {name}="{attribute_text(value)}"')

    def applied(self) -> bytes:
        """The part with all changes made."""
        changes = list(self._changes)
        for element, content in self._filled.items():
            named = _NAME.match(self.data, element.start)
            name = named.group()[1:] if named else b""
            changes.append((element.opened - 2, element.opened, b">" + content + b"</" + name + b">"))
        changes.sort(key=lambda change: (change[0], change[1]))  # stable: insertions stay in their order
        parts, done = [], 0
        for start, end, new in changes:
            if start < done:
                raise ValueError("two changes of the same bytes")
            parts += [self.data[done:start], new]
            done = end
        return b"".join([*parts, self.data[done:]])
