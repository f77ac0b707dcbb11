"""What a language says in its module `study_2015_pages`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.impact.study_2015.figure_2015 import Figure
    from impactcalc.impact.study_2015.sci2015 import LineCode
    from impactcalc.impact.study_2015.study_2015 import Study2015


class Study2015PagesWords(Protocol):
    """The sentences on the pages of the report on the 2015 study."""

    NOT_TO_QUOTE: str
    INFERRED: str
    NOT_ADDED: str

    def footer(self, version: str, multipliers: str) -> str:
        """What stands below each page, on paper."""
        ...

    def amount(self, value: float, *, millions: bool, sign: bool = ...) -> str:
        """An amount beside a bar: "474.2", or "+60.8" where it is a change."""
        ...

    def story_lead(self, study: Study2015) -> str:
        """Which of the columns are results."""
        ...

    def first_as(self, study: Study2015) -> str:
        """The heading over what each figure is where its steps begin."""
        ...

    def figures_note(self, study: Study2015) -> str:
        """Below the figures beside each other."""
        ...

    def not_the_sum(self, study: Study2015) -> str:
        """Why the published total is less than its parts; "" for inputs of which nothing was published."""
        ...

    def waterfall_lead(self, study: Study2015) -> tuple[str, ...]:
        """How to read the waterfall."""
        ...

    def waterfall_notes(self, study: Study2015) -> tuple[str, ...]:
        """What the corrected figures are in, and where the steps of a range end."""
        ...

    def steps_lead(self) -> str:
        """What on the page is no result."""
        ...

    def last_step(self, study: Study2015, figure: Figure) -> str:
        """What stands beside the end of a figure's steps."""
        ...

    def how_much_of_a_test(self, study: Study2015, outbound: str) -> tuple[str, ...]:
        """What the reproduction shows and what it does not; none for inputs of which nothing was published."""
        ...

    def how(self, study: Study2015, line: LineCode) -> str:
        """How a line of the method of 2015 is found."""
        ...

    def sources_lead(self) -> tuple[str, ...]:
        """What the page lists, and what of it is no result."""
        ...

    def assumed_share(self, money_part: float, people_part: float) -> str:
        """Residents' part of the money that is assumed, and their part of the people."""
        ...
