"""What became of the colours that the sheet Study names."""

from __future__ import annotations

from impactcalc.words.standing_alone import capital

TITLES, CHARTS, OFF = "titles and headings", "new money in charts", "what comes off in charts"


def taken(colour: str, setting: str, use: str) -> str:
    """It is seen by everybody as it is."""
    return f"{capital(use)}: {colour}, the {setting} of the sheet Study."


def darkened(colour: str, setting: str, use: str, found: float, needed: float, instead: str) -> str:
    """It is too pale on white."""
    return (
        f"{capital(use)}: {instead}, since {colour}, the {setting} of the sheet Study, has a contrast to "
        f"white of {_cut(found)} to 1, and {needed:g} to 1 is needed to be read by everybody."
    )


def too_like(colour: str, setting: str, instead: str) -> str:
    """It could not be told from another colour of the charts."""
    return (
        f"{capital(OFF)}: {instead}, since {colour}, the {setting} of the sheet Study, is too like another "
        "colour there."
    )


def shipped_too_like(instead: str) -> str:
    """The city's colour is like the one that is usual there."""
    return f"{capital(OFF)}: {instead}, since the usual orange is too like the Colour of the sheet Study."


def on_dark(colour: str, instead: str, needed: float) -> str:
    """What the page has where screens are dark."""
    return f"On dark screens the page has {instead} for {colour}, for a contrast of {needed:g} to 1."


def _cut(contrast: float) -> float:
    return int(contrast * 10) / 10  # 2.99 is not 3
