"""Ranges of parts of a study: the same draws through the rows of each part alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.result import Result
from impactcalc.impact.rows.activities import Masks
from impactcalc.impact.uncertainty.answer import STILL, Headline, PartRange
from impactcalc.impact.uncertainty.model import Model
from impactcalc.impact.uncertainty.quantities import Values

ENDS = (5.0, 95.0)
DRAWS = 1_000  # of each part: the first of the whole
MOST_PARTS = 60
KEYS = ("net_new_spending", "value_added", "jobs")


def part_ranges(
    model: Model, result: Result, parts: Mapping[str, Masks], values: Values, draws: int
) -> Mapping[str, Mapping[str, PartRange]]:
    """By part and figure, of the first parts; those that no draw moves have none, and nothing has one where what was
    answered was drawn for the whole and not for the rows."""
    if result.survey is not None:
        return {}
    count = min(draws, DRAWS)
    first = {name: values[name][:count] for name in values}
    found = {}
    wanted = [headline for headline in model.headlines if headline.key in KEYS] if parts else []
    plain = {headline.key: _of_rows(result, headline) for headline in wanted}
    for name, rows in list(parts.items())[:MOST_PARTS]:
        headlines = tuple(replace(one, point=float(plain[one.key][rows].sum())) for one in wanted)
        drawn = model.of_rows(result, rows, headlines)(first, count)
        ranges = {}
        for at, headline in enumerate(headlines):
            of_it = drawn[:, at]
            if np.isfinite(of_it).all() and np.ptp(of_it) > STILL * float(np.abs(of_it).max()):
                low, high = np.percentile(of_it, ENDS).tolist()
                ranges[headline.key] = PartRange(headline.point, low, high)
        if ranges:
            found[name] = ranges
    return found


def _of_rows(result: Result, headline: Headline) -> Floats:
    """What the plain run has of a figure in each row (N,)."""
    if headline.key == "net_new_spending":
        return result.steps.net_new
    return result.row_effects.column(EFFECTS.index("total_type_2"), result.table.measures.index(headline.key))
