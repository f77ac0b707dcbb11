"""What a language says in its module `residents`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.impact.result import Result


class ResidentsWords(Protocol):
    """Who holds the jobs that are supported: those who live in the place, and those who commute to it."""

    def resident_words(self, result: Result) -> tuple[str, ...]:
        """What of the jobs and the pay is residents', where commuters hold a good part; nothing elsewhere."""
        ...
