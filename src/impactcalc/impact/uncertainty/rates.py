"""What uncertain rates do: every amount depends on an exchange rate or an index as on a power of it.

A deflator that was carried on to a year is one too: what a year's prices moved off the trend, to the power of the years
that it was carried.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.economy import Economy
from impactcalc.economy.prices import Prices, SuppliedRate
from impactcalc.impact.uncertainty.quantities import Quantity, Uncertain, Values
from impactcalc.known.periods import months_of

Powers = Mapping[str, Floats]
CARRIED = "carried"


@dataclass(frozen=True)
class UncertainRates:
    """The rates with a range, and the prices with each of them at its low and at its high; `base` are those in use."""

    quantities: Mapping[str, Quantity]
    prices: Mapping[str, tuple[Prices, Prices]]
    base: Prices

    def powers(self, of: Callable[[Prices], Floats]) -> Powers:
        """To which power each rate enters what is made of the prices (...): exact for products of rates.

        What does not depend on a rate has no entry.
        """
        found = {}
        for name, (low, high) in self.prices.items():
            ends = self.quantities[name].ends
            assert ends is not None
            first, last = of(low), of(high)
            known = (first > 0) & (last > 0)
            ratio = np.divide(last, first, out=np.ones_like(first), where=known)
            power = np.log(ratio) / np.log(ends[1] / ends[0])
            if (np.abs(power) > 1e-12).any():
                # A product of rates has whole powers: what rounding leaves of them is put right.
                whole = np.round(power)
                found[name] = np.where(np.abs(power - whole) < 1e-9, whole, power)
        return found

    def carried_to(self, economy: Economy, years: Sequence[int], to_year: int, *, whole: bool = False) -> Powers:
        """To which power a carried year's move enters the deflator from each of the years (Y,), or from one (`whole`)
        as a number (); nothing where it is not drawn, or no way is carried."""
        name = f"{CARRIED}/{economy.country}"
        if name not in self.quantities:
            return {}
        powers = np.array([signed_years(self.base, economy.country, year, to_year) for year in years])
        return {name: powers[0] if whole else powers} if powers.any() else {}

    def factor(self, powers: Powers, values: Values) -> Floats | float:
        """What the drawn rates (D,) multiply by: 1.0, or (D, ...) for powers (...)."""
        product: Floats | float = 1.0
        for name, power in powers.items():
            if name in values:
                relative = values[name] / self.quantities[name].value
                product = product * relative.reshape(-1, *[1] * power.ndim) ** power
        return product


def uncertain_rates(uncertain: Uncertain, prices: Prices, supplied: list[SuppliedRate]) -> UncertainRates:
    """The rates with a range among those that the user supplied."""
    rates = {f"rate/{rate.kind} {rate.subject} {rate.year}": rate for rate in supplied}
    quantities = {
        name: one for name, one in uncertain.quantities.items() if name in rates or name.startswith(f"{CARRIED}/")
    }
    ends: dict[str, tuple[Prices, Prices]] = {}
    for name, one in quantities.items():
        assert one.range is not None
        if name not in rates:
            continue
        low, high = (
            prices.with_supplied([replace(rates[name], value=value)]) for value in (one.range.low, one.range.high)
        )
        ends[name] = low, high
    return UncertainRates(quantities, ends, prices)


def signed_years(prices: Prices, country: str, from_year: int, to_year: int) -> float:
    """How many years of the way between two years are carried; negative on the way back to what is published."""
    index = prices.price_index(country)
    steps = max(index.carried(one, other) for one, _ in months_of(from_year) for other, _ in months_of(to_year))
    return float(steps if to_year > from_year else -steps)
