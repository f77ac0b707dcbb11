"""The sheet Scenarios: what if some cells of the workbook held something else.

An override changes a copy of the raw cells, before anything is understood: every check of a workbook applies to a
scenario too, and a value that is not understood is reported at its cell on the sheet Scenarios.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from impactcalc.errors import InputError, Problem
from impactcalc.facts.found import ProblemFact
from impactcalc.facts.notes.rows import ChangedEverywhere
from impactcalc.facts.problems import scenarios as wrong
from impactcalc.study.rows import Note, SheetRows
from impactcalc.study.sheets.cells import Column as Read
from impactcalc.study.sheets.cells import read_numbers, read_shares
from impactcalc.study.sheets.headings import fields_by_heading, find_sheet, looks_like, plain
from impactcalc.study.sheets.number_text import is_blank, shown
from impactcalc.study.sheets.range_columns import range_columns
from impactcalc.study.sheets.schema import ACTIVITY_SHEETS, EXAMPLE_ID, SHEETS, Column
from impactcalc.study.study import Override, Scenario, Step, Study
from impactcalc.workbooks.raw import RawSheet

Sheets = Mapping[str, RawSheet]
Where = tuple[str, str]  # a sheet and an address on it

NAME = "Scenarios"
ALL = "all"
EMPTY = "blank"  # typed as a value, it empties the cell
BASE = "base"  # what reports call the workbook as it is
KEYS = ("id", "name", "member", "stratum", "parameter", "subject")  # what names a row, where a sheet has it
MOST_SHOWN = 3
# The sheets that "all" stands for: those of what happened, not the settings, rates and taxes.
ALL_SHEETS = (*ACTIVITY_SHEETS, "Deals", "Survey")
# What a blank share stands for: the whole, where it says what part counts; nothing, where it is taken off.
WHOLE_IF_BLANK = frozenset({"attribution_share", "probability"})
TAKEN_OFF = frozenset({"resident_share", "event_resident_share", "casual_share", "displaced_share", "host_paid_share"})
_TIMES = re.compile(r"[x\u00d7*]\s*(\d+\.?\d*|\.\d+)", re.IGNORECASE)


def with_scenarios(sheets: Sheets, raw: RawSheet, table: SheetRows, check: Callable[[Sheets], Study]) -> Study:
    """The study of the sheets, with the scenarios of the sheet `raw`, whose rows are `table`.

    `check` makes a study of sheets or raises InputError. InputError carries every problem of the workbook as it is,
    of the sheet Scenarios, and of each scenario; one that the workbook has anyway is said once.
    """
    base: Study | None = None
    known: tuple[Problem, ...] = ()
    source = ""
    notes: tuple[object, ...] = ()
    partial: object = None
    try:
        partial = base = check(sheets)
        source, notes = base.source, base.notes
    except InputError as error:
        known, source, notes, partial = error.problems, error.source, error.notes, error.partial
    problems: list[Problem] = []
    found: list[Scenario] = []
    said: list[Note] = []
    for name, cell, lines in _Reader(raw, table, sheets, problems, said).scenarios():
        changed = _Changed(sheets)
        steps: list[Step] = []
        waiting: list[Override] = []
        for at, overrides in enumerate(lines):
            for override in overrides:
                changed.apply(override)
                waiting.append(override)
            try:
                steps.append(Step(tuple(waiting), check(changed.sheets)))
                waiting = []
            except InputError as error:
                if at == len(lines) - 1:
                    problems += _relocated(error.problems, known, name, cell, changed)
        if not waiting:
            found.append(Scenario(name, cell, tuple(steps)))
    if base is None or problems:
        raise InputError(dict.fromkeys((*known, *problems)), source, notes=(*notes, *said), partial=partial)
    return replace(base, scenarios=tuple(found), notes=(*base.notes, *said))


class _Reader:
    """Reads the rows of the sheet Scenarios; what cannot be followed goes to `problems`, what one of them changes on
    several sheets to `notes`."""

    def __init__(
        self, raw: RawSheet, table: SheetRows, sheets: Sheets, problems: list[Problem], notes: list[Note]
    ) -> None:
        self.raw, self.table, self.sheets, self.problems, self.notes = raw, table, sheets, problems, notes

    def scenarios(self) -> Iterator[tuple[str, str, list[tuple[Override, ...]]]]:
        """Name, cell of the name and overrides of each scenario, those of a line together, in the order of the
        sheet."""
        groups: dict[str, list[int]] = {}
        for i, name in enumerate(self.table.words("scenario").tolist()):
            if plain(name) == BASE:
                self._wrong(i, "scenario", name, wrong.NamedAsBase())
            elif name:
                groups.setdefault(plain(name), []).append(i)
        for rows in groups.values():
            overrides = [line for i in rows if (line := self._line(i))]
            self._twice(rows)
            if overrides:
                yield str(self.table.words("scenario")[rows[0]]), self.table.cell(rows[0], "scenario"), overrides

    def _wrong(self, i: int, field: str, value: object, fact: ProblemFact) -> None:
        self.problems.append(Problem(NAME, self.table.cell(i, field), shown(value), fact))

    def _settled(self, i: int) -> bool:
        """Whether something is said already of what names the cell of a row."""
        return any(self.table.is_settled(field)[i] for field in ("sheet", "id", "field", "value"))

    def _text(self, i: int, field: str) -> str:
        return str(self.table.words(field)[i])

    def _twice(self, rows: Sequence[int]) -> None:
        seen: dict[tuple[str, ...], int] = {}
        for i in rows:
            key = tuple(plain(self._text(i, field)) for field in ("sheet", "id", "field"))
            first = seen.setdefault((*key[:1], "" if key[1] == ALL else key[1], *key[2:]), i)
            if first != i and all((key[0], key[2])):
                fact = wrong.ChangedTwice(int(self.table.rows[first]))
                self._wrong(i, "field", self._text(i, "field"), fact)

    def _line(self, i: int) -> tuple[Override, ...]:
        """The overrides of one row, one for each sheet that it changes; () where it cannot be followed."""
        typed, key, field = (self._text(i, name) for name in ("sheet", "id", "field"))
        if not typed or not field or not self._text(i, "value") or self._settled(i):
            return ()  # said already
        if plain(typed) in (ALL, "all sheets"):
            return self._everywhere(i, key, field)
        one = self._override(i, typed, key, field)
        return () if one is None else (one,)

    def _everywhere(self, i: int, key: str, field: str) -> tuple[Override, ...]:
        """One row that changes a field on every sheet of what happened."""
        if plain(key) not in ("", ALL):
            self._wrong(i, "id", key, wrong.IdOfAllSheets())
            return ()
        known = {name: column for name in ALL_SHEETS if (column := fields_by_heading(SHEETS[name]).get(plain(field)))}
        if not known:
            spellings = [c.heading for name in ALL_SHEETS for c in fields_by_heading(SHEETS[name]).values()]
            self._wrong(i, "field", field, wrong.FieldNowhere(ALL_SHEETS, looks_like(field, spellings) or ""))
            return ()
        if any(column.name == "id" for column in known.values()):
            self._wrong(i, "field", field, wrong.IdChanged())
            return ()
        rows = {name: tuple(_ids(self.sheets[name], name)) for name in known if name in self.sheets}
        rows = {name: found for name, found in rows.items() if found}
        if not rows:
            self._wrong(i, "sheet", self._text(i, "sheet"), wrong.FieldWithoutRows(field))
            return ()
        faults = [self._fault(i, name, known[name], found) for name, found in rows.items()]
        first_fault = next((fault for fault in faults if fault), None)
        if first_fault is not None and all(faults):
            self._wrong(i, "value", self._value(i), first_fault)
            return ()
        # Where a sheet has nothing to multiply, nothing changes there.
        followed = [name for name, fault in zip(rows, faults, strict=True) if not fault]
        line = tuple(
            one for name in followed if (one := self._with_value(i, name, "", known[name], rows[name])) is not None
        )
        fact = ChangedEverywhere(known[followed[0]].heading, tuple((len(one.rows), one.sheet) for one in line))
        self.notes.append(Note(NAME, self.table.cell(i, "sheet"), self._text(i, "sheet"), fact))
        return line

    def _override(self, i: int, typed: str, key: str, field: str) -> Override | None:
        """One row that changes one sheet; None where it cannot be followed."""
        name = find_sheet(typed)
        if name is None or name not in SHEETS or name == NAME:
            others = [known for known in SHEETS if known != NAME]
            fact = wrong.NoSheetToChange(looks_like(typed, others) or "", tuple(others))
            self._wrong(i, "sheet", typed, fact)
            return None
        if name not in self.sheets:
            self._wrong(i, "sheet", typed, wrong.SheetNotThere(name))
            return None
        column = self._column(i, name, field)
        rows = self._rows(i, name, key)
        if column is None or rows is None:
            return None
        return self._with_value(i, name, "" if plain(key) in ("", ALL) else key, column, rows)

    def _column(self, i: int, sheet: str, typed: str) -> Column | None:
        fields = fields_by_heading(SHEETS[sheet])
        column = fields.get(plain(typed))
        if column is None:
            close = looks_like(typed, [spelling for item in fields.values() for spelling in (item.name, item.heading)])
            self._wrong(i, "field", typed, wrong.NoSuchField(sheet, close or ""))
        elif column.name == "id":
            self._wrong(i, "field", typed, wrong.IdChanged())
            return None
        return column

    def _rows(self, i: int, sheet: str, key: str) -> tuple[int, ...] | None:
        """The positions of the rows that are meant; () for a setting."""
        everything = plain(key) in ("", ALL)
        if sheet == "Study":
            if everything:
                return ()
            self._wrong(i, "id", key, wrong.IdOfStudy())
            return None
        ids = _ids(self.sheets[sheet], sheet)
        if everything:
            if ids:
                return tuple(ids)
            self._wrong(i, "sheet", sheet, wrong.SheetWithoutRows(sheet))
            return None
        rows = tuple(row for row, name in ids.items() if name == key)
        if not rows:
            self._wrong(i, "id", key, wrong.NoSuchRow(sheet, looks_like(key, ids.values()) or ""))
            return None
        return rows

    def _value(self, i: int) -> object:
        return self.raw.rows[int(self.table.rows[i]) - 1][_places(self.raw, NAME)["value"]]

    def _fault(self, i: int, sheet: str, column: Column, rows: tuple[int, ...]) -> ProblemFact | None:
        """What is wrong with multiplying these cells; None for another value, or where it can be."""
        times = _TIMES.fullmatch(str(self._value(i)).strip())
        if times is None:
            return None
        raw = self.sheets[sheet]
        held = _held(raw, sheet, rows, column) if rows else [_setting(raw, column)[1]]
        before = _listed(held)
        read = _numbers(raw, sheet, rows, column, held)
        blank = read is not None and not read.faults and bool(np.isnan(read.values.astype(float)).all())
        if blank and column.name in WHOLE_IF_BLANK:
            return None
        if blank and column.name in TAKEN_OFF:
            return wrong.NothingToMultiply(column.heading, shown(self._value(i)))
        if read is None or read.faults or blank:
            return wrong.NoNumberToMultiply(before if before != EMPTY else "")
        return None

    def _with_value(self, i: int, sheet: str, key: str, column: Column, rows: tuple[int, ...]) -> Override | None:
        fault = self._fault(i, sheet, column, rows)
        at, row = _places(self.raw, NAME)["value"], int(self.table.rows[i]) - 1
        value = self._value(i)
        if fault is not None:
            self._wrong(i, "value", value, fault)
            return None
        text = str(value).strip()
        changed = self.sheets[sheet]
        before = _listed(_held(changed, sheet, rows, column) if rows else [_setting(changed, column)[1]])
        if text.lower() == EMPTY:
            return Override(self.table.cell(i, "value"), sheet, key, column, rows, "", before, EMPTY)
        if column.kind == "share" and not _TIMES.fullmatch(text):
            value = _share(value, (row, at) in self.raw.percent if isinstance(value, int | float) else False)
        return Override(self.table.cell(i, "value"), sheet, key, column, rows, value, before, shown(value))


class _Changed:
    """The workbook's sheets with overrides in them; `touched` says which override holds a cell now."""

    def __init__(self, sheets: Sheets) -> None:
        self.sheets: dict[str, RawSheet] = dict(sheets)
        self.touched: dict[Where, Override] = {}

    def apply(self, override: Override) -> None:
        """Put the value into copies of the rows; a column or a setting that the sheet lacks is added."""
        sheet = self.sheets[override.sheet]
        rows = list(sheet.rows)
        if override.sheet == "Study":
            at, column = _setting(sheet, override.column)[0], 1
            if at == len(rows):
                rows.append([override.column.heading, ""])
            positions: tuple[int, ...] = (at,)
        else:
            places = _places(sheet, override.sheet)
            column = places.get(override.column.name, max(map(len, rows[:1]), default=0))
            if override.column.name not in places:
                rows[0] = _with(rows[0], column, override.column.heading)
            positions = override.rows
        held = [rows[at][column] if column < len(rows[at]) else "" for at in positions]
        parts = range_columns(override.sheet, SHEETS[override.sheet], rows[0]) if override.sheet != "Study" else {}
        # A number that is another has no longer the range that was typed beside it.
        beside = [there for (name, _), there in parts.items() if name == override.column.name]
        for at, value in zip(positions, _new(override, sheet, held), strict=True):
            rows[at] = _with(rows[at], column, value)
            for there in beside:
                rows[at] = _with(rows[at], there, "")
            self.touched[override.sheet, sheet.address(at, column)] = override
        inside = {(at, column) for at in positions}
        self.sheets[override.sheet] = replace(
            sheet,
            rows=rows,
            errors={where: text for where, text in sheet.errors.items() if where not in inside},
            uncached=sheet.uncached - inside,
        )


def _relocated(
    problems: Sequence[Problem], known: Sequence[Problem], name: str, cell: str, changed: _Changed
) -> Iterator[Problem]:
    """A scenario's own problems, at the cell of the sheet Scenarios that they come from."""
    for problem in problems:
        if problem in known:
            continue
        override = changed.touched.get((problem.sheet, problem.cell))
        if override is not None:
            yield Problem(NAME, override.cell, override.after, problem.fact)
        else:
            fact = problem.fact
            if problem.sheet or problem.cell:
                fact = wrong.WithScenario(problem.sheet, problem.cell, problem.value, problem.fact)
            yield Problem(NAME, cell, name, fact)


def _ids(sheet: RawSheet, name: str) -> dict[int, str]:
    """The rows that hold something, by position, and what each is called."""
    places, model = _places(sheet, name), SHEETS[name].model_fields
    key = places.get(next((field for field in KEYS if field in model), ""))
    found: dict[int, str] = {}
    for at, row in enumerate(sheet.rows[1:], start=1):
        if any(column < len(row) and not is_blank(row[column]) for column in places.values()):
            called = shown(row[key]).strip() if key is not None and key < len(row) else ""
            if called.upper() != EXAMPLE_ID or "id" not in model:
                # A row without an id is called after its place in the workbook, as in the report.
                found[at] = called or f"{name}-{at + 1}"
    return found


def _places(sheet: RawSheet, name: str) -> dict[str, int]:
    """Which column holds which field."""
    fields = fields_by_heading(SHEETS[name])
    heads = sheet.rows[0] if sheet.rows else []
    return {column.name: at for at, head in enumerate(heads) if (column := fields.get(plain(head))) is not None}


def _held(sheet: RawSheet, name: str, rows: Sequence[int], column: Column) -> list[object]:
    """What a column holds in some rows; "" where the sheet lacks it."""
    at = _places(sheet, name).get(column.name)
    return ["" if at is None or at >= len(sheet.rows[row]) else sheet.rows[row][at] for row in rows]


def _setting(sheet: RawSheet, column: Column) -> tuple[int, object]:
    """The row of a setting and what it holds; the row after the last where it is not there."""
    names = {plain(column.name), plain(column.heading)}
    for at, row in enumerate(sheet.rows):
        if row and plain(row[0]) in names:
            return at, row[1] if len(row) > 1 else ""
    return len(sheet.rows), ""


def _with(row: Sequence[object], column: int, value: object) -> list[object]:
    """A copy of a row with a value in a column, which may lie beyond its end."""
    return [*row[:column], *[""] * (column - len(row)), value, *row[column + 1 :]]


def _numbers(sheet: RawSheet, name: str, rows: Sequence[int], column: Column, held: Sequence[object]) -> Read | None:
    """What cells that are to be multiplied hold, as numbers; None where the column has none."""
    if column.kind == "share":
        at = _places(sheet, name).get(column.name, -1) if rows else 1
        return read_shares(held, lambda i: (rows[i], at) in sheet.percent, decimal_comma=sheet.decimal_comma)
    return read_numbers(held, decimal_comma=sheet.decimal_comma) if column.kind == "number" else None


def _new(override: Override, sheet: RawSheet, held: Sequence[object]) -> list[object]:
    """The value itself in each cell, or what it makes of each cell's number; a blank cell then stays blank, but for a
    share whose blank is the whole."""
    value, column = override.value, override.column
    times = _TIMES.fullmatch(value.strip()) if isinstance(value, str) else None
    read = _numbers(sheet, override.sheet, override.rows, column, held) if times else None
    if times is None or read is None:
        return [value] * len(held)
    numbers = read.values.astype(np.float64)
    if column.name in WHOLE_IF_BLANK:
        numbers = np.where(np.isnan(numbers), 1.0, numbers)
    # A share in percent: beside others of its column a bare number might be read another way.
    made = (numbers * float(times[1])).tolist()
    typed = _percent if column.kind == "share" else float
    return ["" if np.isnan(number) else typed(number) for number in made]


def _percent(share: float) -> str:
    """A share as a text that can be read in one way only: three decimals might be a thousands group."""
    text = f"{share * 100:.15g}"
    return f"{text}0%" if re.fullmatch(r"\d{1,3}\.\d{3}", text) else f"{text}%"


def _share(value: object, percent: bool) -> object:
    """A share read on its own: above 1 it is a percentage. Left as it is, it might stand beside an exact 1."""
    try:
        number = float(value) if isinstance(value, int | float | str) and not isinstance(value, bool) else np.nan
    except ValueError:
        return value
    if percent:
        return _percent(number)
    return _percent(number / 100) if number > 1 else value


def _listed(values: Sequence[object]) -> str:
    """What some cells hold, in words."""
    texts = list(dict.fromkeys(EMPTY if is_blank(value) else shown(value) for value in values))
    return ", ".join(texts) if len(texts) <= MOST_SHOWN else f"{len(texts)} values, from {texts[0]} on"
