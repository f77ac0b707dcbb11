"""What a language says in its module `public_money`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.impact.result import Result


class PublicMoneyWords(Protocol):
    """Tax that is supported, what the programme cost, and what came back to the budget, in sentences."""

    def tax_words(self, result: Result) -> tuple[str, ...]:
        """Tax revenue by level, and own taxes beside the cost, with or without a sheet Taxes."""
        ...

    def cost_words(self, result: Result) -> str:
        """The programme cost in a sentence; "at least" where a part of it is known from shares only."""
        ...

    def local_money_words(self, result: Result) -> tuple[str, ...]:
        """The programme cost and the local money that the ledger takes off, in a line that reconciles the two; nothing
        where no local money is stated."""
        ...
