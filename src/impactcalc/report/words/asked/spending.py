"""What a language says in its module `spending`."""

from __future__ import annotations

from typing import Protocol


class SpendingWords(Protocol):
    """What would be assumed that a visitor spends in a place, for the terminal."""

    def spending_text(self, place: str, year: int = ..., *, city: str = ...) -> str:
        """The per diem of a place identifier (or of a city in a country, as JP with Nagasaki) and what each kind of
        visitor would be taken to spend, per person and day. PackageError for a place that there is not."""
        ...
