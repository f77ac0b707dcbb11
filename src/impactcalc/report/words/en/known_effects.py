"""What of a result's effects is known, for sentences: by measure, the widest total, and words in a row."""

from __future__ import annotations

from impactcalc.arrays import Floats
from impactcalc.economy.economy import Measure


def why_below(effects: dict[Measure, Floats], total: int) -> str:
    """Why taxes on production less subsidies are negative, in brackets; "" where they are not."""
    below = "taxes_on_production" in effects and effects["taxes_on_production"][total] < 0
    return " (these are larger there)" if below else ""
