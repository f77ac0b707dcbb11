"""What a language says in its module `charts`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

Bar = tuple[str, float]
"""What it is called, and its length."""
Whisker = tuple[str, float, float, float]
"""What it is called, its dot, its lower and its upper end."""


class ChartsWords(Protocol):
    """A workbook's charts for those who do not see them."""

    def title(self, finding: str) -> str:
        """What it shows, before its numbers."""
        ...

    def bars(self, name: str, bars: Sequence[Bar]) -> str:
        """The numbers of a row of bars; of none too."""
        ...

    def whiskers(self, name: str, whiskers: Sequence[Whisker]) -> str:
        """The numbers of dots and how far they may be off."""
        ...
