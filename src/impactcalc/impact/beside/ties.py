"""Each tie of the programme: what it cost, what it brought, people both ways, and what stands beside the money."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from impactcalc.arrays import Floats, Objects
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.result import Result
from impactcalc.impact.rows.activities import Masks

Key = tuple[str, str, str]  # partner city, its country (ISO 3166 alpha-3), network


@dataclass(frozen=True, slots=True)
class Tie:
    """A partner city (or a country without one), or a network; money in report-year prices.

    `came` are visitors and inbound travellers, `went` outbound ones, `at_events` all who took part in events. `cost` is
    all local money that its rows name. `volunteers` and `hours` are as typed; `in_kind` is what gifts and the like are
    worth where that is stated; `deals` is what is claimed of them in all their years. `assumed` is what of its spending
    at home is the daily amounts of profiles; `at_most` is whether a share is blank in a row with new money.
    """

    city: str
    country: str
    network: str
    activities: int
    came: float
    went: float
    at_events: float
    gross: float
    spent_abroad: float
    net_new: float
    effects: Floats
    cost: float
    assumed: float
    at_most: bool
    volunteers: float
    hours: float
    in_kind: float
    in_kind_lines: int
    deals: float

    @property
    def kind(self) -> Literal["partner", "network"]:
        """Which of the two it is."""
        return "network" if self.network else "partner"

    @property
    def name(self) -> str:
        """The city with its country's code, as far as they are named, or the network."""
        return self.network or ", ".join(part for part in (self.city, self.country) if part)

    @property
    def key(self) -> Key:
        """What tells it from the others."""
        return self.city, self.country, self.network


def ties_of(result: Result) -> tuple[Tie, ...]:
    """Every tie that some row names, those without spending too: partner cities and countries first, then networks,
    each by new money and name. A row counts for its partner and for its network."""
    found = [_tie(result, key) for key in _keys(result)]
    return tuple(sorted(found, key=lambda tie: (bool(tie.network), -tie.net_new, tie.key)))


def _keys(result: Result) -> set[Key]:
    keys: set[Key] = set()
    for cities, countries, networks in _named(result):
        keys |= {(city, country, "") for city, country in zip(cities.tolist(), countries.tolist(), strict=True)}
        keys |= {("", "", network) for network in networks.tolist()}
    return keys - {("", "", "")}


def _named(result: Result) -> Iterator[tuple[Objects, Objects, Objects]]:
    """City, country and network of all rows that name them: of money, hours, gifts, deals."""
    study, rows = result.study, result.rows
    yield rows.partner_city, rows.partner_country, rows.network
    tables = [study.sheets["Volunteers"], study.in_kind]
    if result.deals is not None:
        tables.append(result.deals.sheet)
    for table in tables:
        if len(table):
            yield table.words("partner_city"), table.words("partner_country"), table.words("network")


def _tie(result: Result, key: Key) -> Tie:
    rows, steps, total = result.rows, result.steps, EFFECTS.index("total_type_2")
    here = _mask(key, rows.partner_city, rows.partner_country, rows.network)
    people = np.where(rows.whole_rows, np.nan_to_num(rows.people), 0.0)
    events, outbound = rows.sheet == "Events", rows.outbound
    travels = here & np.isin(rows.sheet.astype(str), ("Visitors", "Exchanges"))
    blank = np.any([~stated for stated in steps.stated.values()], axis=0) & (steps.net_new > 0)
    abroad = steps.steps["spent_abroad"]
    city, country, network = key
    volunteers, hours = _hours(result, key)
    in_kind, lines = _in_kind(result, key)
    return Tie(
        city,
        country,
        network,
        activities=int(np.count_nonzero(here & rows.whole_rows)),
        came=float(people[travels & ~outbound].sum()),
        went=float(people[travels & outbound].sum()),
        at_events=float(people[here & events].sum()),
        gross=float((steps.gross - abroad)[here].sum()),
        spent_abroad=float(abroad[here].sum()),
        net_new=float(steps.net_new[here].sum()),
        effects=np.asarray(result.activity_effects[here, total].sum(axis=0)),
        cost=float(result.local_money.paid[here].sum()),
        assumed=float((rows.supplied_here * result.basis.to_report)[here].sum()),
        at_most=bool((blank & here).any()),
        volunteers=volunteers,
        hours=hours,
        in_kind=in_kind,
        in_kind_lines=lines,
        deals=_deals(result, key),
    )


def _mask(key: Key, cities: Objects, countries: Objects, networks: Objects) -> Masks:
    city, country, network = key
    if network:
        return np.asarray(networks == network, dtype=bool)
    return np.asarray((cities == city) & (countries == country), dtype=bool)


def _hours(result: Result, key: Key) -> tuple[float, float]:
    table = result.study.sheets["Volunteers"]
    if not len(table):
        return 0.0, 0.0
    here = _mask(key, table.words("partner_city"), table.words("partner_country"), table.words("network"))
    people = table.numbers("volunteers")[here]
    return float(people.sum()), float((people * table.numbers("hours")[here]).sum())


def _in_kind(result: Result, key: Key) -> tuple[float, int]:
    table = result.study.in_kind
    if not len(table):
        return 0.0, 0
    here = _mask(key, table.words("partner_city"), table.words("partner_country"), table.words("network"))
    rows = set(table.rows[here].tolist())
    values = [line.value for line in result.in_kind.lines if line.row in rows]
    return float(np.nansum(values)) if values else 0.0, len(values)


def _deals(result: Result, key: Key) -> float:
    account = result.deals
    if account is None:
        return 0.0
    sheet = account.sheet
    here = _mask(key, sheet.words("partner_city"), sheet.words("partner_country"), sheet.words("network"))
    return float(account.claimed_in_all[here].sum())
