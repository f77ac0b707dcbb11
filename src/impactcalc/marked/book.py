"""The workbook's own part: which sheets there are, and a new one in front of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from impactcalc.facts.problems import damage as wrong
from impactcalc.marked.edits import Edits, attribute_text
from impactcalc.marked.package import WORKBOOK, Package
from impactcalc.marked.xml_tree import parse_xml, whole
from impactcalc.study.sheets.headings import find_sheet
from impactcalc.workbooks.cell_names import DamagedError

_WORKSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_VIEWS = re.compile(rb"<(?:[^\s<>/]+:)?sheetView\s[^>]*>")
_SELECTED = re.compile(rb"(\stabSelected\s*=\s*)([\"'])(?:1|true)\2")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of the workbook; `kind` is "worksheet", "chartsheet", ..."""

    name: str
    kind: str
    part: str


def sheets_of(package: Package) -> tuple[Sheet, ...]:
    """The sheets in the workbook's order."""
    targets = {link.id: link for link in package.related(WORKBOOK) if not link.external}
    root = parse_xml(package.read(WORKBOOK))
    listed = root.child("sheets")
    if listed is None:
        raise DamagedError(wrong.NoListOfSheets())
    sheets = []
    for tag in listed.all("sheet"):
        link = targets.get(next((value for key, value in tag.attributes.items() if key.endswith(":id")), ""))
        if link is not None and package.has(link.target):
            sheets.append(Sheet(tag.attributes.get("name", ""), link.kind, link.target))
    return tuple(sheets)


def named(sheets: tuple[Sheet, ...], name: str, *, whole: bool) -> Sheet | None:
    """The worksheet that a problem means by a name.

    One that speaks of a sheet as a whole may name a second sheet of the same meaning as it is spelled; cells are
    those of the first, the only one that is read.
    """
    cells = [sheet for sheet in sheets if sheet.kind == "worksheet"]
    exact = next((sheet for sheet in cells if sheet.name == name), None)
    meant = next((sheet for sheet in cells if find_sheet(sheet.name) == name), None)
    return (exact or meant) if whole else (meant or exact)


def put_first(package: Package, name: str) -> str:
    """Add an empty place for a worksheet in front of all others; its part."""
    part = package.free_name("xl/worksheets/sheet{}.xml")
    package.write(part, b"")
    package.override(part, _WORKSHEET)
    link = package.relate(WORKBOOK, "worksheet", part)
    data = package.read(WORKBOOK)
    root = parse_xml(data)
    listed = root.child("sheets")
    if listed is None:
        raise DamagedError(wrong.NoListOfSheets())
    edits = Edits(data)
    numbers = [whole(tag.attributes.get("sheetId", "0")) for tag in listed.all("sheet")]
    # The prefix is declared here: some programs declare it at every sheet, not at the root.
    text = (
        f'<{listed.prefix}sheet xmlns:r="{package.relationships}" name="{attribute_text(name)}" '
        f'sheetId="{max(numbers, default=0) + 1}" r:id="{link}"/>'
    )
    if listed.children:
        edits.insert(listed.children[0].start, text)
    else:
        edits.append(listed, text)
    for names in root.all("definedNames"):
        for tag in names.all("definedName"):
            if "localSheetId" in tag.attributes:
                edits.set(tag, "localSheetId", str(whole(tag.attributes["localSheetId"]) + 1))
    for views in root.all("bookViews"):
        for view in views.all("workbookView"):
            for attribute in ("activeTab", "firstSheet"):
                if attribute in view.attributes:
                    edits.set(view, attribute, str(whole(view.attributes[attribute]) + 1))
    package.write(WORKBOOK, edits.applied())
    return part


def show(package: Package, name: str, others: Iterable[Sheet]) -> None:
    """Let a sheet be the one that is seen when the workbook is opened, and no other be selected with it."""
    data = package.read(WORKBOOK)
    root = parse_xml(data)
    edits = Edits(data)
    listed = root.child("sheets")
    for at, tag in enumerate(listed.children if listed is not None else []):
        if tag.attributes.get("name") == name:
            if "state" in tag.attributes:
                edits.set(tag, "state", "visible")
            view = next((view for views in root.all("bookViews") for view in views.all("workbookView")), None)
            if view is not None:
                for attribute in ("activeTab", "firstSheet"):
                    if at or attribute in view.attributes:
                        edits.set(view, attribute, str(at))
    if edits:
        package.write(WORKBOOK, edits.applied())
    for sheet in others:
        _unselect(package, sheet.part)


def _unselect(package: Package, part: str) -> None:
    """A sheet is no longer among the selected ones: what is typed would go to all of them at once."""
    data = package.read(part)
    head = data[: max(data.find(b"sheetData"), 0) or 65536]
    edits = Edits(data)
    for view in _VIEWS.finditer(head):
        for selected in _SELECTED.finditer(head, view.start(), view.end()):
            edits.replace(selected.end() - (5 if b"true" in selected.group() else 2), selected.end() - 1, b"0")
    if edits:
        package.write(part, edits.applied())
