"""A city's own look: what of a branded workbook is taken for a report, and what is not, and why."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems.pictures import PictureTooLarge
from impactcalc.facts.problems.reports import NoThemeFile
from impactcalc.report.edition import Edition, known_template
from impactcalc.report.writers.look import CHART_CONTRAST, GREY, SHIPPED, TEXT_CONTRAST, Look, apart, contrast
from impactcalc.words.speaking import wrong
from impactcalc.workbooks.branding import SLOTS, Branding, read_branding
from impactcalc.workbooks.picture import LARGEST_FILE, Picture, PictureError, picture_of

_FONT = re.compile(r"[^\W_][\w .&'-]{0,30}")
_WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xltm")
_ACCENTS = SLOTS[4:]


def edition_given(template: str = "", theme: str | Path | None = None) -> Edition:
    """The edition of this template in the look of this workbook. InputError where either is none."""
    errors: list[Problem] = []
    found, look = "", SHIPPED
    try:
        found = known_template(template)
    except InputError as error:
        errors += error.problems
    try:
        look = SHIPPED if theme is None else read_look(Path(theme))
    except InputError as error:
        errors += error.problems
    if errors:
        raise InputError(errors)
    return Edition(found, look)


def read_look(path: Path) -> Look:
    """The look of a branded workbook, as far as it can be read by everybody. InputError where the file is none."""
    there: Literal["nothing", "folder", "no file", "other kind"] = "other kind"
    if not path.is_file():
        there = "folder" if path.is_dir() else "no file" if path.exists() else "nothing"
    if there != "other kind" or path.suffix.lower() not in _WORKBOOKS:
        raise InputError([Problem("--theme", "", str(path), NoThemeFile(there))])
    branding = read_branding(path)
    remarks: list[str] = []
    ink = _text_colour(branding, remarks)
    new, taken_off = _chart_colours(branding, remarks)
    logo = _logo(branding, remarks)
    return Look(
        font=_font(branding.text_font, SHIPPED.font, "text", remarks),
        title_font=_font(branding.title_font or branding.text_font, SHIPPED.title_font, "titles", remarks),
        ink=ink,
        link=new if contrast(new) >= TEXT_CONTRAST else ink,
        new=new,
        taken_off=taken_off,
        name=path.name,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        remarks=tuple(remarks),
        logo=logo,
        has_logo=logo is not None,
    )


def _font(name: str, shipped: str, of: str, remarks: list[str]) -> str:
    if not name:
        remarks.append(f"The workbook names no font for {of}: it is {shipped}.")
        return shipped
    if not _FONT.fullmatch(name):
        remarks.append(f"The font for {of} is not taken, since its name is none that a font has: it is {shipped}.")
        return shipped
    remarks.append(f"The font for {of} is {name}; where it is not installed, programs show another.")
    return name


def _text_colour(branding: Branding, remarks: list[str]) -> str:
    """Of titles, and of the ground of white headings: the style Heading 1's, else a dark colour of the theme."""
    named = [("the style Heading 1", branding.heading)]
    named += [(f"the theme's {slot}", branding.colours.get(slot, "")) for slot in ("dk2", "accent1")]
    for where, colour in named:
        if not colour:
            continue
        if (found := contrast(colour)) >= TEXT_CONTRAST:
            remarks.append(f"Titles and headings have {colour}, the colour of {where}.")
            return colour
        remarks.append(_too_pale(colour, where, "titles and headings", found, TEXT_CONTRAST))
    remarks.append(f"Titles and headings keep the shipped {SHIPPED.ink}.")
    return SHIPPED.ink


def _chart_colours(branding: Branding, remarks: list[str]) -> tuple[str, str]:
    """Of new money, and of what is taken off: the first accents that are seen on white and told apart."""
    accents = [(f"the theme's {slot}", branding.colours[slot]) for slot in _ACCENTS if slot in branding.colours]
    found: list[str] = []
    for of, shipped in (("new money", SHIPPED.new), ("what is taken off", SHIPPED.taken_off)):
        taken = next(_fitting(accents, [GREY, *found], of, remarks), "")
        accents = [one for one in accents if one[1] != taken]
        if taken:
            remarks.append(f"In charts {of} has {taken}.")
        elif apart(shipped, found):
            remarks.append(f"In charts {of} keeps the shipped {shipped}.")
        else:  # the shipped colour is too like the one that was taken
            taken = SHIPPED.new if of != "new money" else shipped
            remarks.append(f"In charts {of} has the shipped {taken}.")
        found.append(taken or shipped)
    return found[0], found[1]


def _fitting(accents: Sequence[tuple[str, str]], others: Sequence[str], of: str, remarks: list[str]) -> Iterator[str]:
    for where, colour in accents:
        if (found := contrast(colour)) < CHART_CONTRAST:
            remarks.append(_too_pale(colour, where, f"{of} in charts", found, CHART_CONTRAST))
        elif not apart(colour, others):
            remarks.append(f"{colour}, {where}, is not used for {of} in charts: it is too like another colour there.")
        else:
            yield colour


def _too_pale(colour: str, where: str, use: str, found: float, needed: float) -> str:
    return (
        f"{colour}, {where}, is not used for {use}: its contrast to white is {int(found * 10) / 10} to 1, and "
        f"{needed:g} to 1 is needed to be read by everybody."
    )


def _logo(branding: Branding, remarks: list[str]) -> Picture | None:
    if not branding.picture_on:
        remarks.append("The workbook has no picture that could be the logo.")
        return None
    try:
        if branding.too_large:
            raise PictureError(PictureTooLarge(LARGEST_FILE))
        found = picture_of(branding.picture)
    except PictureError as error:
        why = wrong(error.fact).message
        remarks.append(f"The first picture, on the sheet {branding.picture_on}, is not the logo: {why}.")
        return None
    remarks.append(
        f"The logo is the first picture, on the sheet {branding.picture_on}, where the study names none of its own."
    )
    return found
