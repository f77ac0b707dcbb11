"""What a language says in its module `places`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.report.places_found import PlacesFound


class PlacesWords(Protocol):
    """What a search for a place finds, for the terminal: regions abroad and countries, then places of the United
    States."""

    def place_lines(self, found: PlacesFound) -> list[str]:
        """A line for each: its identifier, what it is, its name, and what is known of it."""
        ...

    def place_remark(self, found: PlacesFound, text: str) -> str:
        """What someone with another place in mind should know; "" where there is nothing."""
        ...
