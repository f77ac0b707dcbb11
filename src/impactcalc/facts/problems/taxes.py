"""What does not fit on the sheet Taxes."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact


class NoCategory(ProblemFact):
    """A tax on no category."""


class CategoryDoubtful(ProblemFact):
    """A name that may be one category or another; `offered` are categories, and what each is."""

    offered: tuple[tuple[str, str], ...]


class UnknownCategory(ProblemFact):
    """No category of this name; `near` are those that may be meant, `sold` all that are sold."""

    near: tuple[str, ...]
    sold: tuple[str, ...]


class TaxOnWages(ProblemFact):
    """A tax on wages."""


class CategoryTwice(ProblemFact):
    """A category twice in one row."""


class TaxTwice(ProblemFact):
    """A tax on a category that an earlier row has."""

    category: str
    row: int


class TaxesSaid(Protocol):
    """What a language says of these."""

    def no_category(self, fact: NoCategory, /) -> Wrong: ...
    def category_doubtful(self, fact: CategoryDoubtful, /) -> Wrong: ...
    def unknown_category(self, fact: UnknownCategory, /) -> Wrong: ...
    def tax_on_wages(self, fact: TaxOnWages, /) -> Wrong: ...
    def category_twice(self, fact: CategoryTwice, /) -> Wrong: ...
    def tax_twice(self, fact: TaxTwice, /) -> Wrong: ...
