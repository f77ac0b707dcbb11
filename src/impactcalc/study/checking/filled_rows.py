"""Which rows of a sheet say something, told a column at a time: large sheets have very many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from impactcalc.study.sheets.schema import EXAMPLE_ID
from impactcalc.workbooks.raw import RawSheet


def filled_rows(sheet: RawSheet, used: Sequence[int]) -> npt.NDArray[np.bool_]:
    """Which rows, the first one too, hold something in one of these columns; as a rule the first column says it all."""
    found = np.zeros(len(sheet.rows), dtype=bool)
    for at in used:
        if found.all():
            break
        found |= [bool(cell.strip()) if isinstance(cell, str) else cell is not None for cell in sheet.column(at)]
    return found


def example_rows(sheet: RawSheet, places: Mapping[str, int]) -> list[int]:
    """The rows below the heading that are the template's example."""
    if "id" not in places:
        return []
    cells = enumerate(sheet.column(places["id"]))
    return [at for at, cell in cells if at and isinstance(cell, str) and cell.strip().upper() == EXAMPLE_ID]
