"""What a language says in its module `what_if`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.impact.result import Result
    from impactcalc.report.clauses import Sentence


class WhatIfWords(Protocol):
    """The sentences of a page on which something was moved: each says that it is a what-if, and holds as far as it
    goes."""

    def tax_title(self, result: Result) -> str:
        """Over tax by level."""
        ...

    def sentences_if(self, result: Result) -> Mapping[str, Sentence]:
        """Each sentence of the page that follows what is moved, by its name there."""
        ...
