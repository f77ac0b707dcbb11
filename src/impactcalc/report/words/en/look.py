"""What of a branded workbook is taken for a report, and what is not, and why."""

from __future__ import annotations

from impactcalc.report.words.asked.look import ChartUse, ColourUse, FontOf

_IN_CHARTS = {"new": "new money", "off": "what is taken off"}


def no_font(of: FontOf, instead: str) -> str:
    """The workbook names none."""
    return f"The workbook names no font for {of}: it is {instead}."


def font_left(of: FontOf, instead: str) -> str:
    """Its name is none."""
    return f"The font for {of} is not taken, since its name is none that a font has: it is {instead}."


def font_taken(of: FontOf, name: str) -> str:
    """It is taken."""
    return f"The font for {of} is {name}; where it is not installed, programs show another."


def ink_taken(colour: str, slot: str) -> str:
    """The colour of titles and headings."""
    return f"Titles and headings have {colour}, the colour of {_where(slot)}."


def ink_kept(colour: str) -> str:
    """The shipped one, since no other can be read."""
    return f"Titles and headings keep the shipped {colour}."


def too_pale(colour: str, slot: str, use: ColourUse, found: float, needed: float) -> str:
    """It has too little contrast to white."""
    used = "titles and headings" if use == "ink" else f"{_IN_CHARTS[use]} in charts"
    return (
        f"{colour}, {_where(slot)}, is not used for {used}: its contrast to white is {int(found * 10) / 10} to 1, and "
        f"{needed:g} to 1 is needed to be read by everybody."
    )


def too_like_another(colour: str, slot: str, use: ChartUse) -> str:
    """It could not be told from another colour of the charts."""
    return (
        f"{colour}, {_where(slot)}, is not used for {_IN_CHARTS[use]} in charts: it is too like another colour there."
    )


def chart_taken(use: ChartUse, colour: str) -> str:
    """The colour of something in charts."""
    return f"In charts {_IN_CHARTS[use]} has {colour}."


def chart_kept(use: ChartUse, colour: str) -> str:
    """The shipped one, since no other fits."""
    return f"In charts {_IN_CHARTS[use]} keeps the shipped {colour}."


def chart_shipped(use: ChartUse, colour: str) -> str:
    """Another shipped one, since its own is too like the one that was taken."""
    return f"In charts {_IN_CHARTS[use]} has the shipped {colour}."


def no_logo() -> str:
    """No picture."""
    return "The workbook has no picture that could be the logo."


def logo_left(sheet: str, why: str) -> str:
    """The first picture cannot be the logo."""
    return f"The first picture, on the sheet {sheet}, is not the logo: {why}."


def logo_taken(sheet: str) -> str:
    """It is the logo."""
    return f"The logo is the first picture, on the sheet {sheet}, where the study names none of its own."


def _where(slot: str) -> str:
    return f"the theme's {slot}" if slot else "the style Heading 1"
