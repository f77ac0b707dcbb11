"""Contribution by host country, at market rates and in international dollars (methods, section 8)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from impactcalc.economy.economy import Economy
from impactcalc.economy.prices import Prices
from impactcalc.errors import InputError, Problem
from impactcalc.impact.activities import Activities
from impactcalc.impact.effects import CategoryMultipliers
from impactcalc.impact.price_basis import PriceBasis
from impactcalc.study.cells import Floats
from impactcalc.study.countries import country_by_iso3

UNNAMED = "country not named"


@dataclass(frozen=True, slots=True)
class HostCountry:
    """One host country's contribution (output), report-year prices.

    `direct`, `total_type_1` and `total_type_2` at market rates in the home currency; the `ppp_` ones in
    international dollars, None where the country has no factor. `own_table` says whether its own multipliers were
    used; without one only the direct spending is known and the totals repeat it.
    """

    iso3: str
    name: str
    own_table: bool
    direct: float
    total_type_1: float
    total_type_2: float
    ppp_direct: float | None
    ppp_total_type_1: float | None
    ppp_total_type_2: float | None
    price_level_ratios: tuple[tuple[int, float, str], ...]
    why_not_converted: str = ""


@dataclass(frozen=True)
class World:
    """All host countries, home first, then by name.

    Sums are contribution only: an impact is net new to somewhere and is never added over countries. `low` and `high`
    bound the international-dollar sums where something could not be converted: it is taken at the highest and at the
    lowest price level of any economy in the data in that year. `bounded` is False where the data have no price level
    for such a year, so that no bounds can be given.
    """

    countries: tuple[HostCountry, ...]
    low: dict[str, float]
    high: dict[str, float]
    bounded: bool

    def market(self, measure: str) -> float:
        """Sum at market rates; measure is direct, total_type_1 or total_type_2."""
        return float(sum(getattr(host, measure) for host in self.countries))

    def ppp(self, measure: str) -> float:
        """Sum in international dollars over the countries that could be converted."""
        values = (getattr(host, f"ppp_{measure}") for host in self.countries)
        return float(sum(value for value in values if value is not None))

    @property
    def not_converted(self) -> tuple[HostCountry, ...]:
        """Host countries without a conversion."""
        return tuple(host for host in self.countries if host.ppp_direct is None)


MEASURES = ("direct", "total_type_1", "total_type_2")


def world_contribution(
    activities: Activities,
    basis: PriceBasis,
    home_gross: Floats,
    table: CategoryMultipliers,
    economy: Economy,
    prices: Prices,
) -> World:
    """Contribution where it happens: at home through the home table, abroad direct only.

    `home_gross` (N, categories) is gross spending at home in table-year prices. Amounts abroad are converted at their
    own year (US dollars over the price level ratio of that year), then moved to the report year with the US deflator:
    international dollars are US dollars by definition.
    """
    output = table.measures.index("output")
    hosts = [_home(activities, basis, home_gross, table, output, economy, prices)]
    low, high, bounded = 0.0, 0.0, True
    abroad = activities.abroad
    spent = activities.amounts.sum(axis=1)
    codes = activities.partner_country.astype(str)
    for iso3 in _by_name(set(codes[abroad].tolist())):
        rows = np.flatnonzero(abroad & (codes == iso3))
        host, unconverted = _abroad(iso3, rows, activities, basis, spent, prices)
        hosts.append(host)
        if unconverted is None:
            bounded = False
        else:
            low, high = low + unconverted[0], high + unconverted[1]
    converted = World(tuple(hosts), {}, {}, bounded)
    sums = {measure: converted.ppp(measure) for measure in MEASURES}
    return World(
        tuple(hosts),
        {measure: value + low for measure, value in sums.items()},
        {measure: value + high for measure, value in sums.items()},
        bounded,
    )


def _home(
    activities: Activities,
    basis: PriceBasis,
    home_gross: Floats,
    table: CategoryMultipliers,
    output: int,
    economy: Economy,
    prices: Prices,
) -> HostCountry:
    effects = table.effects(home_gross.sum(axis=0))[:, output] * basis.report_over_table
    market = dict(zip(MEASURES, (float(effects[0]), float(effects[3]), float(effects[4])), strict=True))
    ratios: list[tuple[int, float, str]] = []
    ppp: dict[str, float | None] = {}
    years = np.unique(activities.year)
    if economy.country == "USA":
        ppp = dict(market)
        ratios = [(int(year), 1.0, "United States: the unit of international dollars") for year in years]
    else:
        by_year = {int(year): home_gross[activities.year == year].sum(axis=0) for year in years}
        sums = np.zeros(3)
        for year, gross in by_year.items():
            rate, ratio = _dollars(prices, economy.country, economy.currency, year, basis.report_year)
            if ratio is None:
                return HostCountry(
                    economy.country, _name(economy.country), True, *market.values(), None, None, None, tuple(ratios),
                    f"no price level ratio for {year}",
                )  # fmt: skip
            ratios.append((year, ratio[0], ratio[1]))
            to_year = prices.deflator_ratio(economy.country, economy.year, year)
            assert to_year is not None  # price_basis asked for it already
            sums += table.effects(gross)[[0, 3, 4], output] * to_year.value * rate / ratio[0]
        ppp = dict(zip(MEASURES, map(float, sums), strict=True))
    return HostCountry(
        economy.country, _name(economy.country), True, *market.values(), *(ppp[m] for m in MEASURES), tuple(ratios)
    )


def _abroad(
    iso3: str,
    rows: np.ndarray[tuple[int], np.dtype[np.int64]],
    activities: Activities,
    basis: PriceBasis,
    spent: Floats,
    prices: Prices,
) -> tuple[HostCountry, tuple[float, float] | None]:
    """A partner country's direct contribution, and the bounds of what could not be converted (None: unknown)."""
    market = float(np.sum(spent[rows] * basis.to_report[rows]))
    ratios: list[tuple[int, float, str]] = []
    converted, reason = 0.0, "" if iso3 else "the partner country is blank"
    dollars_by_year: dict[int, float] = {}
    for year in np.unique(activities.year[rows]).tolist():
        own = rows[activities.year[rows] == year]
        dollars = sum(
            float(spent[own[activities.currency[own] == currency]].sum()) * _to_dollars(prices, str(currency), year)
            for currency in np.unique(activities.currency[own].astype(str))
        )
        to_report = prices.deflator_ratio("USA", year, basis.report_year)
        if to_report is None:
            text = f"there is no US deflator from {year} to {basis.report_year}, which international dollars need"
            raise InputError([Problem("Rates", "", "", text, prices.remedy("deflator", "USA", basis.report_year))])
        dollars_by_year[year] = dollars * to_report.value
        ratio = prices.price_level_ratio(iso3, year) if iso3 else None
        if ratio is None:
            reason = reason or f"no PPP factor or no market rate for {year}"
            continue
        ratios.append((year, ratio.value, ratio.source))
        converted += dollars_by_year[year] / ratio.value
    unconverted: tuple[float, float] | None = (0.0, 0.0)
    if reason:
        levels = {year: prices.price_level_ratios(year) for year in dollars_by_year}
        unconverted = None
        if all(levels.values()):
            unconverted = (
                sum(value / max(levels[year]) for year, value in dollars_by_year.items()),
                sum(value / min(levels[year]) for year, value in dollars_by_year.items()),
            )
    ppp = None if reason else converted
    name = _name(iso3) if iso3 else UNNAMED
    return HostCountry(iso3, name, False, market, market, market, ppp, ppp, ppp, tuple(ratios), reason), unconverted


def _to_dollars(prices: Prices, currency: str, year: int) -> float:
    rate = prices.market_rate(currency, year)
    assert rate is not None  # price_basis asked for it already
    return 1.0 / rate.value


def _dollars(
    prices: Prices, iso3: str, currency: str, year: int, report_year: int
) -> tuple[float, tuple[float, str] | None]:
    """US dollars of the report year per unit of `currency` of `year`, and the country's price level ratio then."""
    to_report = prices.deflator_ratio("USA", year, report_year)
    ratio = prices.price_level_ratio(iso3, year)
    if to_report is None or ratio is None:
        return 0.0, None
    return to_report.value * _to_dollars(prices, currency, year), (ratio.value, ratio.source)


def _by_name(codes: set[str]) -> list[str]:
    return sorted(codes, key=lambda code: (code == "", _name(code) if code else ""))


def _name(iso3: str) -> str:
    country = country_by_iso3(iso3)
    return country.name if country else iso3
