"""What a language says in its module `how_sure`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.impact.result import Result
    from impactcalc.impact.uncertainty.answer import Headline, Left, NotDrawn
    from impactcalc.impact.uncertainty.quantities import Quantity


class HowSureWords(Protocol):
    """How sure the answer is, in sentences: the ranges of the headlines, what is drawn for them, what they do not
    hold."""

    NOTHING_KNOWN: str
    NOT_DRAWN: str
    LEFT_NAMES: Mapping[Left, str]
    TENTHS: Mapping[Left, str]

    def headline_name(self, headline: Headline) -> str:
        """A headline as a table has it: "Impact: output, Type II"."""
        ...

    def answer(self, result: Result) -> tuple[str, ...]:
        """All of it in sentences: what it comes to, how sure that is, the rest."""
        ...

    def how_sure_words(self, result: Result) -> tuple[str, ...]:
        """What a survey says of new money, then the ranges of what it supported."""
        ...

    def range_words(self, result: Result, *, on_its_page: bool = ...) -> tuple[str, ...]:
        """The ranges of the impact and what they do not hold; nothing where none moves. `on_its_page` points
        nowhere."""
        ...

    def change_words(self, one: NotDrawn) -> str:
        """What a tenth of it would do, in words; "" where that was not worked out."""
        ...

    def about_words(self, one: NotDrawn) -> str:
        """Which profiles, places or years it is about."""
        ...

    def caution(self, result: Result) -> tuple[str, ...]:
        """What has to stand beside figures that have no range."""
        ...

    def quantity_label(self, quantity: Quantity) -> str:
        """An uncertain number in a table or a chart; its place by name."""
        ...

    def drawn_as(self, quantity: Quantity) -> str:
        """The same beside its numbers: that they are a factor, where they are not the number itself."""
        ...
