"""Columns beside a number that give its range: "Visitors low", "Visitors high", "Visitors distribution"."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.errors import Problem
from impactcalc.facts.found import ProblemFact
from impactcalc.facts.problems import cells as wrong
from impactcalc.study.sheets.cells import Column as Read
from impactcalc.study.sheets.headings import fields_by_heading, plain
from impactcalc.study.sheets.number_text import is_blank, shown
from impactcalc.study.sheets.ranges import Range, RangeColumn, read_spread
from impactcalc.study.sheets.schema import RANGED_SHEETS, Column, Row

LOW, HIGH, SPREAD = PARTS = ("low", "high", "distribution")
_IN_BRACKETS = re.compile(rf"[(\[]\s*({'|'.join(PARTS)})\s*[)\]]", re.IGNORECASE)
# Which column of the sheet holds which part of a field's range.
Places = Mapping[tuple[str, str], int]


def range_columns(sheet: str, model: type[Row], heads: Sequence[object]) -> dict[tuple[str, str], int]:
    """The columns of a sheet that hold a part of a range, by field and part; the first where one is there twice."""
    found: dict[tuple[str, str], int] = {}
    if sheet not in RANGED_SHEETS:
        return found
    fields = fields_by_heading(model)
    for at, head in enumerate(heads):
        text = "" if is_blank(head) else plain(_IN_BRACKETS.sub(r" \1", str(head)))
        stem, _, part = text.rpartition(" ")
        column = fields.get(stem)
        if column and part in PARTS and text not in fields and column.kind in ("number", "share"):
            found.setdefault((column.name, part), at)
    return found


def part_column(column: Column, part: str) -> Column:
    """The column of a part as one that can be read."""
    own = replace(column, name=f"{column.name}_{part}", heading=f"{column.heading} {part}", required=False)
    return replace(own, kind="text", choices=()) if part == SPREAD else own


def orphans(
    sheet: str, model: type[Row], beside: Places, fields: Collection[str], top: Callable[[int], str]
) -> list[Problem]:
    """Columns of a range whose number has no column."""
    headings = {column.name: column.heading for column in fields_by_heading(model).values()}
    return [
        Problem(
            sheet,
            top(at),
            f"{headings[name]} {part}",
            wrong.RangeColumnAlone(headings[name]),
        )
        for (name, part), at in beside.items()
        if name not in fields
    ]


def joined(
    column: Column,
    read: Read,
    beside: Mapping[str, Read],
    cell: Callable[[int, str], str],
    settled: Callable[[str], bool],
) -> tuple[RangeColumn | None, list[Problem]]:
    """The ranges of a column, from its cells and from the columns beside it, and what is wrong with them.

    `beside` holds what was read of each part; `cell` is the address of a position in the column ("") or in a part,
    `settled` whether a cell was complained about already. The problems name no sheet.
    """
    values: Floats = read.values  # type: ignore[assignment]
    found = {at: item.range for at, item in read.ranges.items() if not settled(cell(at, ""))}
    blank = np.full(len(values), np.nan)
    low, high = (np.asarray(beside[part].values, dtype=np.float64) if part in beside else blank for part in (LOW, HIGH))
    texts = beside[SPREAD].values if SPREAD in beside else np.full(len(values), "", dtype=object)
    problems: list[Problem] = []
    for at in np.flatnonzero(~np.isnan(low) | ~np.isnan(high) | (texts != "")).tolist():
        if any(settled(cell(at, part)) for part in ("", *beside)):
            continue
        fault = _fault(column, values[at], low[at], high[at], str(texts[at]), inside=at in found)
        if isinstance(fault, Range):
            if fault.low < fault.high:
                found[at] = fault
        else:
            part, fact = fault
            there = part if part in beside else ""
            typed = {LOW: low[at], HIGH: high[at], SPREAD: texts[at]}.get(there, values[at])
            missing = isinstance(typed, float) and np.isnan(typed)
            problems.append(Problem("", cell(at, there), "" if missing else shown(typed), fact))
    if not found:
        return None, problems
    order = sorted(found)
    return RangeColumn(np.array(order, dtype=np.int64), tuple(found[at] for at in order)), problems


def out_of_bounds(column: Column, stated: Range) -> ProblemFact | None:
    """What a range says that its column does not allow; None where it keeps to it."""
    if column.above is not None and stated.low <= column.above:
        return wrong.RangeBeyondLimits("0")
    if column.minimum is not None and stated.low < column.minimum:
        return wrong.RangeBeyondLimits("below 0")
    if column.maximum is not None and stated.high > column.maximum:
        return wrong.RangeBeyondLimits("above", column.maximum, column.kind == "share")
    return None


def _fault(
    column: Column, value: float, low: float, high: float, text: str, *, inside: bool
) -> Range | tuple[str, ProblemFact]:
    """The range of a row, or where it is at fault, and what is wrong."""
    spread = read_spread(text)
    if inside:
        return LOW, wrong.RangeTwice()
    if spread is None:
        return SPREAD, wrong.UnknownDistribution(text)
    if np.isnan(low) and np.isnan(high):
        return SPREAD, wrong.DistributionAlone()
    for part, bound in ((LOW, low), (HIGH, high)):
        if np.isnan(bound):
            return part, wrong.RangePartBlank(f"{column.heading} {part}")
    if np.isnan(value):
        return "", wrong.RangeWithoutNumber(heading=column.heading)
    if low > high:
        return LOW, wrong.RangeReversed("columns")
    if not low <= value <= high:
        return "", wrong.OutsideItsRange()
    return Range(float(low), float(high), *spread)
