"""Published visitor spending under ../shared/data/spending, as the builders of profiles and kinds of visitor read it.
Used by build_profiles.py and build_segments.py; not run by itself."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SPLITS, PUBLISHED, RENEWED, PARKS, SPREAD, PER_DIEM, CPI, STAYS = TABLES = (
    "spending/visitor_spending_profiles.csv",
    "spending/visitor_profiles_published.csv",
    "spending/published_profiles_2026.csv",
    "spending/nps_vse2024_spending_profiles.csv",
    "spending/spread.csv",
    "spending/gsa_destinations_fy2014_2026.csv",
    "prices/us_cpi_items_2005_2026.csv",
    "spending/stays.csv",
)
SECOND_HAND = "Quoted second-hand, not checked against the original."
# Surveys of national parks inside cities, each with the destination whose per diem it lies in.
CITY_PARKS: Mapping[str, tuple[str, str]] = {
    "NCPC_SEM_2022_peak": ("District of Columbia", "DC"),  # National Mall
    "GWMP_SEM_2023_peak": ("District of Columbia", "DC"),  # George Washington Parkway
    "GOGA_SEM_2023_peak": ("San Francisco", "CA"),  # Golden Gate
    "JEFF_SEM_2022_peak": ("St. Louis", "MO"),  # Gateway Arch
    "CUVA_SEM_2023_peak": ("Cleveland", "OH"),  # Cuyahoga Valley
}
OF_PARKS = (
    "US National Park Service, Visitor Spending Effects 2024, mean of five surveys of 2022-23 in cities (Washington 2, "
    "San Francisco, St. Louis, Cleveland)"
)
PARKS_QUOTED = "Original table, read from a copy; US dollars of 2024 per party."
# What the surveys call it -> category. Tickets of the parks themselves are left out: a festival has its own.
_GROUPS: Mapping[str, str] = {
    "hotels": "accommodation", "specialty lodging": "accommodation", "camping fees": "accommodation",
    "restaurants": "food_service", "groceries": "groceries", "gas": "fuel", "electric vehicle charging": "fuel",
    "rental cars": "vehicle_rental", "public transportation": "local_transport",
    "scenic and sightseeing transportation": "sport_recreation",
    "guides and tour fees": "sport_recreation", "equipment rental": "sport_recreation",
    "recreation and entertainment": "sport_recreation", "souvenirs and other retail": "shopping",
}  # fmt: skip
# Lines whose group holds unlike things.
_LINES: Mapping[str, str] = {
    "parking fees": "local_transport",
    "other expenditures": "other",
}  # fmt: skip
_TICKETS = "national parks permits and fees"
# Persons to a party: the surveys do not print it. Guests to a room in Las Vegas 2024 and 2025 at the least, a group of
# park visitors (Zion 2006) at the most.
SMALL_PARTY, LARGE_PARTY = 2.2, 2.7

Row = dict[str, str]


@dataclass(frozen=True)
class ParkSurvey:
    """One segment of one survey: US dollars of 2024 per party and day or night by category, tickets left out."""

    name: str
    by_category: Mapping[str, float]

    @property
    def total(self) -> float:
        """All of it."""
        return sum(self.by_category.values())

    def shares(self) -> dict[str, float]:
        """The parts of the total."""
        return {category: amount / self.total for category, amount in self.by_category.items()}


class PublishedSpending:
    """The tables, read once."""

    def __init__(self, data: Path) -> None:
        tables = {name: _read(data / name) for name in TABLES}
        self._splits, self._published, self._renewed = tables[SPLITS], tables[PUBLISHED], tables[RENEWED]
        self._parks, self._spread, self._per_diem = tables[PARKS], tables[SPREAD], tables[PER_DIEM]
        self._cpi, self._stays = tables[CPI], tables[STAYS]

    def split(self, profile: str) -> dict[str, float]:
        """Figures of the older table of splits by category."""
        return {row["category"]: float(row["value"]) for row in self._splits if row["profile"] == profile}

    def figures(self, profile: str, segment: str, year: str, unit: str = "") -> dict[str, float]:
        """Figures of the older table of amounts, of a unit where one is named; the last of a category, which is the
        derived one."""
        return {
            row["category"]: float(row["value"])
            for row in self._published
            if (row["profile"], row["segment"], row["year"]) == (profile, segment, year) and unit in ("", row["unit"])
        }

    def renewed(self, profile: str) -> dict[str, float]:
        """Amounts of the newer table by category, TOTAL among them."""
        return {row["category"]: float(row["amount"]) for row in self._renewed if row["profile_id"] == profile}

    def nights(self, profile: str) -> float:
        """The length of stay that a profile of the newer table states."""
        return next(float(row["length_of_stay_nights"]) for row in self._renewed if row["profile_id"] == profile)

    def in_2024(self, kind: str, source: str) -> float:
        """One line of the table of spreads: US dollars of 2024."""
        (found,) = (r for r in self._spread if r["kind"] == kind and r["source"] == source)
        return float(found["amount_2024_usd"])

    def answers(self, kind: str) -> int:
        """How many were asked, by the table of stays."""
        (found,) = (r for r in self._stays if r["kind"] == kind)
        return int(found["n"])

    def per_diem(self, destination: str, state: str, year: int = 2024) -> tuple[float, float]:
        """The per diem of a destination: the room, and meals and incidentals."""
        key = (destination, state, str(year))
        (found,) = (r for r in self._per_diem if (r["destination"], r["state"], r["fy"]) == key)
        return float(found["lodging_avg"]), float(found["mie"])

    def cpi(self, start: int, end: int) -> float:
        """How US consumer prices of all items grew between two years."""
        index = {int(r["year"]): float(r["index"]) for r in self._cpi if (r["item"], r["area"]) == ("SA0", "0000")}
        return index[end] / index[start]

    def city_parks(self, segment: str) -> list[ParkSurvey]:
        """The surveys in cities, of one segment (LodgeOut, NLDay, LocalDay)."""
        amounts: dict[str, dict[str, float]] = {name: defaultdict(float) for name in CITY_PARKS}
        for row in self._parks:
            name = row["profile_name"]
            if name not in CITY_PARKS or row["segment"] != segment or row["spending_group"] == _TICKETS:
                continue
            category = _LINES.get(row["spending_category"]) or _GROUPS[row["spending_group"]]
            amounts[name][category] += float(row["usd_per_party_day"])
        return [ParkSurvey(name, {c: a for c, a in found.items() if a > 0}) for name, found in amounts.items()]


def mean_shares(surveys: Sequence[ParkSurvey]) -> dict[str, tuple[float, float, float]]:
    """By category: the mean of the surveys' shares, brought to sum to 1, and the lowest and the highest of them."""
    shares = [survey.shares() for survey in surveys]
    categories = sorted({category for one in shares for category in one})
    columns = {category: [one.get(category, 0.0) for one in shares] for category in categories}
    return {c: (sum(column) / len(column), min(column), max(column)) for c, column in columns.items()}


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))
