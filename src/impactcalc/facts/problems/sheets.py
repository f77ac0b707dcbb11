"""Sheets, headings and what they say of their numbers."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact


class SheetMisnamed(ProblemFact):
    """A sheet whose name, or headings, are like one of ours; `there` where that one is there too."""

    sheet: str
    there: bool


class SheetTwice(ProblemFact):
    """Two sheets that mean the same one of ours."""

    sheet: str


class NoActivities(ProblemFact):
    """No sheet has activities; `sheets` are those that would do."""

    sheets: tuple[str, ...]


class StudySheetMissing(ProblemFact):
    """There is no sheet Study; `many` where the workbook is to hold many studies."""

    many: bool = False


class MoreProblems(ProblemFact):
    """More problems than are listed."""

    more: int
    listed: int


class HeadingTooLong(ProblemFact):
    """A heading, or the name of a setting, of more text than is read."""

    letters: int
    most: int


class HeadingsBelow(ProblemFact):
    """The headings do not stand in the first row but in `row`."""

    row: int


class HeadingsMerged(ProblemFact):
    """Merged cells in the row of the headings."""


class CellsMerged(ProblemFact):
    """Merged cells below the headings."""


class StrangeColumns(ProblemFact):
    """Far more columns that are none of ours than anybody fills in."""

    columns: int


class ColumnMissing(ProblemFact):
    """A needed column is not there."""

    heading: str


class ColumnTwice(ProblemFact):
    """Two columns with the same heading; `first` is the cell of the other one."""

    first: str


class HeadingMissing(ProblemFact):
    """A column has values and no heading."""


class HeadingMisspelt(ProblemFact):
    """A heading that is like one of ours."""

    heading: str


class HeadingThereAlready(ProblemFact):
    """A heading of amounts that means a column which another heading, in `first`, means too."""

    heading: str
    first: str


class HeadingOfSeveral(ProblemFact):
    """A heading of amounts that stands for several categories of spending."""

    headings: tuple[str, ...]


class HeadingDoubtful(ProblemFact):
    """A heading of amounts that may be one category or another; `offered` are headings, and what each is."""

    offered: tuple[tuple[str, str], ...]


class TotalOfEach(ProblemFact):
    """A heading of all together, where the column has what each has: nights, days or hours."""

    wanted: Literal["Nights", "Days", "Hours"]


class PercentInColumn(ProblemFact):
    """A heading says percent, and its column holds something else, in `unit`."""

    text: str
    heading: str
    unit: str


class UnitOfShare(ProblemFact):
    """A heading of shares says a unit that none has."""

    text: str
    heading: str


class SizeDoubtful(ProblemFact):
    """A heading says m, which is a million or a thousand; `headings` are how to say either."""

    text: str
    headings: tuple[str, ...]


class CurrencyOfNoMoney(ProblemFact):
    """A heading names a currency, and its column holds no money."""

    text: str
    heading: str
    unit: str


class UnitUnclear(ProblemFact):
    """A heading says something of its numbers that is not understood."""

    text: str
    heading: str


class WithoutTax(ProblemFact):
    """A heading says that its amounts are without tax."""

    text: str


class AnotherBasis(ProblemFact):
    """A heading says per person, a mean or a sum, and its column holds something else; `categories` where it is a
    category of spending."""

    text: str
    unit: str
    why: Literal["per", "mean", "sum"]
    categories: bool


class AnotherUnit(ProblemFact):
    """A heading says rooms, weeks or the like, and its column holds something else."""

    text: str
    unit: str


class SheetsSaid(Protocol):
    """What a language says of these."""

    def sheet_misnamed(self, fact: SheetMisnamed, /) -> Wrong: ...
    def sheet_twice(self, fact: SheetTwice, /) -> Wrong: ...
    def no_activities(self, fact: NoActivities, /) -> Wrong: ...
    def study_sheet_missing(self, fact: StudySheetMissing, /) -> Wrong: ...
    def more_problems(self, fact: MoreProblems, /) -> Wrong: ...
    def heading_too_long(self, fact: HeadingTooLong, /) -> Wrong: ...
    def headings_below(self, fact: HeadingsBelow, /) -> Wrong: ...
    def headings_merged(self, fact: HeadingsMerged, /) -> Wrong: ...
    def cells_merged(self, fact: CellsMerged, /) -> Wrong: ...
    def strange_columns(self, fact: StrangeColumns, /) -> Wrong: ...
    def column_missing(self, fact: ColumnMissing, /) -> Wrong: ...
    def column_twice(self, fact: ColumnTwice, /) -> Wrong: ...
    def heading_missing(self, fact: HeadingMissing, /) -> Wrong: ...
    def heading_misspelt(self, fact: HeadingMisspelt, /) -> Wrong: ...
    def heading_there_already(self, fact: HeadingThereAlready, /) -> Wrong: ...
    def heading_of_several(self, fact: HeadingOfSeveral, /) -> Wrong: ...
    def heading_doubtful(self, fact: HeadingDoubtful, /) -> Wrong: ...
    def total_of_each(self, fact: TotalOfEach, /) -> Wrong: ...
    def percent_in_column(self, fact: PercentInColumn, /) -> Wrong: ...
    def unit_of_share(self, fact: UnitOfShare, /) -> Wrong: ...
    def size_doubtful(self, fact: SizeDoubtful, /) -> Wrong: ...
    def currency_of_no_money(self, fact: CurrencyOfNoMoney, /) -> Wrong: ...
    def unit_unclear(self, fact: UnitUnclear, /) -> Wrong: ...
    def without_tax(self, fact: WithoutTax, /) -> Wrong: ...
    def another_basis(self, fact: AnotherBasis, /) -> Wrong: ...
    def another_unit(self, fact: AnotherUnit, /) -> Wrong: ...
