"""Years, prices and purchasing power."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from impactcalc.impact.checks.finding import MILLER_BLAIR, Check, Findings


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
            "methods, section 5; BEA has no jobs by industry for 2021 to 2023 here",
        )
    if f.study.settings.year != f.economy.year:
        gap = abs(f.study.settings.year - f.economy.year)
        yield Check(
            "table-of-another-year",
            "warning" if gap > 5 else "note",
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
