"""How a report looks: its fonts and colours, the shipped ones or a city's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from impactcalc.workbooks.picture import Picture

TEXT_CONTRAST, CHART_CONTRAST = 4.5, 3.0  # WCAG 2.1: of letters, and of what is drawn, to the white behind
WHITE, BLACK = "#FFFFFF", "#000000"
GREY = "#868686"  # in charts what is beside new money
LEAST_APART = 90.0  # of two colours in a chart, as red, green and blue from 0 to 255: black and white are 442 apart


@dataclass(frozen=True, slots=True)
class Look:
    """Fonts and colours. `ink` is that of titles and of the ground of headings, `link` of names that lead somewhere;
    `new` of new money in charts and of the tabs that give the answer, `taken_off` of what comes off.

    `name` is the file that they are from, "" for the shipped ones, `sha256` its fingerprint; `remarks` say in sentences
    what was taken of it and what was not, and why. `logo` stands where the study names none.
    """

    # Every machine has it or a font of the same widths, so that a page is the same everywhere.
    font: str = "Arial"
    title_font: str = "Arial"
    ink: str = "#1F3864"
    link: str = "#0B5394"
    new: str = "#0B5394"
    taken_off: str = "#B45309"
    name: str = ""
    sha256: str = ""
    remarks: tuple[str, ...] = ()
    logo: Picture | None = None
    on_dark: tuple[str, str, str] | None = None  # links, new money and what comes off, where the page is dark
    has_logo: bool = False  # also where the picture itself is not at hand: the cells are the same


SHIPPED = Look()


def contrast(one: str, other: str = WHITE) -> float:
    """How far two colours, such as #1F3864, are from each other: 1 to 21 (WCAG 2.1)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def apart(one: str, others: Sequence[str]) -> bool:
    """Whether a colour can be told from each of the others in a chart."""
    return all(
        sum((a - b) ** 2 for a, b in zip(_parts(one), _parts(other), strict=True)) ** 0.5 >= LEAST_APART
        for other in others
    )


def seen_on(paper: str, colour: str, least: float) -> str:
    """The colour, as far towards black or white, whichever is farther from the paper, as it takes to be seen on it."""
    end = max((BLACK, WHITE), key=lambda one: contrast(one, paper))
    for step in range(101):
        mixed = [round(a + (b - a) * step / 100) for a, b in zip(_parts(colour), _parts(end), strict=True)]
        found = "#" + "".join(f"{part:02X}" for part in mixed)
        if contrast(found, paper) >= least:
            return found
    return end


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def _luminance(colour: str) -> float:
    parts = (part / 255 for part in _parts(colour))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
