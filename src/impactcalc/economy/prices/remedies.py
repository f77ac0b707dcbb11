"""What is known of a rate that is not at hand: where the shipped data end, and where it would be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from impactcalc.economy.prices.rate import Rate
from impactcalc.facts.rates import LackingRate, QuotedBy, RateKind
from impactcalc.known.nearest_year import nearest_year


class Known(Protocol):
    """What is said of the prices that are at hand."""

    def shipped_years(self, kind: RateKind, subject: str) -> Sequence[int]: ...
    def why_no_rate(self, currency: str) -> str: ...
    def where_to_look(self, currency: str) -> tuple[QuotedBy, str]: ...
    def money_name(self, code: str) -> str: ...
    def local_unit(self, iso3: str, year: int) -> str | None: ...
    def deflator(self, iso3: str, year: int) -> Rate | None: ...


def lacking_rate(prices: Known, kind: RateKind, subject: str, year: int) -> LackingRate:
    """A rate that is asked of the user, with what helps to find it."""
    years = prices.shipped_years(kind, subject)
    extent = (years[0], years[-1]) if years else None
    if kind == "exchange_rate":
        why = "" if years else prices.why_no_rate(subject)
        return LackingRate(kind, subject, year, extent, why, *prices.where_to_look(subject), prices.money_name(subject))
    if kind == "ppp_factor":
        unit = prices.local_unit(subject, year)
        return LackingRate(kind, subject, year, extent, money=prices.money_name(unit) if unit else "")
    nearest = None
    if kind == "deflator" and years:
        shown = prices.deflator(subject, of := nearest_year(years, year))
        assert shown is not None
        nearest = of, shown.value
    return LackingRate(kind, subject, year, extent, nearest=nearest)
