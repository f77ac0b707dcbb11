"""Raw cells -> a Study, or every problem at once."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from impactcalc.arrays import condensed, is_repeated, repeated
from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems.sheets import MoreProblems, NoActivities, StudySheetMissing
from impactcalc.pace import CELLS, READING, Share
from impactcalc.study.checking import scenarios
from impactcalc.study.checking.asked_places import asked_rows
from impactcalc.study.checking.collector import Collector
from impactcalc.study.checking.dated_rows import dated_elsewhere, filled_years, misdated
from impactcalc.study.checking.deals import understood_deals
from impactcalc.study.checking.given_outputs import refuse_outputs
from impactcalc.study.checking.in_kind import in_kind_problems
from impactcalc.study.checking.logo import read_logo
from impactcalc.study.checking.long_headings import without_long_headings
from impactcalc.study.checking.own_jobs import understood_jobs
from impactcalc.study.checking.own_profiles import with_own
from impactcalc.study.checking.paid_twice import paid_twice
from impactcalc.study.checking.rates import understood_rates
from impactcalc.study.checking.rules import row_problems
from impactcalc.study.checking.same_ids import same_ids
from impactcalc.study.checking.settings_sheet import across_as_down, read_settings
from impactcalc.study.checking.shared_ranges import shared_ranges
from impactcalc.study.checking.survey import surveyed
from impactcalc.study.checking.table_reading import SheetReading
from impactcalc.study.checking.taxes import understood as understood_taxes
from impactcalc.study.rows import Note, SheetRows, empty_rows, no_survey
from impactcalc.study.sheets.heading_words import with_our_headings
from impactcalc.study.sheets.headings import is_put_aside
from impactcalc.study.sheets.known_sheets import FileMark, known_sheets
from impactcalc.study.sheets.schema import (
    ACTIVITY_SHEETS,
    SHEETS,
    Row,
    Settings,
    columns,
)
from impactcalc.study.study import Study
from impactcalc.workbooks.carried import carried
from impactcalc.workbooks.picture import Picture
from impactcalc.workbooks.raw import RawSheet, RawWorkbook
from impactcalc.workbooks.reading import read_workbook

MOST_PROBLEMS = 10_000  # that are listed


def read_study(path: str | Path) -> Study:
    """Read and check a workbook (.xlsx, .xlsm, .ods) or a folder of .csv files.

    Raises InputError, which carries every problem found: sheet, cell, value, what is wrong, what to type instead.

    >>> ic.read_study("city-programme.xlsx").settings.year
    2014
    """
    return replace(study_from_workbook(refuse_outputs(read_workbook(Path(path)))), path=Path(path))


def study_from_workbook(workbook: RawWorkbook, *, pictures: bool = True) -> Study:
    """Check what was read. InputError carries every problem of the whole workbook.

    `pictures` is whether the logo is read: not where the workbook does not stand where its file did.
    """
    found = Collector()
    workbook, long = without_long_headings(workbook)
    found.problems = [problem for problem in long if not is_put_aside(problem.sheet)]
    found.notes += [Note("", "", "", fact) for fact in workbook.notes]
    sheets, asked, understood_heads = with_our_headings(known_sheets(workbook, found))
    found.problems += asked
    found.notes += understood_heads
    found.file_mark = FileMark(sheets)
    study = _with_scenarios(sheets, found, lambda given: _study(given, found.copy(), workbook, pictures=pictures))
    return replace(study, carried=carried(workbook))


def _study(sheets: Mapping[str, RawSheet], collector: Collector, workbook: RawWorkbook, *, pictures: bool) -> Study:
    settings = read_settings(sheets["Study"], collector) if "Study" in sheets else None
    if settings is None and "Study" not in sheets:
        collector.add("Study", "", "", StudySheetMissing())
    enough = (*ACTIVITY_SHEETS, "In kind", "Deals", "Survey")
    if not any(name in sheets for name in enough):
        collector.add("", "", "", NoActivities(enough))
    folder = workbook.path if workbook.kind == "csv" else workbook.path.parent
    logo = _logo(collector, folder) if pictures else None
    others = {name: sheet for name, sheet in sheets.items() if name != "Study"}
    tables = _tables(settings, others, collector, workbook.kind)
    return replace(_finish(settings, tables, collector, workbook.path.name, workbook.sha256), logo=logo)


def _logo(collector: Collector, folder: Path) -> Picture | None:
    """The picture that the settings name, whatever else is wrong with them."""
    return read_logo(collector.provisional.logo, folder, collector) if collector.provisional else None


def _with_scenarios(
    sheets: Mapping[str, RawSheet], found: Collector, check: Callable[[Mapping[str, RawSheet]], Study]
) -> Study:
    """What `check` makes of the sheets, with the scenarios of the sheet Scenarios where there is one."""
    plainly = {name: sheet for name, sheet in sheets.items() if name != scenarios.NAME}
    if len(plainly) == len(sheets):
        return check(sheets)
    if "Study" in plainly:
        plainly["Study"] = across_as_down(plainly["Study"])
    table = SheetReading(scenarios.NAME, sheets[scenarios.NAME], found).table()
    return scenarios.with_scenarios(plainly, sheets[scenarios.NAME], table, check)


def study_from_rows(settings: Settings, rows: Iterable[Row] = ()) -> Study:
    """A study from pydantic rows, through the same checks as a workbook. InputError carries every problem.

    The order within a sheet is the order given; a row's cell addresses are those that it would have in a
    workbook with these rows from row 2 on. A logo is looked for in the current folder.

    >>> from impactcalc.study.sheets.schema import Settings, Visitors
    >>> settings = Settings(name="Choir", place="US-TX", year=2014, currency="USD")
    >>> ic.study_from_rows(settings, [Visitors(id="guests", visitors=40, nights=3, accommodation=12_000)])
    <Study 'Choir', US-TX, 2014: 1 row>
    """
    sheet_of = {model: name for name, model in SHEETS.items()}
    by_sheet: dict[str, list[Row]] = {}
    for row in rows:
        by_sheet.setdefault(sheet_of[type(row)], []).append(row)
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
    found = Collector()
    made = RawWorkbook(Path(), "xlsx", tuple(sheets.values()), "", ())

    def check(given: Mapping[str, RawSheet]) -> Study:
        collector = found.copy()
        checked = read_settings(given["Study"], collector)
        logo = _logo(collector, Path())
        others = {name: sheet for name, sheet in given.items() if name != "Study"}
        return replace(_finish(checked, _tables(checked, others, collector, made.kind), collector, "", ""), logo=logo)

    return replace(_with_scenarios(sheets, found, check), carried=carried(made))


def _tables(
    settings: Settings | None, sheets: Mapping[str, RawSheet], collector: Collector, kind: str
) -> dict[str, SheetRows]:
    """The rows of every sheet; the user's own profiles first, since the others name them."""
    tables = {}
    cells = sum(len(sheet.rows) * len(sheet.rows[0]) for sheet in sheets.values() if sheet.rows)
    share = Share(READING - CELLS[kind], cells)
    if "Profiles" in sheets:
        tables["Profiles"] = SheetReading("Profiles", sheets["Profiles"], collector, share.add).table()
        faulty = {_cell_order(problem.cell)[0] for problem in collector.problems if problem.sheet == "Profiles"}
        collector.profiles, problems, notes = with_own(tables["Profiles"], settings)
        # A row that is complained about already: its shares cannot be judged.
        collector.problems += [problem for problem in problems if _cell_order(problem.cell)[0] not in faulty]
        collector.notes += notes
    tables |= {
        name: SheetReading(name, sheet, collector, share.add).table()
        for name, sheet in sheets.items()
        if name != "Profiles"
    }
    return tables


def _finish(
    settings: Settings | None, tables: dict[str, SheetRows], collector: Collector, source: str, sha256: str
) -> Study:
    settings, tables, jobs = _with_own_jobs(settings, tables, _sheet(tables, "Jobs"), collector)
    filled, in_kind, deals = _filled(settings, tables, collector)
    _check_rows(filled, in_kind, deals, collector)
    settled = {_cell_order(problem.cell)[0] for problem in collector.problems if problem.sheet == "Rates"}
    rates = collector.understood(understood_rates(_sheet(tables, "Rates"), settled))
    # Where the study's own place is asked about, its currency is not known by it.
    currency = collector.currency if collector.currency_typed or collector.home else ""
    collector.problems += asked_rows(collector.other_places, tables, currency, collector.home)
    place = settings.place if settings else ""
    taxes = collector.understood(understood_taxes(_sheet(tables, "Taxes"), place))
    deals = collector.understood(understood_deals(deals, place))
    members = surveyed(_sheet(tables, "Survey"), _sheet(tables, "Strata"), filled, settings, collector.profiles)
    said = {(problem.sheet, problem.cell) for problem in collector.problems}
    collector.add_found((p for p in members.problems if (p.sheet, p.cell) not in said or not p.cell), members.notes)
    ranged: dict[str, SheetRows] = {name: tables[name] for name in ("Ranges", "Profiles") if name in tables}
    shared, wrong = shared_ranges({**ranged, "Rates": rates}, collector.profiles)
    collector.problems += wrong
    known = settings or collector.provisional
    study = None
    if known is not None:
        study = Study(
            known,
            MappingProxyType({name: _fill(table, known) for name, table in members.sheets.items()}),
            rates,
            tuple(collector.notes),
            source,
            sha256,
            taxes=taxes,
            profiles=collector.profiles,
            shared_ranges=shared,
            deals=_fill(deals, known),
            in_kind=_fill(in_kind, known),
            survey=members.found if settings else no_survey(),
            jobs=jobs,
            setting_cells=MappingProxyType(collector.setting_cells),
            doubts=tuple(collector.doubts),
        )
    if collector.problems or study is None or settings is None:
        raise InputError(in_reading_order(collector.problems), source, notes=collector.notes, partial=study)
    return study


def _sheet(tables: Mapping[str, SheetRows], name: str) -> SheetRows:
    """The rows of a sheet; none where there is no such sheet."""
    return tables[name] if name in tables else empty_rows(name, SHEETS[name])


def _filled(
    settings: Settings | None, tables: Mapping[str, SheetRows], collector: Collector
) -> tuple[dict[str, SheetRows], SheetRows, SheetRows]:
    """The activities by sheet, what was given in kind, and the deals; what is blank there is that of the study."""
    dated = {name: _sheet(tables, name) for name in (*ACTIVITY_SHEETS, "In kind")}
    collector.add_found(misdated(dated, settings), dated_elsewhere(dated, settings))
    filled = {name: _fill(table, settings) for name, table in dated.items()}
    in_kind = filled.pop("In kind")
    return filled, in_kind, _fill(_sheet(tables, "Deals"), settings)


def _check_rows(filled: Mapping[str, SheetRows], in_kind: SheetRows, deals: SheetRows, collector: Collector) -> None:
    """What is wrong with rows as wholes, and between rows."""
    collector.problems += in_kind_problems(in_kind)
    collector.problems += same_ids({**filled, "In kind": in_kind, "Deals": deals})
    for table in filled.values():
        # What may be a total is not coached into a row.
        broken = row_problems(table, collector.profiles)
        collector.problems += [p for p in broken if (p.sheet, _cell_order(p.cell)[0]) not in collector.totals_asked]
    settled = {(problem.sheet, problem.cell) for problem in collector.problems}
    collector.problems += [p for p in paid_twice(filled) if (p.sheet, p.cell) not in settled]


def _with_own_jobs(
    settings: Settings | None, tables: dict[str, SheetRows], jobs: SheetRows, collector: Collector
) -> tuple[Settings | None, dict[str, SheetRows], SheetRows]:
    """The study in the place whose jobs it brings, where it brings any: its rows are counted there, too."""
    cell = collector.setting_cells.get("place", "")
    read = next((note for note in collector.notes if (note.sheet, note.cell) == ("Study", cell) and cell), None)
    own = understood_jobs(jobs, settings, read.value if read else "", cell)
    collector.add_found(own.problems, own.notes)
    if settings is None or not own.place:
        return settings, tables, own.jobs
    collector.notes = [note for note in collector.notes if note is not read]
    before = settings.place
    moved = {
        name: table.moved(before, own.place)
        if "place" in table.columns and (table.words("place") == before).any()
        else table
        for name, table in tables.items()
    }
    return settings.model_copy(update={"place": own.place}), moved, own.jobs


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems, each once, by sheet, row and column; of very many the first."""
    rank = {name: position for position, name in enumerate(SHEETS)}

    def order(problem: Problem) -> tuple[int, tuple[int, int, str]]:
        return rank.get(problem.sheet, -1), _cell_order(problem.cell)

    found = dict.fromkeys(problems)
    if len(found) <= MOST_PROBLEMS:
        return sorted(found, key=order)
    first = heapq.nsmallest(MOST_PROBLEMS, found, key=order)  # there may be millions, which nobody needs in order
    return [*first, Problem("", "", "", MoreProblems(len(found) - MOST_PROBLEMS, MOST_PROBLEMS))]


def _cell_order(cell: str) -> tuple[int, int, str]:
    letters = cell.rstrip("0123456789")
    if letters.isalpha() and len(letters) < len(cell):  # as nearly all are
        return int(cell[len(letters) :]), len(letters), letters
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
    values["year"] = filled_years(table, settings)
    for name, default in (("currency", settings.currency), ("place", settings.place)):
        if is_repeated(values[name]):
            values[name] = repeated(values[name][0] or default, len(table))
            continue
        filled = values[name].copy()
        filled[filled == ""] = default
        values[name] = condensed(filled)
    return replace(table, columns=MappingProxyType(values))
