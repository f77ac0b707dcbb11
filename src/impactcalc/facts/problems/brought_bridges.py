"""Bridges and shares that people bring beside a table."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact

Unfit = Literal["category", "treatment", "unknown", "needless", "share"]
"""What of a part is not right: its category, its treatment, an industry that is not in the table or that it must not
have, its share."""
CalledBy = Literal["row", "part", "name"]
"""A part of a bridge is called by its row of a file, as a part of the bridge, or by its name alone."""


class PartUnfit(ProblemFact):
    """A part of a bridge, by category and treatment, that is not right by itself."""

    unfit: Unfit
    called_by: CalledBy
    named: tuple[str, str]
    industry: str
    share: float
    treatments: tuple[str, ...]
    categories: tuple[str, ...]
    industries: tuple[str, ...]


class CategoryNotWhole(ProblemFact):
    """A category whose shares do not sum to one."""

    total: float


class RowTwice(ProblemFact):
    """A second row about what another one, the row `first`, is about."""

    first: int


class NoSuchCategory(ProblemFact):
    """No spending category of this name."""

    categories: tuple[str, ...]


class NoSuchIndustry(ProblemFact):
    """No industry of the table has this code."""

    industries: tuple[str, ...]


class TaxedByBoth(ProblemFact):
    """A category that both the bridge and the file of taxes take a tax off."""


class UnknownTreatment(ProblemFact):
    """No treatment of this name."""

    treatments: tuple[str, ...]


class NoShare(ProblemFact):
    """No share of a part."""


class ColumnOutside(ProblemFact):
    """A share or a rate that is none, or above `most`."""

    column: Literal["share", "rate"]
    most: float


class ColumnsMissing(ProblemFact):
    """A small table without columns that it needs."""

    missing: tuple[str, ...]
    needed: tuple[str, ...]


class UnknownClassification(ProblemFact):
    """No classification of industries."""

    known: tuple[str, ...]


class NoSellersKnown(ProblemFact):
    """Industries whose codes are of no classification, and nothing that says who sells what."""


class NotOfClassification(ProblemFact):
    """A code of a concordance that its classification does not have."""

    classification: str


class BroughtBridgesSaid(Protocol):
    """What a language says of these."""

    def part_unfit(self, fact: PartUnfit, /) -> Wrong: ...
    def category_not_whole(self, fact: CategoryNotWhole, /) -> Wrong: ...
    def row_twice(self, fact: RowTwice, /) -> Wrong: ...
    def no_such_category(self, fact: NoSuchCategory, /) -> Wrong: ...
    def no_such_industry(self, fact: NoSuchIndustry, /) -> Wrong: ...
    def taxed_by_both(self, fact: TaxedByBoth, /) -> Wrong: ...
    def unknown_treatment(self, fact: UnknownTreatment, /) -> Wrong: ...
    def no_share(self, fact: NoShare, /) -> Wrong: ...
    def column_outside(self, fact: ColumnOutside, /) -> Wrong: ...
    def columns_missing(self, fact: ColumnsMissing, /) -> Wrong: ...
    def unknown_classification(self, fact: UnknownClassification, /) -> Wrong: ...
    def no_sellers_known(self, fact: NoSellersKnown, /) -> Wrong: ...
    def not_of_classification(self, fact: NotOfClassification, /) -> Wrong: ...
