"""Exchange rates as the ECB and HMRC quote them, or as a law fixes them; where to look one up that is not there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from impactcalc.datapackage import DataPackage
from impactcalc.economy.prices.rate import Rate

# Money of which the usual sources have no rate, or none that holds in a market.
_ELSEWHERE: Mapping[str, str] = {
    "CUP": "a rate at which people do change money, such as elTOQUE publishes for recent years; the official rate "
    "(World Bank, series PA.NUS.FCRF of CUB) would make the amounts far too large",
    "VES": "Banco Central de Venezuela, tipo de cambio de referencia, mean of the year; mind that six noughts were cut "
    "in October 2021 (the World Bank's series ends before the bolívar of today)",
}


@dataclass(frozen=True, slots=True, eq=False)
class QuotedRates:
    """`per_usd` by currency and year with its source (ecb, hmrc, peg); `pegs` say who fixes a rate; `so_far` is the
    year that is not over, and `until` how far each source has come in it."""

    per_usd: Mapping[tuple[str, int], tuple[float, str]]
    pegs: Mapping[str, str]
    so_far: int
    until: Mapping[str, str]

    @classmethod
    def of(cls, package: DataPackage) -> QuotedRates:
        """Those of a package of prices."""
        about = package.descriptor["impactcalc"]
        rates = package.table("exchange_rates")[1]
        return cls(
            {(code, int(year)): (float(value), source) for code, year, value, source in rates},
            dict(about["rates_compared"]["pegs"]),
            int(about["so_far"]["year"]),
            dict(about["so_far"]["until"]),
        )

    def rate(self, currency: str, year: int) -> Rate | None:
        """Units of a currency per US dollar, mean of the year or of what there is of it."""
        found = self.per_usd.get((currency, year))
        if found is None:
            return None
        value, source = found
        when = f"{year} so far, {self.until[source]}" if year == self.so_far else str(year)
        if source == "peg":
            return Rate(value, f"fixed at {self.pegs[currency]}; {when}")
        whose = {
            "ecb": "European Central Bank, mean of the daily reference rates",
            "hmrc": "HM Revenue & Customs, mean of the monthly rates"
            if year == self.so_far
            else "HM Revenue & Customs, average",
        }[source]
        return Rate(value, f"{whose} of {when}")

    def years(self, currency: str) -> list[int]:
        """The years in which a currency is quoted."""
        return sorted(year for code, year in self.per_usd if code == currency)

    def look_up(self, currency: str, iso3: str) -> str:
        """Which source and series have a currency's rate."""
        if currency in _ELSEWHERE:
            return _ELSEWHERE[currency]
        sources = {source for (code, _), (_, source) in self.per_usd.items() if code == currency}
        if "ecb" in sources:
            return (
                f"ECB Data Portal, series EXR.A.{currency}.EUR.SP00.A over EXR.A.USD.EUR.SP00.A"
                if currency != "EUR"
                else "ECB Data Portal, 1 over series EXR.A.USD.EUR.SP00.A"
            )
        world = f"World Bank, series PA.NUS.FCRF{f' of {iso3}' if iso3 else ''} (official rate, period average)"
        if "hmrc" in sources:
            return (
                f"HM Revenue & Customs, exchange rates, average for the year to 31 December, {currency} per pound over "
                f"the US dollar's; or {world}"
            )
        return f"{world}; or IMF International Financial Statistics, series ENDA_XDC_USD_RATE; or the central bank"
