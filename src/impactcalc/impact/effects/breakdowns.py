"""Results cut by sheet, place, partner country, network, purpose and year; by category."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats
from impactcalc.impact.effects.net_new import Ledger
from impactcalc.impact.rows.activities import Activities
from impactcalc.impact.rows.money import ReportMoney
from impactcalc.known.periods import year_words

NOT_STATED = "not stated"


@dataclass(frozen=True)
class Breakdown:
    """Sums by one property of the activities: `labels` (G,), home gross, net new and spent abroad (G,) in
    report-year prices, activities and people (G,), impact (G, effects, measures) in report-year prices."""

    labels: tuple[str, ...]
    count: npt.NDArray[np.int64]
    people: Floats
    gross: ReportMoney
    spent_abroad: ReportMoney
    net_new: ReportMoney
    effects: Floats


def breakdowns_of(activities: Activities, ledger: Ledger[ReportMoney], effects: Floats) -> dict[str, Breakdown]:
    """Every breakdown; `effects` (N, effects, measures) of each activity at report-year prices, in canonical order."""
    keys = {
        "sheet": activities.sheet,
        "place": activities.place,
        "partner_country": activities.partner_country,
        "partner_city": activities.partner_city,
        "network": activities.network,
        "purpose": activities.purpose,
        "source": activities.source,
        "year": _in_words(activities.year),
    }
    return {name: _breakdown(column, activities, ledger, effects) for name, column in keys.items()}


def _in_words(years: npt.NDArray[np.int64]) -> npt.NDArray[np.object_]:
    """2014, or fiscal year 2024-25, of each (N,)."""
    distinct, which = np.unique(years, return_inverse=True)
    return np.asarray(np.array([year_words(year) for year in distinct.tolist()] or [""], dtype=object)[which])


def _breakdown(
    column: npt.NDArray[np.object_], activities: Activities, ledger: Ledger[ReportMoney], effects: Floats
) -> Breakdown:
    labels, group = np.unique(column.astype(str), return_inverse=True)
    size = len(labels)
    # Blank last, under a name of its own.
    order = np.argsort(labels == "", kind="stable")
    group = np.argsort(order)[group]

    def sums(values: Floats) -> Floats:
        return np.bincount(group, weights=values, minlength=size).astype(np.float64)

    flat = effects.reshape(len(effects), math.prod(effects.shape[1:]))
    by_group = np.stack([sums(flat[:, at]) for at in range(flat.shape[1])], axis=1)
    abroad = ledger.steps["spent_abroad"]
    return Breakdown(
        tuple(str(label) or NOT_STATED for label in labels[order]),
        np.bincount(group[activities.whole_rows], minlength=size),
        sums(np.nan_to_num(activities.people)),
        ReportMoney(sums(ledger.gross - abroad)),
        ReportMoney(sums(abroad)),
        ReportMoney(sums(ledger.net_new)),
        by_group.reshape(size, *effects.shape[1:]),
    )
