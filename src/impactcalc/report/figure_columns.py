"""The figures by which results are compared, as columns of a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.impact.figures import FIGURES, NAMES, Unit
from impactcalc.report.writers.page import Column, Kind

HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "gross_spending": "Gross spending at home",
        "net_new_spending": "Net new spending",
        "local_final_demand": "Local final demand",
        "output_type_1": "Output, Type I",
        "output": "Output, Type II",
        "value_added": "Value added, Type II",
        "labour_income": "Labour income, Type II",
        "jobs": "Jobs, Type II",
        "taxes_on_production": "Production taxes, Type II",
        "tax_all_levels": "Tax, all levels",
        "tax_federal": "Tax, federal",
        "tax_state": "Tax, state",
        "tax_local": "Tax, local",
        "own_budget": "Own taxes, to the city's budget",
        "programme_cost": "Programme cost, local money",
        "local_money_taken_off": "Local money taken off",
        "contribution_output": "Contribution: output, Type II",
        "contribution_value_added": "Contribution: value added, Type II",
        "contribution_jobs": "Contribution: jobs, Type II",
        "spent_abroad": "Spent abroad",
        "volunteer_hours": "Volunteer hours",
        "volunteer_value": "Value of volunteer hours",
    }
)
# What a difference is taken apart by: few enough for one sheet of paper.
MAIN = (
    "gross_spending",
    "net_new_spending",
    "output",
    "value_added",
    "labour_income",
    "jobs",
    "tax_all_levels",
    "tax_local",
    "own_budget",
    "programme_cost",
)
KINDS: Mapping[Unit, Kind] = MappingProxyType({"money": "money", "jobs": "jobs", "hours": "count"})


def figure_columns(
    rows: Floats, money: str, totals: Floats | None = None, names: Sequence[str] = MAIN
) -> Iterator[Column]:
    """A column for each figure of `rows` (K, F) that some row knows; `money` is what money is in, `totals` (F,)."""
    for name in names:
        at = NAMES.index(name)
        unit = FIGURES[name][0]
        if not np.isnan(rows[:, at]).all():
            total = None if totals is None or np.isnan(totals[at]) else float(totals[at])
            yield Column(HEADINGS[name], KINDS[unit], rows[:, at], unit_words(unit, money), total)


def unit_words(unit: Unit, money: str) -> str:
    """What a figure is in."""
    return {"money": money, "jobs": "job-years", "hours": "hours"}[unit]
