"""How a figure of a written report comes about: what it is the sum of, and the way of each row from its typed cell."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sum:
    """What a figure comes to; `figure` is its heading, `units` what the sheet says of what it is in."""

    figure: str
    total: float
    rows: int
    sheet: str
    units: str
    at_most: bool


@dataclass(frozen=True, slots=True)
class Step:
    """What something is multiplied by, and what the report calls that."""

    share: float
    name: str


@dataclass(frozen=True, slots=True)
class Way:
    """From a typed cell to what its row adds to a figure; `kept` is () for gross spending, `per` None where net new
    spending is the figure."""

    typed_in: str
    amount: float
    currency: str
    to_report: float
    gross: float
    kept: tuple[Step, ...]
    net_new: float
    per: Step | None
    figure: float
