"""What is known about prices and money, and what to type where something is not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from impactcalc.datapackage import read_package
from impactcalc.economy.prices.faults import consumer_price_faults, fault
from impactcalc.economy.prices.rate import Rate, RateKind, SuppliedRate
from impactcalc.economy.prices.regional import Parities, parity, parity_years, same_place
from impactcalc.errors import InputError, PackageError, Problem
from impactcalc.resources import shipped

_ENOUGH = 100  # about half of all economies
_WDI = "World Bank WDI"
_BEA = "BEA GDP implicit price deflator (2017 = 100)"
_BLS = "BLS CPI-U (1982-84 = 100)"


@dataclass(frozen=True, slots=True)
class _Row:
    unit: str
    ppp: float | None
    vintage: str
    ratio: float | None
    rate: float | None
    deflator: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Prices:
    """What is known about prices and money. Supplied rates win over shipped ones; what is not known is None.

    International dollars = US dollars / `price_level_ratio`, equally = local units / `ppp_factor`. For
    amounts in US dollars use the ratio alone: it does not depend on the denomination of the local money.
    Results that are carried through an economy's own prices go through `local_rate`, not through the currency
    of its country: the series of Palestine and Liberia are in US dollars, those of Bulgaria in leva.
    """

    version: str
    sha256: str
    _rows: Mapping[tuple[str, int], _Row]
    _units: Mapping[str, str]  # economy -> its money where there is no row
    _references: Mapping[str, str]  # currency -> economy
    _names: Mapping[str, str]  # currency -> English name, plural
    _without: Mapping[str, str]  # currency -> why it has no rate
    _cpi: Mapping[int, float]
    _parities: Parities
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
            raise PackageError(f"{folder} is no package of prices, but of kind {about.get('kind')!r}")
        try:
            rows = {
                (iso3, int(year)): _Row(unit, _number(ppp), vintage, _number(ratio), _number(rate), _number(deflator))
                for iso3, year, unit, ppp, vintage, ratio, rate, deflator in package.table("prices")[1]
            }
            currencies = package.table("currencies")[1]
            economies = package.table("economies")[1]
            cpi = {int(year): float(index) for year, index in package.table("us_cpi")[1]}
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
                _parities={(place, int(year)): float(value) for place, year, value in parities},
                _supplied={},
            )
        except (KeyError, ValueError) as error:
            raise PackageError(f"{folder} cannot be read as a package of prices: {error}") from error

    def with_supplied(self, rates: Iterable[SuppliedRate]) -> Prices:
        """These prices with the user's own on top; the original is left as it is.

        InputError lists every rate that cannot be used: not a positive number, unknown kind, contradicting
        another one, consumer prices that are not on one base, or other than 1 for the US dollar and the purchasing
        power of the USA, which are the units of everything else.
        """
        given = tuple(rates)
        supplied = dict(self._supplied)
        problems: list[Problem] = []
        seen: dict[tuple[str, str, int], float] = {}
        for rate in given:
            subject = same_place(rate.subject) if rate.kind == "regional_price_parity" else rate.subject
            key = (rate.kind, subject, rate.year)
            problem = fault(rate, seen.get(key))
            if problem is not None:
                problems.append(problem)
                continue
            seen[key] = rate.value
            supplied[key] = rate
        problems += consumer_price_faults([rate for key, rate in supplied.items() if key in seen], self)
        if problems:
            raise InputError(problems)
        return replace(self, _supplied=supplied)

    def market_rate(self, currency: str, year: int) -> Rate | None:
        """Units of `currency` (ISO 4217) per US dollar, mean of the year; the dollar itself 1.0."""
        if currency == "USD":
            return Rate(1.0, "US dollar")
        own = self._own("exchange_rate", currency, year)
        if own is not None:
            return own
        row = self._rows.get((self._references.get(currency, ""), year))
        if row is None or row.rate is None:
            return None
        return Rate(row.rate, f"{_WDI}, implied market rate {year} (vintage 2024)", wdi=True)

    def local_unit(self, iso3: str, year: int) -> str | None:
        """The money (ISO 4217) that an economy's PPP factor and `local_rate` of a year are in."""
        row = self._rows.get((iso3, year))
        return row.unit if row is not None else self._units.get(iso3)

    def local_rate(self, iso3: str, year: int) -> Rate | None:
        """Units of an economy's `local_unit` per US dollar: what its deflator and PPP factor go with."""
        unit = self.local_unit(iso3, year)
        if unit is None:
            return None
        row = self._rows.get((iso3, year))
        own_rate = None if row is None or ("exchange_rate", unit, year) in self._supplied else row.rate
        if unit != "USD" and own_rate is not None:
            return Rate(own_rate, f"{_WDI}, implied market rate {year} (vintage 2024)", wdi=True)
        return self.market_rate(unit, year)

    def deflator(self, iso3: str, year: int) -> Rate | None:
        """GDP deflator: an index on the economy's own base, of which only ratios mean anything."""
        own = self._own("deflator", iso3, year)
        if own is not None:
            return own
        row = self._rows.get((iso3, year))
        if row is None or row.deflator is None:
            return None
        return Rate(
            row.deflator,
            f"{_BEA}, {year}" if iso3 == "USA" else f"{_WDI}, GDP deflator {year} (vintage 2024)",
        )

    def deflator_ratio(self, iso3: str, from_year: int, to_year: int) -> Rate | None:
        """What an amount at `from_year` prices is multiplied by to stand at `to_year` prices.

        1.0 exactly for the same year, known or not. A supplied index is taken to be on the shipped index's
        base. None when either year is missing, and when the local money was redenominated between a supplied
        and another year: an index does not say which of the two it counts in.
        """
        if from_year == to_year:
            return Rate(1.0, "same year")
        start, end = self.deflator(iso3, from_year), self.deflator(iso3, to_year)
        if start is None or end is None:
            return None
        supplied = any(("deflator", iso3, year) in self._supplied for year in (from_year, to_year))
        if supplied:
            if self.local_unit(iso3, from_year) != self.local_unit(iso3, to_year):
                return None
            source = f"{end.source} / {start.source}"
        elif iso3 == "USA":
            source = f"{_BEA}, {from_year} to {to_year}"
        else:
            source = f"{_WDI}, GDP deflator {from_year} to {to_year} (vintage 2024)"
        return Rate(end.value / start.value, source)

    def cpi(self, iso3: str, year: int) -> Rate | None:
        """Consumer prices, mean of the year: of the USA the CPI-U, of others an index that the user supplies."""
        own = self._own("cpi", iso3, year)
        value = self._cpi.get(year) if iso3 == "USA" else None
        return own if own is not None or value is None else Rate(value, f"{_BLS}, {year}")

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
            return Rate(1.0, "same year")
        start, end = self.cpi(iso3, from_year), self.cpi(iso3, to_year)
        one_money = self.local_unit(iso3, from_year) == self.local_unit(iso3, to_year)
        if start is not None and end is not None and one_money:
            own = any(("cpi", iso3, year) in self._supplied for year in (from_year, to_year))
            source = f"{end.source} / {start.source}" if own else f"{_BLS}, {from_year} to {to_year}"
            return Rate(end.value / start.value, f"consumer prices: {source}")
        ratio = self.deflator_ratio(iso3, from_year, to_year)
        return None if ratio is None else Rate(ratio.value, f"GDP deflator, no consumer prices at hand: {ratio.source}")

    def regional_price_parity(self, place: str, year: int) -> Rate | None:
        """Price level of a place of the United States in a year, all items, the US = 1.

        The user's own row wins; then the place's own, else that of the metro or the state that it lies in, as the
        source then says (`regional.parity`). None where none is known for the year; `regional_years` says which are.
        """
        own = self._own("regional_price_parity", same_place(place), year)
        return own if own is not None else parity(self._parities, place, year)

    def regional_years(self, place: str) -> tuple[int, ...]:
        """The years in which `regional_price_parity` knows a place; empty for the US itself, which is 1 in all."""
        key = ("regional_price_parity", same_place(place))
        own = {year for kind, subject, year in self._supplied if (kind, subject) == key}
        return tuple(sorted(own | set(parity_years(self._parities, place))))

    def ppp_factor(self, iso3: str, year: int) -> Rate | None:
        """PPP conversion factor: `local_unit`s per international dollar; the USA 1 by definition."""
        if iso3 == "USA":
            return Rate(1.0, "the international dollar is the US dollar")
        own = self._own("ppp_factor", iso3, year)
        if own is not None:
            return own
        row = self._rows.get((iso3, year))
        if row is None or row.ppp is None:
            return None
        return Rate(row.ppp, f"{_WDI}, PPP conversion factor {year} (vintage {row.vintage})", wdi=True)

    def price_level_ratio(self, iso3: str, year: int) -> Rate | None:
        """PPP factor / market rate, both of that year and in the same money; the USA 1.

        Computed from the two, whichever of them was supplied. The published ratio stands in only where a rate
        is not at hand and nothing was supplied (Eritrea from 2012). When this is None, what is missing is the
        `ppp_factor`, or else the exchange rate of `local_unit`.
        """
        if iso3 == "USA":
            return Rate(1.0, "the international dollar is the US dollar")
        factor, rate = self.ppp_factor(iso3, year), self.local_rate(iso3, year)
        if factor is None:
            return None
        row = self._rows.get((iso3, year))
        if rate is not None:
            source = f"{factor.source} / {rate.source}"
            if row is not None and factor.wdi and rate.wdi:
                source = f"{_WDI}, PPP factor / market rate {year} (vintage {row.vintage})"
            return Rate(factor.value / rate.value, source)
        if row is None or row.ratio is None or ("ppp_factor", iso3, year) in self._supplied:
            return None
        return Rate(row.ratio, f"{_WDI}, price level ratio {year} (vintage 2024)")

    def price_level_ratios(self, year: int) -> tuple[float, ...]:
        """Every known ratio of a year, lowest first: the bounds for a country that has none of its own.

        Empty where too few are known to bound anything (2024: the economies that use the dollar).
        """
        found = (self.price_level_ratio(iso3, year) for iso3, of in self._rows if of == year)
        known = sorted(ratio.value for ratio in found if ratio is not None)
        return tuple(known) if len(known) >= _ENOUGH else ()

    def years(self, iso3: str) -> tuple[int, ...]:
        """The years for which the shipped data say anything about an economy, in order."""
        return tuple(
            sorted(
                year
                for (economy, year), row in self._rows.items()
                if economy == iso3 and any(v is not None for v in (row.ppp, row.rate, row.deflator))
            )
        )

    def remedy(self, kind: RateKind, subject: str, year: int) -> str:
        """What to type in the sheet Rates when a value is missing, and where the shipped data end."""
        row = f"kind {kind}, subject {subject}, year {year}, value = {self._meaning(kind, subject, year)}"
        extent = self._extent(kind, subject, year)
        return f'{extent} Add a row to the sheet "Rates": {row}, source = where you found it.'

    def _own(self, kind: RateKind, subject: str, year: int) -> Rate | None:
        rate = self._supplied.get((kind, subject, year))
        return None if rate is None else Rate(rate.value, rate.source)

    def _shipped_years(self, kind: RateKind, subject: str) -> list[int]:
        if kind == "cpi":
            return sorted(self._cpi) if subject == "USA" else []
        if kind == "regional_price_parity":
            return list(parity_years(self._parities, subject))
        economy = self._references.get(subject, "") if kind == "exchange_rate" else subject
        column = {"exchange_rate": "rate", "deflator": "deflator", "ppp_factor": "ppp"}[kind]
        return sorted(
            year for (iso3, year), row in self._rows.items() if iso3 == economy and getattr(row, column) is not None
        )

    def _extent(self, kind: RateKind, subject: str, year: int) -> str:
        what = {
            "exchange_rate": f"USD/{subject}",
            "deflator": f"the GDP deflator of {subject}",
            "cpi": f"the consumer prices of {subject}",
            "ppp_factor": f"the PPP factor of {subject}",
            "regional_price_parity": f"the regional price parity of {subject}",
        }[kind]
        years = self._shipped_years(kind, subject)
        if not years:
            why = self._without.get(subject, "") if kind == "exchange_rate" else ""
            return f"The shipped data have nothing for {what}{f' ({why})' if why else ''}."
        if year > years[-1]:
            return f"The shipped data for {what} end in {years[-1]}."
        if year < years[0]:
            return f"The shipped data for {what} begin in {years[0]}."
        return f"The shipped data for {what} have no value for {year}."

    def _meaning(self, kind: RateKind, subject: str, year: int) -> str:
        if kind == "exchange_rate":
            return f"{self._names.get(subject, subject)} per US dollar, mean of the year"
        if kind == "ppp_factor":
            unit = self.local_unit(subject, year) or "local units"
            return f"PPP conversion factor, {self._names.get(unit, unit)} per international dollar"
        if kind == "regional_price_parity":
            return "regional price parity, US = 1 (BEA publishes it with the US = 100)"
        years = self._shipped_years(kind, subject)
        if kind == "cpi" and years:
            return "CPI-U, all items, mean of the year (1982-84 = 100)"
        if not years:
            what = "consumer price index, mean of the year" if kind == "cpi" else "GDP deflator"
            return f"{what} (an index; give every year that is needed, all on one base)"
        nearest = min(years, key=lambda known: (abs(known - year), known))
        shown = self._rows[subject, nearest].deflator
        return f"GDP deflator on the scale on which {nearest} is {shown:g}"


def missing_rate_remedy(kind: RateKind, subject: str, year: int) -> str:
    """The sentence that tells a user what to type in the sheet Rates for a value that is not shipped."""
    return Prices.load().remedy(kind, subject, year)


@cache
def _shipped() -> Prices:
    return Prices.read(shipped("multipliers") / "prices")


def _number(cell: str) -> float | None:
    return float(cell) if cell else None
