"""Rates and prices: those of the user's own, those that are fetched, and PPP factors."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.found import ErrorFact


class NoFileOfRates(ErrorFact):
    """No file of rates of this name in the data folder; those that there are."""

    file: str
    folder: str
    known: tuple[str, ...]


class RatesNoFile(ErrorFact):
    """A file of rates that is no file, or too large."""

    path: str
    megabytes: int


class RatesNotCsv(ErrorFact):
    """A file of rates that is no table, for a reason that the parser gives."""

    path: str
    reason: str


class RatesHead(ErrorFact):
    """A file of rates with another first line."""

    path: str
    head: tuple[str, ...]


class OwnRateTwice(ErrorFact):
    """A rate that stands in a file twice."""

    path: str
    line: int
    kind: str
    subject: str
    of_year: int


class RateOfOtherLength(ErrorFact):
    """A line of rates with more or fewer cells than there are columns."""

    path: str
    line: int
    cells: int
    head: tuple[str, ...]


class NoKindOfRate(ErrorFact):
    """No kind of rate."""

    path: str
    line: int
    kind: str
    known: tuple[str, ...]


class NoSubjectOfRate(ErrorFact):
    """A subject that no rate of its kind has."""

    path: str
    line: int
    subject: str
    kind: str


class RateNotNumbers(ErrorFact):
    """A year or a value that is no number, which the parser quotes."""

    path: str
    line: int
    reason: str


class OwnRateNotPositive(ErrorFact):
    """A rate that is not positive."""

    path: str
    line: int


class RateWithoutSource(ErrorFact):
    """A rate without a source."""

    path: str
    line: int


class OwnRatesThere(ErrorFact):
    """A file of rates that is in the data folder already."""

    file: str
    path: str


class WorldBankSilent(ErrorFact):
    """A service that has nothing of a country."""

    country: str
    first: int


class WorldBankRefused(ErrorFact):
    """A service that does not answer as it should, for a reason that it gives."""

    series: str
    country: str
    reason: str


class BeaRefused(ErrorFact):
    """A service that does not answer as it should, for a reason that it gives."""

    table: str
    reason: str


class FetchingNeeds(ErrorFact):
    """A library that fetching needs, and that is not installed."""

    library: str
    extra: str


class PriceLevelUnfit(ErrorFact):
    """A price level ratio that is not positive."""

    ratio: float


class FactorMeansNothing(ErrorFact):
    """What must not be done with PPP conversion factors."""

    asked: Literal["average", "product"]
    reproduction: str


class CountriesNotOnce(ErrorFact):
    """A list of countries that is empty, or has one twice."""


class NoFactorsOfYear(ErrorFact):
    """A year and a vintage without PPP factors; those that there are."""

    of_year: int
    vintage: str
    known: tuple[tuple[str, int], ...]


class NoFactorsOfCountries(ErrorFact):
    """Countries without a PPP factor."""

    of_year: int
    vintage: str
    countries: tuple[str, ...]


class RatesSaid(Protocol):
    """What a language says of these."""

    def no_file_of_rates(self, fact: NoFileOfRates, /) -> str: ...
    def rates_no_file(self, fact: RatesNoFile, /) -> str: ...
    def rates_not_csv(self, fact: RatesNotCsv, /) -> str: ...
    def rates_head(self, fact: RatesHead, /) -> str: ...
    def own_rate_twice(self, fact: OwnRateTwice, /) -> str: ...
    def rate_of_other_length(self, fact: RateOfOtherLength, /) -> str: ...
    def no_kind_of_rate(self, fact: NoKindOfRate, /) -> str: ...
    def no_subject_of_rate(self, fact: NoSubjectOfRate, /) -> str: ...
    def rate_not_numbers(self, fact: RateNotNumbers, /) -> str: ...
    def own_rate_not_positive(self, fact: OwnRateNotPositive, /) -> str: ...
    def rate_without_source(self, fact: RateWithoutSource, /) -> str: ...
    def own_rates_there(self, fact: OwnRatesThere, /) -> str: ...
    def world_bank_silent(self, fact: WorldBankSilent, /) -> str: ...
    def world_bank_refused(self, fact: WorldBankRefused, /) -> str: ...
    def bea_refused(self, fact: BeaRefused, /) -> str: ...
    def fetching_needs(self, fact: FetchingNeeds, /) -> str: ...
    def price_level_unfit(self, fact: PriceLevelUnfit, /) -> str: ...
    def factor_means_nothing(self, fact: FactorMeansNothing, /) -> str: ...
    def countries_not_once(self, fact: CountriesNotOnce, /) -> str: ...
    def no_factors_of_year(self, fact: NoFactorsOfYear, /) -> str: ...
    def no_factors_of_countries(self, fact: NoFactorsOfCountries, /) -> str: ...
