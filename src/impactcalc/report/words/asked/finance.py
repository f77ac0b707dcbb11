"""What a language says in its module `finance`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.impact.beside.ratios import Of, Ratio
    from impactcalc.impact.result import Result


class FinanceWords(Protocol):
    """What a finance officer reads first: the checks, and what a unit of money or a job comes to."""

    def quotient_notes(self, result: Result) -> tuple[str, ...]:
        """What the quotients are, and are not."""
        ...

    def checks_said(self, result: Result) -> str:
        """How many fired: "Checks: no errors, 2 warnings and 9 notes."."""
        ...

    def errors_said(self, result: Result) -> tuple[str, ...]:
        """Every error in full."""
        ...

    def warnings_said(self, result: Result, most: int = ...) -> tuple[str, ...]:
        """The first warnings in full, and how many more there are."""
        ...

    def per_unit_titles(self, result: Result) -> Mapping[Of, str]:
        """Over the quotients of each kind."""
        ...

    def ratio_name(self, one: Ratio, result: Result, *, bound: bool = ...) -> str:
        """What is divided, and of what it is a bound."""
        ...
