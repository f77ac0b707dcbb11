"""Every place of a kind at once: multipliers and folded tables in batches, without a TableEconomy for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from impactcalc.economy.economy import Measure
from impactcalc.economy.leontief import Matrix, Vector
from impactcalc.economy.regions.jobs import all_jobs, table_industries
from impactcalc.economy.regions.place_files import Family
from impactcalc.economy.regions.places import find_place
from impactcalc.economy.regions.quotients import (
    RegionalMethod,
    final_quotient,
    household_quotient,
    trading,
)
from impactcalc.economy.regions.regional import OWNER_OCCUPIED, default_method, on_the_spot, resident_share
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.errors import TableError
from impactcalc.facts.errors import regions as refusals
from impactcalc.facts.errors import tables

PlaceKind = Literal["state", "metro", "county"]
FAMILIES: dict[PlaceKind, Family] = {"state": "US-", "metro": "cbsa:", "county": "fips:"}
# Tables of a batch that the caches hold: larger ones wait for memory, smaller ones for the interpreter.
CHUNK = 32


@dataclass(frozen=True)
class Quotients:
    """What regionalises every place of a kind: `quotient` SLQ (places, n), `share` of the nation's jobs and
    `staying` share of its jobs that residents hold (places,). A quotient of 0 is an industry that the place does not
    have.
    """

    ids: tuple[str, ...]
    industries: tuple[str, ...]
    quotient: Matrix
    share: Vector
    staying: Vector


@dataclass(frozen=True)
class Folded:
    """Folded tables K of many places.

    `direct`, `type_1`, `type_2` (places, measures, categories): a measure's direct effect and totals per unit
    of net-new spending, jobs per million. The same numbers as `category_multipliers` gives place by place.
    """

    ids: tuple[str, ...]
    measures: tuple[Measure, ...]
    categories: tuple[str, ...]
    direct: Matrix
    type_1: Matrix
    type_2: Matrix


@dataclass(frozen=True)
class AllMultipliers:
    """Output multipliers (places, n) of Type I and II; nan where the place does not have the industry."""

    ids: tuple[str, ...]
    industries: tuple[str, ...]
    type_1: Matrix
    type_2: Matrix


def all_quotients(kind: PlaceKind, *, year: int = 2014, method: RegionalMethod | None = None) -> Quotients:
    """Quotients, sizes and resident shares of every state, metro or county."""
    regional = method or default_method()
    ids, quotient, share = all_jobs(FAMILIES[kind], year)
    places = [find_place(one) for one in ids]
    staying = [resident_share(place, regional) for place in places]
    return Quotients(tuple(ids), table_industries(), quotient, share, np.array(staying))


def all_multipliers(nation: TableEconomy, quotients: Quotients, method: RegionalMethod | None = None) -> AllMultipliers:
    """Output multipliers of every place, Type I and II, batched."""
    ones = np.ones((1, len(nation.industries)))
    first: list[Matrix] = []
    second: list[Matrix] = []
    for part in _solved(nation, quotients, method or default_method(), ones):
        first.append(part.rows[:, 0])
        second.append(part.rows[:, 0] + part.respent[:, 0, None] * part.pay)
    absent = ~(quotients.quotient > 0.0)
    type_1, type_2 = (np.concatenate(parts) for parts in (first, second))
    type_1[absent] = np.nan
    type_2[absent] = np.nan
    return AllMultipliers(quotients.ids, quotients.industries, type_1, type_2)


def folded_tables(nation: TableEconomy, quotients: Quotients, method: RegionalMethod | None = None) -> Folded:
    """The folded table K = C L B of every place, Type I and II, batched.

    Only the rows C L that the effects need are solved for, on the transposed system; the rank-one term of
    Type II is folded, not formed: C L2 B = C L B + (C L h)(w L B) / (1 - w L h).
    """
    bridge = nation.spending_bridge()
    C = nation.coefficients()
    spot, by_quotient = _bridges(nation)
    measures, n = C.shape
    categories = len(bridge.categories)
    # What a unit of each industry's output carries directly, by category: one product for all the places.
    direct_spot, direct_quotient = (
        (C.T[:, :, None] * shares[:, None, :]).reshape(n, -1) for shares in (spot, by_quotient)
    )
    shape = (len(quotients.ids), measures, categories)
    direct, type_1, type_2 = np.empty(shape), np.empty(shape), np.empty(shape)
    contributed = nation.households.contribution_share if nation.households is not None else 0.0
    for part in _solved(nation, quotients, method or default_method(), C):
        at, count = part.at, len(part.present)
        direct[at] = (part.present @ direct_spot + part.local @ direct_quotient).reshape(count, measures, -1)
        carried = np.concatenate([part.rows, part.pay[:, None]], axis=1)
        here = (carried * part.present[:, None, :]).reshape(-1, n) @ spot
        here += (carried * part.local[:, None, :]).reshape(-1, n) @ by_quotient
        folded = here.reshape(count, measures + 1, categories)
        type_1[at] = folded[:, :-1]
        pay = folded[:, -1] + (1.0 - contributed) * bridge.wages
        type_2[at] = type_1[at] + part.respent[:, :, None] * pay[:, None, :]
    return Folded(quotients.ids, nation.measures, bridge.categories, direct, type_1, type_2)


@dataclass(frozen=True)
class _Chunk:
    """A few places solved: rows C L (p, m, n), pay w L (p, n), respent C L h / (1 - w L h) (p, m)."""

    at: slice
    rows: Matrix
    pay: Matrix
    respent: Matrix
    present: Matrix
    local: Matrix


def _solved(nation: TableEconomy, quotients: Quotients, method: RegionalMethod, C: Matrix) -> Iterator[_Chunk]:
    if nation.industries != quotients.industries:
        raise TableError(refusals.IndustriesNotOfPlaces(nation.name))
    if nation.households is None:
        raise TableError(tables.NoHouseholdAccount(nation.name))
    n = len(nation.industries)
    wanted = np.vstack([C, nation.households.row]).T
    negative = -nation.A_d
    room_for_chunk = np.empty((CHUNK, n, n))
    owner = nation.industries.index(OWNER_OCCUPIED)
    for start in range(0, len(quotients.ids), CHUNK):
        at = slice(start, start + CHUNK)
        quotient, share = quotients.quotient[at], quotients.share[at]
        system = room_for_chunk[: len(share)]
        np.multiply(negative, trading(quotient, share, method), out=system)  # -A_r, then I - A_r
        system.reshape(len(share), -1)[:, :: n + 1] += 1.0
        solved = np.linalg.solve(system.swapaxes(-1, -2), wanted[None])
        rows = np.asarray(solved.swapaxes(-1, -2), dtype=np.float64)
        bought = household_quotient(quotient, share, method)
        bought[:, owner] = 1.0
        h = bought * nation.households.column
        outlays = (rows @ h[:, :, None])[:, :, 0]
        pay = np.asarray(rows[:, -1] * quotients.staying[at, None])
        room = 1.0 - outlays[:, -1] * quotients.staying[at]
        present = quotient > 0.0
        yield _Chunk(
            at,
            rows[:, :-1],
            pay,
            np.asarray(outlays[:, :-1] / room[:, None]),
            present.astype(np.float64),
            final_quotient(quotient, share, method) * present,
        )


def _bridges(nation: TableEconomy) -> tuple[Matrix, Matrix]:
    """The bridge (industries x categories) in two: what stays on the spot, what stays by quotient."""
    bridge = nation.spending_bridge()
    rows = {code: i for i, code in enumerate(bridge.industries)}
    columns = {code: i for i, code in enumerate(bridge.categories)}
    spot = np.zeros((len(rows), len(columns)))
    for part in bridge.parts:
        if part.industry and on_the_spot(part):
            spot[rows[part.industry], columns[part.category]] += part.share
    return spot, bridge.B - spot
