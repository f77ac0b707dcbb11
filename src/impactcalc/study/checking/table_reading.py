"""One sheet's raw cells -> its rows as columns; what is not understood goes to the collector."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import numpy as np

from impactcalc.arrays import Floats, repeated
from impactcalc.facts.found import NoteFact, ProblemFact
from impactcalc.facts.notes.reading import AsCurrency, EachWithItsOwnRange, TakenAs
from impactcalc.facts.notes.sheets import ColumnLeftAlone
from impactcalc.facts.problems import cells as wrong
from impactcalc.facts.problems import sheets as headed
from impactcalc.study.checking.collector import Collector
from impactcalc.study.checking.row_currency import Marks, row_code, with_currencies
from impactcalc.study.checking.true_rows import counted_rows, judge_rows
from impactcalc.study.rows import CellReading, Note, SheetRows, empty_rows, is_number
from impactcalc.study.sheets.cells import Column as Read
from impactcalc.study.sheets.cells import Reading, read_numbers, read_shares, read_words, read_years
from impactcalc.study.sheets.dates import read_dates
from impactcalc.study.sheets.heading_units import PLAIN_UNIT, HeadUnit, head_unit, without_unit
from impactcalc.study.sheets.headings import fields_by_heading, looks_like, plain
from impactcalc.study.sheets.meanings import understanding
from impactcalc.study.sheets.number_text import is_blank, shown
from impactcalc.study.sheets.range_columns import HIGH, LOW, joined, orphans, out_of_bounds, part_column, range_columns
from impactcalc.study.sheets.ranges import RangeColumn
from impactcalc.study.sheets.schema import (
    ACTIVITY_SHEETS,
    EARLIEST_YEAR,
    LATEST_YEAR,
    RANGED_SHEETS,
    SHEETS,
    Column,
    Row,
    columns,
)
from impactcalc.workbooks.raw import RawSheet

MOST_STRANGE = 1_000  # columns that are none of ours
MOST_KEPT = 100  # readings of a column that its note keeps


class SheetReading:
    """A sheet while it is read: its cells, which column holds which field and in what unit, and its rows."""

    def __init__(
        self, name: str, sheet: RawSheet, collector: Collector, passing: Callable[[int], None] | None = None
    ) -> None:
        self.passing = passing  # is told how many cells are understood
        self.name, self.sheet, self.collector = name, sheet, collector
        self.model: type[Row] = SHEETS[name]
        self.heads: Sequence[object] = sheet.rows[0] if sheet.rows else []
        self.places: dict[str, int] = {}
        self.units: dict[int, HeadUnit] = {}
        self.rows: list[int] = []
        self.settled: dict[str, frozenset[int]] = {}
        self.marks: dict[str, Marks] = {}

    def table(self) -> SheetRows:
        """The rows as columns."""
        self._refuse_merged()
        beside = range_columns(self.name, self.model, self.heads)
        self._find_columns(set(beside.values()))
        top = self._top
        self.collector.problems += orphans(self.name, self.model, beside, self.places, top)
        self.rows = counted_rows(self.name, self.sheet, self.places, self.collector)
        if not self.rows:
            return empty_rows(self.name, self.model)
        values: dict[str, np.ndarray[Any, Any]] = {}
        ranges: dict[str, RangeColumn] = {}
        for column in columns(self.model):
            if column.name in self.places:
                read = self.column(column, self.places[column.name])
                values[column.name] = read.values
                at = {"": self.places[column.name], **_parts(column, beside)}
                stated = self._ranges(column, read, at)
                if stated is not None:
                    ranges[column.name] = stated
            else:
                values[column.name] = _blank(column, len(self.rows))
                if column.required:
                    self.collector.add(self.name, "", "", headed.ColumnMissing(column.heading))
        letters = {field: top(at)[:-1] for field, at in self.places.items()}
        table = SheetRows(
            self.name,
            np.array(self.rows, dtype=np.int64) + 1,
            MappingProxyType(values),
            MappingProxyType(letters),
            MappingProxyType(ranges),
            settled=MappingProxyType(self.settled),
        )
        self._required_cells(table)
        table = with_currencies(table, self.marks, self._typed, self.collector)
        judge_rows(table, self.sheet, self.collector)
        return table

    def _typed(self, number: int, at: int) -> object:
        row = self.sheet.rows[number]
        return row[at] if at < len(row) else ""

    def _top(self, at: int) -> str:
        return self.sheet.address(0, at)

    def _refuse_merged(self) -> None:
        merged_heads = [block for block in self.sheet.merged if block[0] == 0 and block[3] > block[1]]
        for block in merged_heads:
            self.collector.add(self.name, self.sheet.address(block[0], block[1]), "", headed.HeadingsMerged())
        for block in self.sheet.merged:
            if block[2] > 0 and block not in merged_heads:
                self.collector.add(self.name, self.sheet.address(block[0], block[1]), "", headed.CellsMerged())

    # Headings ----------------------------------------------------------------------------------

    def _find_columns(self, others: set[int]) -> None:
        """Which column of the sheet holds which field, and in what unit; `others` hold something else that is known."""
        fields = fields_by_heading(self.model)
        add = self.collector.add
        if self.sheet.rows and not any(without_unit(str(head), fields)[0] in fields for head in self.heads):
            for number, row in enumerate(self.sheet.rows[1:10], start=1):
                if sum(plain(cell) in fields for cell in row) >= 2:
                    add(self.name, self.sheet.address(number, 0), "", headed.HeadingsBelow(number + 1))
                    return
        stated = {at: without_unit(str(head), fields) for at, head in enumerate(self.heads) if not is_blank(head)}
        named = {found.name for stem, _ in stated.values() if (found := fields.get(stem))}
        strange = [at for at, (stem, _) in stated.items() if stem not in fields and at not in others]
        if len(strange) > MOST_STRANGE:  # no sheet that somebody filled in, and each would be looked at
            add(self.name, self._top(strange[0]), self.heads[strange[0]], headed.StrangeColumns(len(strange)))
            others = others | set(strange)
        for at, head in enumerate(self.heads):
            if at in others:
                continue
            if is_blank(head):
                self._without_heading(at)
                continue
            stem, units = stated[at]
            column = fields.get(stem)
            if column is None:
                self._unknown_heading(at, head, fields, named)
            elif column.name in self.places:
                first = self._top(self.places[column.name])
                add(self.name, self._top(at), head, headed.ColumnTwice(first))
            else:
                self.places[column.name] = at
                self._note_unit(column, at, head, units)

    def _note_unit(self, column: Column, at: int, head: object, stated: tuple[str, ...]) -> None:
        unit = head_unit(column, stated) if stated else PLAIN_UNIT
        if unit is not PLAIN_UNIT:
            self.units[at] = unit
        if unit.problem:
            self.collector.add(self.name, self._top(at), head, unit.problem)
        elif unit.note:
            self.collector.note(self.name, self._top(at), head, unit.note)

    def _without_heading(self, at: int) -> None:
        below = enumerate(self.sheet.column(at)[1:], start=1)
        filled = next((number for number, cell in below if not is_blank(cell)), 0)
        if filled and not any(block[0] == 0 and block[1] <= at <= block[3] for block in self.sheet.merged):
            self.collector.add(self.name, self._top(at), "", headed.HeadingMissing())

    def _unknown_heading(self, at: int, head: object, fields: Mapping[str, Column], named: set[str]) -> None:
        spellings = [spelling for item in fields.values() for spelling in (item.name, item.heading)]
        close = looks_like(str(head), spellings, cutoff=0.82)
        if close and fields[plain(close)].name not in named:
            self.collector.add(self.name, self._top(at), head, headed.HeadingMisspelt(close))
            # Read on as if it were: its cells may have problems too, and its absence would raise others.
            self.places.setdefault(fields[plain(close)].name, at)
        else:
            near = looks_like(str(head), [item.heading for item in fields.values()], cutoff=0.6)
            self.collector.note(self.name, self._top(at), head, ColumnLeftAlone(near or ""))

    # Columns -------------------------------------------------------------------------------------

    def column(self, column: Column, at: int, *, ranges: bool = True) -> Read:
        """One column's cells, understood; faults and readings go to the collector."""
        collector, sheet, rows, name = self.collector, self.sheet, self.rows, self.name
        cells = list(map(sheet.column(at).__getitem__, rows))
        bad = self._broken(cells, at)
        unit = self.units.get(at, PLAIN_UNIT)
        ranges = ranges and name in RANGED_SHEETS
        style = {"decimal_comma": sheet.decimal_comma, "ranges": ranges, "elsewhere": collector.file_mark}
        if column.kind == "number":
            read = read_numbers(cells, **style)  # type: ignore[arg-type]
            if unit.scale != 1.0:
                _scale(read, unit.scale)
        elif column.kind == "share":
            read = read_shares(
                cells,
                lambda i: (rows[i], at) in sheet.percent,
                headed_percent=unit.percent,
                **style,  # type: ignore[arg-type]
            )
        elif column.kind == "year":
            names = (*ACTIVITY_SHEETS, "In kind", "Deals", "Survey", "Profiles")
            fiscal = column.name == "year" and name in names
            read = read_years(cells, collector.begins if fiscal else None)
        elif column.kind == "date":
            read = read_dates(cells)
        elif column.kind == "currency":
            read = read_words(cells, lambda text: row_code(text, collector))
            read.readings += [
                Reading(i, AsCurrency(str(read.values[i])))
                for i, cell in enumerate(cells)
                if read.values[i] and str(cell).strip().upper() != read.values[i]
            ]
        else:
            read = read_words(cells, understanding(column, collector.profiles, collector.currency, collector.home))
        for fault in read.faults:
            where = sheet.address(rows[fault.position], at)
            collector.add(name, where, cells[fault.position], fault.fact)
        faulty = {fault.position for fault in read.faults}
        if is_number(column.kind):
            self._limits(column, at, cells, read, faulty)
        if unit.problem:
            faulty |= {i for i, cell in enumerate(cells) if not is_blank(cell)}
        self._note_readings(read, faulty, cells, at)
        if self.passing is not None:
            self.passing(len(cells))
        if read.others:
            collector.other_places[name] = {rows[position] + 1: other for position, other in read.others.items()}
        settled = sorted(bad | faulty)
        if settled:
            read.values[settled] = np.nan if is_number(column.kind) else ""
            self.settled[column.name] = frozenset(settled)
        if column.kind == "number" and column.unit.startswith("currency"):
            self._mark(column, at, read, unit)
        elif column.kind == "number" and column.unit:
            self._refuse_money(column, at, cells, read)
        return read

    def _broken(self, cells: list[object], at: int) -> set[int]:
        """The positions of cells that show an error or were never calculated; they are blanked."""
        bad: set[int] = set()
        sheet = self.sheet
        if not sheet.errors and not sheet.uncached:
            return bad
        for position, number in enumerate(self.rows):
            where = sheet.address(number, at)
            if (number, at) in sheet.errors:
                self.collector.add(self.name, where, sheet.errors[number, at], wrong.CellError())
                bad.add(position)
            elif (number, at) in sheet.uncached:
                self.collector.add(self.name, where, "", wrong.NeverCalculated())
                bad.add(position)
        for position in bad:
            cells[position] = ""
        return bad

    def _note_readings(self, read: Read, faulty: set[int], cells: Sequence[object], at: int) -> None:
        """What was understood after some thought: a note a kind of reading, which lists its cells."""
        by_kind: dict[tuple[str, ...], list[tuple[int, NoteFact]]] = {}
        first: dict[int, NoteFact] = {}
        for reading in read.readings:
            first.setdefault(reading.position, reading.fact)
        for reading in read.readings:
            if reading.position not in faulty:
                kind: tuple[str, ...] = ("a range",) if reading.position in read.ranges else (reading.fact.read_alike,)
                if isinstance(reading.fact, TakenAs):  # a word: said once, with the count
                    kind = (plain(cells[reading.position]), reading.fact.choice)
                by_kind.setdefault(kind, []).append((reading.position, first[reading.position]))
        for kind, found in by_kind.items():
            others = tuple(
                CellReading(self.sheet.address(self.rows[i], at), shown(cells[i]), fact)
                for i, fact in found[1 : MOST_KEPT + 1]
            )
            i, fact = found[0]
            if kind == ("a range",) and len(found) > 1:
                fact, others = EachWithItsOwnRange(fact), ()
            if isinstance(fact, TakenAs):
                others = ()
            where = self.sheet.address(self.rows[i], at)
            self.collector.notes.append(Note(self.name, where, shown(cells[i]), fact, len(found), others))

    def _mark(self, column: Column, at: int, read: Read, unit: HeadUnit) -> None:
        """Keep the currencies that stand beside the amounts of a column; those of a low or a high are the amount's."""
        found = self._marks(column, at, read, unit)
        amount = next(
            (name for name in self.marks if column.name == f"{name}_{LOW}" or column.name == f"{name}_{HIGH}"), ""
        )
        if not amount:
            self.marks[column.name] = found
        elif found:
            known = self.marks[amount]
            cells = {**{i: found.of(i)[0] for i in range(len(self.rows)) if found.of(i)[0]}, **known.cells}
            self.marks[amount] = replace(known, cells=known.cells if known.heading else cells)

    def _marks(self, column: Column, at: int, read: Read, unit: HeadUnit) -> Marks:
        """The currencies that stand beside the amounts of a column: in its heading, its formats, its cells."""
        formats = self.sheet.formats.currency
        shown_as = (
            {i: formats[number, at] for i, number in enumerate(self.rows) if (number, at) in formats} if formats else {}
        )
        return Marks(column, at, unit.currency, shown_as, read.currency)

    def _refuse_money(self, column: Column, at: int, cells: Sequence[object], read: Read) -> None:
        for i in read.currency:
            where = self.sheet.address(self.rows[i], at)
            self.collector.add(self.name, where, cells[i], wrong.MoneyInColumn(column.unit))

    def _limits(self, column: Column, at: int, cells: Sequence[object], read: Read, faulty: set[int]) -> None:
        values: Floats = read.values  # type: ignore[assignment]
        add = self.collector.add
        with np.errstate(invalid="ignore"):
            low = np.zeros(len(values), bool) if column.minimum is None else values < column.minimum
            high = np.zeros(len(values), bool) if column.maximum is None else values > column.maximum
            if column.kind == "year":  # what was understood as a fiscal year has been looked at
                high &= ~np.isin(np.arange(len(values)), sorted(read.fiscal))
            if column.above is not None:
                low |= values <= column.above
        for i in np.flatnonzero(low | high).tolist():
            if i in faulty:
                continue
            add(self.name, self.sheet.address(self.rows[i], at), cells[i], beyond_limits(column, above=bool(high[i])))
            faulty.add(i)
        for i, found in read.ranges.items():
            beyond = out_of_bounds(column, found.range)
            if beyond is not None and i not in faulty:
                add(self.name, self.sheet.address(self.rows[i], at), cells[i], beyond)
                faulty.add(i)

    def _ranges(self, column: Column, read: Read, at: Mapping[str, int]) -> RangeColumn | None:
        """The ranges of a column; `at` is where the column itself ("") and the parts of its ranges stand."""
        if len(at) == 1 and not read.ranges:
            return None
        parts = {
            part: self.column(part_column(column, part), where, ranges=False) for part, where in at.items() if part
        }
        refused = {problem.cell for problem in self.collector.problems if problem.sheet == self.name}

        def cell(position: int, part: str) -> str:
            return self.sheet.address(self.rows[position], at[part])

        found, problems = joined(column, read, parts, cell, refused.__contains__)
        self.collector.problems += [replace(problem, sheet=self.name) for problem in problems]
        return found

    def _required_cells(self, table: SheetRows) -> None:
        for column in columns(self.model):
            if not column.required or column.name not in table.letters:
                continue
            values = table.columns[column.name]
            blank = np.isnan(values) if is_number(column.kind) else values == ""
            for i in np.flatnonzero(blank & ~table.is_settled(column.name)):
                where = table.cell(int(i), column.name)
                self.collector.add(table.sheet, where, "", wrong.CellBlank(column.heading, str(column.example)))


def beyond_limits(column: Column, *, above: bool) -> ProblemFact:
    """What is wrong with a number beyond the limits of its column."""
    if column.kind == "share":
        return wrong.ShareBeyondLimits(above)
    if column.kind == "year":
        return wrong.YearOutside(EARLIEST_YEAR, LATEST_YEAR)
    if above and column.maximum is not None:
        return wrong.NumberAboveMost(column.maximum)
    return wrong.NumberNotAboveZero() if column.above is not None else wrong.NumberBelowZero()


def _blank(column: Column, count: int) -> np.ndarray[Any, Any]:
    return repeated(np.nan if is_number(column.kind) else "", count)


def _parts(column: Column, beside: Mapping[tuple[str, str], int]) -> dict[str, int]:
    return {part: at for (name, part), at in beside.items() if name == column.name}


def _scale(read: Read, factor: float) -> None:
    """Bring the numbers of a column from the unit of its heading to single units."""
    values: Floats = read.values  # type: ignore[assignment]
    with np.errstate(over="ignore"):  # what is too large is told by the column's limits
        values *= factor
    for i, found in read.ranges.items():
        read.ranges[i] = replace(found, value=found.value * factor, range=found.range.times(factor))
