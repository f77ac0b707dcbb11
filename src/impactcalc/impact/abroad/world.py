"""Contribution by host country, at market rates and in international dollars (methods, section 8)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from impactcalc.economy.economy import Economy
from impactcalc.economy.prices import Prices, Rate
from impactcalc.facts.fact import OriginFact
from impactcalc.facts.origins.power import UnitOfInternationalDollars
from impactcalc.impact.abroad.abroad import Abroad, no_rate, not_converted
from impactcalc.impact.abroad.bounds import Bounds, price_levels
from impactcalc.impact.abroad.host_country import (
    MEASURES,
    HostCountry,
    country_name,
    dollars_per_unit,
    home_name,
    host_country,
    spending_and_output,
    widest_total,
)
from impactcalc.impact.abroad.hosts import HostTables
from impactcalc.impact.abroad.partner_regions import partner_regions
from impactcalc.impact.abroad.who_spends import SpendingMatrix, spending_matrix
from impactcalc.impact.effects.home import Home
from impactcalc.impact.effects.local_money import LocalMoney
from impactcalc.impact.effects.spent import ByCategory, total_of
from impactcalc.impact.rows.activities import Activities
from impactcalc.impact.rows.money import TableMoney
from impactcalc.impact.rows.price_basis import PriceBasis


@dataclass(frozen=True)
class World:
    """All host countries, home first, then by name; and who spends where.

    Sums are contribution only: an impact is net new to somewhere and is never added over countries. `low` and `high`
    bound the international-dollar sums, `market_low` and `market_high` those at market rates: what was spent where no
    table is at hand is taken at the least and the most that any economy's table makes of it, and what could not be
    converted at the highest and the lowest price level of any economy in the data in that year. `bounded` is False
    where the data have no price level for such a year: `low` and `high` are then empty. `regions` are the accounts of
    the regions in which partner cities lie: parts of their countries', seen from the region, never added to them.
    """

    countries: tuple[HostCountry, ...]
    low: dict[str, float]
    high: dict[str, float]
    bounded: bool
    market_low: dict[str, float] = field(default_factory=dict)
    market_high: dict[str, float] = field(default_factory=dict)
    spending: SpendingMatrix = field(default_factory=lambda: SpendingMatrix((), (), ()))
    regions: tuple[HostCountry, ...] = ()

    def market(self, measure: str) -> float:
        """Sum at market rates; measure is one of MEASURES."""
        return float(sum(getattr(host, measure) for host in self.countries))

    def ppp(self, measure: str) -> float:
        """Sum in international dollars over the countries that could be converted."""
        values = (getattr(host, f"ppp_{measure}") for host in self.countries)
        return float(sum(value for value in values if value is not None))

    @property
    def leaked(self) -> float:
        """What purchases took from elsewhere, as far as tables tell: the account of the rest of the world."""
        return float(sum(host.leakage for host in self.countries if host.leakage is not None))

    @property
    def not_converted(self) -> tuple[HostCountry, ...]:
        """Host countries without a conversion."""
        return tuple(host for host in self.countries if host.ppp_direct is None)


def world_contribution(
    activities: Activities,
    basis: PriceBasis,
    home: Home,
    home_gross: ByCategory[TableMoney],
    hosts: HostTables,
    prices: Prices,
    local: LocalMoney,
) -> World:
    """Contribution where it happens: at home through each place's table, abroad through the host country's own.

    `home_gross` (N, categories) is gross spending at home in table-year prices. Amounts abroad are converted at their
    own year (US dollars over the price level ratio of that year), then moved to the report year with the US deflator:
    international dollars are US dollars by definition. Money effects are per unit of money, so that the way into the
    host's currency and back cancels; jobs are those of the amount in the host's currency at its table's prices.
    """
    economy = home.main.economy
    here, ppp = _home(activities, basis, home, home_gross, economy, prices)
    found, market = [here], Bounds.exactly(np.array([getattr(here, measure) for measure in MEASURES]))
    codes, host_amounts = activities.host.astype(str), activities.host_amounts
    for iso3 in _by_name(set(codes[activities.abroad].tolist())):
        rows = np.flatnonzero(activities.abroad & (codes == iso3)).astype(np.int64)
        abroad = Abroad(iso3, activities, host_amounts, basis, hosts, prices)
        found.append(abroad.account(rows))
        market += abroad.market_bounds
        ppp = None if ppp is None or abroad.ppp_bounds is None else ppp + abroad.ppp_bounds
    return World(
        tuple(found),
        *(({}, {}) if ppp is None else ppp.by_measure()),
        ppp is not None,
        *market.by_measure(),
        spending_matrix(activities, basis, economy.country, local),
        partner_regions(activities, basis, hosts, prices),
    )


def _home(
    activities: Activities,
    basis: PriceBasis,
    home: Home,
    home_gross: ByCategory[TableMoney],
    economy: Economy,
    prices: Prices,
) -> tuple[HostCountry, Bounds | None]:
    """The account of home, and the bounds of it in international dollars (None: unknown)."""
    effects = home.effects(home_gross)
    output = home.measures.index("output")
    over = basis.report_over_table
    market = spending_and_output(total_of(home_gross) * over, effects, output)
    ppp, ratios = np.zeros(len(MEASURES)), []
    reason: OriginFact | None = None
    bounds: Bounds | None = Bounds.nothing()
    for year in np.unique(activities.year).tolist():
        dollars, ratio = dollars_per_unit(prices, economy.currency, year, basis.report_year), None
        if economy.country == "USA":
            ratio = Rate(1.0, UnitOfInternationalDollars())
        else:
            ratio = prices.price_level_ratio(economy.country, year)
        to_year = prices.deflator_ratio(economy.country, basis.report_year, year)
        levels = price_levels(prices, economy.country, year)
        if dollars is None or to_year is None or levels is None:
            reason = reason or not_converted(prices, economy.country, year) or no_rate(prices, economy.currency, year)
            bounds = None
            continue
        of_year = activities.year == year
        spent = total_of(home_gross, of_year) * over
        own = spending_and_output(spent, home.effects(home_gross, of_year), output) * to_year.value * dollars
        bounds = bounds + Bounds.exactly(own).over(levels) if bounds else None
        if ratio is None:
            reason = reason or not_converted(prices, economy.country, year)
            continue
        ratios.append((year, ratio.value, ratio.source))
        ppp += own / ratio.value
    if economy.country == "USA":
        ppp, bounds = market, Bounds.exactly(market)  # but for the last digit: a dollar here is an international dollar
    leakage = home.shares(home_gross, lambda bridge: bridge.leakage + bridge.tax).sum() * over
    account = host_country(
        economy.country,
        market,
        None if reason else ppp,
        ratios,
        reason,
        tables=tuple(dict.fromkeys(here.economy.name for here in home.places)),
        leakage=float(leakage),
        wages=float(home.shares(home_gross, lambda bridge: bridge.wages).sum() * over),
        jobs_basis=economy.jobs_basis,
        **{
            name: widest_total(home.main.table, effects, name)
            for name in ("value_added", "labour_income", "jobs", "jobs_fte")
        },
    )
    return replace(account, name=home_name(home)), bounds


def _by_name(codes: set[str]) -> list[str]:
    return sorted(codes, key=lambda code: (code == "", country_name(code) if code else ""))
