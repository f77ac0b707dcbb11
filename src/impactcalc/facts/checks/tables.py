"""Whether the table can carry what is built on it."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import CheckFact, Said


class IdentityBroken(CheckFact):
    """The multipliers come from a table that does not add up."""

    codes = ("identity-broken",)
    severities = ("error",)
    what: str


class MultiplierTooLow(CheckFact):
    """An output multiplier lies below 1, or a Type II one below its Type I."""

    codes = ("type-1-below-1", "type-2-below-type-1")
    severities = ("error",)
    type_2: bool
    industries: tuple[str, ...]

    @property
    def code(self) -> str:
        """One for each type."""
        return self.codes[self.type_2]


class MultiplierUnusuallyHigh(CheckFact):
    """A Type II output multiplier lies above those of all shipped tables."""

    codes = ("multiplier-unusually-high",)
    severities = ("warning",)
    industries: tuple[str, ...]
    limit: float
    highest: float


class MeasureMissing(CheckFact):
    """The multipliers do not tell a measure, or not of every effect (then these are named).

    `instead` is the newest shipped table of the place that has the jobs that this one lacks, and its year.
    """

    codes = ("measure-missing",)
    severities = ("warning",)
    lacking: tuple[tuple[str, tuple[str, ...]], ...]
    instead: tuple[str, int] | None = None


class NoMatrix(CheckFact):
    """The multipliers come without a table of what industries buy from each other."""

    codes = ("no-matrix",)
    severities = ("note",)


class ImportsNotSeparated(CheckFact):
    """The table does not tell imports from what is made in the country."""

    codes = ("imports-not-separated",)
    severities = ("warning",)


class ImportsEstimated(CheckFact):
    """What industries buy from abroad is an estimate."""

    codes = ("imports-estimated",)
    severities = ("note",)
    how: str


class CategoryWithoutIndustry(CheckFact):
    """No industry of the table sells a category that is bought."""

    codes = ("category-without-industry",)
    severities = ("warning",)
    categories: tuple[str, ...]


class NegativeCoefficients(CheckFact):
    """Domestic coefficients are negative."""

    codes = ("negative-coefficients",)
    severities = ("note",)
    count: int
    of: int
    largest: float


class RetailNotMargined(CheckFact):
    """Goods are counted whole, though the shop keeps only its margin."""

    codes = ("retail-not-margined",)
    severities = ("warning",)
    category: str


class TablesSaid(Protocol):
    """What a language says of these."""

    def identity_broken(self, fact: IdentityBroken, /) -> Said: ...
    def multiplier_too_low(self, fact: MultiplierTooLow, /) -> Said: ...
    def multiplier_unusually_high(self, fact: MultiplierUnusuallyHigh, /) -> Said: ...
    def measure_missing(self, fact: MeasureMissing, /) -> Said: ...
    def no_matrix(self, fact: NoMatrix, /) -> Said: ...
    def imports_not_separated(self, fact: ImportsNotSeparated, /) -> Said: ...
    def imports_estimated(self, fact: ImportsEstimated, /) -> Said: ...
    def category_without_industry(self, fact: CategoryWithoutIndustry, /) -> Said: ...
    def negative_coefficients(self, fact: NegativeCoefficients, /) -> Said: ...
    def retail_not_margined(self, fact: RetailNotMargined, /) -> Said: ...
