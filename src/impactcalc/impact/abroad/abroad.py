"""What is spent in a partner country, through the country's own table where there is one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats
from impactcalc.economy.collection import nearest_bounds
from impactcalc.economy.economy import JOBS, Economy
from impactcalc.economy.prices import Prices
from impactcalc.facts.fact import OriginFact
from impactcalc.facts.origins import unknown as facts
from impactcalc.impact.abroad.bounds import Bounds, price_levels
from impactcalc.impact.abroad.host_country import (
    MEASURES,
    HostCountry,
    dollars_per_unit,
    host_country,
    spending_and_output,
    widest_total,
)
from impactcalc.impact.abroad.hosts import HostTable, HostTables
from impactcalc.impact.rows.activities import Activities
from impactcalc.impact.rows.money import ReportMoney, TypedMoney
from impactcalc.impact.rows.price_basis import PriceBasis
from impactcalc.known.countries import country_by_iso3
from impactcalc.known.periods import calendar_year

Rows = npt.NDArray[np.int64]


class Abroad:
    """A partner country's account, year by year: each year has its own table, rates and price level."""

    def __init__(
        self,
        iso3: str,
        activities: Activities,
        host_amounts: TypedMoney,
        basis: PriceBasis,
        hosts: HostTables,
        prices: Prices,
    ) -> None:
        """`host_amounts` (N, categories) are those of the activities: taken out once for all countries."""
        self.iso3, self.activities, self.host_amounts = iso3, activities, host_amounts
        self.basis, self.hosts, self.prices = basis, hosts, prices
        self.sums = dict.fromkeys(("leakage", "wages", "value_added", "labour_income", *sorted(JOBS)), 0.0)
        self.unknown: set[str] = set()
        self.why_no_jobs: OriginFact | None = None
        self.market_bounds = Bounds.nothing()
        self.ppp_bounds: Bounds | None = Bounds.nothing()  # None: no price level to bound it with

    def account(self, rows: Rows) -> HostCountry:
        """The country's contribution from these activities; the bounds are those of it, too."""
        years = self.activities.year[rows]
        market, converted = np.zeros(len(MEASURES)), np.zeros(len(MEASURES))
        ratios: list[tuple[int, float, OriginFact]] = []
        tables: list[Economy] = []
        reason: OriginFact | None = None if self.iso3 else facts.PartnerCountryBlank()
        for year in np.unique(years).tolist():
            own = rows[years == year]
            paid = self.basis.in_report_prices(self.host_amounts[own], own).sum(axis=0)
            in_dollars = self._in_dollars(own, year)
            host = self.hosts.get((self.iso3, year))
            market += self._output(host, paid)
            self._accounts(host, own, year, paid)
            self._bound(host, year, paid, in_dollars)
            tables += [host.economy] if host else []
            ratio = self.prices.price_level_ratio(self.iso3, year) if self.iso3 else None
            if ratio is None or in_dollars is None:
                reason = reason or not_converted(self.prices, self.iso3, year) or self._no_dollars(own, year)
                continue
            ratios.append((year, ratio.value, ratio.source))
            converted += self._output(host, in_dollars) / ratio.value
        known = {name: None if name in self.unknown else total for name, total in self.sums.items()}
        bases = dict.fromkeys(economy.jobs_basis for economy in tables if "jobs" in economy.measures)
        return host_country(
            self.iso3,
            market,
            None if reason else converted,
            ratios,
            reason,
            tables=tuple(dict.fromkeys(economy.name for economy in tables)) if "leakage" not in self.unknown else (),
            jobs_basis="; ".join(bases),
            why_no_jobs=self.why_no_jobs,
            **known,
        )

    def _bound(self, host: HostTable | None, year: int, paid: ReportMoney, in_dollars: Floats | None) -> None:
        """What is known counts as it is; an unknown table as any economy's, an unknown price level likewise."""
        levels = price_levels(self.prices, self.iso3, year)
        self.market_bounds += self._any_table(paid, year) if host is None else Bounds.exactly(self._output(host, paid))
        if levels is None or in_dollars is None or self.ppp_bounds is None:
            self.ppp_bounds = None
            return
        dollars = self._any_table(in_dollars, year) if host is None else Bounds.exactly(self._output(host, in_dollars))
        self.ppp_bounds += dollars.over(levels)

    def _any_table(self, spending: Floats, year: int) -> Bounds:
        """Spending by category, and the least and the most output that any economy's table makes of it."""
        table = nearest_bounds(calendar_year(year))
        spent = np.array([spending.sum()])
        return Bounds(np.append(spent, table.low @ spending), np.append(spent, table.high @ spending))

    def _output(self, host: HostTable | None, spending: Floats) -> Floats:
        """Spending by category and its output; without a table the spending stands for its output."""
        spent = float(spending.sum())
        if host is None:
            return np.full(len(MEASURES), spent)
        found = spending_and_output(spent, host.table.effects(spending), host.table.measures.index("output"))
        return np.where(np.isnan(found), found[MEASURES.index("total_type_1")], found)

    def _accounts(self, host: HostTable | None, rows: Rows, year: int, paid: ReportMoney) -> None:
        """Leakage, value added and income of a year's spending at market rates, and its jobs, added to the sums."""
        if host is None:
            self.unknown |= set(self.sums)
            self.why_no_jobs = facts.NoTableOfCountry()
            return
        bridge = host.economy.spending_bridge()
        self.sums["leakage"] += float(paid @ (bridge.leakage + bridge.tax))
        self.sums["wages"] += float(paid @ bridge.wages)
        effects = host.table.effects(paid)
        for name in ("value_added", "labour_income"):
            self._add(name, widest_total(host.table, effects, name))
        local = None
        if "jobs" not in host.table.measures:
            self.why_no_jobs = facts.NoJobsInTable(host.economy.name)
        else:
            local = self._in_local_money(host.economy, rows, year)
        for name in sorted(JOBS):
            self._add(name, None if local is None else widest_total(host.table, host.table.effects(local), name))

    def _add(self, name: str, value: float | None) -> None:
        if value is None:
            self.unknown.add(name)
        else:
            self.sums[name] += value

    def _in_local_money(self, economy: Economy, rows: Rows, year: int) -> Floats | None:
        """Spending by category in the host's currency at its table's prices; None where a rate is missing."""
        local = self.prices.market_rate(economy.currency, year)
        index = self.prices.deflator_ratio(economy.country, year, economy.year)
        total = np.zeros(self.host_amounts.shape[1])
        for currency, own in self._by_currency(rows):
            rate = self.prices.market_rate(currency, year)
            if local is None or index is None or rate is None:
                known = ((economy.currency, local), (currency, rate))
                lacking = tuple(self.prices.money_name(code) for code, found in known if not found)
                self.why_no_jobs = facts.NoMoneyOfTable(None if index else (year, economy.year), lacking, year)
                return None
            total += self.host_amounts[own].sum(axis=0) * (local.value / rate.value * index.value)
        return total

    def _in_dollars(self, rows: Rows, year: int) -> Floats | None:
        """Spending by category in US dollars: market rate of its year, then the US deflator to the report year. None
        where a currency has no rate: what is spent in the home currency needs none but for this."""
        total = np.zeros(self.host_amounts.shape[1])
        for currency, own in self._by_currency(rows):
            per_unit = dollars_per_unit(self.prices, currency, year, self.basis.report_year)
            if per_unit is None:
                return None
            total += self.host_amounts[own].sum(axis=0) * per_unit
        return total

    def _no_dollars(self, rows: Rows, year: int) -> OriginFact | None:
        codes = (code for code, _ in self._by_currency(rows) if self.prices.market_rate(code, year) is None)
        return _both([no_rate(self.prices, code, year) for code in codes])

    def _by_currency(self, rows: Rows) -> Iterable[tuple[str, Rows]]:
        currencies = self.activities.currency[rows].astype(str)
        return [(code, rows[currencies == code]) for code in np.unique(currencies).tolist()]


def not_converted(prices: Prices, iso3: str, year: int) -> OriginFact | None:
    """Which of the two rates that make a price level is not known; None where the price level is."""
    if prices.price_level_ratio(iso3, year) is not None:
        return None
    unknown: list[OriginFact] = []
    if prices.ppp_factor(iso3, year) is None:
        years = prices.shipped_years("ppp_factor", iso3)
        unknown.append(facts.NoPurchasingPower(year, years[-1] if years else None))
    if prices.local_rate(iso3, year) is None:
        country = country_by_iso3(iso3)
        unit = prices.local_unit(iso3, year) or (country.currency if country else "")
        unknown.append(no_rate(prices, unit, year) if unit else facts.NoMoneyOfItsOwn())
    return _both(unknown)


def no_rate(prices: Prices, currency: str, year: int) -> facts.NoRateOfExchange:
    """A missing exchange rate."""
    return facts.NoRateOfExchange(prices.money_name(currency), year)


def _both(unknown: Sequence[OriginFact]) -> OriginFact | None:
    """One of them, or one and the other; None of none."""
    return facts.BothUnknown(tuple(unknown)) if len(unknown) > 1 else next(iter(unknown), None)
