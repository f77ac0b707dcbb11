"""What a language says in its module `look`."""

from __future__ import annotations

from typing import Literal, Protocol

FontOf = Literal["text", "titles"]
ChartUse = Literal["new", "off"]
"""New money in charts, and what is taken off it."""
ColourUse = Literal["ink", "new", "off"]
"""The same, and titles and headings."""


class LookWords(Protocol):
    """What of a branded workbook is taken for a report, and what is not, and why. A colour is that of a slot of its
    theme, or of the style Heading 1 where that is ""."""

    def no_font(self, of: FontOf, instead: str) -> str:
        """The workbook names none."""
        ...

    def font_left(self, of: FontOf, instead: str) -> str:
        """Its name is none."""
        ...

    def font_taken(self, of: FontOf, name: str) -> str:
        """It is taken."""
        ...

    def ink_taken(self, colour: str, slot: str) -> str:
        """The colour of titles and headings."""
        ...

    def ink_kept(self, colour: str) -> str:
        """The shipped one, since no other can be read."""
        ...

    def too_pale(self, colour: str, slot: str, use: ColourUse, found: float, needed: float) -> str:
        """It has too little contrast to white."""
        ...

    def too_like_another(self, colour: str, slot: str, use: ChartUse) -> str:
        """It could not be told from another colour of the charts."""
        ...

    def chart_taken(self, use: ChartUse, colour: str) -> str:
        """The colour of something in charts."""
        ...

    def chart_kept(self, use: ChartUse, colour: str) -> str:
        """The shipped one, since no other fits."""
        ...

    def chart_shipped(self, use: ChartUse, colour: str) -> str:
        """Another shipped one, since its own is too like the one that was taken."""
        ...

    def no_logo(self) -> str:
        """No picture."""
        ...

    def logo_left(self, sheet: str, why: str) -> str:
        """The first picture cannot be the logo."""
        ...

    def logo_taken(self, sheet: str) -> str:
        """It is the logo."""
        ...
