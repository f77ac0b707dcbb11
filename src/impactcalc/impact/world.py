"""Contribution by host country, at market rates and in international dollars (methods, section 8)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from impactcalc.economy.economy import Economy
from impactcalc.economy.prices import Prices, Rate
from impactcalc.errors import InputError, Problem
from impactcalc.impact.activities import Activities
from impactcalc.impact.effects import EFFECTS
from impactcalc.impact.home import Home
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
    home: Home,
    home_gross: Floats,
    economy: Economy,
    prices: Prices,
) -> World:
    """Contribution where it happens: at home through each place's table, abroad direct only.

    `home_gross` (N, categories) is gross spending at home in table-year prices. Amounts abroad are converted at their
    own year (US dollars over the price level ratio of that year), then moved to the report year with the US deflator:
    international dollars are US dollars by definition.
    """
    hosts = [_home(activities, basis, home, home_gross, economy, prices)]
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
    home: Home,
    home_gross: Floats,
    economy: Economy,
    prices: Prices,
) -> HostCountry:
    rows = [EFFECTS.index(effect) for effect in ("direct", "total_type_1", "total_type_2")]
    output = home.measures.index("output")
    market = home.effects(home_gross)[rows, output]
    ppp, ratios, reason = np.zeros(len(rows)), [], ""
    for year in np.unique(activities.year).tolist():
        dollars, ratio = _dollars(prices, economy.currency, year, basis.report_year), None
        if economy.country == "USA":
            ratio = Rate(1.0, "the United States are the unit of international dollars")
        else:
            ratio = prices.price_level_ratio(economy.country, year)
        to_year = prices.deflator_ratio(economy.country, basis.report_year, year)
        if ratio is None or dollars is None or to_year is None:
            reason = reason or f"no price level ratio, exchange rate or deflator for {year}"
            continue
        ratios.append((year, ratio.value, ratio.source))
        own = home.effects(home_gross, activities.year == year)[rows, output]
        ppp += own * to_year.value * dollars / ratio.value
    if economy.country == "USA":
        ppp = market  # the same, but for the last digit: a dollar at home is an international dollar
    return _host(economy.country, True, market, None if reason else ppp, ratios, reason)


def _host(
    iso3: str,
    own_table: bool,
    market: Floats,
    ppp: Floats | None,
    ratios: list[tuple[int, float, str]],
    reason: str,
) -> HostCountry:
    converted = [None] * 3 if ppp is None else [float(value) for value in ppp]
    return HostCountry(
        iso3=iso3,
        name=_name(iso3) if iso3 else UNNAMED,
        own_table=own_table,
        direct=float(market[0]),
        total_type_1=float(market[1]),
        total_type_2=float(market[2]),
        ppp_direct=converted[0],
        ppp_total_type_1=converted[1],
        ppp_total_type_2=converted[2],
        price_level_ratios=tuple(ratios),
        why_not_converted=reason,
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
    market = np.full(3, float(np.sum(spent[rows] * basis.to_report[rows])))
    ratios: list[tuple[int, float, str]] = []
    converted, reason = 0.0, "" if iso3 else "the partner country is blank"
    dollars_by_year: dict[int, float] = {}
    for year in np.unique(activities.year[rows]).tolist():
        own = rows[activities.year[rows] == year]
        dollars_by_year[year] = 0.0
        for currency in np.unique(activities.currency[own].astype(str)).tolist():
            per_unit = _dollars(prices, currency, year, basis.report_year)
            if per_unit is None:
                text = f"there is no US deflator from {year} to {basis.report_year}, which international dollars need"
                raise InputError([Problem("Rates", "", "", text, prices.remedy("deflator", "USA", basis.report_year))])
            dollars_by_year[year] += float(spent[own[activities.currency[own] == currency]].sum()) * per_unit
        ratio = prices.price_level_ratio(iso3, year) if iso3 else None
        if ratio is None:
            reason = reason or _missing(prices, iso3, year)
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
    return _host(iso3, False, market, None if reason else np.full(3, converted), ratios, reason), unconverted


def _missing(prices: Prices, iso3: str, year: int) -> str:
    """Which of the two rates that make a price level ratio are not there, as the sheet Rates names them."""
    country = country_by_iso3(iso3)
    unit = prices.local_unit(iso3, year) or (country.currency if country else "")
    lacking = [] if prices.ppp_factor(iso3, year) else [f"ppp_factor {iso3} {year}"]
    lacking += [] if prices.local_rate(iso3, year) else [f"exchange_rate {unit} {year}"]
    return f"no {' and no '.join(lacking)}"


def _dollars(prices: Prices, currency: str, year: int, report_year: int) -> float | None:
    """US dollars of the report year per unit of `currency` of `year`: the market rate then, the US deflator after."""
    rate, to_report = prices.market_rate(currency, year), prices.deflator_ratio("USA", year, report_year)
    return None if rate is None or to_report is None else to_report.value / rate.value


def _by_name(codes: set[str]) -> list[str]:
    return sorted(codes, key=lambda code: (code == "", _name(code) if code else ""))


def _name(iso3: str) -> str:
    country = country_by_iso3(iso3)
    return country.name if country else iso3
