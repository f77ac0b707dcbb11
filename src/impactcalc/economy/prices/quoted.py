"""Exchange rates as the ECB and HMRC quote them, or as a law fixes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from impactcalc.datapackage import DataPackage
from impactcalc.economy.prices.rate import Rate
from impactcalc.facts.origins.rates import FixedRate, QuotedRate
from impactcalc.facts.rates import QuotedBy
from impactcalc.known.periods import month_called


@dataclass(frozen=True, slots=True, eq=False)
class QuotedRates:
    """`per_usd` by currency and year with its source (ecb, hmrc, peg); `pegs` say who fixes a rate; `so_far` is the
    year that is not over, and `until` the last month of it that each source has."""

    per_usd: Mapping[tuple[str, int], tuple[float, str]]
    pegs: Mapping[str, str]
    so_far: int
    until: Mapping[str, int]

    @classmethod
    def of(cls, package: DataPackage) -> QuotedRates:
        """Those of a package of prices."""
        about = package.descriptor["impactcalc"]
        rates = package.table("exchange_rates")[1]
        return cls(
            {(code, int(year)): (float(value), source) for code, year, value, source in rates},
            dict(about["rates_compared"]["pegs"]),
            int(about["so_far"]["year"]),
            {source: month_called(until) for source, until in about["so_far"]["until"].items()},
        )

    def rate(self, currency: str, year: int) -> Rate | None:
        """Units of a currency per US dollar, mean of the year or of what there is of it."""
        found = self.per_usd.get((currency, year))
        if found is None:
            return None
        value, source = found
        so_far = (year, self.until[source]) if year == self.so_far else None
        if source == "peg":
            return Rate(value, FixedRate(self.pegs[currency], year, so_far))
        return Rate(value, QuotedRate(cast(Literal["ecb", "hmrc"], source), year, so_far))

    def years(self, currency: str) -> list[int]:
        """The years in which a currency is quoted."""
        return sorted(year for code, year in self.per_usd if code == currency)

    def quoted_by(self, currency: str) -> QuotedBy:
        """Who quotes a currency's rate."""
        sources = {source for (code, _), (_, source) in self.per_usd.items() if code == currency}
        return "ecb" if "ecb" in sources else "hmrc" if "hmrc" in sources else "none"
