"""Spending abroad: whose table, of which year, how good."""

from __future__ import annotations

from collections.abc import Iterator

from impactcalc.impact.checks.finding import MILLER_BLAIR, Check, Findings
from impactcalc.known.periods import calendar_year, year_words

FAR = 5  # years that a table is commonly used on; Miller & Blair (2009), section 7.2


def host_tables(f: Findings) -> Iterator[Check]:
    """Countries without a table, and tables far from the year of the spending."""
    for host in f.world.countries[1:]:
        if not host.own_table:
            yield Check(
                "host-table-missing",
                "note",
                host.name,
                f"{host.spent:,.0f} {f.basis.home_currency} spent in {host.name} count directly only: "
                + ("no table of it is at hand" if host.iso3 else "nobody can say whose table to use"),
                "Nothing is to be done, but do not compare its totals with those of others"
                if host.iso3
                else "Name the partner country",
                "methods, section 8",
            )
    for (iso3, year), table in sorted(f.hosts.items()):
        gap = abs(table.economy.year - calendar_year(year))
        if gap > FAR:
            yield Check(
                "host-table-of-another-year",
                "note",
                f"{iso3} {year_words(year)}",
                f"What was spent in {iso3} in {year_words(year)} goes through its table of {table.economy.year}, "
                f"{gap} years apart",
                "Quote its indirect and induced effects with this remark",
                MILLER_BLAIR + ", section 7.2; tables are commonly used up to five years on",
            )
