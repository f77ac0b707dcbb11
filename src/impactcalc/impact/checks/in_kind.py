"""What was given: beside the money, and beside the guests to whom it was given."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from impactcalc.impact.checks.finding import CROMPTON, Check, Findings
from impactcalc.impact.rows.in_kind import NIGHTS, PRO_BONO, KindSum
from impactcalc.study.checking.rules import DAYS, HEADS
from impactcalc.study.rows import SheetRows

HOST_PROFILE = "host_family"  # what the names of profiles of guests of families begin with
_GUESTS = ("Visitors", "Exchanges")


def in_kind(f: Findings) -> Iterator[Check]:
    sums = f.in_kind.sums
    if sums:
        named = ", ".join(map(_counted, sums))
        yield Check(
            "in-kind-not-multiplied",
            "note",
            "In kind",
            f"What was given ({named}) stands on lines of its own: it is not spending, so no multiplier applies and it "
            "is in no total. What host families spend on their guests is residents' money",
            "Nothing to do; do not add the lines to the impact",
            CROMPTON,
        )
    yield from _host_nights(f)


def _counted(one: KindSum) -> str:
    what = {NIGHTS: "night{} in host families", PRO_BONO: "hour{} free of charge"}.get(one.kind, "gift{}")
    return f"{one.quantity:,.6g} {what.format('' if one.quantity == 1 else 's')}"


def _host_nights(f: Findings) -> Iterator[Check]:
    given = f.in_kind.of(NIGHTS)
    counted = sum(_nights(f.study.sheets[name]) for name in _GUESTS)
    if given.lines and given.quantity > counted * (1 + 1e-9):
        there = f"have {counted:,.6g} nights of guests" if counted else "have no nights of guests"
        yield Check(
            "host-nights-above-guest-nights",
            "note",
            "In kind: quantity",
            f"{given.quantity:,.6g} nights in host families are more than the guests stayed: the sheets Visitors and "
            f"Exchanges {there} who came here",
            "Look whether the nights are each guest's (12 guests for 5 nights are 60), and whether the guests are on "
            "those sheets: what they spent themselves counts there",
            "methods, section 9",
        )
    if given.lines:
        return
    for name in _GUESTS:
        table = f.study.sheets[name]
        hosted = _hosted(table) & _inbound(table)
        nights = table.numbers(HEADS[name]) * table.numbers(DAYS[name])
        total = float(np.nansum(nights[hosted]))
        if total > 0:
            yield Check(
                "host-nights-not-counted",
                "note",
                f"{name} row {table.rows[int(np.flatnonzero(hosted)[0])]}",
                f"Guests on the sheet {name} stayed {total:,.6g} nights in families by their profile, and the sheet In "
                "kind has no nights in host families",
                "Put the nights on the sheet In kind, if they are to be shown: a line of their own, in no total",
                "methods, section 9",
            )


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
