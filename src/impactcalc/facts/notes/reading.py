"""How cells were read."""

from __future__ import annotations

from typing import ClassVar, Protocol

from impactcalc.facts.found import NoteFact


class AsNumber(NoteFact):
    """Text that is a number: grouped, negative in brackets, or with a unit beside it."""

    alike: ClassVar[str] = "read as"
    value: float
    unit: str = ""
    grouped: bool = False


class AsThisFileWrites(NoteFact):
    """1.200 is 1200, since other numbers of the file have a decimal comma."""

    alike: ClassVar[str] = "read as"
    value: float


class AsPercent(NoteFact):
    """A share that is typed in percent."""

    alike: ClassVar[str] = "read as"
    value: float


class AsPercentRange(NoteFact):
    """A share and its range that are typed in percent; `low_share` and `high_share` are what they come to."""

    alike: ClassVar[str] = "read as"
    value: float
    low: float
    high: float
    low_share: float
    high_share: float
    spread: str


class AsRange(NoteFact):
    """A number with a range beside it in its cell."""

    alike: ClassVar[str] = "read as"
    value: float
    low: float
    high: float
    percent: bool
    spread: str


class RangeWithoutWidth(NoteFact):
    """A range whose low is its high."""

    value: float
    percent: bool


class EachWithItsOwnRange(NoteFact):
    """Several cells of a column have ranges; `first` is how the first of them was read."""

    first: NoteFact


class DecimalComma(NoteFact):
    """A number with a decimal comma."""

    value: float


class DateAsYear(NoteFact):
    """A date where a year belongs."""

    year: int


class AsYear(NoteFact):
    """A fiscal year."""

    alike: ClassVar[str] = "read as"
    year: int


class StudyYear(NoteFact):
    """The study's year is a fiscal one, which begins in `month`; `stated` where its months were typed. The table is
    sought for the calendar year `of`, in which `most` of its months lie, or as many as in `other`."""

    year: int
    stated: bool
    month: int
    source: str
    typed: bool
    of: int
    most: bool
    other: int


class AsDay(NoteFact):
    """A day in another form than ours."""

    alike: ClassVar[str] = "read as"
    day: str


class AsDayOfNumber(NoteFact):
    """The number that spreadsheets keep for a day."""

    alike: ClassVar[str] = "read as"
    day: str


class TakenAs(NoteFact):
    """Another word for one of the choices."""

    choice: str


class AsCurrency(NoteFact):
    """A sign, or another spelling, of a currency."""

    alike: ClassVar[str] = "read as"
    currency: str


class AsCategories(NoteFact):
    """Categories of spending by other words."""

    codes: tuple[str, ...]


class ReadingSaid(Protocol):
    """What a language says of these."""

    def as_number(self, fact: AsNumber, /) -> str: ...
    def as_this_file_writes(self, fact: AsThisFileWrites, /) -> str: ...
    def as_percent(self, fact: AsPercent, /) -> str: ...
    def as_percent_range(self, fact: AsPercentRange, /) -> str: ...
    def as_range(self, fact: AsRange, /) -> str: ...
    def range_without_width(self, fact: RangeWithoutWidth, /) -> str: ...
    def each_with_its_own_range(self, fact: EachWithItsOwnRange, /) -> str: ...
    def decimal_comma(self, fact: DecimalComma, /) -> str: ...
    def date_as_year(self, fact: DateAsYear, /) -> str: ...
    def as_year(self, fact: AsYear, /) -> str: ...
    def study_year(self, fact: StudyYear, /) -> str: ...
    def as_day(self, fact: AsDay, /) -> str: ...
    def as_day_of_number(self, fact: AsDayOfNumber, /) -> str: ...
    def taken_as(self, fact: TakenAs, /) -> str: ...
    def as_currency(self, fact: AsCurrency, /) -> str: ...
    def as_categories(self, fact: AsCategories, /) -> str: ...
