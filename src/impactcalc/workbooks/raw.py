"""Raw cells with addresses: a sheet, a workbook. What a sheet or a column means is not known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Literal

from impactcalc.facts.found import NoteFact
from impactcalc.workbooks.cell_names import cell_address
from impactcalc.workbooks.packed import PackedRows

Position = tuple[int, int]


@dataclass(frozen=True)
class Formats:
    """What the number formats and fonts of a sheet say of its cells.

    `percent`: shown as a percentage. `currency`: shown with a currency, its symbol or ISO code as the format has it.
    `struck`: struck through.
    """

    percent: frozenset[Position] = frozenset()
    currency: Mapping[Position, str] = field(default_factory=dict)
    struck: frozenset[Position] = frozenset()


@dataclass(frozen=True)
class RawSheet:
    """A sheet's cells from row 1 and column A on, all rows equally long, "" where blank.

    Positions are (row, column), counted from 0. A cell that shows an error or was never calculated is "" in
    `rows` and named in `errors` or `uncached` (the first 100,000 of each). In a .csv file everything is text.
    `hidden_rows` holds the rows that a filter has put away too, which `filtered_rows` names; `totals_rows` are those
    that an Excel table computes below its data (an .ods workbook knows none). Where a workbook asks to be calculated
    when it is opened, a formula's 0 counts as never calculated. In a .csv file nothing is hidden.
    """

    name: str
    rows: Sequence[list[object]]
    errors: Mapping[Position, str] = field(default_factory=dict)
    uncached: frozenset[Position] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()  # first row, first column, last row, last column
    decimal_comma: bool = False  # a .csv file with semicolons: numbers there are probably written 1,5
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    filtered_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    totals_rows: frozenset[int] = frozenset()
    find_formats: Callable[[], Formats] = field(default=Formats, repr=False, compare=False)
    find_formulas: Callable[[], Mapping[Position, str]] = field(default=dict, repr=False, compare=False)
    stand: Mapping[Position, Position] = field(default_factory=dict)  # where cells stand in the file, if elsewhere

    def address(self, row: int, column: int) -> str:
        """(6, 5) -> "F7"."""
        return cell_address(*self.stand.get((row, column), (row, column)))

    def column(self, at: int) -> Sequence[object]:
        """The cells of one column, from row 1 on; "" where a row is too short."""
        if isinstance(self.rows, PackedRows):
            return self.rows.column(at)
        return [row[at] if at < len(row) else "" for row in self.rows]

    def under(self, heads: list[object]) -> RawSheet:
        """The same cells with another first row."""
        rows = self.rows
        return replace(self, rows=rows.with_heads(heads) if isinstance(rows, PackedRows) else [heads, *rows[1:]])

    @cached_property
    def formats(self) -> Formats:
        """What the cells are formatted as. Looked up when first asked for."""
        return self.find_formats()

    @cached_property
    def formulas(self) -> Mapping[Position, str]:
        """The formulas by cell, as the file spells them. Looked up when first asked for."""
        return self.find_formulas()

    @property
    def percent(self) -> frozenset[Position]:
        """The cells that are formatted as a percentage."""
        return self.formats.percent


@dataclass(frozen=True)
class RawWorkbook:
    path: Path
    kind: Literal["xlsx", "ods", "csv"]
    sheets: tuple[RawSheet, ...]
    sha256: str
    notes: tuple[NoteFact, ...]
