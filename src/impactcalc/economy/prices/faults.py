"""What is wrong with the rates that a user supplies: everything, not the first."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Protocol

from impactcalc.economy.prices.rate import RATE_KINDS, Rate, SuppliedRate
from impactcalc.economy.prices.regional import same_place
from impactcalc.errors import InputError, Problem
from impactcalc.facts.found import ProblemFact
from impactcalc.facts.problems import rates as facts

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
    named = f"{rate.kind} {rate.subject} {rate.year}"
    if rate.kind not in RATE_KINDS:
        return Problem(_SHEET, rate.cells.kind, rate.kind, facts.UnknownRateKind(RATE_KINDS))
    if not (math.isfinite(rate.value) and rate.value > 0):
        return _typed(rate, facts.RateNotPositive(named))
    units = {("exchange_rate", "USD"), ("ppp_factor", "USA"), ("regional_price_parity", "US")}
    if (rate.kind, rate.subject) in units and rate.value != 1.0:
        return _typed(rate, facts.RateIsOne(named))
    if earlier is not None and earlier != rate.value:
        return _typed(rate, facts.RateTwice(named, earlier))
    if rate.kind == "regional_price_parity" and not rate.subject.startswith(("US", "cbsa:", "fips:")):
        return Problem(_SHEET, rate.cells.subject, rate.subject, facts.ParityAbroad(named))
    if rate.kind == "regional_price_parity" and not PARITIES[0] <= rate.value <= PARITIES[1]:
        return _typed(rate, facts.ParityImplausible(named, rate.value))
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
            yield _typed(own[year], facts.ConsumerPricesAlone(iso3, year))
        yield from _apart(iso3, index, own, shipped)


def _typed(rate: SuppliedRate, fact: ProblemFact) -> Problem:
    """What is wrong with a rate's number, where it was typed."""
    return Problem(_SHEET, rate.cells.value, f"{rate.value:g}", fact)


def _known(iso3: str, shipped: Indices) -> dict[int, float]:
    found = ((year, shipped.cpi(iso3, year)) for year in shipped.cpi_years(iso3))
    return {year: rate.value for year, rate in found if rate is not None}


def _apart(
    iso3: str, index: Mapping[int, float], own: Mapping[int, SuppliedRate], shipped: Indices
) -> Iterator[Problem]:
    apart = APART_IN_THE_US if iso3 == "USA" else APART
    years_told: set[int] = set()
    for start, end in pairwise(sorted(index)):
        year = end if end in own else start
        if year not in own or year in years_told:
            continue
        moved = index[end] / index[start]
        prices = shipped.deflator_ratio(iso3, start, end)
        # Where no deflator says better, the same leap in a year is taken for another base too.
        expected = prices.value if prices else 1.0
        room = apart if prices else apart ** (end - start)
        if expected / room <= moved <= expected * room:
            continue
        years_told.add(year)
        deflator = expected if prices else None
        found = facts.ConsumerPricesApart(iso3, start, index[start], end, index[end], deflator, iso3 == "USA")
        yield _typed(own[year], found)
