"""Results cut by sheet, place, partner country, network, purpose and year; by category."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats, coded, is_repeated, repeated
from impactcalc.impact.effects.net_new import Ledger
from impactcalc.impact.effects.row_effects import RowEffects
from impactcalc.impact.rows.activities import Activities
from impactcalc.impact.rows.money import ReportMoney
from impactcalc.known.periods import year_words
from impactcalc.pace import passed

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


def breakdowns_of(activities: Activities, ledger: Ledger[ReportMoney], effects: RowEffects) -> dict[str, Breakdown]:
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
    groups = {name: _grouped(column) for name, column in keys.items()}
    by_group = {name: np.zeros((len(labels), math.prod(effects.shape[1:]))) for name, (labels, _) in groups.items()}
    for part, found in effects.parts():
        passed(len(found))
        flat = found.reshape(len(found), math.prod(effects.shape[1:]))
        for name, (labels, group) in groups.items():
            for at in range(flat.shape[1]):
                by_group[name][:, at] += np.bincount(group[part], weights=flat[:, at], minlength=len(labels))
    return {
        name: _breakdown(labels, group, activities, ledger, by_group[name].reshape(len(labels), *effects.shape[1:]))
        for name, (labels, group) in groups.items()
    }


def _in_words(years: npt.NDArray[np.int64]) -> npt.NDArray[np.object_]:
    """2014, or fiscal year 2024-25, of each (N,)."""
    if is_repeated(years):
        return repeated(year_words(int(years[0])), len(years))
    distinct, which = np.unique(years, return_inverse=True)
    return np.asarray(np.array([year_words(year) for year in distinct.tolist()] or [""], dtype=object)[which])


def _grouped(column: npt.NDArray[np.object_]) -> tuple[list[str], npt.NDArray[np.int64]]:
    """The distinct words, blank last, and which of them each activity has (N,)."""
    words, group = coded(column)
    if words[:1] == [""] and len(words) > 1:  # blank sorts first
        return [*words[1:], ""], (group - 1) % len(words)
    return words, group


def _breakdown(
    labels: list[str],
    group: npt.NDArray[np.int64],
    activities: Activities,
    ledger: Ledger[ReportMoney],
    effects: Floats,
) -> Breakdown:
    size = len(labels)

    def sums(values: Floats) -> Floats:
        return np.bincount(group, weights=values, minlength=size).astype(np.float64)

    return Breakdown(
        tuple(label or NOT_STATED for label in labels),
        np.bincount(group[activities.whole_rows], minlength=size),
        sums(np.nan_to_num(activities.people)),
        ReportMoney(sums(ledger.at_home)),
        ReportMoney(sums(ledger.steps["spent_abroad"])),
        ReportMoney(sums(ledger.net_new)),
        effects,
    )
