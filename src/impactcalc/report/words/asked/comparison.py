"""What a language says in its module `comparison`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.impact.beside.comparison import Comparison, Step


class ComparisonWords(Protocol):
    """A comparison in sentences."""

    STEP_NAMES: Mapping[Step, str]
    ORDER: str
    TOGETHER: str

    def headline(self, found: Comparison) -> tuple[str, ...]:
        """What is compared, what differs, and where most of it comes from."""
        ...

    def differing(self, found: Comparison) -> str:
        """How many inputs, assumptions and checks differ."""
        ...

    def step_words(self, step: Sequence[Step]) -> str:
        """A line of the chain."""
        ...
