"""What is known about prices and money, and what to type where something is not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from pathlib import Path

from impactcalc.datapackage import read_package
from impactcalc.economy.prices.carrying import carried
from impactcalc.economy.prices.faults import accepted
from impactcalc.economy.prices.items import ItemPrices
from impactcalc.economy.prices.price_index import PriceIndex, middle_index
from impactcalc.economy.prices.price_levels import kept_level, moved_factor
from impactcalc.economy.prices.published import Published, published
from impactcalc.economy.prices.quarters import Quarters
from impactcalc.economy.prices.quoted import QuotedRates
from impactcalc.economy.prices.rate import Rate, SuppliedRate
from impactcalc.economy.prices.regional import Parities, parity, parity_years, same_place
from impactcalc.economy.prices.remedies import lacking_rate
from impactcalc.economy.prices.spans import apart, between, blended, by_months, together
from impactcalc.errors import PackageError
from impactcalc.facts.errors import package_contents as refusals
from impactcalc.facts.fact import OriginFact
from impactcalc.facts.origins import power as of_power
from impactcalc.facts.origins import prices as of_prices
from impactcalc.facts.origins import rates as of_rates
from impactcalc.facts.rates import LackingRate, QuotedBy, RateKind
from impactcalc.known.periods import calendar_year, is_fiscal, last_year, months_of
from impactcalc.resources import shipped

_ENOUGH = 100  # about half of all economies
MOST_CARRIED = 10  # years after the newest prices at hand: a later one is more likely mistyped


@dataclass(frozen=True, slots=True, eq=False)
class Prices:
    """What is known about prices and money. Supplied rates win over shipped ones; what is not known is None.

    International dollars = US dollars / `price_level_ratio`, equally = local units / `ppp_factor`. For
    amounts in US dollars use the ratio alone: it does not depend on the denomination of the local money.
    Results that are carried through an economy's own prices go through `local_rate`, not through the currency
    of its country: the series of Palestine and Liberia are in US dollars, those of Bulgaria in leva.
    A year may be a fiscal one (`known.periods`): calendar years weighted by months, the US deflator by quarters.
    """

    version: str
    sha256: str
    _rows: Mapping[tuple[str, int], Published]
    _units: Mapping[str, str]  # economy -> its money where there is no row
    _references: Mapping[str, str]  # currency -> economy
    _names: Mapping[str, str]  # currency -> English name, plural
    _without: Mapping[str, str]  # currency -> why it has no rate
    _cpi: Mapping[int, float]
    _growth: Mapping[str, Mapping[int, tuple[float, str]]]  # consumer prices after the last deflator, and whose
    _quoted: QuotedRates
    _items: ItemPrices
    _parities: Parities
    _quarters: Quarters
    _supplied: Mapping[tuple[str, str, int], SuppliedRate]

    @staticmethod
    def load() -> Prices:
        """The shipped prices, read once. PackageError when a file is missing or altered."""
        return _shipped()

    @staticmethod
    def read(folder: Path) -> Prices:
        """A package of prices from its folder; PackageError when it is damaged or of another kind."""
        package = read_package(folder)
        about = package.descriptor.get("impactcalc", {})
        if about.get("kind") != "prices":
            raise PackageError(refusals.NotPrices(str(folder), about.get("kind")))
        try:
            rows = published(package.table("prices")[1])
            currencies = package.table("currencies")[1]
            economies = package.table("economies")[1]
            cpi = {int(year): float(index) for year, index, _ in package.table("us_cpi")[1]}
            growth: dict[str, dict[int, tuple[float, str]]] = {}
            for iso3, year, percent, source in package.table("consumer_prices")[1]:
                growth.setdefault(iso3, {})[int(year)] = float(percent) / 100.0, source
            parities = package.table("regional_price_parities")[1]
            return Prices(
                version=str(package.descriptor["version"]),
                sha256=package.sha256,
                _rows=rows,
                _units=dict(economies),
                _references={code: iso3 for code, _, iso3 in currencies},
                _names={code: name for code, name, _ in currencies},
                _without=dict(about["without_rate"]),
                _cpi=cpi,
                _growth=growth,
                _quoted=QuotedRates.of(package),
                _items=ItemPrices.of(package),
                _parities={(place, int(year)): float(value) for place, year, value in parities},
                _quarters=Quarters.of(package),
                _supplied={},
            )
        except (KeyError, ValueError) as error:
            raise PackageError(refusals.PricesUnreadable(str(folder), str(error))) from error

    @property
    def last_whole_year(self) -> int:
        """The last year that was over when the prices were published."""
        return self._items.so_far[0] - 1

    def with_supplied(self, rates: Iterable[SuppliedRate]) -> Prices:
        """These prices with the user's own on top; the original is left as it is.

        InputError lists every rate that cannot be used: not a positive number, unknown kind, contradicting
        another one, consumer prices that are not on one base, or other than 1 for the US dollar and the purchasing
        power of the USA, which are the units of everything else.
        """
        return replace(self, _supplied=accepted(rates, self._supplied, self))

    @by_months
    def market_rate(self, currency: str, year: int) -> Rate | None:
        """Units of `currency` (ISO 4217) per US dollar, mean of the year; the dollar itself 1.0.

        The user's own, else the World Bank's (to 2023), else the ECB's or HMRC's, or a rate that a law fixes.
        """
        if currency == "USD":
            return Rate(1.0, of_rates.UsDollar())
        own = self._own("exchange_rate", currency, year)
        if own is not None:
            return own
        row = self._rows.get((self._references.get(currency, ""), year))
        if row is None or row.rate is None:
            return self._quoted.rate(currency, year)
        return Rate(row.rate, of_rates.ImpliedRate(year), wdi=True)

    def local_unit(self, iso3: str, year: int) -> str | None:
        """The money (ISO 4217) that an economy's PPP factor and `local_rate` of a year are in."""
        row = self._rows.get((iso3, last_year(year)))
        return row.unit if row is not None else self._units.get(iso3)

    def local_rate(self, iso3: str, year: int) -> Rate | None:
        """Units of an economy's `local_unit` per US dollar: what its deflator and PPP factor go with."""
        if is_fiscal(year):
            return blended(year, lambda of: self.local_rate(iso3, of)) if self.one_money(iso3, year) else None
        unit = self.local_unit(iso3, year)
        if unit is None:
            return None
        row = self._rows.get((iso3, year))
        own_rate = None if row is None or ("exchange_rate", unit, year) in self._supplied else row.rate
        if unit != "USD" and own_rate is not None:
            return Rate(own_rate, of_rates.ImpliedRate(year), wdi=True)
        return self.market_rate(unit, year)

    @by_months
    def deflator(self, iso3: str, year: int) -> Rate | None:
        """GDP deflator: an index on the economy's own base, of which only ratios mean anything."""
        own = self._own("deflator", iso3, year)
        if own is not None:
            return own
        row = self._rows.get((iso3, year))
        if row is None or row.deflator is None:
            return None
        return Rate(row.deflator, _deflator(iso3, year, year))

    def deflator_ratio(self, iso3: str, from_year: int, to_year: int) -> Rate | None:
        """What an amount at `from_year` prices is multiplied by to stand at `to_year` prices.

        1.0 exactly for the same year. A supplied index is taken to be on the shipped index's base, a year that has none
        is carried (`price_index`), as the source then says. None for a year too far ahead, and when the local money was
        redenominated between a supplied or carried and another year: an index does not say which of the two it counts
        in.
        """
        if from_year == to_year:
            return Rate(1.0, of_prices.SameYear())
        if is_fiscal(from_year) or is_fiscal(to_year):
            ratio, quarterly = partial(self.deflator_ratio, iso3), partial(self._by_quarters, iso3)
            return between(from_year, to_year, ratio, quarterly)
        start, end = self.deflator(iso3, from_year), self.deflator(iso3, to_year)
        supplied = any(("deflator", iso3, year) in self._supplied for year in (from_year, to_year))
        if (supplied or start is None or end is None) and not self.one_money(iso3, from_year, to_year):
            return None
        if start is None or end is None:
            index = self.price_index(iso3)
            if max(from_year, to_year) > max(self.shipped_years("deflator", "USA")) + MOST_CARRIED:
                return None
            source = together((*self._deflators(iso3), *self.carried(iso3, from_year, to_year)))
            return Rate(index.value(to_year) / index.value(from_year), source)
        typed = of_rates.Quotient((end.source, start.source)) if supplied else None
        return Rate(end.value / start.value, typed or _deflator(iso3, from_year, to_year))

    def price_index(self, iso3: str) -> PriceIndex:
        """The GDP deflator of an economy in every year: published or supplied, by consumer prices after that, by its
        own trend beyond. An economy that has none moves as all others do in the middle."""
        known = {year: row.deflator for year, row in self._of(iso3).items() if row.deflator is not None}
        known |= {
            year: rate.value for (kind, of, year), rate in self._supplied.items() if (kind, of) == ("deflator", iso3)
        }
        growth = {year: change for year, (change, _) in self.growth(iso3).items()}
        return PriceIndex(known, growth) if known else PriceIndex(_middle(self), growth, borrowed=True)

    def carried(self, iso3: str, from_year: int, to_year: int) -> tuple[OriginFact, ...]:
        """How an economy's prices were carried over the years between two that no deflator is published for."""
        return carried(self.price_index(iso3), self.growth(iso3), last_year(from_year), last_year(to_year))

    def _deflators(self, iso3: str) -> tuple[OriginFact, ...]:
        """Those of an economy that there are, shipped and supplied."""
        found = [rate.origin for (kind, of, _), rate in self._supplied.items() if (kind, of) == ("deflator", iso3)]
        if shipped_years := self.shipped_years("deflator", iso3):
            last = shipped_years[-1]
            found.insert(0, of_prices.BeaDeflatorTo(last) if iso3 == "USA" else of_prices.WdiDeflatorTo(last))
        return tuple(found) or (of_prices.PricesOf(iso3),)

    def _of(self, iso3: str) -> Mapping[int, Published]:
        return _by_economy(self).get(iso3, {})

    def one_money(self, iso3: str, *years: int) -> bool:
        """Whether an economy's series are in the same money in these years."""
        return len({self.local_unit(iso3, of) for year in years for of, _ in months_of(year)}) == 1

    def _by_quarters(self, iso3: str, year: int) -> Rate | None:
        """The US deflator of a fiscal year by its quarters, over that of the calendar year in which most of it lies."""
        own = any(("deflator", iso3, of) in self._supplied for of, _ in months_of(year))
        return None if own or iso3 != "USA" else self._quarters.over(self.deflator(iso3, calendar_year(year)), year)

    @by_months
    def cpi(self, iso3: str, year: int) -> Rate | None:
        """Consumer prices, mean of the year: of the USA the CPI-U, of others an index that the user supplies."""
        own = self._own("cpi", iso3, year)
        value = self._cpi.get(year) if iso3 == "USA" else None
        return own if own is not None or value is None else Rate(value, self._items.span(year, year))

    def cpi_years(self, iso3: str) -> tuple[int, ...]:
        """The years in which an economy's consumer prices are known, in order."""
        own = {year for kind, subject, year in self._supplied if (kind, subject) == ("cpi", iso3)}
        return tuple(sorted(own | (set(self._cpi) if iso3 == "USA" else set())))

    def consumer_ratio(self, iso3: str, from_year: int, to_year: int) -> Rate | None:
        """What a price that consumers paid in `from_year` is multiplied by to stand at `to_year` prices.

        By the consumer prices of the economy where both years are known, else by its GDP deflator, as the source then
        says. 1.0 exactly for the same year; None when neither index has both years.
        """
        if from_year == to_year:
            return Rate(1.0, of_prices.SameYear())
        if is_fiscal(from_year) or is_fiscal(to_year):
            return between(from_year, to_year, partial(self.consumer_ratio, iso3))
        start, end = self.cpi(iso3, from_year), self.cpi(iso3, to_year)
        if start is not None and end is not None and self.one_money(iso3, from_year, to_year):
            own = any(("cpi", iso3, year) in self._supplied for year in (from_year, to_year))
            typed = of_rates.Quotient((end.source, start.source)) if own else None
            source = of_prices.ConsumerPrices(typed or self._items.span(from_year, to_year))
            return Rate(end.value / start.value, source)
        ratio = self.deflator_ratio(iso3, from_year, to_year)
        return None if ratio is None else Rate(ratio.value, of_prices.NoConsumerPrices(ratio.source))

    def item_ratio(self, category: str, place: str, from_year: int, to_year: int) -> Rate | None:
        """What a US price of a spending category is multiplied by: its item of the CPI, in the metro of the place where
        BLS has it, else in the nation; all items where it has none. The user's own consumer prices win."""
        if from_year != to_year and (is_fiscal(from_year) or is_fiscal(to_year)):
            # The source of an item's ratio is its name, which months do not change.
            ratio = between(from_year, to_year, partial(self.item_ratio, category, place))
            plain = self.item_ratio(category, place, *apart(from_year, to_year))
            return None if ratio is None or plain is None else Rate(ratio.value, plain.source)
        own = any(("cpi", "USA", year) in self._supplied for year in (from_year, to_year))
        found = None if own or from_year == to_year else self._items.ratio(category, place, from_year, to_year)
        whole = found or self.consumer_ratio("USA", from_year, to_year)
        shipped_years = {from_year, to_year} <= set(self._cpi) and not own and from_year != to_year
        return Rate(whole.value, of_prices.AllItems()) if whole and not found and shipped_years else whole

    def item_place(self, place: str) -> str:
        """The place if prices there have series of their own, else "" for the nation."""
        return place if self._items.has(place) else ""

    def item_source(self, from_year: int, to_year: int) -> OriginFact:
        """Whose the items' prices are."""
        return self._items.span(*apart(from_year, to_year), from_year, to_year)

    @by_months
    def regional_price_parity(self, place: str, year: int) -> Rate | None:
        """Price level of a place of the United States in a year, all items, the US = 1.

        The user's own row wins; then the place's own, else that of the metro or state it lies in, as the source says
        (`regional.parity`). None where none is known for the year; `regional_years` says which are.
        """
        own = self._own("regional_price_parity", same_place(place), year)
        return own if own is not None else parity(self._parities, place, year)

    def regional_years(self, place: str) -> tuple[int, ...]:
        """The years in which `regional_price_parity` knows a place; empty for the US itself, which is 1 in all."""
        key = ("regional_price_parity", same_place(place))
        own = {year for kind, subject, year in self._supplied if (kind, subject) == key}
        return tuple(sorted(own | set(parity_years(self._parities, place))))

    def ppp_factor(self, iso3: str, year: int) -> Rate | None:
        """PPP conversion factor: `local_unit`s per international dollar; the USA 1 by definition.

        After the last published one it is moved by the two countries' price changes; in years of which those are not
        known either, and before the first one, the price level is taken to have stayed and the factor follows the
        market rate. The source says so. What ended before 2022 is not carried.
        """
        if iso3 == "USA":
            return Rate(1.0, of_power.InternationalDollar())
        if is_fiscal(year):
            return blended(year, lambda of: self.ppp_factor(iso3, of)) if self.one_money(iso3, year) else None
        own = self._own("ppp_factor", iso3, year)
        if own is not None:
            return own
        row = self._rows.get((iso3, year))
        if row is not None and row.ppp is not None:
            return Rate(row.ppp, of_power.PppFactor(year, row.vintage), wdi=True)
        level, rate = kept_level(self, iso3, year), self.local_rate(iso3, year)
        if level is not None:
            return Rate(level.value * rate.value, of_rates.Product((level.source, rate.source))) if rate else None
        return moved_factor(self, iso3, year)

    def factor_years(self, iso3: str) -> list[int]:
        """The years that an economy has a published or supplied PPP factor of, in order."""
        own = {year for kind, of, year in self._supplied if (kind, of) == ("ppp_factor", iso3)}
        return sorted(own | {year for year, row in self._of(iso3).items() if row.ppp is not None})

    def growth(self, iso3: str) -> Mapping[int, tuple[float, str]]:
        """Consumer prices after an economy's last shipped deflator: the change on the year before, and whose it is."""
        return self._growth.get(iso3, {})

    def price_level_ratio(self, iso3: str, year: int) -> Rate | None:
        """PPP factor / market rate, both of that year and in the same money; the USA 1.

        Computed from the two, whichever of them was supplied. The published ratio stands in only where the World Bank
        has no rate and nothing was supplied (Eritrea from 2012). When this is None, what is missing is the
        `ppp_factor`, or else the exchange rate of `local_unit`.
        """
        if iso3 == "USA":
            return Rate(1.0, of_power.InternationalDollar())
        if is_fiscal(year):
            factor, rate = self.ppp_factor(iso3, year), self.local_rate(iso3, year)
            if factor is None or rate is None:
                return blended(year, lambda of: self.price_level_ratio(iso3, of))
            return Rate(factor.value / rate.value, of_rates.Quotient((factor.source, rate.source)))
        supplied = ("ppp_factor", iso3, year) in self._supplied
        kept = None if supplied else kept_level(self, iso3, year)
        if kept is not None:
            return kept
        factor, rate = self.ppp_factor(iso3, year), self.local_rate(iso3, year)
        if factor is None:
            return None
        row = self._rows.get((iso3, year))
        supplied |= ("exchange_rate", self.local_unit(iso3, year) or "", year) in self._supplied
        lacking = rate is None or not (rate.wdi or supplied or rate.value == 1.0)
        if row is not None and row.ratio is not None and row.rate is None and lacking:
            return Rate(row.ratio, of_power.PublishedLevel(year))
        if rate is None:
            return None
        whole = of_power.FactorOverRate(year, row.vintage) if row is not None and factor.wdi and rate.wdi else None
        return Rate(factor.value / rate.value, whole or of_rates.Quotient((factor.source, rate.source)))

    def price_level_ratios(self, year: int) -> tuple[float, ...]:
        """Every known ratio of a year, lowest first: the bounds for a country that has none of its own.

        Empty where too few are known to bound anything.
        """
        return _ratios(self, year)

    def years(self, iso3: str) -> tuple[int, ...]:
        """The years for which the shipped data say anything about an economy, in order."""
        return tuple(
            sorted(
                year
                for (economy, year), row in self._rows.items()
                if economy == iso3 and any(v is not None for v in (row.ppp, row.rate, row.deflator))
            )
        )

    def lacking(self, kind: RateKind, subject: str, year: int) -> LackingRate:
        """A value that is missing: where the shipped data end, and where to look."""
        return lacking_rate(self, kind, subject, year)

    def shipped_years(self, kind: RateKind, subject: str) -> list[int]:
        """The years that the shipped data have of a kind of rate, in order."""
        if kind == "cpi":
            return sorted(self._cpi) if subject == "USA" else []
        if kind == "regional_price_parity":
            return list(parity_years(self._parities, subject))
        rated = kind == "exchange_rate"
        economy, quoted = (self._references.get(subject, ""), self._quoted.years(subject)) if rated else (subject, [])
        column = {"exchange_rate": "rate", "deflator": "deflator", "ppp_factor": "ppp"}[kind]
        own = {year for year, row in self._of(economy).items() if getattr(row, column) is not None}
        return sorted(own | set(quoted))

    def why_no_rate(self, currency: str) -> str:
        """Why a currency has no rate, "" where it has one or nothing is known of it."""
        return self._without.get(currency, "")

    def where_to_look(self, currency: str) -> tuple[QuotedBy, str]:
        """Who quotes a currency's rate, and the economy in whose series it is."""
        user = next((iso3 for iso3, unit in self._units.items() if unit == currency), "")
        return self._quoted.quoted_by(currency), self._references.get(currency) or user

    def money_name(self, code: str) -> str:
        """A currency's English name, plural; the code where it has none."""
        return self._names.get(code, code)

    def _own(self, kind: RateKind, subject: str, year: int) -> Rate | None:
        rate = self._supplied.get((kind, subject, year))
        return None if rate is None else Rate(rate.value, rate.origin)


def _deflator(iso3: str, year: int, to_year: int) -> OriginFact:
    """The shipped deflator of a year, or of the way from one to another."""
    return of_prices.BeaDeflator(year, to_year) if iso3 == "USA" else of_prices.WdiDeflator(year, to_year)


@cache
def _shipped() -> Prices:
    return Prices.read(shipped("multipliers") / "prices")


@lru_cache(maxsize=16)
def _by_economy(prices: Prices) -> Mapping[str, Mapping[int, Published]]:
    found: dict[str, dict[int, Published]] = {}
    for (iso3, year), row in prices._rows.items():
        found.setdefault(iso3, {})[year] = row
    return found


@lru_cache(maxsize=16)
def _middle(prices: Prices) -> Mapping[int, float]:
    published = {iso3 for (iso3, _), row in prices._rows.items() if row.deflator is not None}
    return middle_index(prices.price_index(iso3) for iso3 in sorted(published))


@lru_cache(maxsize=64)
def _ratios(prices: Prices, year: int) -> tuple[float, ...]:
    found = (prices.price_level_ratio(iso3, year) for iso3 in _by_economy(prices))
    known = sorted(ratio.value for ratio in found if ratio is not None)
    return tuple(known) if len(known) >= _ENOUGH else ()
