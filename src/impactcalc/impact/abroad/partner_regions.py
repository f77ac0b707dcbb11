"""What is spent in a partner city, through the table of the region that it lies in: beside the country's account."""

from __future__ import annotations

import functools
from collections import Counter
from dataclasses import replace
from typing import TypeGuard

import numpy as np

from impactcalc.economy.economy import Economy
from impactcalc.economy.prices import Prices
from impactcalc.economy.regions.jobs import table_industries
from impactcalc.economy.regions.regional import regional_economy
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.impact.abroad.abroad import Abroad
from impactcalc.impact.abroad.host_country import HostCountry
from impactcalc.impact.abroad.hosts import HostTable, HostTables
from impactcalc.impact.effects.effects import category_multipliers
from impactcalc.impact.rows.activities import Activities
from impactcalc.impact.rows.price_basis import PriceBasis
from impactcalc.known.city_names import cities_called, name_key
from impactcalc.known.countries import country_by_iso3
from impactcalc.known.isic import divisions_of
from impactcalc.known.named_places import Named, places_named
from impactcalc.known.places import country_of, members_of, named
from impactcalc.known.us_places import us_places
from impactcalc.known.world_places import family_abroad, world_places

MOST = 40  # those with most spending: each has a table of its own to be worked out
CLEAR = 5  # a namesake in another region with a fifth of the people leaves it open which is meant
LARGER = 1.25  # a city with so many times the people of its county lies in more than one: its metro is taken


def partner_regions(
    activities: Activities, basis: PriceBasis, hosts: HostTables, prices: Prices
) -> tuple[HostCountry, ...]:
    """The accounts of the regions abroad in which the partner cities lie, by name; those with most spending.

    They are parts of their countries' accounts, seen from the region: what the region buys from the rest of its nation
    is a leakage of it. Never added to the countries. `name` is the region with the cities that were named.
    """
    there = np.flatnonzero(activities.abroad)
    spent = basis.in_report_prices(activities.host_amounts[there], there).sum(axis=1)
    rows: dict[str, list[int]] = {}
    cities: dict[str, Counter[str]] = {}
    size: Counter[str] = Counter()
    for row, amount in zip(there.tolist(), spent.tolist(), strict=True):
        city = str(activities.partner_city[row])
        region = _region(str(activities.place[row]), city, str(activities.host[row]))
        if not region or amount <= 0:
            continue
        rows.setdefault(region, []).append(row)
        cities.setdefault(region, Counter())[city] += 1
        size[region] += amount
    found = []
    for region, _ in sorted(size.items(), key=lambda one: (-one[1], one[0]))[:MOST]:
        account = _account(region, np.array(rows[region], dtype=np.int64), activities, basis, hosts, prices)
        if account is not None:
            found.append(replace(account, name=_named(region, [city for city in cities[region] if city])))
    return tuple(sorted(found, key=lambda account: account.name))


def _account(
    region: str,
    rows: np.ndarray[tuple[int], np.dtype[np.int64]],
    activities: Activities,
    basis: PriceBasis,
    hosts: HostTables,
    prices: Prices,
) -> HostCountry | None:
    """A region's account; None where its country has no table, or one of other industries than the regions' jobs."""
    iso3 = str(activities.host[rows[0]])
    tables: dict[tuple[str, int], HostTable] = {}
    for year in np.unique(activities.year[rows]).tolist():
        host = hosts.get((iso3, year))
        if host is None or not _takes_regions(host.economy):
            return None
        tables[iso3, year] = _table(host.economy, region)
    return Abroad(iso3, activities, activities.host_amounts, basis, tables, prices).account(rows)


def _table(nation: TableEconomy, region: str) -> HostTable:
    economy = regional_economy(nation, region)
    return HostTable(economy, category_multipliers(economy))


def _takes_regions(economy: Economy) -> TypeGuard[TableEconomy]:
    """Whether the jobs of the country's regions have the industries of its table, and it is the whole country's."""
    if not isinstance(economy, TableEconomy) or economy.nation is not None:
        return False
    if economy.country == "USA":
        return economy.industries == table_industries()
    return all(map(divisions_of, economy.industries))


def _named(region: str, cities: list[str]) -> str:
    title = named(region)
    other = [city for city in sorted(cities) if name_key(city) not in (name_key(title), name_key(region))]
    return f"{title}, with {', '.join(other)}" if other else title


@functools.lru_cache(maxsize=4096)
def _region(place: str, city: str, iso3: str) -> str:
    """The region of a row: its own place where that is one, else that of the city in the country; "" none is known."""
    country = country_by_iso3(iso3) if iso3 else None
    if country is None:
        return ""
    if place != country.iso2 and country_of(place) == country.iso2 and _all_known(place):
        return place
    if not city:
        return ""
    if country.iso2 == "US":
        return _at_home_there(city)
    key = name_key(city.split(",")[0])
    there = [one for one in cities_called(key) if one.country == country.iso2 and one.region]
    usual = max((one.people for one in there if one.usual), default=0)
    there = [one for one in there if one.usual or one.people > usual]
    if not there:
        return ""
    first = max(there, key=lambda one: one.people)
    others = [one for one in there if one.region != first.region and one.people * CLEAR > first.people]
    return "" if others else first.region


def _all_known(place: str) -> bool:
    there = world_places() if family_abroad(place) else us_places()
    return all(one in there for one in members_of(place))


def _at_home_there(city: str) -> str:
    """The county of a city of the United States, its metro where it lies in several counties; "" none is clear."""
    cities = [one for one in places_named(city) if one.kind == "city" and one.country == "US"]
    if not cities:
        return ""
    first = max(cities, key=lambda one: one.people)
    if any(one.id != first.id and one.people * CLEAR > first.people for one in cities):
        return ""
    return _widened(first)


def _widened(city: Named) -> str:
    county = us_places().get(city.id)
    if county is not None and county.metro and city.people > LARGER * county.people > 0:
        return county.metro
    return city.id
