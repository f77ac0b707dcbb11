"""The setting Logo: a picture in the folder of the study, or a problem at its cell."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from impactcalc.study.checking.collector import Collector
from impactcalc.workbooks.picture import Picture, PictureError, read_picture

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)  # of two letters and more: C: is a drive
_DRIVE = re.compile(r"[a-z]:", re.IGNORECASE)
BESIDE = "Save the picture beside the workbook and type its name, such as logo.png"


def read_logo(name: str | None, folder: Path, collector: Collector) -> Picture | None:
    """The picture of this name in the folder, or in one inside it; None where none is named or something is wrong."""
    if not name:
        return None
    try:
        return read_picture(_within(name, folder))
    except PictureError as error:
        collector.add("Study", collector.setting_cells.get("logo", ""), name, error.message, error.remedy)
        return None


def _within(name: str, folder: Path) -> Path:
    """Where it lies. A workbook that comes from somebody else names no other file of this computer."""
    if _ADDRESS.match(name):
        raise PictureError("a logo is read from a file; nothing is fetched", BESIDE)
    plain = PurePosixPath(name.replace("\\", "/"))
    if plain.is_absolute() or _DRIVE.match(name) or ".." in plain.parts:
        raise PictureError("a logo lies in the folder of the workbook, or in one inside it", BESIDE)
    try:
        path, home = (folder / plain).resolve(), folder.resolve()
    except (OSError, ValueError) as error:  # a name that no file can have; links in a circle
        raise PictureError(f"the file could not be read ({error})", BESIDE) from None
    if not path.is_relative_to(home):
        raise PictureError("this name leads out of the folder of the workbook", BESIDE)
    return path
