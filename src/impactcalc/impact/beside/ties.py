"""Each tie of the programme: what it cost, what it brought, people both ways, and what stands beside the money."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Literal

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats, Objects, coded, joined
from impactcalc.impact.beside.tie_checks import TABLES, checks_by_tie
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.result import Result
from impactcalc.impact.rows.activities import Masks
from impactcalc.impact.uncertainty.answer import PartRange

MOST_RANGED = 60  # ties of which ranges are drawn
Key = tuple[str, str, str]  # partner city, its country (ISO 3166 alpha-3), network


@dataclass(frozen=True, slots=True)
class Tie:
    """A partner city (or a country without one), or a network; money in report-year prices.

    `came` are visitors and inbound travellers, `went` outbound ones, `at_events` all who took part in events. `cost` is
    all local money that its rows name. `volunteers` and `hours` are as typed; `in_kind` is what gifts and the like are
    worth where that is stated; `deals` is what is claimed of them in all their years. `assumed` is what of its spending
    at home is the daily amounts of profiles; `at_most` is whether a share is blank in a row with new money.

    `ranges` are those of new money, value added and jobs that a draw moves; `checks` are the codes of errors and
    warnings that name one of its rows.
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
    ranges: Mapping[str, PartRange] = field(default_factory=dict)
    checks: tuple[str, ...] = ()

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


def names_ties(result: Result) -> bool:
    """Whether any row names a partner or a network."""
    return any(bool((names != "").any()) for table in _named(result) for names in table)


def rows_of_ties(result: Result) -> dict[str, Masks]:
    """Which rows of money (N,) each tie has, by kind and name, those with most new money first."""
    keys, (of_money, *_) = _groups(result)
    new = of_money.sums(result.steps.net_new)
    order = sorted(range(len(keys)), key=lambda at: (-float(new[at]), keys[at]))[:MOST_RANGED]
    return {
        _part(keys[at]): np.asarray((of_money.partner == at) | (of_money.network == at)) for at in order if new[at] > 0
    }


def _part(key: Key) -> str:
    return "\0".join(key)


def ties_of(result: Result) -> tuple[Tie, ...]:
    """Every tie that some row names, those without spending too: partner cities and countries first, then networks,
    each by new money and name. A row counts for its partner and for its network."""
    keys, (of_money, of_hours, of_gifts, of_deals) = _groups(result)
    hours, gifts, deals = _hours(result), _gifts(result), _deals(result)
    by_measure = _by_measure(result, of_money)
    sums = {name: of_money.sums(values) for name, values in chain(_money(result), _people(result))}
    sums |= {name: of_hours.sums(values) for name, values in hours.items()}
    sums |= {name: of_gifts.sums(values) for name, values in gifts.items()}
    sums["deals"] = of_deals.sums(deals)
    found = []
    ranges = result.uncertainty.parts if result.uncertainty else {}
    groups = dict(zip(("", *TABLES), (of_money, of_hours, of_gifts, of_deals), strict=True))
    checks = checks_by_tie(result, lambda row: groups[row[0]].ties(row[1]))
    for at, key in enumerate(keys):
        of_it = {name: float(column[at]) for name, column in sums.items()}
        tie = _tie(key, of_it, np.array([measure[at] for measure in by_measure]))
        found.append(replace(tie, ranges=ranges.get(_part(key), {}), checks=tuple(checks.get(at, ()))))
    return tuple(sorted(found, key=lambda tie: (bool(tie.network), -tie.net_new, tie.key)))


def _by_measure(result: Result, of_money: _Groups) -> list[Floats]:
    """What the rows of each tie supported in all, by measure."""
    effects = result.row_effects.of(EFFECTS.index("total_type_2"))
    return [of_money.sums(effects[:, m]) for m in range(effects.shape[1])]


def _tie(key: Key, sums: Mapping[str, float], effects: Floats) -> Tie:
    city, country, network = key
    return Tie(
        city,
        country,
        network,
        activities=int(sums["activities"]),
        came=sums["came"],
        went=sums["went"],
        at_events=sums["at_events"],
        gross=sums["gross"],
        spent_abroad=sums["spent_abroad"],
        net_new=sums["net_new"],
        effects=effects,
        cost=sums["cost"],
        assumed=sums["assumed"],
        at_most=sums["at_most"] > 0,
        volunteers=sums["volunteers"],
        hours=sums["hours"],
        in_kind=sums["in_kind"],
        in_kind_lines=int(sums["in_kind_lines"]),
        deals=sums["deals"],
    )


_Names = tuple[Objects, Objects, Objects]  # city, country and network of each row of a table


@dataclass(frozen=True)
class _Groups:
    """Which ties the rows of a table belong to: positions in the list of all ties, -1 for none; `count` of these."""

    partner: npt.NDArray[np.int64]
    network: npt.NDArray[np.int64]
    count: int

    def ties(self, row: int) -> Iterator[int]:
        """The ties of a row."""
        return (int(group[row]) for group in (self.partner, self.network) if row < len(group) and group[row] >= 0)

    def sums(self, values: Floats) -> Floats:
        """The sum of a column (rows,) for each tie."""
        found = np.zeros(self.count)
        for group in (self.partner, self.network):
            named = group >= 0
            found += np.bincount(group[named], weights=values[named], minlength=self.count)
        return found


def _named(result: Result) -> tuple[_Names, _Names, _Names, _Names]:
    """What the rows of money, of hours, of gifts and of deals name."""
    study, rows = result.study, result.rows
    deals = study.deals if result.deals is None else result.deals.sheet
    tables = (study.sheets["Volunteers"], study.in_kind, deals)
    hours, gifts, sold = (
        (table.words("partner_city"), table.words("partner_country"), table.words("network")) for table in tables
    )
    return (rows.partner_city, rows.partner_country, rows.network), hours, gifts, sold


def _groups(result: Result) -> tuple[list[Key], list[_Groups]]:
    """Every tie by its key, and the ties of each table's rows."""
    tables = _named(result)
    (cities, of_city), (countries, of_country), (networks, of_network) = (
        coded(joined(column)) for column in zip(*tables, strict=True)
    )
    pairs, of_pair = np.unique(of_city * len(countries) + of_country, return_inverse=True)
    keys = [(cities[pair // len(countries)], countries[pair % len(countries)], "") for pair in pairs.tolist()]
    keys += [("", "", name) for name in networks]
    kept = np.array([key != ("", "", "") for key in keys], dtype=bool)
    position = np.where(kept, np.cumsum(kept) - 1, -1)
    partner, other = position[of_pair], position[of_network + len(pairs)]
    ends = np.cumsum([len(table[0]) for table in tables])[:-1]
    split = zip(np.split(partner, ends), np.split(other, ends), strict=True)
    return [key for key, keep in zip(keys, kept, strict=True) if keep], [
        _Groups(of_partner, of_other, int(kept.sum())) for of_partner, of_other in split
    ]


def _money(result: Result) -> Iterator[tuple[str, Floats]]:
    rows, steps = result.rows, result.steps
    blank = np.any([~stated for stated in steps.stated.values()], axis=0) & (steps.net_new > 0)
    abroad = steps.steps["spent_abroad"]
    yield "activities", rows.whole_rows.astype(np.float64)
    yield "gross", steps.gross - abroad
    yield "spent_abroad", abroad
    yield "net_new", steps.net_new
    yield "cost", result.local_money.paid
    yield "assumed", result.basis.in_report_prices(rows.supplied_here)
    yield "at_most", blank.astype(np.float64)


def _people(result: Result) -> Iterator[tuple[str, Floats]]:
    rows = result.rows
    people = np.where(rows.whole_rows, np.nan_to_num(rows.people), 0.0)
    travels = np.asarray((rows.sheet == "Visitors") | (rows.sheet == "Exchanges"), dtype=bool)
    yield "came", people * (travels & ~rows.outbound)
    yield "went", people * (travels & rows.outbound)
    yield "at_events", people * np.asarray(rows.sheet == "Events", dtype=bool)


def _hours(result: Result) -> dict[str, Floats]:
    table = result.study.sheets["Volunteers"]
    people = table.numbers("volunteers")
    return {"volunteers": people, "hours": people * table.numbers("hours")}


def _gifts(result: Result) -> dict[str, Floats]:
    """What each row of the sheet In kind is worth; 0 where no value is stated."""
    value = {line.row: line.value for line in result.in_kind.lines}
    worth = np.array([value[row] for row in result.study.in_kind.rows.tolist()], dtype=np.float64)
    return {"in_kind": np.nan_to_num(worth), "in_kind_lines": np.ones(len(worth))}


def _deals(result: Result) -> Floats:
    return np.zeros(len(result.study.deals)) if result.deals is None else result.deals.claimed_in_all
