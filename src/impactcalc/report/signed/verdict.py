"""What a second run of a report found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MOST_CELLS = 20  # that are named; the others are counted
Kind = Literal[
    "input", "input cell", "input row", "package", "version", "figure", "sheet", "cell", "live", "moved", "uncalculated"
]
State = Literal["not used", "there", "missing", "not written"]
"""Of a package, a sheet of the report, and a sheet of a second run."""


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
"""A checksum or a version as text; a figure, a count or a row as number."""
OTHER_RUNS: tuple[Kind, ...] = ("input", "input cell", "input row", "package", "version")
"""Differences by which a second run is not a run of the same, so that its cells say nothing of those of the report."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as signed. `kind` is input (another file), input cell or input row (of those that the
    report carries), package, version, figure (`where` is its key), sheet (one that is not there, or not in a second
    run), cell, live (a cell of What if that was typed over), moved (how many cells of a sheet are formulas over one
    that is another) or uncalculated (how many of them hold no result)."""

    kind: Kind
    where: str
    signed: Side
    now: Side


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a second run found: how many cells were `compared`, and what `differs` from what was signed. `given` is what
    the file is called that was given as the input, "" where the report carries it."""

    compared: int
    differs: tuple[Difference, ...]
    given: str = ""

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not self.differs

    @property
    def is_other_run(self) -> bool:
        """Whether a second run is of something else: then the cells of the report were not compared."""
        return any(one.kind in OTHER_RUNS for one in self.differs)
