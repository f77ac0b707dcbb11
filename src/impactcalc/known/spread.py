"""How far published sources of the same kind of visitor lie apart."""

from __future__ import annotations

from dataclasses import dataclass

from impactcalc.errors import PackageError
from impactcalc.facts.errors import profiles as refusals


@dataclass(frozen=True, slots=True)
class Spread:
    """Factors on a profile's daily amount: the lowest and the highest of the sources; `source` says which those are."""

    low: float
    high: float
    source: str


def read_spread(name: str, low: str, high: str, source: str) -> Spread | None:
    """The spread of a profile of a package; None where it has none. PackageError for one that leaves out 1."""
    if not low:
        return None
    found = Spread(float(low), float(high), source)
    if not 0 <= found.low <= 1 <= found.high or not source:
        raise PackageError(refusals.SpreadWithout1(name, low, high))
    return found
