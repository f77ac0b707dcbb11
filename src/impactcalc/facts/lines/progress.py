"""How far a command has come."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.found import LineFact

Written = Literal["report", "comparison", "html", "pdf", "pdf_full", "tables"]


class Reading(LineFact):
    """A file is being read."""

    file: str


class Calculating(LineFact):
    """A study is being calculated."""


class Writing(LineFact):
    """An output is being written."""

    what: Written


class DrawingCharts(LineFact):
    """The charts are being drawn."""


class SoFar(LineFact):
    """What is being done, how much of it is done, and how many seconds the rest takes: 0 where that is not
    known yet."""

    doing: LineFact
    share: float
    seconds: float


class StudiesSoFar(LineFact):
    """How many studies are done, and how many seconds the rest takes: 0 where that is not known yet."""

    done: int
    whole: int
    seconds: float


class ProgressSaid(Protocol):
    """What a language says of these."""

    def reading(self, fact: Reading, /) -> str: ...
    def calculating(self, fact: Calculating, /) -> str: ...
    def writing(self, fact: Writing, /) -> str: ...
    def drawing_charts(self, fact: DrawingCharts, /) -> str: ...
    def so_far(self, fact: SoFar, /) -> str: ...
    def studies_so_far(self, fact: StudiesSoFar, /) -> str: ...
