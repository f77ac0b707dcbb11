"""What is published for an economy and a year: a row of the file of prices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Published:
    """Money, PPP factor and its vintage, price level ratio, market rate and deflator; None where there is none."""

    unit: str
    ppp: float | None
    vintage: str
    ratio: float | None
    rate: float | None
    deflator: float | None


def published(rows: Iterable[Sequence[str]]) -> Mapping[tuple[str, int], Published]:
    """By economy and year."""
    return {
        (iso3, int(year)): Published(unit, _number(ppp), vintage, _number(ratio), _number(rate), _number(deflator))
        for iso3, year, unit, ppp, vintage, ratio, rate, deflator in rows
    }


def _number(cell: str) -> float | None:
    return float(cell) if cell else None
