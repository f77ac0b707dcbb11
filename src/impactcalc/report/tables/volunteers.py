"""Hours given, a row each, with who counted them; in no total."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats
from impactcalc.impact.result import Result
from impactcalc.report.tables.table import Field, Kind, Subject, Values
from impactcalc.study.rows import SheetRows


@dataclass(frozen=True)
class _Hours:
    """The sheet Volunteers, what its rows come to (V, 4), and the order by id."""

    sheet: SheetRows
    given: Floats
    order: npt.NDArray[np.int64]

    def words(self, name: str) -> Values:
        return [word or None for word in self.sheet.words(name)[self.order]]


def _hours(result: Result) -> _Hours:
    sheet = result.study.sheets["Volunteers"]
    order = np.lexsort((sheet.rows, sheet.words("id").astype(str)))
    return _Hours(sheet, result.volunteering.by_row, order.astype(np.int64))


def _word(key: str, kind: Kind, heading: str, says: str = "As typed.") -> Field[_Hours]:
    return Field(key, kind, heading, says, lambda of: of.words(key))


def _figure(at: int, key: str, kind: Kind, heading: str, says: str, unit: str = "") -> Field[_Hours]:
    return Field(key, kind, heading, says, lambda of: of.given[of.order, at], unit)


VOLUNTEERS = Subject(
    "volunteers",
    "A row per row of the sheet Volunteers: hours given. Not spending, never multiplied, in no total.",
    _hours,
    (
        Field("row", "whole", "Row", "The row of the sheet Volunteers.", lambda of: of.sheet.rows[of.order],
              "row of the sheet"),
        _word("id", "text", "Id"),
        _word("name", "words", "What"),
        _figure(0, "people", "count", "Volunteers", "People who gave hours.", "people"),
        _figure(1, "hours", "count", "Hours", "Of all of them.", "hours"),
        _figure(2, "value", "money", "Value", "Hours at their hourly value; 0: none is stated. In no total."),
        _word("partner_city", "words", "Partner city"),
        _word("partner_country", "text", "Partner country", "Its ISO code."),
        _word("source", "words", "Source", "Who counted it."),
    ),
    path="volunteering_by_row",
)  # fmt: skip
