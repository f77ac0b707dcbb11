"""What does not fit together within a row, or between rows."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact
from impactcalc.facts.payments import OtherPayment
from impactcalc.facts.rows import Stands, WhyTotal

Differ = Literal["composed", "capitals", "unseen", "several"]
"""In what two ids differ: how their letters are composed, capitals, what cannot be seen, or several of these."""


class ExampleChanged(ProblemFact):
    """The template's example was changed, and is called by its id, `example`, still."""

    example: str


class TotalOfNothing(ProblemFact):
    """A row that is like a total, with no row above it."""

    why: WhyTotal
    name: str


class SumOfRows(ProblemFact):
    """A row that is the sum of so many rows above it, of all above it, from row `first` on, or of all below it."""

    of: Literal["above", "all above", "all below"]
    rows: int = 0
    first: int = 0


class IdTwice(ProblemFact):
    """An id that an earlier row has, at `first`."""

    first: str


class IdAlike(ProblemFact):
    """An id that a reader takes for an earlier one, `other` at `first`."""

    first: str
    other: str
    differ: Differ


class PaidTwice(ProblemFact):
    """A row of the sheet Budget may be the same money as another row."""

    other: OtherPayment


class CurrenciesInRow(ProblemFact):
    """Two amounts of a row with the signs of two currencies."""

    here: str
    other: str


class SignAgainstCurrency(ProblemFact):
    """A sign beside an amount, and another currency in the row."""

    mark: str
    stands: Stands
    typed: str
    likely: tuple[str, ...]


class SignOfSomeAmounts(ProblemFact):
    """A sign beside an amount, and none beside others of the row."""

    mark: str
    stands: Stands
    likely: tuple[str, ...]


class SignShared(ProblemFact):
    """A sign beside an amount that several currencies share."""

    mark: str
    stands: Stands
    likely: tuple[str, ...]


class RowsSaid(Protocol):
    """What a language says of these."""

    def example_changed(self, fact: ExampleChanged, /) -> Wrong: ...
    def total_of_nothing(self, fact: TotalOfNothing, /) -> Wrong: ...
    def sum_of_rows(self, fact: SumOfRows, /) -> Wrong: ...
    def id_twice(self, fact: IdTwice, /) -> Wrong: ...
    def id_alike(self, fact: IdAlike, /) -> Wrong: ...
    def paid_twice(self, fact: PaidTwice, /) -> Wrong: ...
    def currencies_in_row(self, fact: CurrenciesInRow, /) -> Wrong: ...
    def sign_against_currency(self, fact: SignAgainstCurrency, /) -> Wrong: ...
    def sign_of_some_amounts(self, fact: SignOfSomeAmounts, /) -> Wrong: ...
    def sign_shared(self, fact: SignShared, /) -> Wrong: ...
