"""US consumer prices by item and metro: what a hotel night, a meal or a fare of one year costs in another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from impactcalc.datapackage import DataPackage
from impactcalc.economy.prices.rate import Rate
from impactcalc.economy.regions.places import find_place
from impactcalc.errors import PackageError
from impactcalc.facts.origins.prices import BlsPrices, CpiItem
from impactcalc.facts.origins.rates import SoFar
from impactcalc.known.periods import is_fiscal, month_called

ALL_ITEMS = "SA0"
# Which item of the CPI a spending category moves with; those that are not here move with all items.
ITEM_OF: Mapping[str, str] = {
    "accommodation": "SEHB",
    "food_service": "SEFV",
    "groceries": "SAF11",
    "air_travel": "SETG01",
    "rail_travel": "SETG02",
    "road_travel": "SETG02",
    "water_travel": "SETG02",
    "local_transport": "SETG03",
    "vehicle_rental": "SETA04",
    "fuel": "SETB01",
    "culture": "SERF02",
    "sport_recreation": "SAR",
    "shopping": "SACL1E",
    "education": "SEEB",
    "housing": "SEHA",
    "health": "SAM",
    "telecom": "SEED",
}
_NATION = "US"


@dataclass(frozen=True, slots=True, eq=False)
class ItemPrices:
    """`index` by item, area (US, cbsa:19100) and year; `names` of the items; `so_far` the year that is not over and the
    last month of it."""

    index: Mapping[tuple[str, str, int], float]
    names: Mapping[str, str]
    so_far: SoFar

    @classmethod
    def of(cls, package: DataPackage) -> ItemPrices:
        """Those of a package of prices."""
        so_far = package.descriptor["impactcalc"]["so_far"]
        rows = package.table("us_cpi_items")[1]
        return cls(
            {(item, area, int(year)): float(index) for item, area, year, index, _ in rows},
            dict(package.table("us_items")[1]),
            (int(so_far["year"]), month_called(str(so_far["until"]["cpi"]))),
        )

    def ratio(self, category: str, place: str, from_year: int, to_year: int) -> Rate | None:
        """What a price of a category is multiplied by; None where its item lacks a year, or is all items of the nation.

        By the item in the place's own metro where BLS publishes it there, else in the nation.
        """
        item = ITEM_OF.get(category, ALL_ITEMS)
        areas = (_metro(place), _NATION) if item != ALL_ITEMS else (_metro(place),)
        for area in areas:
            start, end = self.index.get((item, area, from_year)), self.index.get((item, area, to_year))
            if area and start is not None and end is not None:
                where = "" if area == _NATION else find_place(area).title
                return Rate(end / start, CpiItem(self.names[item], where))
        return None

    def span(self, from_year: int, to_year: int, *typed: int) -> BlsPrices:
        """The prices of a way; of years as `typed` the fiscal ones are weighted by months."""
        return BlsPrices(from_year, to_year, self.so_far, tuple(filter(is_fiscal, typed)))

    def has(self, place: str) -> bool:
        """Whether a place has series of its own, or of the metro that it lies in."""
        metro = _metro(place)
        return bool(metro) and any(area == metro for _, area, _ in self.index)


def _metro(place: str) -> str:
    if not place or place == _NATION:
        return ""
    try:
        found = find_place(place)
    except PackageError:
        return ""
    return found.id if found.kind == "metro" else found.metro
