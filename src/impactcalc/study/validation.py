"""Raw cells -> a Study, or every problem at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from pydantic import ValidationError

from impactcalc.errors import InputError, Problem
from impactcalc.study import scenarios
from impactcalc.study.cells import Column as Read
from impactcalc.study.cells import is_blank, read_numbers, read_shares, read_words, read_years, shown
from impactcalc.study.countries import find_country
from impactcalc.study.deals import understood_deals
from impactcalc.study.headings import OUR_OWN_SHEETS, fields_by_heading, find_sheet, looks_like, plain
from impactcalc.study.meanings import understanding
from impactcalc.study.own_profiles import with_own
from impactcalc.study.places import country_of
from impactcalc.study.range_columns import joined, orphans, out_of_bounds, part_column, range_columns
from impactcalc.study.ranges import FORM, RangeColumn
from impactcalc.study.rates import understood_rates
from impactcalc.study.reading import RawSheet, RawWorkbook, read_workbook
from impactcalc.study.rules import row_problems
from impactcalc.study.schema import (
    ACTIVITY_SHEETS,
    EARLIEST_YEAR,
    EXAMPLE_ID,
    LATEST_YEAR,
    RANGED_SHEETS,
    SHEETS,
    Column,
    Deals,
    Rates,
    Row,
    Settings,
    Strata,
    Survey,
    Taxes,
    columns,
)
from impactcalc.study.segments import AnyProfile, shipped_profiles
from impactcalc.study.shared_ranges import shared_ranges
from impactcalc.study.study import Note, SheetRows, Study, empty_rows, is_number
from impactcalc.study.survey import surveyed
from impactcalc.study.taxes import understood


def read_study(path: str | Path) -> Study:
    """Read and check a workbook (.xlsx, .xlsm, .ods) or a folder of .csv files.

    Raises InputError, which carries every problem found: sheet, cell, value, what is wrong, what to type instead.
    """
    return replace(study_from_workbook(read_workbook(Path(path))), path=Path(path))


def study_from_workbook(workbook: RawWorkbook) -> Study:
    """Check what was read. InputError carries every problem of the whole workbook."""
    found = _Collector()
    for text in workbook.notes:
        found.notes.append(Note("", "", "", text))
    sheets = _known_sheets(workbook, found)
    return _with_scenarios(sheets, found, lambda given: _study(given, found.copy(), workbook))


def _study(sheets: Mapping[str, RawSheet], collector: _Collector, workbook: RawWorkbook) -> Study:
    settings = _settings(sheets["Study"], collector) if "Study" in sheets else None
    if settings is None and "Study" not in sheets:
        collector.add("Study", "", "", "the sheet Study is missing", 'Add a sheet "Study" with name, place and year')
    enough = (*ACTIVITY_SHEETS, "Deals", "Survey")
    if not any(name in sheets for name in enough):
        known = ", ".join(enough)
        collector.add("", "", "", "there is no sheet with activities", f"Add at least one of the sheets {known}")
    tables = _tables(settings, {name: sheet for name, sheet in sheets.items() if name != "Study"}, collector)
    return _finish(settings, tables, collector, workbook.path.name, workbook.sha256)


def _with_scenarios(
    sheets: Mapping[str, RawSheet], found: _Collector, check: Callable[[Mapping[str, RawSheet]], Study]
) -> Study:
    """What `check` makes of the sheets, with the scenarios of the sheet Scenarios where there is one."""
    plainly = {name: sheet for name, sheet in sheets.items() if name != scenarios.NAME}
    if len(plainly) == len(sheets):
        return check(sheets)
    table = _table(scenarios.NAME, sheets[scenarios.NAME], found)
    return scenarios.with_scenarios(plainly, sheets[scenarios.NAME], table, check)


def study_from_cells(settings: Settings, rows: Iterable[Row]) -> Study:
    """A study from pydantic rows, laid out as a workbook would be and checked like one."""
    by_sheet: dict[str, list[Row]] = {}
    for row in rows:
        by_sheet.setdefault(type(row).__name__, []).append(row)
    sheets = {}
    for name, members in by_sheet.items():
        fields = [item.name for item in columns(SHEETS[name])]
        cells: list[list[object]] = [list(fields)]
        cells += [["" if value is None else value for value in map(row.__getattribute__, fields)] for row in members]
        sheets[name] = RawSheet(name=name, rows=cells)
    heads = columns(Settings)
    cells = [
        [item.name, "" if getattr(settings, item.name) is None else getattr(settings, item.name)] for item in heads
    ]
    sheets["Study"] = RawSheet(name="Study", rows=cells)
    found = _Collector()

    def check(given: Mapping[str, RawSheet]) -> Study:
        collector = found.copy()
        checked = _settings(given["Study"], collector)
        others = {name: sheet for name, sheet in given.items() if name != "Study"}
        return _finish(checked, _tables(checked, others, collector), collector, "", "")

    return _with_scenarios(sheets, found, check)


def _tables(settings: Settings | None, sheets: Mapping[str, RawSheet], collector: _Collector) -> dict[str, SheetRows]:
    """The rows of every sheet; the user's own profiles first, since the others name them."""
    tables = {}
    if "Profiles" in sheets:
        tables["Profiles"] = _table("Profiles", sheets["Profiles"], collector)
        faulty = {_cell_order(problem.cell)[0] for problem in collector.problems if problem.sheet == "Profiles"}
        collector.profiles, problems, notes = with_own(tables["Profiles"], settings)
        # A row that is complained about already: its shares cannot be judged.
        collector.problems += [problem for problem in problems if _cell_order(problem.cell)[0] not in faulty]
        collector.notes += notes
    tables |= {name: _table(name, sheet, collector) for name, sheet in sheets.items() if name != "Profiles"}
    return tables


class _Collector:
    """Problems and notes, as they are found."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.notes: list[Note] = []
        self.profiles: Mapping[str, AnyProfile] = shipped_profiles()
        self.setting_cells: dict[str, str] = {}  # the address of each setting's value on the sheet Study

    def copy(self) -> _Collector:
        """What was found so far, to go on from more than once."""
        other = _Collector()
        other.problems, other.notes = list(self.problems), list(self.notes)
        return other

    def add(self, sheet: str, cell: str, value: object, message: str, remedy: str) -> None:
        self.problems.append(Problem(sheet, cell, shown(value), message, remedy))


def _known_sheets(workbook: RawWorkbook, collector: _Collector) -> dict[str, RawSheet]:
    found: dict[str, RawSheet] = {}
    for sheet in workbook.sheets:
        known = find_sheet(sheet.name)
        if known in OUR_OWN_SHEETS:
            continue
        if known is None:
            close = looks_like(sheet.name, SHEETS)
            if close and not any(find_sheet(other.name) == close for other in workbook.sheets):
                collector.add(
                    sheet.name, "", "", f'no such sheet, but it looks like "{close}"', f'Rename it to "{close}"'
                )
            else:
                collector.notes.append(Note(sheet.name, "", "", "this sheet is not one of ours and was left alone"))
        elif known in found:
            collector.add(sheet.name, "", "", f'a second sheet "{known}"', "Put all the rows on one sheet")
        else:
            found[known] = sheet
    return found


def _settings(sheet: RawSheet, collector: _Collector) -> Settings | None:
    """The sheet Study: a name and a value a row; a heading row Setting | Value is passed over."""
    before = len(collector.problems)
    fields = fields_by_heading(Settings)
    given: dict[str, Any] = {}
    cells = collector.setting_cells
    for number, row in enumerate(sheet.rows):
        label, value = (row[0] if row else ""), (row[1] if len(row) > 1 else "")
        if is_blank(label) or (number == 0 and plain(value) == "value"):
            continue
        column = fields.get(plain(label))
        if column is None:
            close = looks_like(str(label), [name for item in fields.values() for name in (item.name, item.heading)])
            if close:
                message = f'no such setting, but it looks like "{close}"'
                collector.add("Study", sheet.address(number, 0), label, message, f'Type "{close}"')
            else:
                text = "this setting is not one of ours and was left alone"
                collector.notes.append(Note("Study", sheet.address(number, 0), shown(label), text))
            continue
        if column.name in given:
            collector.add(
                "Study", sheet.address(number, 0), label, "this setting is there twice", "Delete one of the rows"
            )
            continue
        one = RawSheet(
            name="Study",
            rows=sheet.rows,
            errors=sheet.errors,
            uncached=sheet.uncached,
        )
        cells[column.name] = sheet.address(number, 1)
        read = _read_column(column, one, [number], 1, collector, "Study")
        found = read.values[0]
        missing = bool(np.isnan(found)) if is_number(column.kind) else found == ""
        given[column.name] = None if missing else (int(found) if column.kind == "year" else found)
    for column in columns(Settings):
        if column.name in cells and column.required and given[column.name] is None:
            message, remedy = f'"{column.heading}" is blank', f"Fill it in, for example {column.example}"
            collector.add("Study", cells[column.name], "", message, remedy)
        elif column.required and given.get(column.name) is None:
            message = f'the setting "{column.heading}" is missing'
            remedy = f'Type "{column.heading}" into column A and, for example, "{column.example}" into column B'
            collector.add("Study", "", "", message, remedy)
    if len(collector.problems) > before:
        return None
    try:
        settings = Settings.model_validate(given)
    except ValidationError as error:  # what the column checks let through is a gap in them
        for detail in error.errors():
            collector.add("Study", "", detail["input"], f"{detail['loc'][0]}: {detail['msg']}", "Correct the value")
        return None
    country = find_country(country_of(settings.place))
    home = country.currency if country else ""
    if settings.currency is None and not home:
        if "currency" in cells:
            collector.add("Study", cells["currency"], "", '"Currency" is blank', "Type an ISO code such as USD")
        else:
            remedy = 'Type "Currency" and an ISO code such as USD'
            collector.add("Study", "", "", 'the setting "Currency" is missing', remedy)
    filled = settings.model_copy(
        update={"currency": settings.currency or home or None, "report_year": settings.report_year or settings.year}
    )
    if settings.currency is None:
        collector.notes.append(Note("Study", "", "", f"Currency is blank: the place's currency, {home}, is taken"))
    return filled


def _table(name: str, sheet: RawSheet, collector: _Collector) -> SheetRows:
    """One sheet's rows as columns; faults go to the collector."""
    model = SHEETS[name]
    heads = sheet.rows[0] if sheet.rows else []
    merged_heads = [block for block in sheet.merged if block[0] == 0 and block[3] > block[1]]
    for block in merged_heads:
        text = "merged cells in the heading row: it is not clear which column they head"
        collector.add(
            name, sheet.address(block[0], block[1]), "", text, "Unmerge them and give every column its own heading"
        )
    for block in sheet.merged:
        if block[2] > 0 and block not in merged_heads:
            text = "merged cells among the rows: only the first of them holds the value"
            collector.add(name, sheet.address(block[0], block[1]), "", text, "Unmerge them and fill every cell")
    beside = range_columns(name, model, heads)
    places = _headings(name, model, sheet, heads, set(beside.values()), collector)
    collector.problems += orphans(name, model, beside, places, lambda at: sheet.address(0, at))
    rows = _filled_rows(name, sheet, places, collector)
    taken = empty_rows(name, model)
    if not rows:
        return taken
    values: dict[str, np.ndarray[Any, Any]] = {}
    ranges: dict[str, RangeColumn] = {}
    for column in columns(model):
        if column.name in places:
            read = _read_column(column, sheet, rows, places[column.name], collector, name)
            values[column.name] = read.values
            at = {"": places[column.name], **_parts(column, beside)}
            stated = _ranges(column, read, sheet, rows, at, collector, name)
            if stated is not None:
                ranges[column.name] = stated
        else:
            blank: object = np.nan if is_number(column.kind) else ""
            values[column.name] = np.full(len(rows), blank, dtype=np.float64 if is_number(column.kind) else object)
            if column.required:
                remedy = f'Add a column headed "{column.heading}"'
                collector.add(name, "", "", f'the column "{column.heading}" is missing', remedy)
    letters = {field: sheet.address(0, at)[:-1] for field, at in places.items()}
    numbers = np.array(rows, dtype=np.int64) + 1
    table = SheetRows(name, numbers, MappingProxyType(values), MappingProxyType(letters), MappingProxyType(ranges))
    _required_cells(model, table, collector)
    return table


def _parts(column: Column, beside: Mapping[tuple[str, str], int]) -> dict[str, int]:
    return {part: at for (name, part), at in beside.items() if name == column.name}


def _ranges(
    column: Column,
    read: Read,
    sheet: RawSheet,
    rows: Sequence[int],
    at: Mapping[str, int],
    collector: _Collector,
    name: str,
) -> RangeColumn | None:
    """The ranges of a column; `at` is where the column itself ("") and the parts of its ranges stand."""
    if len(at) == 1 and not read.ranges:
        return None
    parts = {
        part: _read_column(part_column(column, part), sheet, rows, where, collector, name, ranges=False)
        for part, where in at.items()
        if part
    }
    settled = {problem.cell for problem in collector.problems if problem.sheet == name}

    def cell(position: int, part: str) -> str:
        return sheet.address(rows[position], at[part])

    found, problems = joined(column, read, parts, cell, settled.__contains__)
    collector.problems += [replace(problem, sheet=name) for problem in problems]
    return found


def _headings(
    name: str,
    model: type[Row],
    sheet: RawSheet,
    heads: Sequence[object],
    others: Collection[int],
    collector: _Collector,
) -> dict[str, int]:
    """Which column of the sheet holds which field; `others` hold something else that is known."""
    fields = fields_by_heading(model)
    places: dict[str, int] = {}
    if sheet.rows and not any(plain(head) in fields for head in heads):
        for number, row in enumerate(sheet.rows[1:10], start=1):
            if sum(plain(cell) in fields for cell in row) >= 2:
                text = f"the headings are in row {number + 1}; they belong into row 1"
                collector.add(name, sheet.address(number, 0), "", text, "Delete the rows above them")
                return {}
    for at, head in enumerate(heads):
        if at in others:
            continue
        if is_blank(head):
            filled = next(
                (r for r, row in enumerate(sheet.rows[1:], start=1) if len(row) > at and not is_blank(row[at])), 0
            )
            if filled and not any(block[0] == 0 and block[1] <= at <= block[3] for block in sheet.merged):
                text = "there are values below, but the column has no heading"
                collector.add(name, sheet.address(0, at), "", text, "Type a heading into row 1, or clear the column")
            continue
        column = fields.get(plain(head))
        if column is None:
            spellings = [spelling for item in fields.values() for spelling in (item.name, item.heading)]
            close = looks_like(str(head), spellings, cutoff=0.82)
            if close and fields[plain(close)].name not in {c.name for h in heads if (c := fields.get(plain(h)))}:
                text = f'no such column, but it looks like "{close}"'
                collector.add(name, sheet.address(0, at), head, text, f'Type "{close}"')
                # Read on as if it were: its cells may have problems too, and its absence would raise others.
                places.setdefault(fields[plain(close)].name, at)
            else:
                text = "this column is not one of ours and was left alone"
                collector.notes.append(Note(name, sheet.address(0, at), shown(head), text))
        elif column.name in places:
            first = sheet.address(0, places[column.name])
            collector.add(
                name, sheet.address(0, at), head, f"the same heading as {first}", "Keep one of the two columns"
            )
        else:
            places[column.name] = at
    return places


def _filled_rows(name: str, sheet: RawSheet, places: dict[str, int], collector: _Collector) -> list[int]:
    """Rows below the heading that hold something in a known column, without the example."""
    used = sorted(places.values())
    flawed = {row for row, _ in sheet.errors} | {row for row, _ in sheet.uncached}
    found = []
    key = places.get("id")
    for number, row in enumerate(sheet.rows[1:], start=1):
        if key is not None and len(row) > key and str(row[key]).strip().upper() == EXAMPLE_ID:
            if _altered(name, row, places):
                text = f"this row was changed, but its id is still {EXAMPLE_ID}, so it is ignored; "
                text += "give it an id of its own"
                collector.notes.append(Note(name, sheet.address(number, key), shown(row[key]), text))
            continue
        if number in flawed or any(row[at] != "" and not is_blank(row[at]) for at in used if at < len(row)):
            found.append(number)
        elif any(cell != "" and not is_blank(cell) for cell in row):
            text = "this row holds something, but in none of the known columns; it was left alone"
            collector.notes.append(Note(name, sheet.address(number, 0), "", text))
    return found


def _altered(name: str, row: Sequence[object], places: dict[str, int]) -> bool:
    """Whether an example row says something else than the template's."""
    shown_there = {item.name: item.example if item.shown else "" for item in columns(SHEETS[name])}
    return any(
        at < len(row) and not is_blank(row[at]) and row[at] != shown_there[field]
        for field, at in places.items()
        if field != "id"
    )


def _read_column(
    column: Column,
    sheet: RawSheet,
    rows: Sequence[int],
    at: int,
    collector: _Collector,
    name: str,
    *,
    ranges: bool = True,
) -> Read:
    """One column's cells, understood; faults and readings go to the collector."""
    source = sheet.rows
    cells = [row[at] if at < len(row) else "" for row in map(source.__getitem__, rows)]
    bad: set[int] = set()
    if sheet.errors or sheet.uncached:
        for position, number in enumerate(rows):
            where = sheet.address(number, at)
            if (number, at) in sheet.errors:
                text = "the cell shows an error"
                error = sheet.errors[number, at]
                collector.add(name, where, error, text, "Mend the formula, or type the value in its place")
                bad.add(position)
            elif (number, at) in sheet.uncached:
                text = "this formula was never calculated, so its value is not known"
                remedy = "Open the workbook in a spreadsheet program and save it, or type the value in its place"
                collector.add(name, where, "", text, remedy)
                bad.add(position)
        for position in bad:
            cells[position] = ""
    ranges = ranges and name in RANGED_SHEETS
    if column.kind == "number":
        read = read_numbers(cells, decimal_comma=sheet.decimal_comma, ranges=ranges)
    elif column.kind == "share":
        read = read_shares(
            cells, lambda i: (rows[i], at) in sheet.percent, decimal_comma=sheet.decimal_comma, ranges=ranges
        )
    elif column.kind == "year":
        read = read_years(cells)
    else:
        read = read_words(cells, understanding(column, collector.profiles))
    for fault in read.faults:
        collector.add(name, sheet.address(rows[fault.position], at), cells[fault.position], fault.message, fault.remedy)
    faulty = {fault.position for fault in read.faults}
    if is_number(column.kind):
        _limits(column, sheet, rows, at, cells, read, faulty, collector, name)
    by_meaning: dict[str, list[int]] = {}
    for reading in read.readings:
        if reading.position not in faulty:
            kind = "read as" if reading.meaning.startswith("read as") else reading.meaning.split(",")[0]
            kind = "a range" if reading.position in read.ranges else kind
            by_meaning.setdefault(kind, []).append(reading.position)
    first = {reading.position: reading.meaning for reading in reversed(read.readings)}
    for kind, positions in by_meaning.items():
        i = positions[0]
        meaning = first[i] + ("; each with its own range" if kind == "a range" and len(positions) > 1 else "")
        note = Note(name, sheet.address(rows[i], at), shown(cells[i]), meaning, len(positions))
        collector.notes.append(note)
    # A cell that is already complained about counts as filled, so that nothing is asked twice about it.
    read.values[sorted(bad | faulty)] = _placeholder(column)
    return read


def _placeholder(column: Column) -> Any:
    if column.kind == "year":
        return float(EARLIEST_YEAR)
    if column.kind == "share":
        return 0.0
    return 1.0 if is_number(column.kind) else "?"


def _limits(
    column: Column,
    sheet: RawSheet,
    rows: Sequence[int],
    at: int,
    cells: Sequence[object],
    read: Read,
    faulty: set[int],
    collector: _Collector,
    name: str,
) -> None:
    values: np.ndarray[Any, np.dtype[np.float64]] = read.values  # type: ignore[assignment]
    with np.errstate(invalid="ignore"):
        low = np.zeros(len(values), bool) if column.minimum is None else values < column.minimum
        high = np.zeros(len(values), bool) if column.maximum is None else values > column.maximum
        if column.above is not None:
            low |= values <= column.above
    for i in np.flatnonzero(low | high).tolist():
        if i in faulty:
            continue
        if column.kind == "share":
            message = "a share above 100 %" if high[i] else "a share below 0"
            remedy = "Type a share between 0 and 1, or a percentage such as 25%"
        elif column.kind == "year":
            message = f"a year outside {EARLIEST_YEAR} to {LATEST_YEAR}"
            remedy = "Type a year with four digits, such as 2014"
        else:
            message = "a number that must be above 0" if column.above is not None else "a number below 0"
            remedy = (
                "Type an amount above 0" if column.above is not None else "Type 0 or more; leave it blank if not known"
            )
        collector.add(name, sheet.address(rows[i], at), cells[i], message, remedy)
        faulty.add(i)
    for i, found in read.ranges.items():
        text = out_of_bounds(column, found.range)
        if text and i not in faulty:
            collector.add(name, sheet.address(rows[i], at), cells[i], text, FORM)
            faulty.add(i)


def _required_cells(model: type[Row], table: SheetRows, collector: _Collector) -> None:
    for column in columns(model):
        if not column.required or column.name not in table.letters:
            continue
        values = table.columns[column.name]
        blank = np.isnan(values) if is_number(column.kind) else values == ""
        for i in np.flatnonzero(blank):
            where = table.cell(int(i), column.name)
            remedy = f"Fill it in, for example {column.example}"
            collector.add(table.sheet, where, "", f'"{column.heading}" is blank', remedy)


def _finish(
    settings: Settings | None, tables: dict[str, SheetRows], collector: _Collector, source: str, sha256: str
) -> Study:
    activities = {name: tables.get(name, empty_rows(name, model)) for name, model in ACTIVITY_SHEETS.items()}
    filled = {name: _fill(table, settings) for name, table in activities.items()}
    deals = _fill(tables.get("Deals", empty_rows("Deals", Deals)), settings)
    _unique_ids({**filled, "Deals": deals}, collector)
    for table in filled.values():
        collector.problems += row_problems(table, collector.profiles)
    rates = tables.get("Rates", empty_rows("Rates", Rates))
    settled = {_cell_order(problem.cell)[0] for problem in collector.problems if problem.sheet == "Rates"}
    rates, wrong = understood_rates(rates, settled)
    collector.problems += wrong
    taxes, wrong, filled_in = understood(
        tables.get("Taxes", empty_rows("Taxes", Taxes)), settings.place if settings else ""
    )
    collector.problems += wrong
    collector.notes += filled_in
    deals, wrong, filled_in = understood_deals(deals, settings.place if settings else "")
    collector.problems += wrong
    collector.notes += filled_in
    members = surveyed(
        tables.get("Survey", empty_rows("Survey", Survey)),
        tables.get("Strata", empty_rows("Strata", Strata)),
        filled,
        settings,
        collector.profiles,
    )
    said = {(problem.sheet, problem.cell) for problem in collector.problems}
    collector.problems += [p for p in members.problems if (p.sheet, p.cell) not in said or not p.cell]
    collector.notes += members.notes
    shared, wrong = shared_ranges(
        {**{name: tables[name] for name in ("Ranges", "Profiles") if name in tables}, "Rates": rates},
        collector.profiles,
    )
    collector.problems += wrong
    if collector.problems or settings is None:
        order = list(SHEETS)
        rank = {name: position for position, name in enumerate(order)}
        unique = dict.fromkeys(collector.problems)
        raise InputError(sorted(unique, key=lambda p: (rank.get(p.sheet, -1), _cell_order(p.cell))), source)
    return Study(
        settings,
        MappingProxyType(members.sheets),
        rates,
        tuple(collector.notes),
        source,
        sha256,
        taxes=taxes,
        profiles=collector.profiles,
        shared_ranges=shared,
        deals=deals,
        survey=members.found,
        setting_cells=MappingProxyType(collector.setting_cells),
    )


def _cell_order(cell: str) -> tuple[int, int, str]:
    digits = "".join(c for c in cell if c.isdigit())
    letters = "".join(c for c in cell if c.isalpha())
    return (int(digits) if digits else 0, len(letters), letters)


def _fill(table: SheetRows, settings: Settings | None) -> SheetRows:
    """Blank ids, years, currencies and places, from the row number and, where they are known, from the settings."""
    if not len(table):
        return table
    values = dict(table.columns)
    ids = values["id"].copy()
    unnamed = ids == ""
    ids[unnamed] = [f"{table.sheet}-{row}" for row in table.rows[unnamed]]
    values["id"] = ids
    if settings is None:
        return replace(table, columns=MappingProxyType(values))
    values["year"] = np.where(np.isnan(values["year"]), float(settings.year), values["year"])
    for name, default in (("currency", settings.currency), ("place", settings.place)):
        filled = values[name].copy()
        filled[filled == ""] = default
        values[name] = filled
    return replace(table, columns=MappingProxyType(values))


def _unique_ids(tables: dict[str, SheetRows], collector: _Collector) -> None:
    ids = np.concatenate([table.columns["id"] for table in tables.values()])
    seen, first, counts = np.unique(ids.astype(str), return_index=True, return_counts=True)
    if (counts <= 1).all():
        return
    del first
    places: dict[str, str] = {}
    repeated = set(seen[counts > 1].tolist())
    for table in tables.values():
        for i in np.flatnonzero(np.isin(table.columns["id"].astype(str), list(repeated))):
            name = str(table.columns["id"][i])
            where = table.cell(int(i), "id")
            if name == "?":
                continue
            if name in places:
                text = f"the same id as in {places[name]}"
                collector.add(table.sheet, where, name, text, "Give each row an id of its own, or leave it blank")
            else:
                places[name] = f"{table.sheet}!{where}"
