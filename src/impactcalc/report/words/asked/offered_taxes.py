"""What a language says in its module `offered_taxes`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.known.tax_rates import Offer


class OfferedTaxesWords(Protocol):
    """What a template offers of the taxes of a place, in sentences."""

    def offer_words(self, offer: Offer, place: str) -> Iterator[str]:
        """What is on the sheet Taxes and what to do with it; what is known and is no line."""
        ...
