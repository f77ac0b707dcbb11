"""What a language says in its module `answer`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.impact.result import Result


class AnswerWords(Protocol):
    """The answer in sentences, for the Summary and for the terminal."""

    def headline(self, result: Result, *, beside_tables: bool = ...) -> tuple[str, ...]:
        """What the study comes to, a sentence or two a line; sensible for a study without any spending too.

        `beside_tables` leaves out what the tables of the Summary say as well."""
        ...

    def broken_words(self, result: Result) -> tuple[str, ...]:
        """That the multipliers come from a table that does not add up; nothing where it does."""
        ...

    def check_words(self, result: Result) -> str:
        """How many checks fired: "no errors, 8 warnings and 2 notes"."""
        ...

    def shares_not_stated(self, result: Result) -> tuple[str, ...]:
        """The net-new shares, in words, that some activity with spending at home leaves blank."""
        ...

    def leaving_blank(self, result: Result) -> str:
        """How many of the activities that have something net new leave a share blank: "2 of 3 activities leave"."""
        ...

    def category_words(self, result: Result) -> tuple[str, ...]:
        """What one unit of money of each spending category does, a sentence each, in table-year prices."""
        ...

    def retail_words(self, result: Result) -> str:
        """Why a shop's sale counts for little."""
        ...

    def delta_words(self, result: Result) -> tuple[str, ...]:
        """What the nation's multipliers would say; nothing where no place's table is estimated, or they say the
        same."""
        ...
