"""Cells of tables that people bring, and what of them cannot be relied on."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact

Belongs = Literal["figure", "label", "code"]
"""What belongs into a cell: a figure, the label of an industry or an account, the code of an industry."""
Wanted = Literal["amount", "jobs", "multiplier"]
CountedIn = Literal["thousand", "million", "billion"]


class TableCellError(ProblemFact):
    """A cell that shows an error."""

    belongs: Belongs = "figure"


class TableCellUncalculated(ProblemFact):
    """A formula that was never calculated."""

    belongs: Belongs = "figure"


class TableCellDate(ProblemFact):
    """A date, which was a code or a number once."""

    belongs: Belongs = "figure"


class TableCellPercent(ProblemFact):
    """A percentage where an amount belongs."""


class TableCellNotAvailable(ProblemFact):
    """A mark by which an office says that it does not know, or does not tell."""


class FigureBeyondAll(ProblemFact):
    """A figure larger than `most`, up to which nothing in a table counts."""

    most: float


class FigureOfTwoReadings(ProblemFact):
    """A figure whose one mark may be for decimals or for thousands."""

    small: float
    large: float


class NotAFigure(ProblemFact):
    """No number where one is wanted; of an amount with the labels of its `row` and its `column`."""

    wanted: Wanted
    row: str = ""
    column: str = ""


class MoreCellsLikeThese(ProblemFact):
    """More cells with the same fault than are listed."""

    more: int
    last: str


class UnitSaidElsewhere(ProblemFact):
    """A sheet says that its money or its jobs are counted in another unit than they are read in, for which there is an
    `option`; jobs are read one by one, money in millions."""

    jobs: bool
    unit: CountedIn
    option: str


class BroughtCellsSaid(Protocol):
    """What a language says of these."""

    def table_cell_error(self, fact: TableCellError, /) -> Wrong: ...
    def table_cell_uncalculated(self, fact: TableCellUncalculated, /) -> Wrong: ...
    def table_cell_date(self, fact: TableCellDate, /) -> Wrong: ...
    def table_cell_percent(self, fact: TableCellPercent, /) -> Wrong: ...
    def table_cell_not_available(self, fact: TableCellNotAvailable, /) -> Wrong: ...
    def figure_beyond_all(self, fact: FigureBeyondAll, /) -> Wrong: ...
    def figure_of_two_readings(self, fact: FigureOfTwoReadings, /) -> Wrong: ...
    def not_a_figure(self, fact: NotAFigure, /) -> Wrong: ...
    def more_cells_like_these(self, fact: MoreCellsLikeThese, /) -> Wrong: ...
    def unit_said_elsewhere(self, fact: UnitSaidElsewhere, /) -> Wrong: ...
