"""Logos, other pictures, and colours."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact


class LogoNotRead(ProblemFact):
    """A logo that is no file in the folder of the workbook: an address, a file elsewhere, or a link that leads out."""

    why: Literal["fetched", "elsewhere", "leads out"]


class LogoUnreadable(ProblemFact):
    """A logo that cannot be looked for; `why` is what the system says."""

    why: str


class NoOrdinaryFile(ProblemFact):
    """A picture that is a folder or a device."""


class PictureMissing(ProblemFact):
    """A picture that is not there."""


class PictureForbidden(ProblemFact):
    """A picture that may not be read."""


class PictureUnreadable(ProblemFact):
    """A picture that cannot be read; `why` is what the system says."""

    why: str


class PictureTooLarge(ProblemFact):
    """A picture of more bytes than are read."""

    most: int


class NoPicture(ProblemFact):
    """A file that is neither a PNG nor a JPEG picture."""


class PictureDamaged(ProblemFact):
    """A picture that does not say how large it is, or breaks off."""


class TooManyPixels(ProblemFact):
    """A picture of more pixels than are read."""

    width: int
    height: int
    most: int


class NotAColour(ProblemFact):
    """A colour that is not # and six digits; `meant` is what it would be, where its digits say so."""

    meant: str


class PicturesSaid(Protocol):
    """What a language says of these."""

    def logo_not_read(self, fact: LogoNotRead, /) -> Wrong: ...
    def logo_unreadable(self, fact: LogoUnreadable, /) -> Wrong: ...
    def no_ordinary_file(self, fact: NoOrdinaryFile, /) -> Wrong: ...
    def picture_missing(self, fact: PictureMissing, /) -> Wrong: ...
    def picture_forbidden(self, fact: PictureForbidden, /) -> Wrong: ...
    def picture_unreadable(self, fact: PictureUnreadable, /) -> Wrong: ...
    def picture_too_large(self, fact: PictureTooLarge, /) -> Wrong: ...
    def no_picture(self, fact: NoPicture, /) -> Wrong: ...
    def picture_damaged(self, fact: PictureDamaged, /) -> Wrong: ...
    def too_many_pixels(self, fact: TooManyPixels, /) -> Wrong: ...
    def not_a_colour(self, fact: NotAColour, /) -> Wrong: ...
