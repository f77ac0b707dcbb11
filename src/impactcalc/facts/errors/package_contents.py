"""What stands in a package: its descriptor, its accounts, its bridge."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.found import ErrorFact

# What may stand in a field of a descriptor.
DescriptorKind = Literal[
    "part", "place", "country", "currency", "package", "text", "text or null", "names", "whole number", "count",
    "above 0", "share or null", "number or null", "value with source", "value with source or null",
]  # fmt: skip


class FileHasColumns(ErrorFact):
    """A file of a package with other columns than its kind has."""

    package: str
    file: str
    columns: tuple[str, ...]


class DescriptorMustSay(ErrorFact):
    """A part of a descriptor that does not say all that it must."""

    package: str
    descriptor_part: str
    names: tuple[str, ...]


class DescriptorValueUnfit(ErrorFact):
    """A field of a descriptor, the file at `path`, that holds what cannot stand there, `shown` as the file has it;
    `kind` is what can."""

    path: str
    field: str
    shown: str
    kind: DescriptorKind


class DescriptorValueUnknown(ErrorFact):
    """A field of a descriptor, the file at `path`, that is one of the texts that are `known`, and holds something else,
    `shown` as the file has it."""

    path: str
    field: str
    shown: str
    known: tuple[str, ...]


class PersonalIncomeNotAbove0(ErrorFact):
    """Personal income of nothing, or less."""

    package: str


class ContributionShareOutside(ErrorFact):
    """A share of contributions below 0, or of all pay."""

    package: str


class FiguresImpossible(ErrorFact):
    """A package whose figures cannot be: each that was found."""

    package: str
    folder: str
    found: tuple[ErrorFact, ...]


class RatesOfStatesUnfit(ErrorFact):
    """Rates of income tax by state that are none."""

    package: str


class SourceWithoutTitle(ErrorFact):
    """A source of a descriptor that has no title."""

    package: str


class FactsWithoutNames(ErrorFact):
    """Facts of a descriptor that are no names with a text each."""

    package: str


class FileNotNumbers(ErrorFact):
    """A file with a cell that is no number, which the parser quotes."""

    package: str
    file: str
    reason: str


class MultipliersNotNumbers(ErrorFact):
    """Multipliers with a cell that is no number, which the parser quotes."""

    package: str
    file: str
    reason: str


class FileNotFinite(ErrorFact):
    """A file with a number that is not finite."""

    package: str
    file: str


class IndustriesNotOnce(ErrorFact):
    """A list of industries that is empty, or has one twice."""

    package: str
    file: str


class FlowsOfOtherIndustries(ErrorFact):
    """Flows whose labels are not the industries: the first position at which they differ, counted from 1, and both
    labels there; or 0, and how many there are of both."""

    package: str
    file: str
    side: Literal["columns", "rows"]
    position: int
    found: str
    belongs: str
    count: int
    expected: int


class FiscalShareUnfit(ErrorFact):
    """A share of taxes that is none."""

    package: str
    key: str


class FiscalSourceMissing(ErrorFact):
    """A share of taxes without a source."""

    package: str
    key: str


class WorkingTimeByHalf(ErrorFact):
    """Hours per job without what is said of them, or the other way round."""

    package: str


class WorkingTimeUnreadable(ErrorFact):
    """What a descriptor says of working time, which cannot be read."""

    package: str
    reason: str


class BoundsIncomplete(ErrorFact):
    """Bounds of spending that are not those of every category."""

    package: str
    file: str
    effects: tuple[str, ...]


class BoundsNotFinite(ErrorFact):
    """Bounds of spending that are none."""

    package: str
    file: str


class NotPrices(ErrorFact):
    """A package of something else than prices."""

    folder: str
    kind: str | None


class PricesUnreadable(ErrorFact):
    """Prices that cannot be read, for a reason that is given."""

    folder: str
    reason: str


class NoSuchParameter(ErrorFact):
    """A parameter of the regional method that there is not."""

    folder: str
    reason: str


class PackageContentsSaid(Protocol):
    """What a language says of these."""

    def file_has_columns(self, fact: FileHasColumns, /) -> str: ...
    def descriptor_must_say(self, fact: DescriptorMustSay, /) -> str: ...
    def descriptor_value_unfit(self, fact: DescriptorValueUnfit, /) -> str: ...
    def descriptor_value_unknown(self, fact: DescriptorValueUnknown, /) -> str: ...
    def personal_income_not_above0(self, fact: PersonalIncomeNotAbove0, /) -> str: ...
    def contribution_share_outside(self, fact: ContributionShareOutside, /) -> str: ...
    def figures_impossible(self, fact: FiguresImpossible, /) -> str: ...
    def rates_of_states_unfit(self, fact: RatesOfStatesUnfit, /) -> str: ...
    def source_without_title(self, fact: SourceWithoutTitle, /) -> str: ...
    def facts_without_names(self, fact: FactsWithoutNames, /) -> str: ...
    def file_not_numbers(self, fact: FileNotNumbers, /) -> str: ...
    def multipliers_not_numbers(self, fact: MultipliersNotNumbers, /) -> str: ...
    def file_not_finite(self, fact: FileNotFinite, /) -> str: ...
    def industries_not_once(self, fact: IndustriesNotOnce, /) -> str: ...
    def flows_of_other_industries(self, fact: FlowsOfOtherIndustries, /) -> str: ...
    def fiscal_share_unfit(self, fact: FiscalShareUnfit, /) -> str: ...
    def fiscal_source_missing(self, fact: FiscalSourceMissing, /) -> str: ...
    def working_time_by_half(self, fact: WorkingTimeByHalf, /) -> str: ...
    def working_time_unreadable(self, fact: WorkingTimeUnreadable, /) -> str: ...
    def bounds_incomplete(self, fact: BoundsIncomplete, /) -> str: ...
    def bounds_not_finite(self, fact: BoundsNotFinite, /) -> str: ...
    def not_prices(self, fact: NotPrices, /) -> str: ...
    def prices_unreadable(self, fact: PricesUnreadable, /) -> str: ...
    def no_such_parameter(self, fact: NoSuchParameter, /) -> str: ...
