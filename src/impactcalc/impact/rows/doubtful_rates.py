"""Rates of the user's own that look turned round, or counted in tens, hundreds or thousands: asked, at their cells."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

from impactcalc.economy.prices import Prices, Rate
from impactcalc.errors import Problem
from impactcalc.facts.problems.rates import RateDoubtful, Reads, Tens
from impactcalc.study.sheets.number_text import shown
from impactcalc.study.study import Study

# How near the other reading must be to the shipped rate, and how many times nearer than what was typed.
NEAR, BETTER = math.log(1.15), 3.0
# A year's mean and a day's rate differ: what lies so near the shipped rate is no question.
SAME = math.log(1.05)
# The shipped rates end; those of the last years stand in for a later one, where the money held its value.
REACH, HELD = 3, math.log(1.5)
_TENS: tuple[Tens, ...] = (10, 100, 1000)


class _Reading(NamedTuple):
    value: float
    reads: Reads
    by: Tens = 10


def rate_problems(study: Study) -> list[Problem]:
    """Exchange rates, purchasing power and deflators of the sheet Rates that another reading fits far better.

    A row that says that it is right is not asked about: `confirmed_rates` tells of it.
    """
    return [problem for problem, confirmed in _doubtful(study) if not confirmed]


def confirmed_rates(study: Study) -> list[Problem]:
    """Those that would be asked about, had their rows not said that they are right."""
    return [problem for problem, confirmed in _doubtful(study) if confirmed]


def _doubtful(study: Study) -> Iterator[tuple[Problem, bool]]:
    rates, prices = study.rates, Prices.load()
    confirmed = rates.confirmed
    for i in range(len(rates)):
        kind, subject = str(rates.words("kind")[i]), str(rates.words("subject")[i])
        year, value = int(rates.numbers("year")[i]), float(rates.numbers("value")[i])
        known = _known(prices, kind, subject, year)
        if known is None:
            continue
        of, rate = known
        other = _other_reading(value, rate.value, index=kind == "deflator")
        if other is None:
            continue
        later = None if of == year else year
        fact = RateDoubtful(kind, subject, of, rate.value, value, later, other.value, other.reads, other.by)
        yield Problem("Rates", rates.cell(i, "value"), shown(value), fact), bool(confirmed[i])


def published_factor(prices: Prices, iso3: str, year: int) -> Rate | None:
    """The PPP factor of a year as it was published; None where it would be moved from another year's."""
    return prices.ppp_factor(iso3, year) if year in prices.shipped_years("ppp_factor", iso3) else None


def _known(prices: Prices, kind: str, subject: str, year: int) -> tuple[int, Rate] | None:
    """The shipped rate of the year, or of the last one before it in which there is one, and its year."""
    look_ups: dict[str, Callable[[str, int], Rate | None]] = {
        "exchange_rate": prices.market_rate,
        "ppp_factor": functools.partial(published_factor, prices),
        "deflator": prices.deflator,
    }
    look_up = look_ups.get(kind)
    if look_up is None or (kind, subject) in (("exchange_rate", "USD"), ("ppp_factor", "USA")):
        return None
    for of in range(year, year - REACH - 1, -1):
        rate = look_up(subject, of)
        if rate is None:
            continue
        before = look_up(subject, of - (year - of))
        held = before is not None and abs(math.log(rate.value / before.value)) <= HELD
        return (of, rate) if of == year or held else None
    return None


def _other_reading(value: float, known: float, *, index: bool) -> _Reading | None:
    """The reading of a rate that fits the shipped one far better than the rate itself; None where none does.

    An `index` is counted from one, from ten or from a hundred, and has no other way round.
    """
    typed = abs(math.log(value / known))
    if typed <= SAME:
        return None
    readings = []
    for ten in _TENS:
        readings += [_Reading(value / ten, "above", ten), _Reading(value * ten, "below", ten)]
        if not index:
            readings.append(_Reading(ten / value, "dollars", ten))
    if not index:
        readings.append(_Reading(1 / value, "reciprocal"))
    off = {reading: abs(math.log(reading.value / known)) for reading in readings}
    best = min(readings, key=off.__getitem__)
    return best if off[best] <= NEAR and off[best] * BETTER <= typed else None
