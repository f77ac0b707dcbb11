"""Tables that people bring, and what of them does not fit together."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import IdentityFact, ProblemFact

Side = Literal["row", "column"]
Trader = Literal["industry", "commodity"]


class NoSuchLabel(ProblemFact):
    """A row or a column that a table does not have."""

    side: Side


class LabelRecurs(ProblemFact):
    """A label of several rows or columns; `places` are their numbers or letters."""

    side: Side
    places: tuple[str, ...]


class NoTableFound(ProblemFact):
    """No row and column of the same labels."""


class NoCodesAboveNumbers(ProblemFact):
    """No row of codes above numbers, as Make and Use tables have them."""


class NoRowsOfIndustries(ProblemFact):
    """No row that holds the codes of the industries, the first of which are told."""

    industries: tuple[str, ...]


class NoJobsOfIndustries(ProblemFact):
    """Neither a column nor a row that holds the codes of all industries, the first of which are told."""

    industries: tuple[str, ...]


class MakeAndUseApart(ProblemFact):
    """A Make and a Use table that have no industries, or no commodities, in common."""


class NotInOtherTable(ProblemFact):
    """An industry or a commodity of one table that the other has not."""

    trader: Trader
    other: str


class NotAmongImports(ProblemFact):
    """An industry or a commodity of the Use table that the import table has not."""

    trader: Trader
    use: str


class NoIndustryShared(ProblemFact):
    """A table whose rows and columns have no label in common."""


class HalfAnIndustry(ProblemFact):
    """An industry that has a row or a column, and not the other."""

    lacks: Side


class SumOfOthers(ProblemFact):
    """An industry that is the sum of others, `parts`: a total by another name."""

    label: str
    parts: tuple[str, ...]


class ImportsOfOthers(ProblemFact):
    """An industry that only the table, or only its imports, has."""


class NoRowOfAccount(ProblemFact):
    """No row of the label that an account is to be taken from."""

    account: str
    labels: tuple[str, ...]


class NoColumnOfHouseholds(ProblemFact):
    """No column of the label that households' consumption is to be taken from; `labels` are those that are no
    industries."""

    labels: tuple[str, ...]


class TextWithoutSheets(ProblemFact):
    """A sheet is named of a file of text, `file`, which has none; `option` gives a file of its own."""

    file: str
    option: str


class NoOutputRow(ProblemFact):
    """No row holds output; `names` are some that it may have."""

    names: tuple[str, ...]


class DoesNotHold(ProblemFact):
    """An identity that the table breaks: what was found, and what it must be; by how much it is missed where the
    relation is blank."""

    identity: IdentityFact
    found: float
    relation: Literal["<=", ">=", "<", ">", ""]
    limit: float


class UnknownValuation(ProblemFact):
    """No valuation of a table."""

    valuations: tuple[str, ...]


class ContributionsOutside(ProblemFact):
    """A share of social insurance below 0, or of 1 and above."""


class IncomeNotAboveZero(ProblemFact):
    """A personal income of 0 or below."""


class BroughtTablesSaid(Protocol):
    """What a language says of these."""

    def no_such_label(self, fact: NoSuchLabel, /) -> Wrong: ...
    def label_recurs(self, fact: LabelRecurs, /) -> Wrong: ...
    def no_table_found(self, fact: NoTableFound, /) -> Wrong: ...
    def no_codes_above_numbers(self, fact: NoCodesAboveNumbers, /) -> Wrong: ...
    def no_rows_of_industries(self, fact: NoRowsOfIndustries, /) -> Wrong: ...
    def no_jobs_of_industries(self, fact: NoJobsOfIndustries, /) -> Wrong: ...
    def make_and_use_apart(self, fact: MakeAndUseApart, /) -> Wrong: ...
    def not_in_other_table(self, fact: NotInOtherTable, /) -> Wrong: ...
    def not_among_imports(self, fact: NotAmongImports, /) -> Wrong: ...
    def no_industry_shared(self, fact: NoIndustryShared, /) -> Wrong: ...
    def half_an_industry(self, fact: HalfAnIndustry, /) -> Wrong: ...
    def sum_of_others(self, fact: SumOfOthers, /) -> Wrong: ...
    def imports_of_others(self, fact: ImportsOfOthers, /) -> Wrong: ...
    def no_row_of_account(self, fact: NoRowOfAccount, /) -> Wrong: ...
    def no_column_of_households(self, fact: NoColumnOfHouseholds, /) -> Wrong: ...
    def text_without_sheets(self, fact: TextWithoutSheets, /) -> Wrong: ...
    def no_output_row(self, fact: NoOutputRow, /) -> Wrong: ...
    def does_not_hold(self, fact: DoesNotHold, /) -> Wrong: ...
    def unknown_valuation(self, fact: UnknownValuation, /) -> Wrong: ...
    def contributions_outside(self, fact: ContributionsOutside, /) -> Wrong: ...
    def income_not_above_zero(self, fact: IncomeNotAboveZero, /) -> Wrong: ...
