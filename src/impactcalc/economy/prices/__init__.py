"""Exchange rates, price indices, purchasing power parities: what was shipped, what the user supplied."""

from impactcalc.economy.prices.prices import Prices
from impactcalc.economy.prices.rate import RATE_KINDS, Rate, RateCells, SuppliedRate
from impactcalc.facts.rates import RateKind

__all__ = ["RATE_KINDS", "Prices", "Rate", "RateCells", "RateKind", "SuppliedRate"]
