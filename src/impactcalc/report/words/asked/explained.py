"""What a language says in its module `explained`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.report.signed.way import Found, Sum, Way


class ExplainedWords(Protocol):
    """A figure of a report as the sum of its rows. Names of columns, rows and sheets are those of the report."""

    def no_rows(self, sheet: str) -> str:
        """The sheet lists nothing."""
        ...

    def not_told(self, figure: str) -> str:
        """The report has no column of this figure."""
        ...

    def the_sum(self, found: Sum) -> str:
        """What the figure comes to, over how many rows of which sheet, and what it is in."""
        ...

    def the_row(self, amount: Found, row: str, category: str) -> str:
        """What a row adds to it."""
        ...

    def the_way(self, way: Way) -> str:
        """From the typed cell to what the row adds: the line below it."""
        ...

    def the_others(self, amount: Found, count: int) -> str:
        """What the rows add that are not listed."""
        ...
