"""Published multipliers that people bring."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact


class AnotherFigure(ProblemFact):
    """A second figure for an industry, the `same` as the first or another."""

    industry: str
    figure: float
    same: bool


class MultiplierBeyondAll(ProblemFact):
    """A multiplier above `most`, which none can be."""

    most: float


class TypeSaidOtherwise(ProblemFact):
    """Multipliers of which the file says that they are of another type than the option has it."""

    file: str
    said: Literal["I", "II"]


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
    def multiplier_beyond_all(self, fact: MultiplierBeyondAll, /) -> Wrong: ...
    def type_said_otherwise(self, fact: TypeSaidOtherwise, /) -> Wrong: ...
    def multipliers_without_headings(self, fact: MultipliersWithoutHeadings, /) -> Wrong: ...
    def type_not_said(self, fact: TypeNotSaid, /) -> Wrong: ...
    def no_multipliers_found(self, fact: NoMultipliersFound, /) -> Wrong: ...
    def several_regions(self, fact: SeveralRegions, /) -> Wrong: ...
