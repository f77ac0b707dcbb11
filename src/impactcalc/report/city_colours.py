"""The colours that a study names, as far as everybody can see them: what is too pale is darkened, and that is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from impactcalc.report.words.speaking import said
from impactcalc.report.writers.look import (
    CHART_CONTRAST,
    GREY,
    SHIPPED,
    TEXT_CONTRAST,
    WHITE,
    Look,
    apart,
    contrast,
    seen_on,
)

if TYPE_CHECKING:
    from impactcalc.study.sheets.schema import Settings

FIRST, SECOND = "Colour", "Second colour"
DARK = "#12181F"  # what the page is on where screens are dark


def with_colours_of(settings: Settings, look: Look) -> Look:
    """A look with the study's own colours. Those of a workbook in the city's look, that was named for it, win."""
    colour, second = settings.color, settings.second_color
    if look.name or not (colour or second):
        return look
    remarks: list[str] = []
    text, new, off = look.ink, look.new, look.taken_off
    if colour:
        text = _readable(colour, FIRST, said().colours.TITLES, TEXT_CONTRAST, remarks)
        new = _readable(colour, FIRST, said().colours.CHARTS, CHART_CONTRAST, remarks)
    free = next(shipped for shipped in (SHIPPED.taken_off, SHIPPED.new) if apart(shipped, (new, GREY)))
    if second:
        off = _readable(second, SECOND, said().colours.OFF, CHART_CONTRAST, remarks)
        if not apart(off, (new, GREY)):
            remarks[-1] = said().colours.too_like(second, SECOND, free)
            off = free
    elif off != free:
        remarks.append(said().colours.shipped_too_like(free))
        off = free
    ink, link = (text, text) if colour else (look.ink, look.link)
    typed = (colour or link, colour or new, second if second and off != free else off)
    found = replace(look, ink=ink, link=link, new=new, taken_off=off, remarks=tuple(remarks))
    return replace(found, on_dark=_on_dark(*typed))


def _readable(colour: str, setting: str, use: str, needed: float, remarks: list[str]) -> str:
    found = seen_on(WHITE, colour, needed)
    if found == colour:
        remarks.append(said().colours.taken(colour, setting, use))
    else:
        remarks.append(said().colours.darkened(colour, setting, use, contrast(colour), needed, found))
    return found


def on_dark(look: Look) -> tuple[str, str, str]:
    """Links, new money and what is taken off where the page is dark."""
    return look.on_dark or _on_dark(look.link, look.new, look.taken_off)


def _on_dark(link: str, new: str, off: str) -> tuple[str, str, str]:
    """The shipped ones were chosen by eye."""
    known = {SHIPPED.link: "#7DB8F0", SHIPPED.taken_off: "#F0A45D"}
    of = ((link, TEXT_CONTRAST), (new, CHART_CONTRAST), (off, CHART_CONTRAST))
    first, second, third = (known.get(colour) or seen_on(DARK, colour, needed) for colour, needed in of)
    return first, second, third


def dark_words(look: Look) -> Iterator[str]:
    """What a city's colours become where the page is dark."""
    of = ((look.link, TEXT_CONTRAST), (look.new, CHART_CONTRAST), (look.taken_off, CHART_CONTRAST))
    shipped = (SHIPPED.link, SHIPPED.new, SHIPPED.taken_off)
    for (colour, needed), instead in zip(of, on_dark(look), strict=True):
        if colour not in shipped and instead != colour:
            yield said().colours.on_dark(colour, instead, needed)
