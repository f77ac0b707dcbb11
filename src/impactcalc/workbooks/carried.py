"""A raw workbook that can be handed on: nothing is left to look up in its file, and it is of a bounded size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TypeVar

from impactcalc.workbooks.raw import RawSheet, RawWorkbook

MOST_CELLS = 200_000  # of a workbook that is handed on whole, blank ones counted
_T = TypeVar("_T")


def carried(workbook: RawWorkbook) -> RawWorkbook | None:
    """The same workbook without its file; None where it is too large to be handed on."""
    if sum(len(sheet.rows) * len(sheet.rows[0]) for sheet in workbook.sheets if sheet.rows) > MOST_CELLS:
        return None
    return replace(workbook, sheets=tuple(map(_looked_up, workbook.sheets)))


def _looked_up(sheet: RawSheet) -> RawSheet:
    formulas: Mapping[tuple[int, int], str] = dict(sheet.formulas)
    return replace(sheet, find_formats=partial(known, sheet.formats), find_formulas=partial(known, formulas))


def known(value: _T) -> _T:
    """What is known already: it is handed on where something else would be looked up."""
    return value
