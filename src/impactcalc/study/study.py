"""A Study: what the user told us, validated, as columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from impactcalc.study.schema import Row, Settings, Taxes, columns
from impactcalc.study.segments import AnyProfile, shipped_profiles

if TYPE_CHECKING:
    from impactcalc.study.cells import Floats, Objects


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was understood, left alone or filled in: said, so that nobody has to guess.

    `cells` counts the cells of one column that were read the same way; `cell` is the first of them.
    """

    sheet: str
    cell: str
    value: str
    meaning: str
    cells: int = 1

    def __str__(self) -> str:
        where = "!".join(part for part in (self.sheet, self.cell) if part)
        shown = f' "{self.value}"' if self.value else ""
        more = f" ({self.cells} cells of this column)" if self.cells > 1 else ""
        return f"{where}{shown}: {self.meaning}{more}".lstrip(": ")


@dataclass(frozen=True)
class SheetRows:
    """The rows of one sheet as columns of equal length: floats (NaN where blank) or text ("" where blank).

    `rows` holds each row's number in the workbook, `letters` the column letter of each field that the sheet has.
    """

    sheet: str
    rows: np.ndarray[Any, np.dtype[np.int64]]
    columns: Mapping[str, np.ndarray[Any, Any]]
    letters: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def __len__(self) -> int:
        return len(self.rows)

    def numbers(self, name: str) -> Floats:
        """A column of numbers (rows,); NaN where blank."""
        return self.columns[name]

    def words(self, name: str) -> Objects:
        """A column of text (rows,); "" where blank."""
        return self.columns[name]

    def cell(self, position: int, name: str) -> str:
        """The workbook address of a field in the row at `position`, as far as the sheet has the column."""
        row = int(self.rows[position])
        return f"{self.letters[name]}{row}" if name in self.letters else f"row {row}"


@dataclass(frozen=True)
class Study:
    """What a workbook says: settings, rows by sheet, rates of the user's own, and the notes made while reading.

    Made by `read_study`, or from rows in Python by `Study.from_rows`. `path` is where it was read from,
    so that nothing is written over it. Every share is between 0 and 1, every code is
    a known one, blank years and currencies have been filled from the settings.
    """

    settings: Settings
    sheets: Mapping[str, SheetRows]
    rates: SheetRows
    notes: tuple[Note, ...] = ()
    source: str = ""
    sha256: str = ""
    path: Path | None = None
    taxes: SheetRows = field(default_factory=lambda: empty_rows("Taxes", Taxes))
    profiles: Mapping[str, AnyProfile] = field(default_factory=shipped_profiles)

    @classmethod
    def from_rows(cls, settings: Settings, rows: Iterable[Row] = ()) -> Study:
        """A study from pydantic rows, through the same checks as a workbook. InputError carries every problem.

        The order within a sheet is the order given; a row's cell addresses are those that it would have in a
        workbook with these rows from row 2 on.
        """
        from impactcalc.study.validation import study_from_cells

        return study_from_cells(settings, rows)

    def at_place(self, place: str) -> Study:
        """The same study with its effects counted in another place; rows that name a place of their own stay there."""
        moved = {}
        for name, table in self.sheets.items():
            columns_there = dict(table.columns)
            own = columns_there["place"].copy()
            own[own == self.settings.place] = place
            columns_there["place"] = own
            moved[name] = replace(table, columns=MappingProxyType(columns_there))
        collected_in = self.taxes.words("place").copy()
        collected_in[collected_in == self.settings.place] = place
        taxes = replace(self.taxes, columns=MappingProxyType({**self.taxes.columns, "place": collected_in}))
        settings = self.settings.model_copy(update={"place": place})
        return replace(self, settings=settings, sheets=MappingProxyType(moved), taxes=taxes)


def empty_rows(sheet: str, model: type[Row]) -> SheetRows:
    """A sheet without rows."""
    blank: dict[str, np.ndarray[Any, Any]] = {
        item.name: np.empty(0, dtype=np.float64 if is_number(item.kind) else object) for item in columns(model)
    }
    return SheetRows(sheet, np.empty(0, dtype=np.int64), blank)


def is_number(kind: str) -> bool:
    """Whether a kind of cell holds numbers."""
    return kind in ("number", "share", "year")
