"""What a language says in its module `year_on_year`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.impact.beside.comparison import Step
    from impactcalc.impact.beside.year_on_year import YearOnYear


class YearOnYearWords(Protocol):
    """Year on year, in sentences that can be read out."""

    def finding(self, found: YearOnYear) -> str:
        """The title: how new money changed."""
        ...

    def change_lines(self, found: YearOnYear) -> Iterator[str]:
        """Each headline in this year's prices, then what moved it most; what the two have not in common."""
        ...

    def kind_of_change(self, step: Sequence[Step]) -> str:
        """A line of the chain, of two years."""
        ...
