"""Columns of the pages Ledger and Trace, no wider than their numbers and the longest word of their headings."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from impactcalc.arrays import Picked
from impactcalc.report.writers.page import Column, Kind

LEAST: Mapping[Kind, float] = MappingProxyType({"money": 12.0, "jobs": 11.0})
# Of what has so many decimals that its numbers are as long as each other.
AS_WIDE: Mapping[Kind, float] = MappingProxyType({"share": 10.0, "rate": 11.0})


def narrowed(column: Column) -> Column:
    """As wide as its longest number, which is its total where it has one, and no wider."""
    extremes = column.values.extremes() if isinstance(column.values, Picked) else ()
    values = np.array(extremes) if extremes else np.asarray(column.values, dtype=np.float64)
    known = [abs(one) for one in (column.total or 0.0, np.nanmax(np.abs(values), initial=0.0)) if math.isfinite(one)]
    longest = len(f"{max(known, default=0.0):,.0f}") + 1.0
    return replace(column, width=max(AS_WIDE.get(column.kind, LEAST.get(column.kind, 0.0)), longest))
