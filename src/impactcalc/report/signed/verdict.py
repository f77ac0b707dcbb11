"""What a second run of a report found."""

from __future__ import annotations

from dataclasses import dataclass

MOST_CELLS = 20  # that are named; the others are counted


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as signed. `kind` is input, package, version, figure, cell, live (a cell of What if that
    was typed over) or moved (how many cells of a sheet are formulas over
    one that is another)."""

    kind: str
    where: str
    signed: str
    now: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a second run found: how many cells were `compared`, and what `differs` from what was signed."""

    compared: int
    differs: tuple[Difference, ...]

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not self.differs
