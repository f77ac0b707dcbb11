"""What a language says in its module `governments`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.impact.result import Result


class GovernmentsWords(Protocol):
    """The government whose money a study sets beside its tax, in words."""

    def own_budget(self, result: Result) -> str:
        """The city's own budget."""
        ...
