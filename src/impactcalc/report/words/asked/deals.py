"""What a language says in its module `deals`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.impact.rows.deals import YearOfDeals


class DealsWords(Protocol):
    """Deals that the programme can claim, in sentences."""

    def leaving_blank(self, count: int, of: int, shares: Sequence[str]) -> str:
        """That deals leave shares blank, so that what they come to is at most what is said."""
        ...

    def claimed_words(self, found: YearOfDeals, yearly: int, currency: str, prices: str) -> str:
        """What is claimed in a year, and how many of the yearly deals run in it."""
        ...
