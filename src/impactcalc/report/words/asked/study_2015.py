"""What a language says in its module `study_2015`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.impact.study_2015.event_audience import EventAudience
    from impactcalc.impact.study_2015.sci2015 import FigureCode
    from impactcalc.impact.study_2015.study_2015 import Study2015


class Study2015Words(Protocol):
    """The words of the report on the 2015 study: its headline, what each figure is called, and what is assumed."""

    def figure_label(self, study: Study2015, code: FigureCode) -> str:
        """A figure's name: "United States, total"."""
        ...

    def first_label(self, study: Study2015) -> str:
        """What a figure's steps begin with."""
        ...

    def figure_unit(self, study: Study2015, code: FigureCode) -> str:
        """What the corrected figure is in."""
        ...

    def headline(self, study: Study2015) -> Iterator[str]:
        """The answer in sentences, for the first page and the terminal."""
        ...

    def reasons(self, study: Study2015) -> Iterator[str]:
        """What to know before the totals at home are compared."""
        ...

    def if_words(self, study: Study2015) -> str:
        """What the second table assumes."""
        ...

    def scalar_source(self) -> str:
        """Where the one multiplier comes from."""
        ...

    def ppp_source(self) -> str:
        """Where the one factor comes from."""
        ...

    def audience_source(self, audience: EventAudience) -> str:
        """Who asked the audience of the second table, and what it answered."""
        ...

    def audience_remark(self) -> str:
        """What to know of that survey."""
        ...

    def if_title(self, study: Study2015) -> str:
        """The title of the second table."""
        ...

    def if_heading(self, study: Study2015) -> str:
        """The heading of a column of the second table."""
        ...

    def unknown_words(self, study: Study2015) -> Iterator[str]:
        """What is said of spending in countries of which no table or no price level is known."""
        ...

    def reproduction_words(self, study: Study2015) -> str:
        """Whose figures they are, under the label."""
        ...

    def other_page_words(self) -> str:
        """The line that the pages of the ordinary run carry in this workbook."""
        ...
