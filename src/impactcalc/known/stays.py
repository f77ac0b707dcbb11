"""How long visitors stay, by kind: what is usual, and from when on a stay is worth a question."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from impactcalc.datapackage import read_package
from impactcalc.resources import shipped


@dataclass(frozen=True, slots=True)
class Stay:
    """Nights of a kind of visitor. Where `observed`, 95 of 100 stays are no longer than `usual` and 99 no longer than
    `longest`; else a programme has usually `usual` nights, at most `longest`."""

    code: str
    title: str
    observed: bool
    usual: int
    longest: int
    source: str

    @property
    def in_words(self) -> str:
        """What is normal, and who says so."""
        if self.observed:
            text = f"of 100 stays of {self.title} 95 are no longer than {self.usual} nights and 99 no longer than "
            return f"{text}{self.longest} ({self.source})"
        return f"{self.title} stay {self.usual} nights, at most a year ({self.source})"


@functools.cache
def stays() -> Mapping[str, Stay]:
    """The shipped kinds by code."""
    rows = read_package(shipped("multipliers") / "stays").table("limits")[1]
    return MappingProxyType(
        {
            code: Stay(code, title, basis == "percentiles", int(usual), int(longest), source)
            for code, title, basis, _, usual, longest, source in rows
        }
    )
