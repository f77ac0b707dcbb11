"""A region's multipliers from a handful of parameters: small and quick, for trying many of them.

With the shipped form it gives what the project itself gives (`regional_economy`); tests hold that. The other forms are
candidates that were tried beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from impactcalc.economy.regions.jobs import PlaceJobs
from impactcalc.economy.regions.quotients import size
from impactcalc.economy.regions.regional import OWNER_OCCUPIED, quotient_for
from impactcalc.economy.table_economy import TableEconomy

Vector = npt.NDArray[np.float64]
GOODS = frozenset({
    "111CA", "113FF", "211", "212", "213", "321", "327", "331", "332", "333", "334", "335", "3361MV", "3364OT", "337",
    "339", "311FT", "313TT", "315AL", "322", "323", "324", "325", "326",
})  # fmt: skip


@dataclass(frozen=True)
class Parameters:
    """What is fitted. `form`: sized, goods (sized, goods industries with a delta of their own) or 2d.

    `delta` is the exponent of size (of services alone in the form goods), in the form 2d that of the buyer's share;
    `other` that of goods, or of the supplier's quotient. `level` is what proprietors' income is, as a multiple of the
    labour part; `theta` the exponent of relative pay by which jobs per output are divided;
    `column` a factor on what residents buy, as it was used before.
    """

    form: str = "sized"
    delta: float = 0.045
    other: float = 0.0
    household_delta: float = 0.04
    level: float = 1.0
    theta: float = 0.0
    column: float = 1.0


@dataclass(frozen=True)
class Region:
    """What is known of a region: its quotients, size, residents' share, pay relative to the nation's."""

    place: str
    quotient: Vector
    share: float
    residents: float
    pay: Mapping[str, float]
    own: Vector

    @classmethod
    def of(cls, nation: TableEconomy, jobs: PlaceJobs, residents: float, pay: Mapping[str, float]) -> Region:
        quotient = quotient_for(nation.industries, jobs)
        return cls(jobs.place.id, quotient, jobs.share, residents, pay, quotient * jobs.share)


@dataclass(frozen=True)
class Nation:
    """The nation's table in the parts that a trial changes. `labour_part` is per unit of compensation."""

    economy: TableEconomy
    labour_part: Vector

    @classmethod
    def of(cls, economy: TableEconomy, level: float) -> Nation:
        """From a package whose proprietors' income is `level` times the labour part."""
        assert economy.households is not None
        pay = economy.per_output["labour_income"]
        net = 1.0 - economy.households.contribution_share
        over = np.divide(economy.households.row, pay * net, out=np.ones_like(pay), where=pay > 0.0) - 1.0
        return cls(economy, over / level)


def trade(region: Region, industries: Sequence[str], parameters: Parameters) -> Vector:
    """Share of each national coefficient that the region supplies itself (n, n) or (n, 1)."""
    row = np.minimum(region.quotient, 1.0)
    if parameters.form == "2d":
        # Pereira-Lopez and others (2020): the supplier's quotient, softened above 1, times the buyer's share.
        above = 0.5 * np.tanh(np.maximum(region.quotient - 1.0, 0.0)) + 1.0
        supplier = np.where(region.quotient > 1.0, above, region.quotient) ** parameters.other
        supplier = np.where(region.quotient > 0.0, supplier, 0.0)
        buyer = np.where(region.own > 0.0, region.own, region.share) ** parameters.delta
        return np.asarray(np.minimum(supplier[:, None] * buyer[None, :], 1.0))
    if parameters.form == "goods":
        exponent = np.array([parameters.other if code in GOODS else parameters.delta for code in industries])
        return np.asarray((row * np.log2(1.0 + region.share) ** exponent)[:, None])
    return np.asarray((row * size(region.share, parameters.delta))[:, None])


def multipliers(nation: Nation, region: Region, p: Parameters, *, pay: str = "") -> dict[str, Vector]:
    """Type I and II output, earnings of residents, jobs of residents and at work, per unit of final demand."""
    table = nation.economy
    assert table.households is not None
    industries = table.industries
    n = len(industries)
    L = np.linalg.inv(np.eye(n) - table.A_d * trade(region, industries, p))
    net = 1.0 - table.households.contribution_share
    row = table.per_output["labour_income"] * net * (1.0 + p.level * nation.labour_part) * region.residents
    local = np.minimum(region.quotient, 1.0) * size(region.share, p.household_delta) * p.column
    local = np.minimum(local, 1.0)
    local[industries.index(OWNER_OCCUPIED)] = 1.0
    column = table.households.column * local
    spread = L @ column
    L2 = L + np.outer(spread, row @ L) / (1.0 - row @ spread)
    jobs = table.per_output["jobs"] / region.pay.get(pay, 1.0) ** p.theta
    return {
        "output_type_1": L.sum(axis=0),
        "output_type_2": L2.sum(axis=0),
        "earnings": row @ L2,
        "jobs_at_work": jobs @ L2,
        "jobs": jobs @ L2 * region.residents,
        "spending": np.array([spread.sum()]),
    }
