"""Years, prices and purchasing power."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import numpy as np

from impactcalc.economy.prices import Prices
from impactcalc.impact.abroad.host_country import country_name
from impactcalc.impact.carried_prices import carried_to_report, carried_to_table
from impactcalc.impact.checks.finding import MILLER_BLAIR, Check, Findings
from impactcalc.impact.checks.world import FAR
from impactcalc.impact.rows.doubtful_rates import confirmed_rates, published_factor
from impactcalc.known.periods import months_of, year_words

ROOM = 2.0  # how far beyond what is known a rate or a price level may lie before it is asked about


def years(f: Findings) -> Iterator[Check]:
    years = np.unique(f.activities.year).tolist()
    if len(years) > 1:
        yield Check(
            "mixed-price-years",
            "note",
            "column Year",
            f"Amounts are of the years {', '.join(map(year_words, years))}; each was brought to {f.basis.report_words} "
            "prices",
            "Look at the rates on the sheet Assumptions",
            "IMPLAN and RIMS II user guides, dollar years",
        )
    if f.economy.jobs_year and f.economy.jobs_year != f.economy.year:
        yield Check(
            "jobs-of-another-year",
            "warning",
            f"economy {f.economy.name}",
            f"The jobs by industry are of {f.economy.jobs_year}, the output of {f.economy.year}: jobs per "
            "unit of output are those of two years, and prices rose in between, so the jobs are rather too few",
            "Quote the jobs with this remark, or use a table whose jobs are of its own year",
            "methods, section 5",
        )
    if f.study.settings.year != f.economy.year:
        gap = abs(f.study.settings.year - f.economy.year)
        yield Check(
            "table-of-another-year",
            "warning" if gap > FAR else "note",
            "Study: year",
            f"The table is of {f.economy.year}, the study of {year_words(f.study.settings.period)}: what industries "
            "buy from each other is taken as it was then, prices are deflated",
            "Use a table nearer to the year, where there is one",
            MILLER_BLAIR + ", section 7.2; tables are commonly used up to five years on",
        )


def carried(f: Findings) -> Iterator[Check]:
    """Years whose prices no deflator is published for, as far as jobs or another year's money rest on them."""
    years = [line.year for line in f.basis.lines]
    lines = [
        *carried_to_table(f.economy, years, f.prices),
        *carried_to_report(f.economy.country, years, f.basis.report_year, f.prices),
    ]
    if lines:
        yield Check(
            "prices-carried",
            "note",
            "column Year",
            "; ".join(f"{line.what} ({line.value})" for line in lines),
            "Look at the sheet Assumptions; a deflator of your own in the sheet Rates wins",
            "methods, section 2",
        )


def purchasing_power(f: Findings) -> Iterator[Check]:
    left = f.world.not_converted
    if not left:
        return
    amounts = [
        f"{host.spent:,.0f} {f.basis.home_currency} spent in {host.name} ({host.why_not_converted})" for host in left
    ]
    lacking = [row for host in left if host.iso3 for row in _rows_to_type(f, host.iso3)]
    remedies = [f"Add to the sheet Rates: {'; '.join(lacking)}"] if lacking else []
    remedies += ["Name the partner country"] if any(not host.iso3 for host in left) else []
    yield Check(
        "ppp-missing",
        "warning",
        ", ".join(host.name for host in left),
        f"Not converted to international dollars: {', '.join(amounts)}",
        ". ".join(remedies) or "Nothing is to be done",
        "World Bank, International Comparison Program; methods, section 8",
    )


def _rows_to_type(f: Findings, iso3: str) -> Iterator[str]:
    """The rows of the sheet Rates that would let a country's money be converted."""
    here = iso3 == f.economy.country
    rows = ~f.activities.abroad if here else f.activities.abroad & (f.activities.host == iso3)
    found = np.unique(f.activities.year[rows]).tolist()
    for year in sorted({of for whole in found for of, _ in months_of(whole)}):
        if f.prices.price_level_ratio(iso3, year) is not None:
            continue
        unit = f.prices.local_unit(iso3, year)
        if f.prices.ppp_factor(iso3, year) is None:
            yield f"kind ppp_factor, subject {iso3}, year {year}"
        if unit and f.prices.local_rate(iso3, year) is None:
            yield f"kind exchange_rate, subject {unit}, year {year}"


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
                yield Check(
                    "price-level-implausible",
                    "error",
                    f"{country} {year_words(year)}",
                    f"Prices in {country} in {year_words(year)} would be {ratio:.3g} times those of the United States; "
                    f"of all economies in the data the lowest is {min(known):.2g} and the highest {max(known):.2g} "
                    f"({source})",
                    "Look at the sheet Rates: ppp_factor is local units per international dollar, not the ratio; "
                    "exchange_rate is units per US dollar, not hundreds of them",
                    "World Bank, International Comparison Program; methods, section 8",
                )


def rates_far_off(f: Findings) -> Iterator[Check]:
    """A rate of the user's that is far from the shipped one; a note where its row says that it is right."""
    rates, shipped = f.study.rates, Prices.load()
    told = confirmed_rates(f.study)
    for problem in told:
        yield Check(
            "rate-confirmed",
            "note",
            f"Rates {problem.cell}",
            f"{problem.message}; confirmed by the row, so it is used as typed",
            "Nothing to do where it is right",
            "World Bank, European Central Bank, HM Revenue & Customs; BEA",
        )
    cells = {problem.cell for problem in told}
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
            confirmed = rates.words("confirmed")[i] == "yes"
            yield Check(
                "rate-far-from-shipped",
                "note" if confirmed else "warning",
                f"Rates {rates.cell(i, 'value')}",
                f"The {kind} of {subject} in {year} is typed as {value:g}; the shipped one is {known.value:g} "
                f"({known.source})" + ("; confirmed by the row" if confirmed else ""),
                "Look at the unit: "
                + ("units per US dollar" if kind == "exchange_rate" else "local units per international dollar"),
                "World Bank, European Central Bank, HM Revenue & Customs",
            )
