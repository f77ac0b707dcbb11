"""The zip package of an .xlsx or .xlsm workbook: parts, how they refer to one another, and what each of them is.

What is changed lies over the file, which itself is only read; everything else is handed on as it is.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from impactcalc.marked.edits import Edits, attribute_text
from impactcalc.marked.xml_tree import parse_xml
from impactcalc.workbooks.archive import Archive

WORKBOOK = "xl/workbook.xml"
CONTENT_TYPES = "[Content_Types].xml"
_PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_NEW = (1980, 1, 1, 0, 0, 0)  # the same copy has the same bytes, whenever it is written


@dataclass(frozen=True, slots=True)
class Relationship:
    """`kind` is the last word of its type; `target` is a part, or an address outside where `external`."""

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """The parts of a workbook, by name in any case."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._archive = Archive(path)
        with ZipFile(path) as opened:
            self._members = opened.infolist()
        self._names = {member.filename.replace("\\", "/").lower(): member.filename for member in self._members}
        self._changed: dict[str, bytes] = {}  # by the name in lower case
        self._added: dict[str, str] = {}  # lower case -> name
        self._removed: set[str] = set()
        self.strict = _STRICT_MAIN.encode() in self.read(WORKBOOK)

    @property
    def main(self) -> str:
        """The namespace of cells, styles and comments."""
        return _STRICT_MAIN if self.strict else _MAIN

    @property
    def relationships(self) -> str:
        """The namespace of references to other parts."""
        return _STRICT if self.strict else _TRANSITIONAL

    def names(self) -> Iterator[str]:
        """The names of all parts."""
        yield from (name for low, name in self._names.items() if low not in self._removed)
        yield from self._added.values()

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        low = part.lower()
        return low in self._added or (low in self._names and low not in self._removed)

    def read(self, part: str) -> bytes:
        """A part as it is now. DamagedError when it is not what the archive declares."""
        changed = self._changed.get(part.lower())
        return b"".join(self._archive.chunks(part)) if changed is None else changed

    def write(self, part: str, data: bytes | str) -> None:
        """Change a part, or add it."""
        low = part.lower()
        if low not in self._names or low in self._removed:
            self._added[low] = part
        self._changed[low] = data.encode() if isinstance(data, str) else data

    def remove(self, part: str) -> None:
        """Leave a part out."""
        self._added.pop(part.lower(), None)
        self._removed.add(part.lower())

    def free_name(self, pattern: str) -> str:
        """`pattern` with the first number that no part has: "xl/comments{}.xml"."""
        number = 1
        while self.has(pattern.format(number)):
            number += 1
        return pattern.format(number)

    def related(self, part: str) -> list[Relationship]:
        """What a part refers to; "" for the package itself."""
        rels = _rels(part)
        if not self.has(rels):
            return []
        found = []
        for tag in parse_xml(self.read(rels)).all("Relationship"):
            external = tag.attributes.get("TargetMode") == "External"
            target = tag.attributes.get("Target", "")
            found.append(
                Relationship(
                    tag.attributes.get("Id", ""),
                    tag.attributes.get("Type", "").rpartition("/")[2],
                    target if external else _resolved(part, target),
                    external,
                )
            )
        return found

    def relate(self, part: str, kind: str, target: str) -> str:
        """Let a part refer to another; the id of that reference."""
        rels = _rels(part)
        taken = {relationship.id for relationship in self.related(part)}
        name = next(name for number in range(1, len(taken) + 2) if (name := f"rIdImpactcalc{number}") not in taken)
        if not self.has(rels):
            head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            self.write(rels, f'{head}<Relationships xmlns="{_PACKAGE_RELATIONSHIPS}"/>')
            self.default("rels", _RELATIONSHIPS_TYPE, rels)
        data = self.read(rels)
        root = parse_xml(data)
        path = posixpath.relpath(target, posixpath.dirname(part))
        text = f'<{root.prefix}Relationship Id="{name}" Type="{self.relationships}/{kind}" '
        edits = Edits(data)
        edits.append(root, f'{text}Target="{attribute_text(path)}"/>')
        self.write(rels, edits.applied())
        return name

    def unrelate(self, part: str, relationship: Relationship) -> None:
        """Take a reference away."""
        data = self.read(_rels(part))
        edits = Edits(data)
        for tag in parse_xml(data).all("Relationship"):
            if tag.attributes.get("Id") == relationship.id:
                edits.replace(tag.start, tag.end, b"")
        self.write(_rels(part), edits.applied())

    def override(self, part: str, content_type: str) -> None:
        """Say what a new part is."""
        self._declare("Override", "PartName", "/" + part, content_type)

    def default(self, ending: str, content_type: str, part: str) -> None:
        """Say what parts of an ending are; of this part alone, where the ending means something else already."""
        for tag in parse_xml(self.read(CONTENT_TYPES)).all("Default"):
            if tag.attributes.get("Extension", "").lower() == ending:
                if tag.attributes.get("ContentType") != content_type:
                    self.override(part, content_type)
                return
        self._declare("Default", "Extension", ending, content_type)

    def undeclare(self, part: str) -> None:
        """Say no longer what a part is."""
        data = self.read(CONTENT_TYPES)
        edits = Edits(data)
        for tag in parse_xml(data).all("Override"):
            if tag.attributes.get("PartName", "").lower() == f"/{part}".lower():
                edits.replace(tag.start, tag.end, b"")
        self.write(CONTENT_TYPES, edits.applied())

    def _declare(self, kind: str, key: str, value: str, content_type: str) -> None:
        data = self.read(CONTENT_TYPES)
        root = parse_xml(data)
        text = f'<{root.prefix}{kind} {key}="{attribute_text(value)}" ContentType="{content_type}"/>'
        edits = Edits(data)
        first = root.child("Override")
        if kind == "Default" and first is not None:  # where people expect it: before the parts
            edits.insert(first.start, text)
        else:
            edits.append(root, text)
        self.write(CONTENT_TYPES, edits.applied())

    def save(self, path: Path) -> None:
        """Write the package: the parts in their order, the new ones last."""
        with ZipFile(path, "w", ZIP_DEFLATED) as target:
            for member in self._members:
                low = member.filename.replace("\\", "/").lower()
                if low in self._removed and low not in self._added:
                    continue
                info = ZipInfo(member.filename, member.date_time)
                info.compress_type, info.external_attr = member.compress_type, member.external_attr
                if low in self._changed:
                    target.writestr(info, self._changed[low])
                    continue
                info.file_size = member.file_size
                with target.open(info, "w") as stream:
                    for chunk in self._archive.chunks(member.filename.replace("\\", "/")):
                        stream.write(chunk)
            for low, name in self._added.items():
                if low not in self._names:
                    info = ZipInfo(name, _NEW)
                    info.compress_type = ZIP_DEFLATED
                    target.writestr(info, self._changed[low])


def _rels(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolved(part: str, target: str) -> str:
    path = posixpath.join("/", posixpath.dirname(part), target.replace("\\", "/"))
    return posixpath.normpath(path).lstrip("/")
