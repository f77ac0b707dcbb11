"""A person's day of spending: daily allowances, amounts of profiles, and how they came to a place and a year."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.fact import OriginFact


class PerDiemOf(OriginFact):
    """The allowance of a department, by its edition, of a place."""

    whose: Literal["GSA", "Defense", "State"]
    edition: int
    place: OriginFact


class ListedPlace(OriginFact):
    """A place that has an allowance of its own."""

    name: str


class StandardRate(OriginFact):
    """A county that is not listed."""


class MeanOfCounties(OriginFact):
    """Counties by jobs in accommodation; `standard` of them are not listed (None: all that there are are listed)."""

    counties: int
    standard: int | None


class OtherPlaces(OriginFact):
    """The other places of a country: for a city that is not listed, or where none is named ("")."""

    country: str
    city: str


class OnlyPlace(OriginFact):
    """The one place that is listed of a country."""

    name: str
    country: str


class MeanOfPlaces(OriginFact):
    """The mean of the places of a country: for a city that is not listed, or where none is named ("")."""

    places: int
    country: str
    city: str


class MovedAllowance(OriginFact):
    """An allowance, and how it came to the year (None: it is of that year)."""

    of: OriginFact
    how: OriginFact | None


class DollarsByOwnPrices(OriginFact):
    """Dollars spent in a country: by its own prices and market rates, in `others` years by US prices."""

    factor: float
    to_year: int
    prices: OriginFact
    others: tuple[OriginFact, ...]


class DollarsByUsPrices(OriginFact):
    """Dollars spent in a country of which no prices are at hand."""

    factor: float
    to_year: int
    prices: OriginFact


class AmountsOf(OriginFact):
    """Amounts of a profile by category, and how they came to the year (None: they are of that year)."""

    year: int
    to_year: int
    how: OriginFact | None


class AtPriceLevel(OriginFact):
    """US amounts at the price level of a country."""

    of: OriginFact
    level: float
    level_of: OriginFact


class AmountMoved(OriginFact):
    """The amount of a published profile, moved to a year."""

    year: int
    factor: float
    to_year: int
    how: OriginFact


class RateOfExchange(OriginFact):
    """What one of a currency is in another."""

    currency: str
    rate: float
    into: str
    source: OriginFact


class NoBed(OriginFact):
    """A visit for the day."""


class SplitByProfile(OriginFact):
    """A profile split what a row states."""

    profile: str


class DaySupplied(OriginFact):
    """A profile supplied the amount of a day, or of a stay, and its split: by category where the place decides them,
    with where they are from; `how` a published amount was moved. `bed_tax` came on the bed (0: none)."""

    profile: str
    per: Literal["day", "stay"]
    parts: tuple[tuple[str, float], ...]
    currency: str
    place: str
    year: int
    how: OriginFact | None
    bed_tax: float


Each = Literal["column", "profile", "categories"]


class CalculatedFrom(OriginFact):
    """What an amount is the product of: columns by their headings, `days` "" for a visit of one day and None where days
    do not count, and what is `each`: a column, a profile's amount, or amounts by category. `tuition` came on top."""

    heads: str
    days: str | None
    each: Each
    column: str
    tuition: bool


class DaysSaid(Protocol):
    """What a language says of these."""

    def per_diem_of(self, fact: PerDiemOf, /) -> str: ...
    def listed_place(self, fact: ListedPlace, /) -> str: ...
    def standard_rate(self, fact: StandardRate, /) -> str: ...
    def mean_of_counties(self, fact: MeanOfCounties, /) -> str: ...
    def other_places(self, fact: OtherPlaces, /) -> str: ...
    def only_place(self, fact: OnlyPlace, /) -> str: ...
    def mean_of_places(self, fact: MeanOfPlaces, /) -> str: ...
    def moved_allowance(self, fact: MovedAllowance, /) -> str: ...
    def dollars_by_own_prices(self, fact: DollarsByOwnPrices, /) -> str: ...
    def dollars_by_us_prices(self, fact: DollarsByUsPrices, /) -> str: ...
    def amounts_of(self, fact: AmountsOf, /) -> str: ...
    def at_price_level(self, fact: AtPriceLevel, /) -> str: ...
    def amount_moved(self, fact: AmountMoved, /) -> str: ...
    def rate_of_exchange(self, fact: RateOfExchange, /) -> str: ...
    def no_bed(self, fact: NoBed, /) -> str: ...
    def split_by_profile(self, fact: SplitByProfile, /) -> str: ...
    def day_supplied(self, fact: DaySupplied, /) -> str: ...
    def calculated_from(self, fact: CalculatedFrom, /) -> str: ...
