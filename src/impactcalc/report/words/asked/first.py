"""What a language says in its module `first`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.impact.result import Result


class FirstWords(Protocol):
    """The sentences of the page Answer, in two or three significant digits, and those that may be quoted as they
    stand."""

    DO_NOT_WRITE: str

    def short_money(self, value: float, currency: str, digits: int = ...) -> str:
        """An amount in a few significant digits: "$190 million"."""
        ...

    def finding(self, result: Result) -> str:
        """The title of the first sheet."""
        ...

    def warned_words(self, result: Result) -> tuple[str, ...]:
        """Errors in full and warnings by name: what stands above the figures."""
        ...

    def new_share_words(self, result: Result) -> str:
        """What part of the spending is new money: "40% of what was spent here is new money"."""
        ...

    def cost_share_words(self, result: Result) -> str:
        """What part of the cost came back in tax to the own budget; "" where either is not known."""
        ...

    def first_words(self, result: Result) -> tuple[str, ...]:
        """New money, value added and jobs in one sentence, and what the words mean."""
        ...

    def sure_words(self, result: Result) -> tuple[str, ...]:
        """The range and what is not in it, in one breath."""
        ...

    def quotable(self, result: Result) -> tuple[tuple[str, str], ...]:
        """Sentences complete with their condition, each under its name; only those whose condition holds."""
        ...

    def nothing_to_quote(self, result: Result) -> str:
        """Why no sentence may be quoted; "" where some may."""
        ...
