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
from impactcalc.report.words.asked.look import ChartUse, FontOf
from impactcalc.report.words.speaking import said
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


def _font(name: str, shipped: str, of: FontOf, remarks: list[str]) -> str:
    if not name:
        remarks.append(said().look.no_font(of, shipped))
        return shipped
    if not _FONT.fullmatch(name):
        remarks.append(said().look.font_left(of, shipped))
        return shipped
    remarks.append(said().look.font_taken(of, name))
    return name


def _text_colour(branding: Branding, remarks: list[str]) -> str:
    """Of titles, and of the ground of white headings: the style Heading 1's, else a dark colour of the theme."""
    named = [("", branding.heading), *((slot, branding.colours.get(slot, "")) for slot in ("dk2", "accent1"))]
    for slot, colour in named:
        if not colour:
            continue
        if (found := contrast(colour)) >= TEXT_CONTRAST:
            remarks.append(said().look.ink_taken(colour, slot))
            return colour
        remarks.append(said().look.too_pale(colour, slot, "ink", found, TEXT_CONTRAST))
    remarks.append(said().look.ink_kept(SHIPPED.ink))
    return SHIPPED.ink


def _chart_colours(branding: Branding, remarks: list[str]) -> tuple[str, str]:
    """Of new money, and of what is taken off: the first accents that are seen on white and told apart."""
    accents = [(slot, branding.colours[slot]) for slot in _ACCENTS if slot in branding.colours]
    found: list[str] = []
    uses: dict[ChartUse, str] = {"new": SHIPPED.new, "off": SHIPPED.taken_off}
    for of, shipped in uses.items():
        taken = next(_fitting(accents, [GREY, *found], of, remarks), "")
        accents = [one for one in accents if one[1] != taken]
        if taken:
            remarks.append(said().look.chart_taken(of, taken))
        elif apart(shipped, found):
            remarks.append(said().look.chart_kept(of, shipped))
        else:  # the shipped colour is too like the one that was taken
            taken = SHIPPED.new if of != "new" else shipped
            remarks.append(said().look.chart_shipped(of, taken))
        found.append(taken or shipped)
    return found[0], found[1]


def _fitting(
    accents: Sequence[tuple[str, str]], others: Sequence[str], of: ChartUse, remarks: list[str]
) -> Iterator[str]:
    for slot, colour in accents:
        if (found := contrast(colour)) < CHART_CONTRAST:
            remarks.append(said().look.too_pale(colour, slot, of, found, CHART_CONTRAST))
        elif not apart(colour, others):
            remarks.append(said().look.too_like_another(colour, slot, of))
        else:
            yield colour


def _logo(branding: Branding, remarks: list[str]) -> Picture | None:
    if not branding.picture_on:
        remarks.append(said().look.no_logo())
        return None
    try:
        if branding.too_large:
            raise PictureError(PictureTooLarge(LARGEST_FILE))
        found = picture_of(branding.picture)
    except PictureError as error:
        remarks.append(said().look.logo_left(branding.picture_on, wrong(error.fact).message))
        return None
    remarks.append(said().look.logo_taken(branding.picture_on))
    return found
