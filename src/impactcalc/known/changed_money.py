"""Money that changed while rates in it are still accepted: what a unit of the new is in the old."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from impactcalc.known.countries import country_by_iso3


@dataclass(frozen=True, slots=True)
class ChangedMoney:
    """A country's money of before a year, and of that year and after: `units` of the old are one of the new."""

    before: str
    after: str
    since: int
    units: float
    source: str


# Fixed at the change: Council Regulation (EC) 2866/98 as amended for Bulgaria in 2025; the guilder one for one.
_FIXED: Mapping[tuple[str, str], tuple[float, str]] = MappingProxyType({
    ("BGN", "EUR"): (1.95583, "conversion rate of Bulgaria's entry into the euro on 1 January 2026"),
    ("ANG", "XCG"): (1.0, "one for one, central bank of Curaçao and Sint Maarten, 31 March 2025"),
})  # fmt: skip


def changed_money(iso3: str) -> ChangedMoney | None:
    """The change of a country's money; None where there was none, or where nobody counts in the old any more."""
    country = country_by_iso3(iso3)
    if country is None or country.replaced is None:
        return None
    before, since = country.replaced
    fixed = _FIXED.get((before, country.currency))
    return ChangedMoney(before, country.currency, since, *fixed) if fixed else None
