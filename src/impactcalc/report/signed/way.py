"""How a figure of a written report comes about: what it is the sum of, and the way of each row from its typed cell."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A number of the sheet and the currency that it is in; "" for jobs, and where the sheet does not say it."""

    number: float
    currency: str


@dataclass(frozen=True, slots=True)
class Sum:
    """What a figure comes to; `figure` is its heading, `units` what the sheet says of what it is in."""

    figure: str
    total: Found
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
    """From a typed cell to what its row adds to a figure.

    `to_gross` are the factors of gross spending. `was` is what they give where the report has another gross spending,
    which somebody changed; None else. `kept` is () for gross spending, `per` None where net new spending is the figure;
    it speaks of `per_of` units of net new spending.
    """

    typed_in: str
    amount: Found
    to_gross: tuple[Step, ...]
    was: Found | None
    gross: Found
    kept: tuple[Step, ...]
    net_new: Found
    per: Step | None
    per_of: float
    figure: Found
