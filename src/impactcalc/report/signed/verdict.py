"""What a second run of a report found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MOST_CELLS = 20  # that are named; the others are counted
Kind = Literal["input", "package", "version", "figure", "sheet", "cell", "live", "moved"]
State = Literal["as signed", "not used", "there", "missing", "not written"]
"""Of an input, a package, a sheet of the report, and a sheet of a second run."""


@dataclass(frozen=True, slots=True)
class Is:
    """How something is, where no value tells it."""

    state: State


@dataclass(frozen=True, slots=True)
class Stands:
    """What stands in a cell, "" for nothing; `formula` where it is what the cell comes from."""

    value: str | float
    formula: bool = False


Side = str | float | Is | Stands
"""A checksum, a version or what is wrong with a row as text, a figure or a count as number."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as signed. `kind` is input, package, version, figure (`where` is its key), sheet (one that
    is not there, or not in a second run), cell, live (a cell of What if that was typed over) or moved (how many cells
    of a sheet are formulas over one that is another)."""

    kind: Kind
    where: str
    signed: Side
    now: Side


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a second run found: how many cells were `compared`, and what `differs` from what was signed."""

    compared: int
    differs: tuple[Difference, ...]

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not self.differs
