"""From which cells an amount was typed or worked out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from impactcalc.facts.fact import OriginFact


@dataclass(frozen=True, slots=True)
class Factor:
    """What an amount is a product of: a cell by its address, one day, or what a profile of a `name` says: a day's or a
    stay's amount of a category, or its part of a sum. `value`: what stands there, None where nothing does."""

    what: Literal["cell", "one day", "day of profile", "stay of profile", "part by profile"]
    name: str = ""
    value: float | None = None


class WorkedOut(OriginFact):
    """An amount from the cells of a sheet: the sum of products."""

    sheet: str
    products: tuple[tuple[Factor, ...], ...]

    @property
    def first_cell(self) -> str:
        """The address of the first cell that it names, "" where it names none."""
        return next((one.name for product in self.products for one in product if one.what == "cell"), "")


class CellsSaid(Protocol):
    """What a language says of these."""

    def worked_out(self, fact: WorkedOut, /) -> str: ...
