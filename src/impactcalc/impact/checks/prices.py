"""Years, prices and purchasing power."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import numpy as np

from impactcalc.economy.prices import Prices
from impactcalc.facts.checks import prices as facts
from impactcalc.facts.where import Cells, Countries, Everywhere, Setting, Tables
from impactcalc.impact.abroad.host_country import country_name
from impactcalc.impact.checks.finding import Check, Findings
from impactcalc.impact.checks.world import FAR
from impactcalc.impact.rows.carried_prices import carried_to_report, carried_to_table
from impactcalc.impact.rows.doubtful_rates import confirmed_rates, published_factor
from impactcalc.known.periods import months_of

ROOM = 2.0  # how far beyond what is known a rate or a price level may lie before it is asked about


def years(f: Findings) -> Iterator[Check]:
    years = np.unique(f.activities.year).tolist()
    if len(years) > 1:
        yield Check(facts.MixedPriceYears(tuple(years), f.basis.report_year), Everywhere("column Year"))
    if f.economy.jobs_year and f.economy.jobs_year != f.economy.year:
        yield Check(facts.JobsOfAnotherYear(f.economy.jobs_year, f.economy.year), Tables(f.economy.called))
    if f.study.settings.year != f.economy.year:
        gap = abs(f.study.settings.year - f.economy.year)
        found = facts.TableOfAnotherYear(f.economy.year, f.study.settings.period, gap > FAR)
        yield Check(found, Setting("year"))


def carried(f: Findings) -> Iterator[Check]:
    """Years whose prices no deflator is published for, as far as jobs or another year's money rest on them."""
    years = [line.year for line in f.basis.lines]
    lines = [
        *carried_to_table(f.economy, years, f.prices),
        *carried_to_report(f.economy.country, years, f.basis.report_year, f.prices),
    ]
    if lines:
        found = facts.PricesCarried(tuple(lines))
        yield Check(found, Everywhere("column Year"))


def purchasing_power(f: Findings) -> Iterator[Check]:
    left = f.world.not_converted
    if not left:
        return
    found = facts.PppMissing(
        f.basis.home_currency,
        tuple((host.name, host.spent, host.why_not_converted) for host in left),
        tuple(row for host in left if host.iso3 for row in _rows_to_type(f, host.iso3)),
        any(not host.iso3 for host in left),
    )
    yield Check(found, Countries(tuple(host.name for host in left)))


def _rows_to_type(f: Findings, iso3: str) -> Iterator[tuple[str, str, int]]:
    """The rows of the sheet Rates that would let a country's money be converted."""
    here = iso3 == f.economy.country
    rows = ~f.activities.abroad if here else f.activities.abroad & (f.activities.host == iso3)
    found = np.unique(f.activities.year[rows]).tolist()
    for year in sorted({of for whole in found for of, _ in months_of(whole)}):
        if f.prices.price_level_ratio(iso3, year) is not None:
            continue
        unit = f.prices.local_unit(iso3, year)
        if f.prices.ppp_factor(iso3, year) is None:
            yield "ppp_factor", iso3, year
        if unit and f.prices.local_rate(iso3, year) is None:
            yield "exchange_rate", unit, year


@functools.cache
def _known_levels(year: int) -> tuple[float, ...]:
    """The shipped price levels of all economies in a year."""
    return Prices.load().price_level_ratios(year)


def implausible_levels(f: Findings) -> Iterator[Check]:
    """A price level that no economy has: a factor that is a ratio, or a rate per hundred units."""
    for host in f.world.countries:
        for year, ratio, source in host.price_level_ratios:
            known, country = _known_levels(year), country_name(host.iso3)
            if known and not min(known) / ROOM <= ratio <= max(known) * ROOM:
                found = facts.PriceLevelImplausible(country, year, ratio, min(known), max(known), source)
                yield Check(found, Countries((country,), year))


def rates_far_off(f: Findings) -> Iterator[Check]:
    """A rate of the user's that is far from the shipped one; a note where its row says that it is right."""
    rates, shipped = f.study.rates, Prices.load()
    rates_confirmed, confirmed = confirmed_rates(f.study), rates.confirmed
    for problem in rates_confirmed:
        yield Check(facts.RateConfirmed(problem.fact), Cells("Rates", (problem.cell,)))
    cells = {problem.cell for problem in rates_confirmed}
    for i in range(len(rates)):
        kind, subject = rates.words("kind")[i], str(rates.words("subject")[i])
        year, value = int(rates.numbers("year")[i]), float(rates.numbers("value")[i])
        if rates.cell(i, "value") in cells:
            continue
        if kind == "exchange_rate":
            known = shipped.market_rate(subject, year)
        elif kind == "ppp_factor":
            known = published_factor(shipped, subject, year)
        else:
            continue
        if known is not None and not known.value / ROOM <= value <= known.value * ROOM:
            found = facts.RateFarFromShipped(
                bool(confirmed[i]), str(kind), subject, year, value, known.value, known.source
            )
            yield Check(found, Cells("Rates", (rates.cell(i, "value"),)))


CHECKS = (years, carried, purchasing_power, implausible_levels, rates_far_off)
