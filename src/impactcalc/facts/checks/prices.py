"""Years, prices and purchasing power."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.assumptions.prices import CarriedPrices
from impactcalc.facts.fact import CheckFact, ConfirmedFact, OriginFact, Said
from impactcalc.facts.found import ProblemFact


class MixedPriceYears(CheckFact):
    """Amounts are of several years."""

    codes = ("mixed-price-years",)
    severities = ("note",)
    years: tuple[int, ...]
    report_year: int


class JobsOfAnotherYear(CheckFact):
    """A table's jobs are of another year than its output."""

    codes = ("jobs-of-another-year",)
    severities = ("warning",)
    jobs_year: int
    table_year: int


class TableOfAnotherYear(CheckFact):
    """The table is of another year than the study; a warning where it is more than five years away."""

    codes = ("table-of-another-year",)
    severities = ("warning", "note")
    table_year: int
    study_year: int
    far: bool

    @property
    def milder(self) -> bool:
        """Up to five years."""
        return not self.far


class PricesCarried(CheckFact):
    """A year has no published deflator, and jobs or another year's money rest on it."""

    codes = ("prices-carried",)
    severities = ("note",)
    lines: tuple[CarriedPrices, ...]


class PppMissing(CheckFact):
    """Spending was not converted to international dollars: countries with amounts and reasons, and the rows of the
    sheet Rates that would let it be (kind, subject, year)."""

    codes = ("ppp-missing",)
    severities = ("warning",)
    currency: str
    left: tuple[tuple[str, float, OriginFact | None], ...]
    rates: tuple[tuple[str, str, int], ...]
    unnamed: bool


class PriceLevelImplausible(CheckFact):
    """A price level lies a factor of two beyond those of all economies."""

    codes = ("price-level-implausible",)
    severities = ("error",)
    country: str
    year: int
    ratio: float
    lowest: float
    highest: float
    source: OriginFact | None


class RateConfirmed(CheckFact):
    """A rate reads like another way round or unit of the shipped one, and its row says that it is right."""

    codes = ("rate-confirmed",)
    severities = ("note",)
    doubt: ProblemFact


class RateFarFromShipped(ConfirmedFact):
    """A rate lies a factor of two from the shipped one."""

    codes = ("rate-far-from-shipped",)
    confirmed: bool
    kind: str
    subject: str
    year: int
    typed: float
    shipped: float
    source: OriginFact


class ForeignProfile(CheckFact):
    """A shipped profile of one country splits spending in others."""

    codes = ("foreign-profile",)
    severities = ("note",)
    profile: str
    of: str
    places: tuple[str, ...]
    rows: int
    source: str


class HostTableMissing(CheckFact):
    """No table is at hand for a country where money was spent, or the country is not named ("")."""

    codes = ("host-table-missing",)
    severities = ("note",)
    country: str
    spent: float
    currency: str


class HostTableOfAnotherYear(CheckFact):
    """A country's table is more than five years from the spending."""

    codes = ("host-table-of-another-year",)
    severities = ("note",)
    iso3: str
    year: int
    table_year: int
    gap: int


class PricesSaid(Protocol):
    """What a language says of these."""

    def mixed_price_years(self, fact: MixedPriceYears, /) -> Said: ...
    def jobs_of_another_year(self, fact: JobsOfAnotherYear, /) -> Said: ...
    def table_of_another_year(self, fact: TableOfAnotherYear, /) -> Said: ...
    def prices_carried(self, fact: PricesCarried, /) -> Said: ...
    def ppp_missing(self, fact: PppMissing, /) -> Said: ...
    def price_level_implausible(self, fact: PriceLevelImplausible, /) -> Said: ...
    def rate_confirmed(self, fact: RateConfirmed, /) -> Said: ...
    def rate_far_from_shipped(self, fact: RateFarFromShipped, /) -> Said: ...
    def foreign_profile(self, fact: ForeignProfile, /) -> Said: ...
    def host_table_missing(self, fact: HostTableMissing, /) -> Said: ...
    def host_table_of_another_year(self, fact: HostTableOfAnotherYear, /) -> Said: ...
