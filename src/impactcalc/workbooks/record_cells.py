"""The record that a report carries in its cells: by it a report is known, whatever language it is written in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

FORMAT = 1
HEADING = "Record"


def record_at(grid: Sequence[Sequence[object]]) -> int | None:
    """The row in which a record begins; None where a sheet has none. The sheet is called as its language has it, but
    the heading over the record is the same in each."""
    at = next((at for at, row in enumerate(grid[:-1]) if row and row[0] == HEADING), None)
    return at + 1 if at is not None and str(*grid[at + 1][:1]).startswith("{") else None


def joined(pieces: Sequence[str]) -> dict[str, Any]:
    """The record again. ValueError where the pieces are none."""
    found = json.loads("".join(pieces))
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise ValueError("no record of a kind that is known")
    return found
