"""The sheets of an .xlsx or .ods archive as raw cells.

Nothing is allocated before the cells are known to lie together. What python-calamine leaves out is scanned beside it
(xlsx_scan, ods_scan).
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import Literal, TypeVar, cast

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from impactcalc.errors import InputError, Problem
from impactcalc.facts.found import DamageFact
from impactcalc.facts.problems import damage
from impactcalc.facts.problems import tables as wrong
from impactcalc.facts.problems.cells import CellError
from impactcalc.facts.problems.files import DetailsUnreadable, FileMoved, WorkbookProtected
from impactcalc.pace import CELLS, Share
from impactcalc.workbooks import xlsx_cells, xlsx_parts, xlsx_scan, xlsx_styles
from impactcalc.workbooks.archive import Archive
from impactcalc.workbooks.cell_names import DamagedError, cell_address
from impactcalc.workbooks.limits import LONGEST_ODD_TEXTS, LONGEST_TEXT, MOST_CELLS, MOST_TEXT
from impactcalc.workbooks.packed import gathered
from impactcalc.workbooks.raw import Formats, Position, RawSheet
from impactcalc.workbooks.refusals import refusal, too_long
from impactcalc.workbooks.sheet_scan import Extent, SheetScan
from impactcalc.workbooks.shown_texts import ShownText, shared_sizes

SPARSE_AREA = 5_000_000  # cells of one sheet from which on a lone cell far out is refused
MOST_SHARED = 100_000  # distinct texts that are remembered while a sheet is read
_Found = TypeVar("_Found")


def read_xlsx(archive: Archive) -> tuple[RawSheet, ...]:
    book = "xl/workbook.xml"
    targets = xlsx_parts.sheet_targets(archive.small(book), archive.small("xl/_rels/workbook.xml.rels"))
    _refuse_twins(name for name, _, _ in targets)
    state = xlsx_parts.book_state(archive.small(book))
    if archive.has("xl/styles.xml"):
        for _ in archive.small("xl/styles.xml"):  # measured before python-calamine unpacks it
            pass
    shared = archive.chunks("xl/sharedStrings.xml") if archive.has("xl/sharedStrings.xml") else iter(())
    shown = ShownText(shared_sizes(shared))
    tables: dict[str, xlsx_parts.TableState] = {}
    scans: dict[str, tuple[str, SheetScan, frozenset[int]]] = {}
    problems: list[Problem] = []
    parts = [_resolved(book, target) for _, kind, target in targets if kind == "worksheet"]
    share = Share(CELLS["xlsx"], 2 * sum(archive.size(part) for part in parts if archive.has(part)))
    for name, kind, target in targets:
        if kind != "worksheet":
            continue  # charts and dialogs have no cells
        part = _resolved(book, target)
        if any(part.lower() == other.lower() for other, _, _ in scans.values()):
            raise DamagedError(damage.SheetsInOnePart(part))
        if not archive.has(part):
            problems.append(_unreadable_sheet(name, damage.CellsLacking()))
            continue
        try:
            read = partial(archive.chunks, part)
            scan = xlsx_scan.scan_sheet(read, _suspicious, recalculates=state.recalculates)
            share.add(archive.size(part))
            totals = _table_totals(archive, part, scan, tables)
        except DamagedError as error:
            problems.append(_unreadable_sheet(name, error.fact))
            continue
        problems += _too_large(name, scan.extent)
        problems += _unreadable_errors(name, scan)
        scans[name] = (part, scan, totals)
    problems += _too_many(scan.extent for _, scan, _ in scans.values())
    if not problems:  # else nothing is read
        for part, scan, _ in scans.values():
            shown.add(partial(archive.chunks, part), scan.extent.area, archive.size(part))
    if problems:
        raise InputError(problems, source=archive.path.name)
    sheets: list[RawSheet] = []
    with CalamineWorkbook.from_path(str(archive.path)) as workbook:
        for name, (part, scan, totals) in scans.items():
            sheet = _raw_sheet(name, workbook, scan, problems)
            share.add(archive.size(part))
            sheets.append(
                replace(
                    sheet,
                    hidden=name in state.hidden,
                    filtered_rows=frozenset(_filtered(sheet.hidden_rows, scan)),
                    totals_rows=totals,
                    find_formats=partial(_formats, archive, part),
                    find_formulas=partial(_formulas, archive, part) if scan.has_formulas else dict,
                )
            )
    if problems:
        raise InputError(problems, source=archive.path.name)
    return tuple(sheets)


def xlsx_formulas(archive: Archive, tabs: Collection[str]) -> dict[str, Mapping[Position, str]]:
    """The formulas of some sheets of an .xlsx workbook, without their "="; none of a sheet that is not there."""
    book = "xl/workbook.xml"
    targets = xlsx_parts.sheet_targets(archive.small(book), archive.small("xl/_rels/workbook.xml.rels"))
    parts = {name: _resolved(book, target) for name, kind, target in targets if kind == "worksheet" and name in tabs}
    return {name: xlsx_cells.formulas(partial(archive.chunks, part)) for name, part in parts.items()}


def _table_totals(
    archive: Archive, part: str, scan: SheetScan, known: dict[str, xlsx_parts.TableState]
) -> frozenset[int]:
    """The totals rows of the tables on a sheet; the filters of the tables that are in use go to the scan. `known` are
    the tables that were read for other sheets."""
    folder, _, file = part.rpartition("/")
    links = f"{folder}/_rels/{file}.rels"
    if not archive.has(links):
        return frozenset()
    totals: set[int] = set()
    for table in sorted({_resolved(part, target) for target in xlsx_parts.table_targets(archive.small(links))}):
        if archive.has(table):
            if table not in known:
                known[table] = xlsx_parts.table_state(archive.small(table))
            totals.update(known[table].totals)
            scan.filters += known[table].filters
    return frozenset(totals)


def _filtered(hidden: frozenset[int], scan: SheetScan) -> Iterator[int]:
    """The hidden rows that lie below the headings of a filter that is in use."""
    inside = sorted((first + 1, last) for first, _, last, _ in scan.filters)
    reach = begun = 0
    for row in sorted(hidden):  # one pass: a hostile file may hold 100,000 filters
        while begun < len(inside) and inside[begun][0] <= row:
            reach = max(reach, inside[begun][1])
            begun += 1
        if begun and row <= reach:
            yield row


def read_ods(archive: Archive) -> tuple[RawSheet, ...]:
    if any(b"encryption-data" in chunk for chunk in archive.small("META-INF/manifest.xml")):
        raise PasswordError
    from impactcalc.workbooks import ods_scan  # late: most workbooks are none

    tables = ods_scan.scan_tables(archive.chunks("content.xml"), large=archive.size("content.xml") > MOST_TEXT)
    _refuse_twins(table.name for table in tables)
    problems = [problem for table in tables for problem in _too_large(table.name, table.scan.extent)]
    problems += _too_many(table.scan.extent for table in tables)
    problems += [too_long(table.name, cell_address(*at), letters) for table in tables for at, letters in table.long]
    sheets: list[RawSheet] = []
    if not problems:
        with CalamineWorkbook.from_path(str(archive.path)) as workbook:
            for table in tables:
                if not table.linked:
                    sheet = _raw_sheet(table.name, workbook, table.scan, problems)
                    sheets.append(
                        replace(
                            sheet,
                            hidden=table.hidden,
                            filtered_rows=frozenset(table.scan.filtered_rows) & sheet.hidden_rows,
                            find_formats=partial(_formats, archive, table.name),
                            find_formulas=partial(_formulas, archive, table.name),
                        )
                    )
    if problems:
        raise InputError(problems, source=archive.path.name)
    return tuple(sheets)


def _raw_sheet(
    name: str,
    workbook: CalamineWorkbook,
    scan: SheetScan,
    problems: list[Problem],
) -> RawSheet:
    texts = _Texts()
    try:
        # An .ods file has an error's name there, as if it were a text; a formula never calculated may show 0.
        rows = gathered(_covering(_rows(workbook.get_sheet_by_name(name), texts), [*scan.errors, *scan.uncached]))
    except CalamineError as error:
        problems.append(_unreadable_sheet(name, str(error)))
        rows = []
    if texts.longest > LONGEST_TEXT:
        problems += itertools.islice(_long_texts(name, rows), LONGEST_ODD_TEXTS)
    width = len(rows[0]) if rows else 0
    return RawSheet(
        name,
        rows,
        errors=dict(sorted(scan.errors.items())),
        uncached=frozenset(scan.uncached),
        merged=tuple(scan.merged),
        hidden_rows=frozenset(row for row in scan.hidden_rows if row < len(rows)),
        hidden_columns=frozenset(
            column for hidden in scan.hidden_columns for column in range(hidden.start, min(hidden.stop, width))
        ),
    )


def _rows(sheet: CalamineSheet, texts: _Texts) -> Iterator[list[object]]:
    """All rows from row 1 and column A on. Row by row: `to_python` takes half as much memory again."""
    if sheet.end is None:
        return
    width = sheet.end[1] + 1
    share = texts.__getitem__
    # Blank rows above the first cell are given, blank columns left of it are not.
    missing: list[object] | None = None
    for row in cast("Iterator[list[object]]", sheet.iter_rows()):
        if missing is None:
            missing = [""] * (width - len(row))
        cells = [share(cell) if cell.__class__ is str else cell for cell in row]
        yield missing + cells if missing else cells


def _covering(rows: Iterable[list[object]], blank: Collection[Position]) -> Iterator[list[object]]:
    """The rows, with these cells blank; as many and as long as it takes to reach them."""
    if not blank:
        yield from rows
        return
    wanted: dict[int, list[int]] = {}
    for row, column in blank:
        wanted.setdefault(row, []).append(column)
    least = max((column + 1 for _, column in blank), default=0)
    count = width = 0
    for count, cells in enumerate(rows, start=1):
        width = max(len(cells), least)
        full = cells + [""] * (width - len(cells)) if len(cells) < width else cells
        for column in wanted.get(count - 1, ()):
            full[column] = ""
        yield full
    for _ in range(max(wanted, default=-1) + 1 - count):
        yield [""] * max(width, least)


class _Texts(dict[str, str]):
    """Equal texts become one object: what recurs in every row, categories and countries, takes memory once."""

    longest = 0

    def __missing__(self, text: str) -> str:
        if len(text) > self.longest:
            self.longest = len(text)
        if len(self) < MOST_SHARED:  # names hardly recur; remembering them all would cost more than it saves
            self[text] = text
        return text


def _long_texts(sheet: str, rows: Iterable[Iterable[object]]) -> Iterator[Problem]:
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and len(cell) > LONGEST_TEXT:
                yield too_long(sheet, cell_address(number, column), len(cell))


def _formats(archive: Archive, sheet: str) -> Formats:
    """The formats of a sheet: of a part of an .xlsx archive, of a name in an .ods one."""

    def find() -> Formats:
        if archive.kind() == "ods":
            from impactcalc.workbooks import ods_cells

            content, common = partial(archive.chunks, "content.xml"), partial(_styles, archive, "styles.xml")
            return Formats(*ods_cells.formatted_cells(content, common, sheet))
        styles = xlsx_styles.read_styles(_styles(archive, "xl/styles.xml"))
        return Formats(*xlsx_cells.formatted_cells(partial(archive.chunks, sheet), styles))

    return _read_later(archive, "number formats", find)


def _formulas(archive: Archive, sheet: str) -> Mapping[Position, str]:
    """The formulas of a sheet, named as for `_formats`."""

    def find() -> Mapping[Position, str]:
        if archive.kind() == "ods":
            from impactcalc.workbooks import ods_cells

            return ods_cells.formulas(archive.chunks("content.xml"), sheet)
        return xlsx_cells.formulas(partial(archive.chunks, sheet))

    return _read_later(archive, "formulas", find)


def _styles(archive: Archive, part: str) -> Iterator[bytes]:
    return archive.small(part) if archive.has(part) else iter((b"<none/>",))


def _read_later(archive: Archive, what: Literal["number formats", "formulas"], read: Callable[[], _Found]) -> _Found:
    """What is read only when it is asked for; the file may have gone or changed since."""
    try:
        return read()
    except OSError as error:
        raise refusal(archive.path, FileMoved()) from error
    except PasswordError:
        raise refusal(archive.path, WorkbookProtected()) from None
    except DamagedError as error:
        raise refusal(archive.path, DetailsUnreadable(what, error.fact)) from error


def _refuse_twins(names: Iterable[str]) -> None:
    for name, count in Counter(names).items():
        if count > 1:
            raise DamagedError(damage.SheetsAlike(count, name))


def _resolved(part: str, target: str) -> str:
    """A relationship's target, seen from the part that names it, as a path inside the archive."""
    steps: list[str] = []
    for step in PurePosixPath(PurePosixPath(part).parent, target.replace("\\", "/")).parts:
        if step == ".." and steps:
            steps.pop()
        elif step not in ("/", "..", "."):
            steps.append(step)
    return "/".join(steps)


def _suspicious(extent: Extent) -> bool:
    return extent.area > MOST_CELLS or (extent.area > SPARSE_AREA and bool(extent.far_cells()))


def _too_large(sheet: str, extent: Extent) -> Iterator[Problem]:
    if not _suspicious(extent):
        return
    far = extent.far_cells()
    for row, column in far:
        yield Problem(sheet, cell_address(row, column), "", wrong.CellFarAway(extent.height, extent.width))
    if not far:
        yield Problem(sheet, "", "", wrong.SheetTooLarge(extent.height, extent.width))


def _too_many(extents: Iterable[Extent]) -> Iterator[Problem]:
    """Sheets that can be read each, but not all together."""
    areas = [extent.area for extent in extents]
    if sum(areas) > MOST_CELLS >= max(areas, default=0):
        yield Problem("", "", "", wrong.SheetsTooLarge(sum(areas), MOST_CELLS))


_KNOWN_ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}


def _unreadable_errors(sheet: str, scan: SheetScan) -> Iterator[Problem]:
    """Errors by newer names, which python-calamine stops at: they have to go before anything else can be told."""
    for (row, column), text in sorted(scan.errors.items()):
        if text not in _KNOWN_ERRORS:
            yield Problem(sheet, cell_address(row, column), text, CellError())


def _unreadable_sheet(sheet: str, why: DamageFact | str) -> Problem:
    return Problem(sheet, "", "", wrong.SheetUnreadable(why))
