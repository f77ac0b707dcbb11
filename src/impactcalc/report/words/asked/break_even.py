"""What a language says in its module `break_even`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.impact.fiscal.answer import BreakEven, Group, Scope


class BreakEvenWords(Protocol):
    """Break-even in sentences."""

    SCOPE_NAMES: Mapping[Scope, str]
    GROUP_NAMES: Mapping[Group, str]

    def break_even_words(self, part: BreakEven, currency: str, at_most: bool, own_budget: str) -> tuple[str, ...]:
        """What comes back today, and what it would take; or what lacks for an answer. `own_budget` says whose it is."""
        ...
