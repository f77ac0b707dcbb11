"""US counties and metros that the shipped jobs know under another code: renamed, split, merged, newly drawn."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, cast

Change = Literal["renamed", "part", "joined", "overlaps", "counties"]


@dataclass(frozen=True, slots=True)
class ChangedPlace:
    """A place whose code changed in the year `since`, and as what the data know it.

    renamed: `known_as` is the same area. part: it lies in `known_as`. joined: the data know it by itself, and since
    then it belongs to `known_as`. overlaps: it lies in the counties of `known_as` and is none of them, nor all of them
    together. counties: it is exactly these counties.
    """

    id: str
    name: str
    change: Change
    known_as: str
    known_name: str
    since: int


@cache
def changed_places() -> Mapping[str, ChangedPlace]:
    """All of them, by identifier."""
    with Path(__file__).with_name("changed_places.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return MappingProxyType(
        {
            row["id"]: ChangedPlace(
                row["id"],
                row["name"],
                cast(Change, row["change"]),
                row["known_as"],
                row["known_name"],
                int(row["since"]),
            )
            for row in rows
        }
    )


def known_since(place: str) -> tuple[ChangedPlace, ...]:
    """What became of a place that the data know: its newer name, its parts, what joined it."""
    return tuple(
        change
        for change in changed_places().values()
        if change.known_as == place and change.change in ("renamed", "part", "joined")
    )
