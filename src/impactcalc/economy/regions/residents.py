"""Who holds the jobs of a place: the share that people hold who live there, from the census' commuting flows."""

from __future__ import annotations

from collections.abc import Sequence

from impactcalc.economy.regions import place_files
from impactcalc.economy.regions.places import Place
from impactcalc.errors import PackageError
from impactcalc.facts.errors import regions as refusals
from impactcalc.known.places import members_of

SOURCE = "Census, commuting flows 2011-15: shares of workers, not of pay, from before remote work spread"


def jobs_held_by_residents(place: Place) -> float:
    """The share of a place's jobs that its residents hold, 0 to 1.

    Of counties taken together: the flows between them over all that come to work there. PackageError for a place
    without flows.
    """
    members = members_of(place.id)
    rows = [_row(one) for one in members]
    workers = sum(int(row[0]) for row in rows)
    inside = sum(int(row[1]) for row in rows)
    if len(members) > 1:
        inside += sum(_from(row[2], members) for row in rows)
    return inside / workers


def _from(flows: str, members: Sequence[str]) -> int:
    homes = {one.removeprefix("fips:") for one in members}
    pairs = (pair.split(":") for pair in flows.split())
    return sum(int(number) for home, number in pairs if home in homes)


def _row(identifier: str) -> list[str]:
    row = place_files.row("commuting", identifier)
    if row is None:
        raise PackageError(refusals.NoCommutingFlows(identifier))
    return row
