"""Logos, other pictures, and colours."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import pictures as f

SMALLER = "Save it smaller: 600 pixels across are enough"


def logo_not_read(fact: f.LogoNotRead) -> Wrong:
    whys = {
        "fetched": "a logo is read from a file; nothing is fetched",
        "elsewhere": "a logo lies in the folder of the workbook, or in one inside it",
        "leads out": "this name leads out of the folder of the workbook",
    }
    return Wrong(whys[fact.why], "Save the picture beside the workbook and type its name, such as logo.png")


def logo_unreadable(fact: f.LogoUnreadable) -> Wrong:
    return Wrong(
        f"the file could not be read ({fact.why})",
        "Save the picture beside the workbook and type its name, such as logo.png",
    )


def no_ordinary_file(_: f.NoOrdinaryFile) -> Wrong:
    return Wrong(
        "this is no ordinary file",
        "Give the name of a PNG or JPEG file",
    )


def picture_missing(_: f.PictureMissing) -> Wrong:
    return Wrong(
        "there is no such file beside the workbook",
        "Save the picture there",
    )


def picture_forbidden(_: f.PictureForbidden) -> Wrong:
    return Wrong(
        "the file may not be read: permission denied",
        "Ask its owner for the right to read it",
    )


def picture_unreadable(fact: f.PictureUnreadable) -> Wrong:
    return Wrong(
        f"the file could not be read ({fact.why})",
        "Give the name of a PNG or JPEG file",
    )


def picture_too_large(fact: f.PictureTooLarge) -> Wrong:
    return Wrong(
        f"the picture is larger than {fact.most // 1024**2} MiB",
        SMALLER,
    )


def no_picture(_: f.NoPicture) -> Wrong:
    return Wrong(
        "this is neither a PNG nor a JPEG picture",
        "Save it as PNG",
    )


def picture_damaged(_: f.PictureDamaged) -> Wrong:
    return Wrong(
        "the picture is damaged or was not copied whole",
        "Save it anew as PNG",
    )


def too_many_pixels(fact: f.TooManyPixels) -> Wrong:
    return Wrong(
        f"the picture has {fact.width:,} x {fact.height:,} pixels; up to {fact.most:,} a side are read",
        SMALLER,
    )


def not_a_colour(fact: f.NotAColour) -> Wrong:
    return Wrong(
        "this is no colour as the report can read one: # and six digits from 0 to 9 and A to F",
        f"Type {fact.meant} if that is meant"
        if fact.meant
        else "Type # and the six digits that the city's style guide gives, such as #00703C; or leave it blank",
    )
