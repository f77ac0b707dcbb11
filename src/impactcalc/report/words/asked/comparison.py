"""What a language says in its module `comparison`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.impact.beside.comparison import Comparison, Step
    from impactcalc.impact.result import Result


class ComparisonWords(Protocol):
    """A comparison in sentences."""

    STEP_NAMES: Mapping[Step, str]
    ORDER: str
    ALIKE: str
    ASSUMPTIONS: str
    CHECKS: str
    TOGETHER: str

    def headline(self, found: Comparison) -> tuple[str, ...]:
        """What is compared, what differs, and where most of it comes from."""
        ...

    def differing(self, found: Comparison) -> str:
        """How many inputs, assumptions and checks differ."""
        ...

    def chart_title(self, figure: str) -> str:
        """The title of the bars of a figure, change by change."""
        ...

    def cost_stated(self, result: Result) -> str:
        """Whether the programme cost is a lower bound, and why."""
        ...

    def impact_stated(self, result: Result) -> str:
        """Whether the impact is an upper bound, and why."""
        ...

    def cost_least(self, found: Comparison) -> str:
        """Of which side the programme cost is a lower bound, to be added to its heading."""
        ...

    def step_words(self, step: Sequence[Step]) -> str:
        """A line of the chain."""
        ...
