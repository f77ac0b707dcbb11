"""What a language says in its module `studies_found`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.impact.result import Result


class StudiesFoundWords(Protocol):
    """Where it stands what published studies found of shares that a study leaves blank."""

    def compared_words(self, result: Result) -> str:
        """Where it stands what studies found of shares that are blank; "" where none is, or no study of them is at
        hand."""
        ...
