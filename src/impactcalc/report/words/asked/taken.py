"""What a language says in its module `taken`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.impact.result import Result


class TakenWords(Protocol):
    """Which place, table and year a run took, and why: a line for each place, for the terminal."""

    def taken_words(self, result: Result) -> tuple[str, ...]:
        """The study's own place first, then the others of its rows, then the countries abroad; no more than MOST."""
        ...
