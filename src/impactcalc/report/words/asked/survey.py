"""What a language says in its module `survey`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.impact.result import Result


class SurveyWords(Protocol):
    """A survey's totals with their intervals, in sentences."""

    def survey_words(self, result: Result) -> tuple[str, ...]:
        """The total with its interval, in two sentences; nothing where there is no survey."""
        ...

    def stands_out(self, share: float, *, heavy: bool, far: bool) -> str:
        """Why a member stands out."""
        ...
