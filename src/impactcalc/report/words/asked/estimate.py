"""What a language says in its module `estimate`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.impact.result import Result
    from impactcalc.study.estimate import Estimate


class EstimateWords(Protocol):
    """A first answer in about ten lines: what a few heads and nights come to, how sure that is, and what was
    assumed."""

    def estimate_words(self, result: Result, asked: Estimate) -> tuple[str, ...]:
        """The answer, what it stands on, what is not taken off, how to go on."""
        ...
