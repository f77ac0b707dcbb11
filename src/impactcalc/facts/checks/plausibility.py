"""Numbers that hardly can be right: what stands there, and what is normal."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import ConfirmedFact, OriginFact, Said
from impactcalc.facts.stays import Stay


class OddRows(ConfirmedFact):
    """Rows that are alike in being odd: `rows` of them, described by the one that is furthest off."""

    confirmed: bool
    rows: int


class SpendingPerDayHigh(OddRows):
    """More than ten times the allowance of the place is spent per person and day.

    `unit` is night or day; `even_over` days that were not said; `readings`: the columns of sums that it may belong to;
    `others`: other allowances than `source` are meant too.
    """

    codes = ("spending-per-day-unusual",)
    cell: str
    each: float
    currency: str
    unit: str
    partly: bool
    even_over: float | None
    allowance: float
    limit: float
    readings: tuple[str, ...]
    source: OriginFact | None
    others: bool


class SpendingPerDayLow(OddRows):
    """Less than a twentieth of what a student lives on, or of what a festival's visitor spends, per person and day.

    `known`: how long they stayed is said; `column`: where it was typed.
    """

    codes = ("spending-per-day-unusual",)
    cell: str
    each: float
    currency: str
    unit: str
    partly: bool
    known: bool
    floor: float
    festival: bool
    column: str


class TuitionUnusual(OddRows):
    """Tuition is more than five times a year's average."""

    codes = ("tuition-unusual",)
    cell: str
    each: float
    currency: str
    average: float
    limit: float


class MorePeopleThanLiveThere(OddRows):
    """More people than live in the place's states, or, where these are not known (None), than a network counted."""

    codes = ("more-people-than-live-there",)
    cell: str
    people: float
    column: str
    states: tuple[str, ...]
    living: int | None


class MoreExchangesThanTravellers(OddRows):
    """A row has more exchanges than travellers."""

    codes = ("more-exchanges-than-travellers",)
    cell: str
    exchanges: float
    travellers: float


class VolunteerHoursUnusual(OddRows):
    """More hours per volunteer than a full-time job has; `in_all`: the hours of all were typed."""

    codes = ("volunteer-hours-unusual",)
    cell: str
    hours: float
    people: float
    in_all: bool
    of_a_year: int
    full_time: int


class HourlyValueUnusual(OddRows):
    """An hour is worth more than five times what a job makes, or less than a tenth of what it pays."""

    codes = ("hourly-value-unusual",)
    cell: str
    worth: float
    currency: str
    pays: float
    makes: float
    limit: float
    full_time: int
    table: str


class StayUnusuallyLong(OddRows):
    """Longer than 99 of 100 stays of the kind; `heads` people of the column `of`."""

    codes = ("stay-unusually-long",)
    cell: str
    nights: float
    heads: float
    of: str
    stay: Stay


class StayMayBeOfAll(StayUnusuallyLong):
    """Longer than 95 of 100 stays, and a whole number for each person."""

    codes = ("stay-may-be-of-all",)
    severities = ("note",)


class AboveOutput(OddRows):
    """More than a `seller` of the place makes in a year ("": than all pay there), at a table's prices."""

    place: str
    currency: str
    seller: str
    whole: float
    table: str
    table_year: int


class MoreNightsThanBeds(AboveOutput):
    """All rows spend more on beds in a year than the place's hotels take."""

    codes = ("more-nights-than-beds",)
    year: int
    total: float
    row: int
    of_row: float


class MoreThanThePlaceMakes(AboveOutput):
    """A row spends more on a category than its sellers in the place make in a year."""

    codes = ("more-than-the-place-makes",)
    category: str
    row: int
    amount: float


class DealAboveIndustry(AboveOutput):
    """A deal sells more a year than the industry of the place."""

    codes = ("deal-above-industry",)
    cell: str
    per_year: float


class PlausibilitySaid(Protocol):
    """What a language says of these."""

    def spending_per_day_high(self, fact: SpendingPerDayHigh, /) -> Said: ...
    def spending_per_day_low(self, fact: SpendingPerDayLow, /) -> Said: ...
    def tuition_unusual(self, fact: TuitionUnusual, /) -> Said: ...
    def more_people_than_live_there(self, fact: MorePeopleThanLiveThere, /) -> Said: ...
    def more_exchanges_than_travellers(self, fact: MoreExchangesThanTravellers, /) -> Said: ...
    def volunteer_hours_unusual(self, fact: VolunteerHoursUnusual, /) -> Said: ...
    def hourly_value_unusual(self, fact: HourlyValueUnusual, /) -> Said: ...
    def stay_unusually_long(self, fact: StayUnusuallyLong, /) -> Said: ...
    def stay_may_be_of_all(self, fact: StayMayBeOfAll, /) -> Said: ...
    def more_nights_than_beds(self, fact: MoreNightsThanBeds, /) -> Said: ...
    def more_than_the_place_makes(self, fact: MoreThanThePlaceMakes, /) -> Said: ...
    def deal_above_industry(self, fact: DealAboveIndustry, /) -> Said: ...
