"""BEA's RIMS II multipliers of four regions as the project's own `Published` figures."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from impactcalc.economy.regions.fit import Figure, Published

ALL = "validation/rims2_2018_all64_4regions.csv"
PRICES = "prices/us_price_indices_2005_2024.csv"
NEEDED = (ALL, PRICES)
YEAR = 2018
TITLES = {
    "US-NC": "North Carolina", "US-VA": "Virginia", "cbsa:24780": "Greenville NC", "fips:51760": "Richmond city",
}  # fmt: skip
HOUSEHOLDS = "Households"
# Visitors' and residents' services, each one industry of the table: the fit is summed up over these.
SERVICES = frozenset({
    "441", "445", "452", "481", "485", "4A0", "561", "61", "621", "622", "711AS", "713", "721", "722", "81",
})  # fmt: skip
# Whatever else is a service, trade and transport included.
ALL_SERVICES = SERVICES | {
    "42", "483", "484", "487OS", "493", "511", "512", "513", "514", "521CI", "523", "524", "525", "ORE", "532RL",
    "5411", "5415", "5412OP", "55", "562", "623", "624",
}  # fmt: skip
COLUMNS: Mapping[Figure, str] = {
    "output_type_1": "type1_output", "output_type_2": "fd_output", "earnings": "fd_earnings",
    "jobs": "fd_jobs_per_million",
}  # fmt: skip


@dataclass(frozen=True)
class Spent:
    """Output per unit of earnings in one round of household spending: the published households column, 1'L h."""

    place: str
    spending: float


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a source table, its first lines of comment left out."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def read(data: Path) -> tuple[list[Published], list[Spent]]:
    """The published figures and what they say about households, by region.

    RIMS II's 531 holds housing: real estate and owner-occupied dwellings together. An industry that the region does
    not have is published as 0 or 1 and left out.
    """
    published: list[Published] = []
    spent: list[Spent] = []
    for row in rows_of(data / ALL):
        place, codes = row["place"], tuple(row["bea_summary"].split())
        if row["industry"] == HOUSEHOLDS:
            # Printed: L2 for a unit of household earnings. One round of it: divide the rounds of respending out.
            spent.append(Spent(place, float(row["fd_output"]) / (1.0 + float(row["fd_earnings"]))))
            continue
        if codes == ("ORE",):
            codes = ("ORE", "HS")
        for figure, column in COLUMNS.items():
            value = float(row[column])
            if float(row["fd_output"]) > 0.0 and float(row["fd_jobs_per_million"]) > 0.0:
                published.append(Published(place, YEAR, row["industry"], codes, codes[0] in SERVICES, figure, value))
    return published, spent


def price_ratio(data: Path, year: int) -> float:
    """US GDP deflator of the published figures' year over the table's."""
    rows = rows_of(data / PRICES)
    deflator = {int(row["year"]): float(row["gdp_deflator_2017_100"]) for row in rows if row["gdp_deflator_2017_100"]}
    return deflator[YEAR] / deflator[year]
