"""Amounts as typed -> one currency, the table's prices, the report's prices (methods, section 2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats, Objects, coded, condensed, named_by
from impactcalc.economy.economy import Economy
from impactcalc.economy.prices import Prices, Rate
from impactcalc.errors import InputError, Problem
from impactcalc.facts.fact import OriginFact
from impactcalc.facts.origins.rates import OwnCurrency, Quotient
from impactcalc.facts.problems.runs import NoDeflator, NoExchangeRate
from impactcalc.impact.rows.money import ReportMoney, TableMoney, TypedMoney
from impactcalc.known.periods import months_of, year_words
from impactcalc.words.speaking import phrase

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class BasisLine:
    """How amounts in a currency of a year were brought to the table's and the report's prices.

    `exchange_rate` home currency per unit of the row's currency, `to_table` and `to_report` home deflator ratios.
    """

    currency: str
    year: int
    exchange_rate: float
    to_table: float
    to_report: float
    sources: tuple[OriginFact, ...]


@dataclass(frozen=True)
class PriceBasis:
    """Factors (N,) from each row's currency and year: `to_table` and `to_report` carry its money as typed to the
    table's prices and to the report's.

    `report_over_table` carries money in table-year prices to report-year prices. `lines` lists every rate used, and
    each row has its own: `exchange_rate` home currency per unit of its currency, `to_table_year` and `to_report_year`
    home deflator ratios from its year, and `line` which of them it has.
    """

    home_currency: str
    table_year: int
    report_year: int
    exchange_rate: Floats
    to_table_year: Floats
    to_report_year: Floats
    line: Rows
    to_table: Floats
    to_report: Floats
    report_over_table: float
    report_source: OriginFact
    lines: tuple[BasisLine, ...]

    @property
    def sources(self) -> Objects:
        """Where each row's rates come from (N,), in the language that is spoken; "" where none was needed."""
        return named_by(["; ".join(map(phrase, line.sources)) for line in self.lines], self.line)

    @property
    def report_words(self) -> str:
        """The year in whose prices the report speaks: 2014, or fiscal year 2024-25."""
        return year_words(self.report_year)

    def in_table_prices(self, money: TypedMoney, part: Floats | None = None) -> TableMoney:
        """Money as typed (N, ...), or a part (N,) of it, in the table's prices; no copy where it is in them."""
        if part is None and bool((self.to_table == 1.0).all()):
            return TableMoney(money)
        return TableMoney(_times(money, self.to_table if part is None else self.to_table * part))

    def in_report_prices(self, money: TypedMoney, rows: Rows | None = None) -> ReportMoney:
        """Money as typed (N, ...) in the report's prices; of some rows only, where they are given."""
        factors = self.to_report if rows is None else self.to_report[rows]
        if bool((factors == 1.0).all()):
            return ReportMoney(money)
        return ReportMoney(condensed(_times(money, factors)))


def price_basis(
    currency: Objects,
    year: npt.NDArray[np.int64],
    where: Callable[[int], tuple[str, int]],
    economy: Economy,
    prices: Prices,
    report_year: int,
) -> PriceBasis:
    """Market rate of the row's year, then the home deflator to the table's year and to the report year.

    `currency` (N,) ISO codes and `year` (N,) of the rows, `where` is the sheet and the row of a position. InputError
    names every rate that is not there, with the row of the sheet Rates that supplies it.
    """
    home = economy.country
    lacking: list[NoExchangeRate | NoDeflator] = []
    across = prices.deflator_ratio(home, economy.year, report_year)
    if across is None:
        lacking += _no_deflator(prices, home, economy.year, report_year, None)
    rate, to_table, to_report = np.ones(len(year)), np.ones(len(year)), np.ones(len(year))
    lines: list[BasisLine] = []
    pairs, which = _distinct(currency, year)
    for number, (code, of) in enumerate(pairs):
        rows = which == number
        first = where(int(np.flatnonzero(rows)[0]))
        exchange = _exchange(prices, code, economy.currency, of)
        if exchange is None:
            lacking += _no_exchange_rate(prices, (code, economy.currency), of, first)
        table, report = prices.deflator_ratio(home, of, economy.year), prices.deflator_ratio(home, of, report_year)
        if table is None:
            lacking += _no_deflator(prices, home, of, economy.year, first)
        if report is None:
            lacking += _no_deflator(prices, home, of, report_year, first)
        if exchange is None or table is None or report is None:
            continue
        rate[rows] = exchange.value
        to_table[rows], to_report[rows] = table.value, report.value
        same = (code == economy.currency, of == economy.year, of == report_year)
        used = (r.source for r, needless in zip((exchange, table, report), same, strict=True) if not needless)
        lines.append(BasisLine(code, of, exchange.value, table.value, report.value, tuple(dict.fromkeys(used))))
    if lacking or across is None:
        # One rate may be asked for by several rows and by the report year: it is asked of the user once.
        once = {one.lacking: one for one in reversed(lacking)}
        raise InputError(Problem("Rates", "", "", one) for one in once.values())
    return PriceBasis(
        economy.currency,
        economy.year,
        report_year,
        condensed(rate),
        condensed(to_table),
        condensed(to_report),
        condensed(which),
        condensed(rate * to_table),
        condensed(rate * to_report),
        across.value,
        across.source,
        tuple(lines),
    )


def _times(money: TypedMoney, factors: Floats) -> Floats:
    return money * (factors[:, None] if money.ndim == 2 else factors)


def _exchange(prices: Prices, code: str, home: str, year: int) -> Rate | None:
    """Home currency per unit of a currency, at market rates of the year, through the US dollar."""
    if code == home:
        return Rate(1.0, OwnCurrency())
    own, into = prices.market_rate(code, year), prices.market_rate(home, year)
    if own is None or into is None:
        return None
    sources = dict.fromkeys(rate.source for rate, c in ((own, code), (into, home)) if c != "USD")
    return Rate(into.value / own.value, Quotient(tuple(sources)))


def _no_exchange_rate(
    prices: Prices, codes: tuple[str, str], year: int, needed_by: tuple[str, int]
) -> list[NoExchangeRate]:
    """Those of two currencies that have no rate in some year that `year` holds."""
    lacking = [(code, each) for code in codes for each, _ in months_of(year) if prices.market_rate(code, each) is None]
    return [NoExchangeRate(prices.lacking("exchange_rate", code, each), needed_by) for code, each in lacking]


def _no_deflator(
    prices: Prices, home: str, from_year: int, to_year: int, needed_by: tuple[str, int] | None
) -> list[NoDeflator]:
    years = (year for whole in (from_year, to_year) for year, _ in months_of(whole))
    lacking = [year for year in dict.fromkeys(years) if prices.deflator(home, year) is None]
    return [NoDeflator(prices.lacking("deflator", home, year), needed_by) for year in lacking]


def _distinct(currency: Objects, year: npt.NDArray[np.int64]) -> tuple[list[tuple[str, int]], npt.NDArray[np.int64]]:
    """The distinct (currency, year) pairs, sorted, and which of them each row has."""
    codes, code = coded(currency)
    years, of = np.unique(year, return_inverse=True)
    pairs, which = np.unique(code * len(years) + of, return_inverse=True)
    found = [(codes[pair // len(years)], int(years[pair % len(years)])) for pair in pairs.tolist()]
    order = sorted(range(len(found)), key=lambda at: f"{found[at][0]} {found[at][1]}")
    place = np.empty(len(found), dtype=np.int64)
    place[order] = np.arange(len(found))
    return [found[at] for at in order], place[which]
