"""What a scenario comes to beside the workbook as it is."""

from __future__ import annotations

from dataclasses import dataclass

from impactcalc.arrays import Floats
from impactcalc.study.study import Override


@dataclass(frozen=True)
class WhatIf:
    """A scenario beside the workbook as it is.

    `figures` (F,) are the scenario's, `difference` (F,) is what it adds to the base, in the order of `figures.NAMES`.
    `steps` are the overrides in the order of the sheet, several together where no study lies between them, and
    `by_step` (steps, F) what each adds: it sums to the difference. Money is comparable, else nan, where `same_money`.
    """

    name: str
    figures: Floats
    difference: Floats
    steps: tuple[tuple[Override, ...], ...]
    by_step: Floats
    same_money: bool
    price_basis: tuple[str, int]
    jobs_basis: str
    at_most: bool
    cost_at_least: bool
    errors: int
    warnings: int
