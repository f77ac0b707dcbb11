"""Exchange rates, price indices, purchasing power parities: what was shipped, what the user supplied."""

from impactcalc.economy.prices.prices import Prices, missing_rate_remedy
from impactcalc.economy.prices.rate import RATE_KINDS, Rate, RateCells, RateKind, SuppliedRate

__all__ = ["RATE_KINDS", "Prices", "Rate", "RateCells", "RateKind", "SuppliedRate", "missing_rate_remedy"]
