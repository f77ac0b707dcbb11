"""States, metros and counties of the shipped jobs: what they are called, and how many people live there."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from impactcalc.resources import shipped


@dataclass(frozen=True, slots=True)
class UsPlace:
    """A place of the package of places; `people` is 0 where they are not known, `metro` "" outside all metros."""

    id: str
    kind: str
    name: str
    states: tuple[str, ...]
    metro: str
    people: int

    @property
    def title(self) -> str:
        """The name with the state behind it, as people would say it."""
        return f"{self.name}, {self.states[0]}" if self.kind == "county" else self.name


@cache
def us_places() -> Mapping[str, UsPlace]:
    """All of them, by identifier."""
    text = (shipped("multipliers") / "places" / "places.csv").read_text(encoding="utf-8")
    return MappingProxyType(
        {
            row["id"]: UsPlace(
                row["id"],
                row["kind"],
                row["name"],
                tuple(row["states"].split()),
                row["metro"],
                int(row["population"] or 0),
            )
            for row in csv.DictReader(io.StringIO(text))
        }
    )
