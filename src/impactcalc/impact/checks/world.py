"""Spending abroad: whose table, of which year, how good."""

from __future__ import annotations

from collections.abc import Iterator

from impactcalc.facts.checks import prices as facts
from impactcalc.facts.where import Countries
from impactcalc.impact.checks.finding import Check, Findings
from impactcalc.known.periods import calendar_year

FAR = 5  # years that a table is commonly used on; Miller & Blair (2009), section 7.2


def host_tables(f: Findings) -> Iterator[Check]:
    """Countries without a table, and tables far from the year of the spending."""
    for host in f.world.countries[1:]:
        if not host.own_table:
            found = facts.HostTableMissing(host.name, host.spent, f.basis.home_currency)
            yield Check(found, Countries((host.name,)))
    for (iso3, year), table in sorted(f.hosts.items()):
        gap = abs(table.economy.year - calendar_year(year))
        if gap > FAR:
            apart = facts.HostTableOfAnotherYear(iso3, year, table.economy.year, gap)
            yield Check(apart, Countries((iso3,), year))


CHECKS = (host_tables,)
