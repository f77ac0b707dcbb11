"""What was given: beside the money, and beside the guests to whom it was given."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from impactcalc.facts.checks import in_kind as facts
from impactcalc.facts.where import Cells, Setting, Sheets
from impactcalc.impact.checks.finding import Check, Findings
from impactcalc.impact.rows.in_kind import NIGHTS
from impactcalc.study.checking.rules import DAYS, HEADS
from impactcalc.study.rows import SheetRows

HOST_PROFILE = "host_family"  # what the names of profiles of guests of families begin with
_GUESTS = ("Visitors", "Exchanges")


def in_kind(f: Findings) -> Iterator[Check]:
    sums = f.in_kind.sums
    if sums:
        found = facts.InKindNotMultiplied(tuple((one.kind, one.quantity) for one in sums))
        yield Check(found, Sheets(("In kind",)))
    yield from _host_nights(f)


def _host_nights(f: Findings) -> Iterator[Check]:
    given = f.in_kind.of(NIGHTS)
    counted = sum(_nights(f.study.sheets[name]) for name in _GUESTS)
    if given.lines and given.quantity > counted * (1 + 1e-9):
        yield Check(facts.HostNightsAboveGuestNights(given.quantity, counted), Setting("quantity", "In kind"))
    if given.lines:
        return
    for name in _GUESTS:
        table = f.study.sheets[name]
        hosted = _hosted(table) & _inbound(table)
        nights = table.numbers(HEADS[name]) * table.numbers(DAYS[name])
        total = float(np.nansum(nights[hosted]))
        if total > 0:
            first = int(table.rows[int(np.flatnonzero(hosted)[0])])
            yield Check(facts.HostNightsNotCounted(name, total), Cells(name, (f"row {first}",)))


def _nights(table: SheetRows) -> float:
    nights = table.numbers(HEADS[table.sheet]) * table.numbers(DAYS[table.sheet])
    return float(np.nansum(nights[_inbound(table)]))


def _inbound(table: SheetRows) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    if "direction" not in table.columns:
        return np.ones(len(table), dtype=bool)
    return np.asarray(table.words("direction") == "inbound", dtype=bool)


def _hosted(table: SheetRows) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    names = table.words("profile").tolist()
    return np.array([str(name).startswith(HOST_PROFILE) for name in names], dtype=bool)


CHECKS = (in_kind,)
