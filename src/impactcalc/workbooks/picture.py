"""A picture beside a workbook, PNG or JPEG: what its file says of itself. Nothing is unpacked, nothing is fetched."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from impactcalc.facts.found import ProblemFact
from impactcalc.facts.problems import pictures as wrong

MediaType = Literal["image/png", "image/jpeg"]
LARGEST_FILE = 2 * 1024 * 1024  # bytes
LARGEST_SIDE = 5_000  # pixels
_PNG, _PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND"
_JPEG, _JPEG_END = b"\xff\xd8", b"\xff\xd9"
# Of the segments of a JPEG file those that say how large it is; the others of the row are something else.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD9)})


class PictureError(Exception):
    """A picture cannot be used; carries what is wrong with it."""

    def __init__(self, fact: ProblemFact) -> None:
        super().__init__(fact.code)
        self.fact = fact


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's bytes as they are in its file; sides in pixels."""

    media_type: MediaType
    width: int
    height: int
    data: bytes


def read_picture(path: Path) -> Picture:
    """The picture of a file. PictureError where it is none, is too large, or cannot be read."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise PictureError(wrong.NoOrdinaryFile())
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise PictureError(wrong.PictureMissing()) from None
    except PermissionError:
        raise PictureError(wrong.PictureForbidden()) from None
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        why = str(getattr(error, "strerror", None) or error)
        raise PictureError(wrong.PictureUnreadable(why)) from None
    if len(data) > LARGEST_FILE:
        raise PictureError(wrong.PictureTooLarge(LARGEST_FILE))
    return picture_of(data)


def picture_of(data: bytes) -> Picture:
    if data.startswith(_PNG):
        media_type: MediaType = "image/png"
        sides = _of_png(data)
    elif data.startswith(_JPEG):
        media_type, sides = "image/jpeg", _of_jpeg(data)
    else:
        raise PictureError(wrong.NoPicture())
    if sides is None or min(sides) < 1:
        raise PictureError(wrong.PictureDamaged())
    if max(sides) > LARGEST_SIDE:
        raise PictureError(wrong.TooManyPixels(*sides, LARGEST_SIDE))
    return Picture(media_type, *sides, data)


def _of_png(data: bytes) -> tuple[int, int] | None:
    """Width and height; None unless its chunks follow each other to the last."""
    at, sides = len(_PNG), None
    while at + 12 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if sides is None:
            if kind != b"IHDR" or length != 13:
                return None
            sides = int.from_bytes(data[at + 8 : at + 12], "big"), int.from_bytes(data[at + 12 : at + 16], "big")
        at += 12 + length
        if kind == _PNG_END:
            return sides if at <= len(data) else None
    return None


def _of_jpeg(data: bytes) -> tuple[int, int] | None:
    """Width and height; None unless it says so and has an end."""
    at = len(_JPEG)
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # filling
            at += 1
        elif marker in _WITHOUT_LENGTH:
            at += 2
        elif marker in _FRAMES:
            sides = int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")
            return sides if _JPEG_END in data[at:] else None
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None
