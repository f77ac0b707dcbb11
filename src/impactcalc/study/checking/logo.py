"""The setting Logo: a picture in the folder of the study, or a problem at its cell."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from impactcalc.facts.problems import pictures as wrong
from impactcalc.study.checking.collector import Collector
from impactcalc.workbooks.picture import Picture, PictureError, read_picture

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)  # of two letters and more: C: is a drive
_DRIVE = re.compile(r"[a-z]:", re.IGNORECASE)


def read_logo(name: str | None, folder: Path, collector: Collector) -> Picture | None:
    """The picture of this name in the folder, or in one inside it; None where none is named or something is wrong."""
    if not name:
        return None
    try:
        return read_picture(_within(name, folder))
    except PictureError as error:
        collector.add("Study", collector.setting_cells.get("logo", ""), name, error.fact)
        return None


def _within(name: str, folder: Path) -> Path:
    """Where it lies. A workbook that comes from somebody else names no other file of this computer."""
    if _ADDRESS.match(name):
        raise PictureError(wrong.LogoNotRead("fetched"))
    plain = PurePosixPath(name.replace("\\", "/"))
    if plain.is_absolute() or _DRIVE.match(name) or ".." in plain.parts:
        raise PictureError(wrong.LogoNotRead("elsewhere"))
    try:
        path, home = (folder / plain).resolve(), folder.resolve()
    except (OSError, ValueError) as error:  # a name that no file can have; links in a circle
        raise PictureError(wrong.LogoUnreadable(str(error))) from None
    if not path.is_relative_to(home):
        raise PictureError(wrong.LogoNotRead("leads out"))
    return path
