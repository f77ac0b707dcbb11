"""The rows of one sheet as columns, and what was said while they were read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

import numpy as np

from impactcalc.arrays import Floats, Objects, picked
from impactcalc.content import Content
from impactcalc.facts.found import NoteFact
from impactcalc.study.sheets.ranges import RangeColumn
from impactcalc.study.sheets.schema import Row, Strata, Survey, columns
from impactcalc.words.speaking import language, noted


class CellReading(NamedTuple):
    """A cell, what stands in it, and what it was taken for."""

    cell: str
    value: str
    fact: NoteFact

    @property
    def meaning(self) -> str:
        """What it was taken for, in words."""
        return noted(self.fact)


# The column of a row's own place, where its effects are counted in another.
STATED_PLACE = "stated_place"


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was understood, left alone or filled in: said, so that nobody has to guess.

    `cells` counts the cells of one column that were read in the same way; `cell` is the first of them, `others` are
    those that follow, as far as they were kept.
    """

    sheet: str
    cell: str
    value: str
    fact: NoteFact
    cells: int = 1
    others: tuple[CellReading, ...] = ()

    def __str__(self) -> str:
        where = "!".join(part for part in (self.sheet, self.cell) if part)
        shown = f' "{self.value}"' if self.value else ""
        return f"{where}{shown}: {self.said}".lstrip(": ")

    @property
    def said(self) -> str:
        """The meaning, with those of the other cells."""
        listed = [(one.cell, one.value, one.meaning) for one in self.others[:MOST_LISTED]]
        return language().with_others(self.meaning, listed, self.cells - 1)

    @property
    def code(self) -> str:
        """Stable: scripts may rely on it."""
        return self.fact.code

    @property
    def meaning(self) -> str:
        """What was understood, of the first cell alone, in words."""
        return noted(self.fact)


MOST_LISTED = 12  # cells that the sentence of a note lists
DoubtCode = Literal[
    "rows-hidden", "rows-filtered", "rows-struck-through", "columns-hidden", "sheet-hidden", "rows-repeated",
    "totals-confirmed",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that was counted although it may not be meant.

    `cells` are the rows or columns of the sheet, as a reader finds them; `holds` is what they hold, as heading and
    sum. `confirmed`: the rows themselves say that they are right.
    """

    code: DoubtCode
    sheet: str
    cells: tuple[str, ...]
    holds: tuple[tuple[str, float], ...] = ()
    confirmed: bool = False


@dataclass(frozen=True, eq=False)
class SheetRows(Content):
    """The rows of one sheet as columns of equal length: floats (NaN where blank) or text ("" where blank).

    `rows` holds each row's number in the workbook, `letters` the column letter of each field that the sheet has,
    `ranges` what is said of how sure the numbers of a field are, sparse. `typed_on` is the sheet that rows and letters
    speak of, where it is another than the one that the rows belong to. `settled` holds, by field, the positions of the
    cells that are complained about already: blank here, and nothing more is said of them.
    """

    sheet: str
    rows: np.ndarray[Any, np.dtype[np.int64]]
    columns: Mapping[str, np.ndarray[Any, Any]]
    letters: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    ranges: Mapping[str, RangeColumn] = field(default_factory=lambda: MappingProxyType({}))
    typed_on: str = ""
    settled: Mapping[str, frozenset[int]] = field(default_factory=lambda: MappingProxyType({}))

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def origin(self) -> str:
        """The sheet on which a reader finds the rows."""
        return self.typed_on or self.sheet

    def numbers(self, name: str) -> Floats:
        """A column of numbers (rows,); NaN where blank."""
        return self.columns[name]

    def words(self, name: str) -> Objects:
        """A column of text (rows,); "" where blank."""
        return self.columns[name]

    def is_settled(self, name: str) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Which cells (rows,) of a field are complained about already."""
        found = np.zeros(len(self.rows), dtype=bool)
        found[list(self.settled.get(name, ()))] = True
        return found

    @property
    def confirmed(self) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Which rows (rows,) say that what looks wrong in them is right; none of a sheet without that column."""
        said = self.columns.get("confirmed")
        return np.zeros(len(self.rows), dtype=bool) if said is None else np.asarray(said == "yes", dtype=bool)

    @property
    def stated_place(self) -> Objects:
        """Where each row's spending happened, as the workbook says, wherever its effects are counted (rows,)."""
        return self.columns[STATED_PLACE] if STATED_PLACE in self.columns else self.columns["place"]

    def with_stated_place(self) -> SheetRows:
        """The same rows, with what they say of their place in a column of its own."""
        return replace(self, columns=MappingProxyType({**self.columns, STATED_PLACE: self.stated_place}))

    def taken(self, mask: np.ndarray[Any, np.dtype[np.bool_]]) -> SheetRows:
        """Only the rows of `mask` (rows,)."""
        at = np.cumsum(mask) - 1  # where a row that is kept stands then
        return replace(
            self,
            rows=self.rows[mask],
            columns=MappingProxyType({name: picked(values, mask) for name, values in self.columns.items()}),
            ranges=MappingProxyType({name: column.taken(mask, at) for name, column in self.ranges.items()}),
            settled=MappingProxyType(
                {name: frozenset(int(at[i]) for i in rows if mask[i]) for name, rows in self.settled.items()}
            ),
        )

    def moved(self, old: str, new: str) -> SheetRows:
        """The same rows with effects that were counted in `old` counted in `new`; what was spent, and where, stays."""
        there = self.words("place").copy()
        there[there == old] = new
        kept = self.with_stated_place()
        return replace(kept, columns=MappingProxyType({**kept.columns, "place": there}))

    def cell(self, position: int, name: str) -> str:
        """The workbook address of a field in the row at `position`, as far as the sheet has the column."""
        row = int(self.rows[position])
        return f"{self.letters[name]}{row}" if name in self.letters else f"row {row}"


@dataclass(frozen=True, eq=False)
class MemberSurvey(Content):
    """The members of a network that answered, and the network.

    `survey` and `strata` are the sheets; blank years, currencies and places have been filled in, and strata are spelled
    as on the sheet Strata. `totals` are the totals of the sheet Survey as rows of the activity sheets, a table per
    question. The column `member` of an activity row is spelled as on the sheet Survey.
    """

    survey: SheetRows
    strata: SheetRows
    totals: tuple[SheetRows, ...] = ()

    def __len__(self) -> int:
        return len(self.survey)

    def tables(self, sheet: str) -> tuple[SheetRows, ...]:
        """The totals that are rows of this sheet."""
        return tuple(table for table in self.totals if table.sheet == sheet)

    def with_rows(self, change: Callable[[SheetRows], SheetRows]) -> MemberSurvey:
        """The same network with every row of a member changed."""
        return MemberSurvey(change(self.survey), self.strata, tuple(map(change, self.totals)))


def no_survey() -> MemberSurvey:
    """That of a study without one."""
    return MemberSurvey(empty_rows("Survey", Survey), empty_rows("Strata", Strata))


def empty_rows(sheet: str, model: type[Row]) -> SheetRows:
    """A sheet without rows."""
    blank: dict[str, np.ndarray[Any, Any]] = {
        item.name: np.empty(0, dtype=np.float64 if is_number(item.kind) else object) for item in columns(model)
    }
    return SheetRows(sheet, np.empty(0, dtype=np.int64), blank)


def is_number(kind: str) -> bool:
    """Whether a kind of cell holds numbers."""
    return kind in ("number", "share", "year")
