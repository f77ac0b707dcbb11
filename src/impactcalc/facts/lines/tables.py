"""What commands say around tables of multipliers."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.found import LineFact

Mix = tuple[tuple[str, float], ...]
"""Categories as they are called, each with its share."""
FitHead = Literal[
    "region is", "region", "figure", "industries", "published", "computed", "mean error", "mean abs.", "fitted",
    "left out",
]  # fmt: skip


class FiguresPer(LineFact):
    """What the figures of a table are per."""

    title: str
    currency: str
    valuation: str
    of_year: int


class OneMeasure(LineFact):
    """What a table of several places has of each."""

    measure: str
    kind: str


class WhoseTable(LineFact):
    """A place of such a table: what it is from, whose jobs, and the share of them that is imputed."""

    place: str
    title: str
    jobs: str
    imputed: float


class StandardVisitor(LineFact):
    """What the line of a table is called that is of all categories together."""


class StandardMix(LineFact):
    """What a standard visitor's money goes to."""

    shares: Mix


class NothingAbove(LineFact):
    """No place has more than the one around it, by more than this."""

    least: float


class SomeAbove(LineFact):
    """Places have more than those around them, by more than this: which, is said below it."""

    least: float


class MoreThanAround(LineFact):
    """A category of which a place has more than the one around it, and how much of a dollar stays in both. The industry
    that makes most of it, and its share of jobs there as a multiple of the nation's; "" where no single one does."""

    category: str
    place: str
    ours: float
    stays: float
    around: str
    theirs: float
    stays_there: float
    industry: str
    share: float
    share_there: float


class FittedTo(LineFact):
    """What a table of regional multipliers against published ones is."""


class FitIsNoTruth(LineFact):
    """What the published ones are, and are not."""


class FitHeading(LineFact):
    """A heading of that table, or the way in which a line of it was made."""

    of: FitHead


class TablesSaid(Protocol):
    """What a language says of these."""

    def figures_per(self, fact: FiguresPer, /) -> str: ...
    def one_measure(self, fact: OneMeasure, /) -> str: ...
    def whose_table(self, fact: WhoseTable, /) -> str: ...
    def standard_visitor(self, fact: StandardVisitor, /) -> str: ...
    def standard_mix(self, fact: StandardMix, /) -> str: ...
    def nothing_above(self, fact: NothingAbove, /) -> str: ...
    def some_above(self, fact: SomeAbove, /) -> str: ...
    def more_than_around(self, fact: MoreThanAround, /) -> str: ...
    def fitted_to(self, fact: FittedTo, /) -> str: ...
    def fit_is_no_truth(self, fact: FitIsNoTruth, /) -> str: ...
    def fit_heading(self, fact: FitHeading, /) -> str: ...
