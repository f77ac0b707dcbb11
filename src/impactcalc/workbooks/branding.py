"""What a workbook says of its looks: the colours and fonts of its theme and styles, and its first picture."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from python_calamine import PasswordError

from impactcalc.facts.problems import files as wrong
from impactcalc.workbooks.archive import Archive
from impactcalc.workbooks.cell_names import DamagedError
from impactcalc.workbooks.picture import LARGEST_FILE
from impactcalc.workbooks.refusals import refusal
from impactcalc.workbooks.xlsx_around import tags
from impactcalc.workbooks.xlsx_parts import sheet_targets

# In the order in which styles number them.
SLOTS = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_NORMAL, _HEADING = "0", "16"  # the numbers of the built-in styles Normal and Heading 1
_BOOK = "xl/workbook.xml"
T = TypeVar("T")


@dataclass(frozen=True)
class Branding:
    """Colours of the theme by slot, as #1F3864; fonts for text and for titles, "" where none is named; the colour of
    the style Heading 1; the first picture: the sheet that it is on, and its bytes, empty where it is `too_large`."""

    colours: Mapping[str, str] = field(default_factory=dict)
    text_font: str = ""
    title_font: str = ""
    heading: str = ""
    picture_on: str = ""
    picture: bytes = b""
    too_large: bool = False


def read_branding(path: Path) -> Branding:
    """From an .xlsx workbook. InputError where it is none, is damaged or has a password."""
    try:
        archive = Archive(path)
        if archive.kind() != "xlsx":
            raise refusal(path, wrong.NoXlsx())
        colours, text, title = _theme(archive)
        font, heading = _styles(archive, colours)
        sheet, picture, too_large = _picture(archive)
    except PasswordError:
        raise refusal(path, wrong.WorkbookProtected()) from None
    except DamagedError as error:
        raise refusal(path, wrong.LookUnreadable(error.fact)) from error
    except OSError as error:
        raise refusal(path, wrong.LookFileUnreadable(error.strerror or str(error))) from error
    return Branding(colours, font or text, title, heading, sheet, picture, too_large)


def _theme(archive: Archive) -> tuple[dict[str, str], str, str]:
    """Colours by slot, the font of texts and that of titles."""
    colours: dict[str, str] = {}
    fonts = {"majorFont": "", "minorFont": ""}
    if not archive.has("xl/theme/theme1.xml"):
        return colours, "", ""
    part, slot = "", ""
    wanted = {"clrScheme", "fontScheme", "fmtScheme", "srgbClr", "sysClr", "latin", *SLOTS, *fonts, "hlink", "folHlink"}
    for name, attributes in tags(archive.small("xl/theme/theme1.xml"), wanted):
        if name.endswith("Scheme"):
            part, slot = name, ""
        elif part == "clrScheme" and name in ("srgbClr", "sysClr"):
            if slot in SLOTS and slot not in colours:
                _put(colours, slot, attributes.get("val" if name == "srgbClr" else "lastClr", ""))
        elif part == "fontScheme" and name == "latin":
            fonts[slot] = fonts.get(slot, "") or attributes.get("typeface", "")
        else:
            slot = name
    return colours, fonts["minorFont"], fonts["majorFont"]


def _put(colours: dict[str, str], slot: str, digits: str) -> None:
    if len(digits) == 6 and set(digits) <= set("0123456789abcdefABCDEF"):
        colours[slot] = f"#{digits.upper()}"


def _styles(archive: Archive, colours: Mapping[str, str]) -> tuple[str, str]:
    """The font of the style Normal, where it is not the theme's, and the colour of the style Heading 1."""
    if not archive.has("xl/styles.xml"):
        return "", ""
    fonts: list[dict[str, str]] = []
    made: list[str] = []  # the font of each style
    named: dict[str, str] = {}
    section = ""
    sections = {"fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"}
    for name, attributes in tags(archive.small("xl/styles.xml"), {"font", "name", "scheme", "color", "xf", "cellStyle",
                                                                  *sections}):  # fmt: skip
        if name in sections:
            section = name
        elif section == "fonts" and name == "font":
            fonts.append({})
        elif section == "fonts" and fonts and name == "color":
            fonts[-1]["color"] = _colour(attributes, colours)
        elif section == "fonts" and fonts:
            fonts[-1][name] = attributes.get("val", "")
        elif section == "cellStyleXfs" and name == "xf":
            made.append(attributes.get("fontId", ""))
        elif name == "cellStyle":
            named.setdefault(attributes.get("builtinId", ""), attributes.get("xfId", ""))
    normal, heading = (_at(fonts, _at(made, named.get(number, ""))) or {} for number in (_NORMAL, _HEADING))
    return "" if normal.get("scheme") in ("minor", "major") else normal.get("name", ""), heading.get("color", "")


def _colour(attributes: Mapping[str, str], colours: Mapping[str, str]) -> str:
    """A colour of a style; "" for one that is lightened, indexed or automatic."""
    found: dict[str, str] = {}
    _put(found, "it", attributes.get("rgb", "")[-6:])
    theme = attributes.get("theme", "")
    if not found and "tint" not in attributes and theme.isdecimal() and int(theme) < len(SLOTS):
        return colours.get(SLOTS[int(theme)], "")
    return found.get("it", "")


def _at(items: list[T], number: str | None) -> T | None:
    return items[int(number)] if number and number.isdecimal() and int(number) < len(items) else None


def _picture(archive: Archive) -> tuple[str, bytes, bool]:
    """The first picture of the first sheet that has one: the sheet, its bytes, and whether it is too large to read."""
    sheets = sheet_targets(archive.small(_BOOK), archive.small("xl/_rels/workbook.xml.rels"))
    for name, _, target in sheets:
        for drawing in _related(archive, _resolved(_BOOK, target), "drawing").values():
            pictures = _related(archive, drawing, "image")
            for tag in tags(archive.small(drawing), {"blip"}) if archive.has(drawing) else ():
                link = next((value for key, value in tag.attributes.items() if key.endswith(":embed")), "")
                part = pictures.get(link, "")
                if part and archive.has(part):
                    large = archive.size(part) > LARGEST_FILE
                    return name, b"" if large else b"".join(archive.chunks(part)), large
    return "", b"", False


def _related(archive: Archive, part: str, kind: str) -> dict[str, str]:
    """The parts of this kind that a part names, by the ids under which it does."""
    folder, _, file = part.rpartition("/")
    links = f"{folder}/_rels/{file}.rels"
    if not archive.has(links):
        return {}
    found: Iterable[Mapping[str, str]] = (tag.attributes for tag in tags(archive.small(links), {"Relationship"}))
    return {
        one.get("Id", ""): _resolved(part, one.get("Target", ""))
        for one in found
        if one.get("Type", "").rpartition("/")[2] == kind and one.get("TargetMode", "") != "External"
    }


def _resolved(part: str, target: str) -> str:
    """The name of a part as another names it."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
