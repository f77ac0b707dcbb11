"""What to type in the sheet Rates when a value is missing, and where the shipped data end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from impactcalc.economy.prices.rate import Rate, RateKind
from impactcalc.known.nearest_year import nearest_year


class Known(Protocol):
    """What a remedy says of the prices that are at hand."""

    def shipped_years(self, kind: RateKind, subject: str) -> Sequence[int]: ...
    def why_no_rate(self, currency: str) -> str: ...
    def where_to_look(self, currency: str) -> str: ...
    def money_name(self, code: str) -> str: ...
    def local_unit(self, iso3: str, year: int) -> str | None: ...
    def deflator(self, iso3: str, year: int) -> Rate | None: ...


def remedy(prices: Known, kind: RateKind, subject: str, year: int) -> str:
    """Where the data end, where to look, and the row to add."""
    row = f"kind {kind}, subject {subject}, year {year}, value = {_meaning(prices, kind, subject, year)}"
    extent = _extent(prices, kind, subject, year)
    if kind == "exchange_rate":
        extent += f" Look it up: {prices.where_to_look(subject)}."
    return f'{extent} Add a row to the sheet "Rates": {row}, source = where you found it.'


def _extent(prices: Known, kind: RateKind, subject: str, year: int) -> str:
    what = {
        "exchange_rate": f"USD/{subject}",
        "deflator": f"the GDP deflator of {subject}",
        "cpi": f"the consumer prices of {subject}",
        "ppp_factor": f"the PPP factor of {subject}",
        "regional_price_parity": f"the regional price parity of {subject}",
    }[kind]
    years = prices.shipped_years(kind, subject)
    if not years:
        why = prices.why_no_rate(subject) if kind == "exchange_rate" else ""
        return f"The shipped data have nothing for {what}{f' ({why})' if why else ''}."
    if year > years[-1]:
        return f"The shipped data for {what} end in {years[-1]}."
    if year < years[0]:
        return f"The shipped data for {what} begin in {years[0]}."
    return f"The shipped data for {what} have no value for {year}."


def _meaning(prices: Known, kind: RateKind, subject: str, year: int) -> str:
    if kind == "exchange_rate":
        return f"{prices.money_name(subject)} per US dollar, mean of the year"
    if kind == "ppp_factor":
        unit = prices.local_unit(subject, year) or "local units"
        return f"PPP conversion factor, {prices.money_name(unit)} per international dollar"
    if kind == "regional_price_parity":
        return "regional price parity, US = 1 (BEA publishes it with the US = 100)"
    years = prices.shipped_years(kind, subject)
    if kind == "cpi" and years:
        return "CPI-U, all items, mean of the year (1982-84 = 100)"
    if not years:
        what = "consumer price index, mean of the year" if kind == "cpi" else "GDP deflator"
        return f"{what} (an index; give every year that is needed, all on one base)"
    nearest = nearest_year(years, year)
    shown = prices.deflator(subject, nearest)
    assert shown is not None
    return f"GDP deflator on the scale on which {nearest} is {shown.value:g}"
