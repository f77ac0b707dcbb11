"""A rate and where it comes from; a row of the sheet Rates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, get_args

from impactcalc.facts.fact import OriginFact
from impactcalc.facts.origins.rates import LineOfFile, RowOfRates, Stated
from impactcalc.facts.rates import RateKind

RATE_KINDS: tuple[RateKind, ...] = get_args(RateKind)


@dataclass(frozen=True, slots=True)
class Rate:
    """A number and where it comes from; `wdi` if that is the World Bank's WDI as shipped."""

    value: float
    source: OriginFact
    wdi: bool = False


class RateCells(NamedTuple):
    """Where a supplied rate was typed: addresses on the sheet Rates, "" where it was not typed there."""

    kind: str = ""
    subject: str = ""
    value: str = ""


_NOWHERE = RateCells()


@dataclass(frozen=True, slots=True)
class SuppliedRate:
    """A row of the sheet Rates.

    `exchange_rate`: units of the currency `subject` (ISO 4217) per US dollar, mean of the year. `ppp_factor`:
    local units (`Prices.local_unit`) per international dollar for the economy `subject` (ISO 3166 alpha-3).
    `deflator`: GDP deflator of the economy `subject`, an index on the shipped index's own base (the USA: 2017
    = 100), since it is divided by shipped years of that index; a user with an index on another base supplies
    every year that is used. `cpi`: consumer price index of the economy `subject`, mean of the year; of the USA the
    CPI-U (1982-84 = 100), of others every year that is used, all on one base. `regional_price_parity`: price level
    of the place `subject` (US-TX, cbsa:19100, fips:48439) with the US = 1. `source` is what the user says of it; it
    stands in a `row` of the sheet Rates, or of a `file` of one's own (0 and "": in none).
    """

    kind: RateKind
    subject: str
    year: int
    value: float
    source: str
    cells: RateCells = _NOWHERE
    row: int = 0
    file: str = ""

    @property
    def origin(self) -> OriginFact:
        """Where it stands, and what the user says of it."""
        if self.file:
            return LineOfFile(self.file, self.row, self.source)
        return RowOfRates(self.row, self.source) if self.row else Stated(self.source)
