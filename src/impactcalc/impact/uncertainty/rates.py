"""What uncertain rates do: every amount depends on an exchange rate or an index as on a power of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.prices import Prices, SuppliedRate
from impactcalc.impact.uncertainty.quantities import Quantity, Uncertain, Values

Powers = Mapping[str, Floats]


@dataclass(frozen=True)
class UncertainRates:
    """The rates with a range, and the prices with each of them at its low and at its high."""

    quantities: Mapping[str, Quantity]
    prices: Mapping[str, tuple[Prices, Prices]]

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
    quantities = {name: one for name, one in uncertain.quantities.items() if name in rates}
    ends: dict[str, tuple[Prices, Prices]] = {}
    for name, one in quantities.items():
        assert one.range is not None
        low, high = (
            prices.with_supplied([replace(rates[name], value=value)]) for value in (one.range.low, one.range.high)
        )
        ends[name] = low, high
    return UncertainRates(quantities, ends)
