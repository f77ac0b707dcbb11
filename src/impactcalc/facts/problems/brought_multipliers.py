"""Published multipliers that people bring."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact


class AnotherFigure(ProblemFact):
    """A second figure for an industry, which differs from the first."""

    industry: str
    figure: float


class MultipliersWithoutHeadings(ProblemFact):
    """No row of headings that says what the figures are."""


class TypeNotSaid(ProblemFact):
    """Multipliers of which nothing says whether they are of Type I or II."""


class NoMultipliersFound(ProblemFact):
    """A file without multipliers, or without those of the `region` that is asked for."""

    region: str


class SeveralRegions(ProblemFact):
    """A file of several regions, and nothing that says which is meant."""

    regions: tuple[str, ...]


class BroughtMultipliersSaid(Protocol):
    """What a language says of these."""

    def another_figure(self, fact: AnotherFigure, /) -> Wrong: ...
    def multipliers_without_headings(self, fact: MultipliersWithoutHeadings, /) -> Wrong: ...
    def type_not_said(self, fact: TypeNotSaid, /) -> Wrong: ...
    def no_multipliers_found(self, fact: NoMultipliersFound, /) -> Wrong: ...
    def several_regions(self, fact: SeveralRegions, /) -> Wrong: ...
