"""Fit the regional method outside the United States: Scotland in the United Kingdom, Austria's nine Laender.

    delta            the one of a grid with the least mean absolute error of output multipliers, Type I, over all
                     industries that are published, the two nations counting alike
    household delta  as large a part of delta as in the United States: no surveyed table at hand tells it. Austria's
                     Type II is closed over gross pay, so that it lies above ours with any household delta.

Each region is left out in turn. None of the published figures ships; the parameters and the errors do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

import other_evidence
import rims
from impactcalc.economy.package import load_table
from impactcalc.economy.regions.quotients import regional_coefficients, sized
from impactcalc.economy.regions.regional import HOUSING, SHOPS, default_method
from impactcalc.economy.regions.world_jobs import serving_sectors
from impactcalc.economy.table_economy import TableEconomy
from world_sectors import EU_TEN

Vector = npt.NDArray[np.float64]
Matrix = npt.NDArray[np.float64]
NEEDED = (other_evidence.SCOTLAND, other_evidence.UK_FLOWS, other_evidence.AUSTRIA)
GRID = np.round(np.arange(0.0, 0.3001, 0.005), 4)
SCOTLAND = "Scotland"
# What visitors buy most, by the names of the sectors that Scotland and the United Kingdom have in common.
VISITOR_SECTORS = (
    "Accommodation and food service activities", "Arts, entertainment and recreation", "Land, water and air transport",
    "Retail trade", "Rental and leasing activities",
)  # fmt: skip
# Bounds from the evidence and what is published of other regions (methods): Finland 0.08, the largest single region.
LEAST, MOST = 0.08, 0.2


@dataclass(frozen=True)
class Surveyed:
    """A region with published multipliers: its quotients and size, the nation's domestic coefficients, the industries
    that are compared, Type I, and (nan: not published) what Type II adds."""

    name: str
    nation: str
    A_d: Matrix
    quotient: Vector
    share: float
    at: npt.NDArray[np.int64]
    labels: tuple[str, ...]
    type_1: Vector
    induced: Vector
    row: Vector
    column: Vector
    local: Vector

    def computed(self, delta: float) -> Vector:
        """Type I of the industries that are compared."""
        return np.asarray(self._inverse(delta).sum(axis=0)[self.at])

    def computed_induced(self, delta: float, household_delta: float) -> Vector:
        """What Type II adds to it."""
        L = self._inverse(delta)
        bought = np.maximum(sized(self.quotient, self.share, household_delta), self.local) * self.column
        pay, spent = self.row @ L, L @ bought
        return np.asarray(pay[self.at] * spent.sum() / (1.0 - float(self.row @ spent)))

    def _inverse(self, delta: float) -> Matrix:
        A = regional_coefficients(self.A_d, sized(self.quotient, self.share, delta)[:, None])
        return np.asarray(np.linalg.inv(np.eye(len(A)) - A))


@dataclass(frozen=True)
class Fitted:
    """The two deltas, and which regions they were fitted without ("" none)."""

    left_out: str
    delta: float
    household_delta: float


def evidence(data: Path) -> tuple[Surveyed, ...]:
    """Scotland and the nine Laender."""
    return (_scotland(data), *_laender(data))


def fit(regions: Sequence[Surveyed], left_out: str = "") -> Fitted:
    """The best of the grid over the regions but one."""
    kept = [one for one in regions if one.name != left_out]

    def first(delta: float) -> float:
        return _by_nation(kept, lambda one: float(np.abs(one.computed(delta) - one.type_1).mean()))

    delta = float(min(GRID, key=first))
    return Fitted(left_out, delta, household_delta(delta))


def household_delta(delta: float) -> float:
    """The household delta that goes with a delta."""
    home = default_method()
    return round(delta * home.household_delta / home.delta, 3)


def folds(regions: Sequence[Surveyed]) -> list[Fitted]:
    """Each region left out in turn."""
    return [fit(regions, one.name) for one in regions]


def alone(regions: Sequence[Surveyed]) -> dict[str, float]:
    """The delta that meets each region by itself best."""
    return {
        one.name: float(min(GRID, key=lambda delta: float(np.abs(one.computed(delta) - one.type_1).mean())))
        for one in regions
    }


def _by_nation(regions: Sequence[Surveyed], of: Callable[[Surveyed], float]) -> float:
    """The mean over nations of the means over their regions."""
    found: dict[str, list[float]] = {}
    for one in regions:
        found.setdefault(one.nation, []).append(of(one))
    return float(np.mean([np.mean(values) for values in found.values()]))


def visitor_error(region: Surveyed, delta: float) -> float:
    """The mean over the industries that visitors buy from most, computed less published."""
    at = [i for i, label in enumerate(region.labels) if label in VISITOR_SECTORS]
    return float((region.computed(delta) - region.type_1)[at].mean())


def _scotland(data: Path) -> Surveyed:
    rows = rims.rows_of(data / other_evidence.SCOTLAND)
    flows = other_evidence.uk_flows(data, [row["sector"] for row in rows])
    here, there = (np.array([float(row[column]) for row in rows]) for column in ("scot_comp", "uk_comp"))
    share, n = float(here.sum() / there.sum()), len(rows)
    return Surveyed(
        SCOTLAND, "United Kingdom", flows / np.array([float(row["uk_output"]) for row in rows]), here / there / share,
        share, np.arange(n), tuple(row["sector"] for row in rows),
        np.array([float(row["scot_typeI"]) for row in rows]), np.full(n, np.nan), np.zeros(n), np.zeros(n), np.zeros(n),
    )  # fmt: skip


def _laender(data: Path) -> list[Surveyed]:
    nation = load_table("world-2014", "AT")
    assert nation.households is not None
    regions: dict[str, list[dict[str, str]]] = {}
    for row in rims.rows_of(data / other_evidence.AUSTRIA):
        regions.setdefault(row["region"], []).append(row)
    outputs = {name: _spread(nation, rows, None) for name, rows in regions.items()}
    whole = np.asarray(sum(outputs.values()))
    return [_land(nation, rows, outputs[name], whole) for name, rows in regions.items()]


def _land(nation: TableEconomy, rows: Sequence[Mapping[str, str]], output: Vector, whole: Vector) -> Surveyed:
    assert nation.households is not None
    share = float(output.sum() / whole.sum())
    there = np.flatnonzero(output > 0.0)
    first = _spread(nation, rows, "output_type1")
    both = _spread(nation, rows, "output_type2_labour_income_closure")
    return Surveyed(
        rows[0]["name"], "Austria", nation.A_d,
        np.divide(output, whole * share, out=np.zeros_like(output), where=whole > 0.0), share, there,
        tuple(nation.industry_names[i] for i in there), first[there] / output[there],
        (both - first)[there] / output[there], nation.households.row, nation.households.column,
        np.array([float(code in HOUSING) for code in nation.industries]),
    )  # fmt: skip


def _spread(nation: TableEconomy, rows: Sequence[Mapping[str, str]], of: str | None) -> Vector:
    """Output of a Land, times a figure `of` its industries, by the table's industries: a number of theirs over the
    industries that it is made of, as the nation's output is."""
    found = np.zeros(len(nation.industries))
    for row in rows:
        codes = other_evidence.AUSTRIAN[int(row["industry"].split()[0])].split()
        members = [nation.industries.index(code) for code in codes]
        part = nation.output[members] / nation.output[members].sum()
        found[members] += float(row["output_million"]) * part * (float(row[of]) if of else 1.0)
    return found


def in_ten_sectors(region: Surveyed) -> Surveyed:
    """An Austrian Land as it would be known by Eurostat's ten sectors."""
    nation = load_table("world-2014", "AT")
    serving = serving_sectors(nation.industries, tuple(frozenset(one.divisions) for one in EU_TEN))
    own = region.quotient * region.share * nation.output
    quotient = (serving @ (serving.T @ own)) / (serving @ (serving.T @ nation.output)) / region.share
    return replace(region, quotient=quotient)


def retail_shares() -> dict[str, float]:
    """The shops' part of the margin of trade by spending category, as in the United States (us-2014, BEA)."""
    bridge = load_table("us-2014").spending_bridge()
    shops: dict[str, float] = {}
    whole: dict[str, float] = {}
    for part in bridge.parts:
        if part.treatment == "margin" and (part.industry in SHOPS or part.industry == "42"):
            whole[part.category] = whole.get(part.category, 0.0) + part.share
            shops[part.category] = shops.get(part.category, 0.0) + part.share * (part.industry in SHOPS)
    return {category: shops[category] / whole[category] for category in whole}
