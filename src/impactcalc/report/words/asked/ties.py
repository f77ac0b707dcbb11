"""What a language says in its module `ties`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.impact.beside.ties import Tie
    from impactcalc.impact.result import Result


class TiesWords(Protocol):
    """What a tie brought and cost, in sentences that hold for each."""

    def found_words(self, result: Result, ties: Sequence[Tie]) -> str:
        """The finding of the page: how many ties there are, and how much of the new money names a partner."""
        ...

    def tie_lines(self, result: Result, tie: Tie) -> Iterator[str]:
        """People both ways, money, cost, what rests on assumptions, and what stands beside the money."""
        ...
