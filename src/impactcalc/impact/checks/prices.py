"""Years, prices and purchasing power."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import numpy as np

from impactcalc.economy.prices import Prices
from impactcalc.impact.abroad.host_country import country_name
from impactcalc.impact.checks.finding import MILLER_BLAIR, Check, Findings
from impactcalc.impact.checks.world import FAR
from impactcalc.impact.rows.doubtful_rates import confirmed_rates

ROOM = 2.0  # how far beyond what is known a rate or a price level may lie before it is asked about


def years(f: Findings) -> Iterator[Check]:
    years = np.unique(f.activities.year).tolist()
    if len(years) > 1:
        yield Check(
            "mixed-price-years",
            "note",
            "column Year",
            f"Amounts are of the years {', '.join(map(str, years))}; each was brought to {f.basis.report_year} prices",
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
            f"The table is of {f.economy.year}, the study of {f.study.settings.year}: what industries buy "
            "from each other is taken as it was then, prices are deflated",
            "Use a table nearer to the year, where there is one",
            MILLER_BLAIR + ", section 7.2; tables are commonly used up to five years on",
        )


def purchasing_power(f: Findings) -> Iterator[Check]:
    for host in f.world.not_converted:
        yield Check(
            "ppp-missing",
            "warning",
            host.name,
            f"{host.direct:,.0f} {f.basis.home_currency} spent in {host.name} could not be converted to international "
            f"dollars: {host.why_not_converted}",
            "Add each as a row of the sheet Rates (kind, subject, year)" if host.iso3 else "Name the partner country",
            "World Bank, International Comparison Program; methods, section 8",
        )


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
                    f"{country} {year}",
                    f"Prices in {country} in {year} would be {ratio:.3g} times those of the United States; of all "
                    f"economies in the data the lowest is {min(known):.2g} and the highest {max(known):.2g} ({source})",
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
            "World Bank, World Development Indicators",
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
            known = shipped.ppp_factor(subject, year)
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
                "World Bank, World Development Indicators",
            )
