"""The tables of the countries in which money of the programme is spent abroad."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from impactcalc.economy.economy import Economy
from impactcalc.economy.moved_jobs import with_jobs
from impactcalc.economy.package import load_table
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.economy.table_years import table_choice
from impactcalc.impact.effects.effects import CategoryMultipliers, category_multipliers
from impactcalc.impact.rows.activities import Activities
from impactcalc.known.changed_money import changed_money
from impactcalc.known.countries import country_by_iso3
from impactcalc.known.periods import calendar_year


@dataclass(frozen=True)
class HostTable:
    """A host country's own economy and its folded table K."""

    economy: Economy
    table: CategoryMultipliers


HostTables = Mapping[tuple[str, int], HostTable]
"""By host country (ISO 3166 alpha-3) and year of the activity; a country without a table is not in it."""


def host_tables(activities: Activities, given: Callable[[str], Economy | None]) -> HostTables:
    """For each host country and year of spending there, the country's table of the nearest year.

    `given` says by ISO 3166 alpha-2 code which economy the caller brings for a country; the shipped ones stand in.
    """
    there = activities.abroad
    pairs = sorted(set(zip(activities.host[there].tolist(), activities.year[there].tolist(), strict=True)))
    found: dict[tuple[str, int], HostTable] = {}
    folded: dict[int, HostTable] = {}
    for iso3, year in pairs:
        country = country_by_iso3(iso3) if iso3 else None
        economy = None if country is None else given(country.iso2) or nearest_table(country.iso2, calendar_year(year))
        if economy is not None:
            economy = in_money_of(economy, calendar_year(year))
            table = folded.get(id(economy)) or HostTable(economy, category_multipliers(economy))
            folded[id(economy)] = found[iso3, year] = table
    return found


def in_money_of(economy: Economy, year: int) -> Economy:
    """An economy in the money that its country counts in, in a year."""
    changed = changed_money(economy.country)
    if changed is None or year < changed.since or economy.currency != changed.before:
        return economy
    if not isinstance(economy, TableEconomy):
        return economy
    return economy.in_money(changed.after, changed.units, changed.source)


def nearest_table(iso2: str, year: int) -> Economy | None:
    """A country's shipped table of the year nearest to `year`, the earlier of two equally near; None without one."""
    choice = table_choice(iso2, year)
    return with_jobs(load_table(choice.package, iso2)) if choice is not None else None
