"""Rows that were counted although they may not be meant."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import ConfirmedFact, Said


class CountedInDoubt(ConfirmedFact):
    """Rows, columns or a sheet are hidden, filtered away, struck through, there twice or like a total, and counted.

    `holds` is what they hold, as heading and sum.
    """

    codes = (
        "rows-hidden",
        "rows-filtered",
        "rows-struck-through",
        "rows-repeated",
        "totals-confirmed",
        "sheet-hidden",
        "columns-hidden",
    )
    confirmed: bool
    doubt: str
    sheet: str
    count: int
    holds: tuple[tuple[str, float], ...]

    @property
    def code(self) -> str:
        """One for each reason."""
        return self.doubt


class DoubtsSaid(Protocol):
    """What a language says of these."""

    def counted_in_doubt(self, fact: CountedInDoubt, /) -> Said: ...
