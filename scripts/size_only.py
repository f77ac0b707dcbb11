"""What a region's mix of industries does beyond its size: regions whose mix is known, by their size alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from impactcalc.economy.package import load_table, national_tables
from impactcalc.economy.regions.quotients import regional_coefficients, sized
from impactcalc.economy.regions.world_jobs import serving_sectors
from impactcalc.economy.table_economy import TableEconomy
from world_sources import Source

# What visitors buy from most, by the sections of the tables' industries: hotels and restaurants, trade, land transport,
# arts.
VISITORS = ("I", "G", "H49", "R")
TABLE = "world-2022"


def factors(sources: Sequence[Source], delta: float) -> npt.NDArray[np.float64]:
    """Type I of what visitors buy over the same by size alone, of every region but those of less than a thousandth of
    their nation."""
    found = []
    for source in sources:
        for country, nation in source.nations.items():
            if TABLE not in national_tables(country).values():
                continue
            table = load_table(TABLE, country)
            serving = serving_sectors(table.industries, tuple(frozenset(one.divisions) for one in source.sectors))
            whole = serving @ nation
            for region in source.regions:
                share = float(region.cells.sum() / nation.sum())
                if region.country == country and share >= 0.001:
                    own = serving @ region.cells
                    quotient = np.divide(own / share, whole, out=np.ones_like(own), where=whole > 0.0)
                    found.append(
                        _type_1(table, quotient, share, delta) / _type_1(table, np.ones_like(own), share, delta)
                    )
    return np.array(found)


def _type_1(table: TableEconomy, quotient: npt.NDArray[np.float64], share: float, delta: float) -> float:
    A = regional_coefficients(table.A_d, sized(quotient, share, delta)[:, None])
    multipliers = np.linalg.solve((np.eye(len(A)) - A).T, np.ones(len(A)))
    return float(np.mean([multipliers[table.industries.index(code)] for code in VISITORS]))
