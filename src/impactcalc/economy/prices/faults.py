"""What is wrong with the rates that a user supplies: everything, not the first."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Protocol

from impactcalc.economy.prices.rate import RATE_KINDS, Rate, SuppliedRate
from impactcalc.economy.prices.regional import same_place
from impactcalc.errors import InputError, Problem

# Consumer prices and the GDP deflator part ways (oil exporters, crises), but not threefold between two years: an
# index that does is on two bases, or is something else.
APART = 3.0
APART_IN_THE_US = 1.5
# No state or metro of the US is near these; a parity outside was typed with the US = 100.
PARITIES = (0.3, 3.0)
_SHEET = "Rates"


class Indices(Protocol):
    """What is known of price indices without the supplied rates."""

    def cpi(self, iso3: str, year: int) -> Rate | None: ...
    def cpi_years(self, iso3: str) -> tuple[int, ...]: ...
    def deflator_ratio(self, iso3: str, from_year: int, to_year: int) -> Rate | None: ...


Supplied = Mapping[tuple[str, str, int], SuppliedRate]


def accepted(rates: Iterable[SuppliedRate], there: Supplied, prices: Indices) -> Supplied:
    """What was supplied before and these rates on top, by kind, subject and year. InputError lists every rate that
    cannot be used."""
    supplied = dict(there)
    problems: list[Problem] = []
    seen: dict[tuple[str, str, int], float] = {}
    for rate in rates:
        subject = same_place(rate.subject) if rate.kind == "regional_price_parity" else rate.subject
        key = (rate.kind, subject, rate.year)
        problem = fault(rate, seen.get(key))
        if problem is not None:
            problems.append(problem)
        else:
            seen[key], supplied[key] = rate.value, rate
    problems += consumer_price_faults([rate for key, rate in supplied.items() if key in seen], prices)
    if problems:
        raise InputError(problems)
    return supplied


def fault(rate: SuppliedRate, earlier: float | None) -> Problem | None:
    """What is wrong with a row by itself; `earlier` is the value of another row of the same kind, subject and year."""
    number = _typed(rate)
    named = f"{rate.kind} {rate.subject} {rate.year}"
    if rate.kind not in RATE_KINDS:
        return Problem(_SHEET, rate.cells.kind, rate.kind, "is no kind of rate", f"Type one of {', '.join(RATE_KINDS)}")
    if not (math.isfinite(rate.value) and rate.value > 0):
        return Problem(*number, f"{named} must be a positive number", "Type the rate or leave it out")
    units = {("exchange_rate", "USD"), ("ppp_factor", "USA"), ("regional_price_parity", "US")}
    if (rate.kind, rate.subject) in units and rate.value != 1.0:
        return Problem(*number, f"{named} is 1 by definition", "Leave the row out")
    if earlier is not None and earlier != rate.value:
        return Problem(*number, f"{named} is given twice, also as {earlier:g}", "Keep one of the rows")
    if rate.kind == "regional_price_parity" and not rate.subject.startswith(("US", "cbsa:", "fips:")):
        text = f"{named}: regional price parities compare places within the United States"
        return Problem(_SHEET, rate.cells.subject, rate.subject, text, "For a country use the kind ppp_factor")
    if rate.kind == "regional_price_parity" and not PARITIES[0] <= rate.value <= PARITIES[1]:
        text = f"{named} is a price level with the US = 1, and no place is that far from it"
        return Problem(*number, text, f"BEA publishes it with the US = 100: type {rate.value / 100:g} if so")
    return None


def consumer_price_faults(rates: Sequence[SuppliedRate], shipped: Indices) -> Iterator[Problem]:
    """Consumer prices that stand alone, or that are not on one base as far as the GDP deflator can tell."""
    of: dict[str, dict[int, SuppliedRate]] = {}
    for rate in rates:
        if rate.kind == "cpi":
            of.setdefault(rate.subject, {})[rate.year] = rate
    for iso3, own in of.items():
        index = {**_known(iso3, shipped), **{year: rate.value for year, rate in own.items()}}
        if len(index) == 1:
            (year,) = index
            text = f"the consumer prices of {iso3} are given for {year} alone: an index of one year carries no amount"
            remedy = "Add the year that amounts come from, or go to, on the same base; or leave the row out"
            yield Problem(*_typed(own[year]), text, remedy)
        yield from _apart(iso3, index, own, shipped)


def _typed(rate: SuppliedRate) -> tuple[str, str, str]:
    """Where a rate's number was typed, and as what."""
    return _SHEET, rate.cells.value, f"{rate.value:g}"


def _known(iso3: str, shipped: Indices) -> dict[int, float]:
    found = ((year, shipped.cpi(iso3, year)) for year in shipped.cpi_years(iso3))
    return {year: rate.value for year, rate in found if rate is not None}


def _apart(
    iso3: str, index: Mapping[int, float], own: Mapping[int, SuppliedRate], shipped: Indices
) -> Iterator[Problem]:
    apart = APART_IN_THE_US if iso3 == "USA" else APART
    told: set[int] = set()
    for start, end in pairwise(sorted(index)):
        year = end if end in own else start
        if year not in own or year in told:
            continue
        moved = index[end] / index[start]
        prices = shipped.deflator_ratio(iso3, start, end)
        # Where no deflator says better, the same leap in a year is taken for another base too.
        expected = prices.value if prices else 1.0
        room = apart if prices else apart ** (end - start)
        if expected / room <= moved <= expected * room:
            continue
        told.add(year)
        text = (
            f"the consumer prices of {iso3} go from {index[start]:g} in {start} to {index[end]:g} in {end}"
            + (f", its GDP deflator by a factor of {expected:.3g}" if prices else "")
            + ": the two years are not on one base"
        )
        base = "the CPI-U (1982-84 = 100)" if iso3 == "USA" else "one base"
        yield Problem(*_typed(own[year]), text, f"Type every year on {base}, or leave the rows out")
