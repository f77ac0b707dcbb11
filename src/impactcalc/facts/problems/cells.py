"""Cells that are not understood, or cannot be right."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact


class CellError(ProblemFact):
    """The cell shows an error of a formula."""


class NeverCalculated(ProblemFact):
    """The workbook was saved without the formula's value."""


class CellBlank(ProblemFact):
    """A needed cell is blank."""

    heading: str
    example: str


class TextTooLong(ProblemFact):
    """A cell holds far more text than belongs there."""

    letters: int
    wanted: Literal["number or name", "date"]


class TruthForNumber(ProblemFact):
    """TRUE or FALSE where a number belongs."""


class DateForNumber(ProblemFact):
    """A date where a number belongs."""


class NotANumber(ProblemFact):
    """Something that is no number; `unknown` where it says that the number is not known."""

    unknown: bool = False


class TextForNumber(ProblemFact):
    """Text where a number belongs."""


class NumberTooLarge(ProblemFact):
    """A number that no computer holds."""


class UnitDoubtful(ProblemFact):
    """A number with a unit that may be one or another, such as 4m."""

    text: str
    numbers: tuple[float, ...]


class MarkDoubtful(ProblemFact):
    """One point or comma that may mark decimals or thousands; `typed` is how to type the smaller one."""

    small: float
    large: float
    typed: str


class RangeMarksDoubtful(ProblemFact):
    """A number and its range with points that may mark decimals or thousands."""

    small: str
    large: str


class RangeWithoutNumber(ProblemFact):
    """A range without the number that it is around; `heading` is the number's column, `row` and `field` are where a
    call asked for it."""

    heading: str = ""
    field: str = ""
    row: str = ""


class RangeOfOneNumber(ProblemFact):
    """A range alone, from `number` to itself."""

    number: str


class RangeNotRead(ProblemFact):
    """A range in a column where none is read."""


class RangePartWrong(ProblemFact):
    """A number of a range is wrong: `inner` is what is wrong with it."""

    inner: ProblemFact


class RangeInTwoCurrencies(ProblemFact):
    """The numbers of a range are in two currencies."""

    currencies: tuple[str, ...]


class UnknownDistribution(ProblemFact):
    """A distribution that is none of ours."""

    text: str


class RangeReversed(ProblemFact):
    """The low is above the high: in a cell, which `typed` sets right, in columns of their own, or in a call."""

    given: Literal["cell", "columns", "call"] = "cell"
    typed: str = ""


class OutsideItsRange(ProblemFact):
    """A number that does not lie in the range around it."""


class RangeBeyondLimits(ProblemFact):
    """A range that reaches where its column may not."""

    reaches: Literal["0", "below 0", "above"]
    most: float = 0.0
    share: bool = False


class RangeTwice(ProblemFact):
    """A range in the cell, and one in the columns beside it."""


class DistributionAlone(ProblemFact):
    """A distribution without a range."""


class RangePartBlank(ProblemFact):
    """A low without a high, or a high without a low; `heading` is the column of what is missing."""

    heading: str


class RangeColumnAlone(ProblemFact):
    """A column of a range whose number has none."""

    heading: str


class ShareShownAboveWhole(ProblemFact):
    """A cell that is formatted as a percentage shows more than 100%."""

    share: float


class ShareDoubtful(ProblemFact):
    """A share up to 1 beside larger ones, or under a heading that says percent (`headed`): it may be percent."""

    share: float
    headed: bool


class ShareBeyondLimits(ProblemFact):
    """A share below 0 or above the whole."""

    above: bool


class NumberAboveMost(ProblemFact):
    """A number above what its column takes."""

    most: float


class NumberNotAboveZero(ProblemFact):
    """0 or less where there must be something."""


class NumberBelowZero(ProblemFact):
    """A number below 0."""


class MoneyInColumn(ProblemFact):
    """A currency beside a number of people, nights or the like."""

    unit: str


class NotAYear(ProblemFact):
    """Something that is no year."""


class NotAWholeYear(ProblemFact):
    """A year with a fraction."""


class YearOutside(ProblemFact):
    """A year that no study is of."""

    first: int
    last: int


class FiscalForCalendar(ProblemFact):
    """A fiscal year where a calendar year belongs."""


class NotADay(ProblemFact):
    """Something that is no day; `number` where it is a number."""

    number: bool = False


class DayOutside(ProblemFact):
    """A day of a year that no study is of."""

    first: int
    last: int


class DayDoubtful(ProblemFact):
    """A date of which day and month may be either; `both_ways` where other dates of the column are written in both."""

    first: str
    second: str
    both_ways: bool


class NoNumberColumn(ProblemFact):
    """A call names a column that holds no numbers on the sheet of the row."""

    sheet: str
    field: str


class NoSuchActivity(ProblemFact):
    """A call names an activity that the study does not have."""


class CellsSaid(Protocol):
    """What a language says of these."""

    def cell_error(self, fact: CellError, /) -> Wrong: ...
    def never_calculated(self, fact: NeverCalculated, /) -> Wrong: ...
    def cell_blank(self, fact: CellBlank, /) -> Wrong: ...
    def text_too_long(self, fact: TextTooLong, /) -> Wrong: ...
    def truth_for_number(self, fact: TruthForNumber, /) -> Wrong: ...
    def date_for_number(self, fact: DateForNumber, /) -> Wrong: ...
    def not_a_number(self, fact: NotANumber, /) -> Wrong: ...
    def text_for_number(self, fact: TextForNumber, /) -> Wrong: ...
    def number_too_large(self, fact: NumberTooLarge, /) -> Wrong: ...
    def unit_doubtful(self, fact: UnitDoubtful, /) -> Wrong: ...
    def mark_doubtful(self, fact: MarkDoubtful, /) -> Wrong: ...
    def range_marks_doubtful(self, fact: RangeMarksDoubtful, /) -> Wrong: ...
    def range_without_number(self, fact: RangeWithoutNumber, /) -> Wrong: ...
    def range_of_one_number(self, fact: RangeOfOneNumber, /) -> Wrong: ...
    def range_not_read(self, fact: RangeNotRead, /) -> Wrong: ...
    def range_part_wrong(self, fact: RangePartWrong, /) -> Wrong: ...
    def range_in_two_currencies(self, fact: RangeInTwoCurrencies, /) -> Wrong: ...
    def unknown_distribution(self, fact: UnknownDistribution, /) -> Wrong: ...
    def range_reversed(self, fact: RangeReversed, /) -> Wrong: ...
    def outside_its_range(self, fact: OutsideItsRange, /) -> Wrong: ...
    def range_beyond_limits(self, fact: RangeBeyondLimits, /) -> Wrong: ...
    def range_twice(self, fact: RangeTwice, /) -> Wrong: ...
    def distribution_alone(self, fact: DistributionAlone, /) -> Wrong: ...
    def range_part_blank(self, fact: RangePartBlank, /) -> Wrong: ...
    def range_column_alone(self, fact: RangeColumnAlone, /) -> Wrong: ...
    def share_shown_above_whole(self, fact: ShareShownAboveWhole, /) -> Wrong: ...
    def share_doubtful(self, fact: ShareDoubtful, /) -> Wrong: ...
    def share_beyond_limits(self, fact: ShareBeyondLimits, /) -> Wrong: ...
    def number_above_most(self, fact: NumberAboveMost, /) -> Wrong: ...
    def number_not_above_zero(self, fact: NumberNotAboveZero, /) -> Wrong: ...
    def number_below_zero(self, fact: NumberBelowZero, /) -> Wrong: ...
    def money_in_column(self, fact: MoneyInColumn, /) -> Wrong: ...
    def not_a_year(self, fact: NotAYear, /) -> Wrong: ...
    def not_a_whole_year(self, fact: NotAWholeYear, /) -> Wrong: ...
    def year_outside(self, fact: YearOutside, /) -> Wrong: ...
    def fiscal_for_calendar(self, fact: FiscalForCalendar, /) -> Wrong: ...
    def not_a_day(self, fact: NotADay, /) -> Wrong: ...
    def day_outside(self, fact: DayOutside, /) -> Wrong: ...
    def day_doubtful(self, fact: DayDoubtful, /) -> Wrong: ...
    def no_number_column(self, fact: NoNumberColumn, /) -> Wrong: ...
    def no_such_activity(self, fact: NoSuchActivity, /) -> Wrong: ...
