"""What a workbook's properties say of it: the remark that whoever wrote it has left there."""

from __future__ import annotations

from pathlib import Path
from xml.parsers import expat

from python_calamine import PasswordError

from impactcalc.errors import InputError
from impactcalc.workbooks.archive import Archive
from impactcalc.workbooks.cell_names import DamagedError
from impactcalc.workbooks.xml_pieces import listen, xml_parser

_PARTS = ("docProps/core.xml", "meta.xml")  # of .xlsx, and of .ods
_REMARK = "dc:description"
MADE_BY = "impactcalc "  # how the remark in every workbook of ours begins that is no template


def remark_of(path: Path) -> str:
    """The remark; "" where there is none, or none that can be read."""
    try:
        archive = Archive(path)
        return "".join(_read(archive, part) for part in _PARTS if archive.has(part))
    except (InputError, DamagedError, PasswordError, expat.ExpatError, OSError):
        return ""


def _read(archive: Archive, part: str) -> str:
    parser, texts, inside = xml_parser(), [], []

    def start(name: str, _: dict[str, str]) -> None:
        inside.append(name)

    def end(_: str) -> None:
        inside.pop()

    def text(data: str) -> None:
        if inside[-1:] == [_REMARK]:
            texts.append(data)

    listen(parser, start, end)
    parser.CharacterDataHandler = text
    for chunk in archive.small(part):
        parser.Parse(chunk)
    parser.Parse(b"", True)
    return "".join(texts)
