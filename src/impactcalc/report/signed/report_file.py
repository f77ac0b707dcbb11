"""A written report read back: its cells by sheet, the record that it carries, and the input that it was made of."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems import reports as wrong
from impactcalc.report.signed.cells import row_digest, understood
from impactcalc.report.signed.facts import Json, codes_of, sheet_of
from impactcalc.report.signed.record import TAB
from impactcalc.report.signed.verdict import Difference, Stands
from impactcalc.words.speaking import is_at_hand, speaking_again
from impactcalc.workbooks.archive import Archive
from impactcalc.workbooks.cell_names import DamagedError, cell_address
from impactcalc.workbooks.raw import Position, RawWorkbook
from impactcalc.workbooks.record_cells import HEADING, joined, record_at
from impactcalc.workbooks.spreadsheet import xlsx_formulas

Cell = str | float
Grid = list[list[Cell]]


@dataclass(frozen=True)
class ReportFile:
    """A report: `sheets` are its cells by tab, from A1 on; texts, numbers, "" where blank."""

    name: str
    sheets: Mapping[str, Grid]
    path: Path | None = None

    @cached_property
    def record(self) -> Json:
        """What the report says that it was made of. InputError where it says nothing of that."""
        grid = self.sheets.get(self._signed, [])
        heads = [at for at, row in enumerate(grid) if row and row[0] == HEADING]
        if not heads:
            raise InputError([Problem("", "", self.name, wrong.NoRecord(TAB))])
        try:
            return joined([str(row[0]) for row in grid[heads[0] + 1 :] if row[0]])
        except ValueError as error:
            raise InputError([Problem(self._signed, f"A{heads[0] + 2}", "", wrong.RecordDamaged())]) from error

    def formulas(self, tabs: Collection[str]) -> Mapping[str, Mapping[Position, str]]:
        """The formulas of some of its sheets, as the program spells them that saved it last."""
        if self.path is None:
            return {}
        try:
            return xlsx_formulas(Archive(self.path), tabs)
        except DamagedError as error:
            raise InputError([Problem("", "", self.name, wrong.FormulasUnreadable())]) from error

    @property
    def is_report(self) -> bool:
        """Whether this is a report at all, and no input."""
        return bool(self._signed)

    @cached_property
    def _signed(self) -> str:
        """The sheet that has the record, whatever a language calls it; "" where none has."""
        if TAB in self.sheets:
            return TAB
        return next((tab for tab, grid in self.sheets.items() if record_at(grid) is not None), "")

    @property
    def language(self) -> str:
        """The code of the language that it was written in; "" for that of its study."""
        return str(self.record.get("language", ""))

    def spoken(self) -> AbstractContextManager[None]:
        """Within this, the language is spoken that the report was written in. InputError where it is not at hand."""
        code = self.language
        if not is_at_hand(code):
            raise InputError([Problem("", "", self.name, wrong.LanguageNotAtHand(code))])
        return speaking_again(code)

    def changed_inputs(self) -> Iterator[Difference]:
        """The cells of the input that are not as they were when the report was written; the row, where only that is
        known."""
        for facts in self.record["sheets"]:
            if facts["tab"]:
                yield from _changed(facts, self._typed(facts))

    def workbook(self) -> RawWorkbook:
        """The input again, as it was read. InputError where a cell can no longer be what it was."""
        source, problems = self.record["input"], []
        sheets = []
        for facts in self.record["sheets"]:
            rows: list[list[object]] = [list(row) for row in self._typed(facts)] if facts["tab"] else []
            for (row, column), code in codes_of(facts).items():
                try:
                    rows[row][column] = understood(rows[row][column], code)
                except (ValueError, KeyError):
                    where, value = f"row {row + 1}", str(rows[row][column])
                    problems.append(Problem(facts["tab"], where, value, wrong.CellChanged()))
            sheets.append(sheet_of(facts, rows))
        if problems:
            raise InputError(problems, self.name)
        return RawWorkbook(
            Path(source["name"]), source["kind"], tuple(sheets), source["sha256"], tuple(source["notes"])
        )

    def _typed(self, facts: Json) -> Grid:
        """The cells of a carried sheet, as many rows and columns as there were."""
        grid = self.sheets.get(facts["tab"], [])
        rows, columns = facts.get("rows", 0), facts.get("columns", 0)
        blank: list[Cell] = [""]
        padded = [(row + blank * columns)[:columns] for row in grid[:rows]]
        return padded + [blank * columns for _ in range(rows - len(padded))]


def _changed(facts: Json, typed: Grid) -> Iterator[Difference]:
    """By the digests of rows and of columns: in one row or one column that is another, they meet in the cells."""
    tab = facts["tab"]
    digests = facts.get("digests", ())
    rows = [at for at, (digest, row) in enumerate(zip(digests, typed, strict=True)) if row_digest(row) != digest]
    signed = facts.get("column_digests", ())  # none in a report of an earlier version
    columns = [at for at, digest in enumerate(signed) if row_digest([row[at] for row in typed]) != digest]
    if columns and 1 in (len(rows), len(columns)):
        for at in itertools.product(rows, columns):
            yield Difference("input cell", f"{tab}!{cell_address(*at)}", "", Stands(typed[at[0]][at[1]]))
    else:
        yield from (Difference("input row", tab, row + 1, "") for row in rows)


def read_report(path: Path, *, tabs: Collection[str] = (), any_report: bool = False) -> ReportFile:
    """A report of `impactcalc run`, also one that another program has saved again; of `tabs` only those, where any are
    given. InputError where it cannot be read, `any_report` where any one would do."""
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            sheets = {
                name: [list(map(_plain, row)) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
                for name in book.sheet_names
                if not tabs or name in tabs
            }
    except (CalamineError, OSError) as error:
        raise InputError([Problem("", "", path.name, wrong.NoReportFile(any_report=any_report))]) from error
    return ReportFile(path.name, sheets, path)


def _plain(value: object) -> Cell:
    """A cell as text or number: programs take a number for a date where they like."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    return "" if value is None else str(value)
