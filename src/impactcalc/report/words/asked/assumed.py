"""What a language says in its module `assumed`."""

from __future__ import annotations

from typing import Protocol


class AssumedWords(Protocol):
    """How much of the money nobody counted: it rests on the amounts of shipped profiles."""

    def percent(self, part: float, whole: float) -> str:
        """A part in percent: 100 only for all, never 0 for something."""
        ...
