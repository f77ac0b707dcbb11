"""What a language says in its module `colours`."""

from __future__ import annotations

from typing import Protocol


class ColoursWords(Protocol):
    """What became of the colours that the sheet Study names."""

    CHARTS: str
    OFF: str
    TITLES: str

    def taken(self, colour: str, setting: str, use: str) -> str:
        """It is seen by everybody as it is."""
        ...

    def darkened(self, colour: str, setting: str, use: str, found: float, needed: float, instead: str) -> str:
        """It is too pale on white."""
        ...

    def too_like(self, colour: str, setting: str, instead: str) -> str:
        """It could not be told from another colour of the charts."""
        ...

    def shipped_too_like(self, instead: str) -> str:
        """The city's colour is like the one that is usual there."""
        ...

    def on_dark(self, colour: str, instead: str, needed: float) -> str:
        """What the page has where screens are dark."""
        ...
