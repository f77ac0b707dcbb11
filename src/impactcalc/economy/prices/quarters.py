"""The US GDP deflator by quarter: what a fiscal year's prices are made of, where it begins with a quarter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from impactcalc.datapackage import DataPackage
from impactcalc.economy.prices.rate import Rate
from impactcalc.facts.origins.prices import BeaQuarters
from impactcalc.known.periods import is_fiscal


@dataclass(frozen=True, slots=True)
class Quarters:
    """The index by year and quarter, on the base of the annual one."""

    index: Mapping[tuple[int, int], float]

    @staticmethod
    def of(package: DataPackage) -> Quarters:
        """Those of the package of prices."""
        rows = package.table("us_gdp_deflator_quarters")[1]
        return Quarters({(int(year), int(quarter)): float(value) for year, quarter, value in rows})

    def mean(self, year: int) -> float | None:
        """The mean of a fiscal year's four quarters; None where it begins within one, or one is not known."""
        first, month = divmod(year, 100)
        if not is_fiscal(year) or month % 3 != 1:
            return None
        start = (month - 1) // 3
        found = [self.index.get((first + (start + i) // 4, (start + i) % 4 + 1)) for i in range(4)]
        known = [value for value in found if value is not None]
        return sum(known) / 4 if len(known) == 4 else None

    def over(self, annual: Rate | None, year: int) -> Rate | None:
        """A fiscal year's price level over an annual index; None where one of the two is not known."""
        mean = self.mean(year)
        if mean is None or annual is None:
            return None
        return Rate(mean / annual.value, BeaQuarters(year))
