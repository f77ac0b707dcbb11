"""The figures by which results are compared, as columns of a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.impact.figures import FIGURES, NAMES, Unit
from impactcalc.report.words.speaking import term
from impactcalc.report.writers.page import Column, Kind

# What a difference is taken apart by: few enough for one sheet of paper.
MAIN = (
    "gross_spending",
    "net_new_spending",
    "output",
    "value_added",
    "labour_income",
    "jobs",
    "jobs_fte",
    "tax_all_levels",
    "tax_local",
    "own_budget",
    "programme_cost",
)
KINDS: Mapping[Unit, Kind] = MappingProxyType(
    {"money": "money", "jobs": "jobs", "full-time years": "jobs", "hours": "count", "people": "count"}
)


def figure_columns(
    rows: Floats, money: str, totals: Floats | None = None, names: Sequence[str] = MAIN
) -> Iterator[Column]:
    """A column for each figure of `rows` (K, F) that some row knows; `money` is what money is in, `totals` (F,)."""
    for name in names:
        at = NAMES.index(name)
        figure = FIGURES[name]
        if not np.isnan(rows[:, at]).all():
            total = None if totals is None or np.isnan(totals[at]) else float(totals[at])
            yield Column(term(figure.heading), KINDS[figure.unit], rows[:, at], unit_words(figure.unit, money), total)


def unit_words(unit: Unit, money: str) -> str:
    """What a figure is in."""
    return money if unit == "money" else term({"jobs": "job-years"}.get(unit, unit))
