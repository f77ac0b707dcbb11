"""A workbook of many studies: a column Study on every sheet says whose the rows are, the settings stand a row each.

Each study is read as a workbook of its own in which all other rows are blank: so every problem stands at the cell at
which it was typed.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from impactcalc.errors import InputError, Problem
from impactcalc.facts.found import ProblemFact
from impactcalc.facts.problems import many as wrong
from impactcalc.facts.problems.sheets import StudySheetMissing
from impactcalc.study.checking.given_outputs import refuse_outputs
from impactcalc.study.checking.validation import in_reading_order, study_from_workbook
from impactcalc.study.sheets.headings import OUR_OWN_SHEETS, looks_like, plain
from impactcalc.study.sheets.known_sheets import meant_sheet
from impactcalc.study.sheets.number_text import is_blank, plain_text, shown
from impactcalc.study.sheets.schema import EXAMPLE_ID
from impactcalc.study.study import Study
from impactcalc.workbooks.fingerprint import rows_sha256
from impactcalc.workbooks.raw import Formats, Position, RawSheet, RawWorkbook
from impactcalc.workbooks.reading import read_workbook

KEY = "study"  # the heading of the column
ALL = "all"  # typed there: a row that every study has, such as a rate
_SETTINGS = "Study"


def read_many(path: Path) -> Many:
    """Read a workbook, or a folder of .csv files, of many studies. InputError where it is not clear whose rows are."""
    return Many(refuse_outputs(read_workbook(path)), path)


def has_many(sheet: RawSheet) -> bool:
    """Whether the settings of a workbook are those of many studies, a row each."""
    heads = [plain(head) for head in sheet.rows[0]] if sheet.rows else []
    return KEY in heads and len({head for head in heads if head}) > 2


@dataclass(frozen=True)
class _Sheet:
    """A sheet, which of its columns says whose the rows are, and the rows of each study and of all."""

    sheet: RawSheet
    at: int
    rows: Mapping[str, Sequence[int]]
    of_all: Sequence[int]

    def kept(self, key: str) -> list[int]:
        """The rows of one study, those of all among them."""
        return sorted({*self.rows.get(key, ()), *self.of_all})

    def part(self, key: str) -> RawSheet:
        """The sheet with the rows of one study where they stand, and nothing else: nothing of the others either."""
        kept = self.kept(key)
        last = kept[-1] if kept else 0
        source = self.sheet.rows
        blank: list[object] = [""] * len(source[0])
        rows = [blank] * (last + 1)
        for number in (0, *kept):
            rows[number] = [*source[number][: self.at], "", *source[number][self.at + 1 :]]
        inside = {0, *kept}
        sheet = self.sheet
        return replace(
            sheet,
            rows=rows,
            errors={cell: text for cell, text in sheet.errors.items() if cell[0] in inside and cell[1] != self.at},
            uncached=frozenset(cell for cell in sheet.uncached if cell[0] in inside and cell[1] != self.at),
            merged=tuple(block for block in sheet.merged if inside & set(range(block[0], min(block[2], last) + 1))),
            hidden_rows=sheet.hidden_rows & inside,
            filtered_rows=sheet.filtered_rows & inside,
            totals_rows=sheet.totals_rows & inside,
            stand={cell: there for cell, there in sheet.stand.items() if cell[0] in inside},
            find_formats=lambda: self._formats_of(inside),
            find_formulas=lambda: {at: sheet.formulas[at] for at in _in_rows(self._formulas_by_row, inside)},
        )

    def _formats_of(self, inside: set[int]) -> Formats:
        percent, currency, struck = (_in_rows(by_row, inside) for by_row in self._formats_by_row)
        money = self.sheet.formats.currency
        return Formats(frozenset(percent), {at: money[at] for at in currency}, frozenset(struck))

    @cached_property
    def _formats_by_row(self) -> tuple[Mapping[int, list[Position]], ...]:
        formats = self.sheet.formats
        return tuple(map(_by_row, (formats.percent, formats.currency, formats.struck)))

    @cached_property
    def _formulas_by_row(self) -> Mapping[int, list[Position]]:
        return _by_row(self.sheet.formulas)


def _by_row(positions: Iterable[Position]) -> dict[int, list[Position]]:
    found: dict[int, list[Position]] = {}
    for position in positions:
        found.setdefault(position[0], []).append(position)
    return found


def _in_rows(by_row: Mapping[int, list[Position]], rows: Iterable[int]) -> list[Position]:
    """In the order of the sheet."""
    return [position for row in sorted(rows) for position in sorted(by_row.get(row, ()))]


class Many:
    """The studies of one workbook; `keys` are what they are called in the column Study, in the order of the settings.

    InputError with everything that leaves open whose a row is.
    """

    def __init__(self, workbook: RawWorkbook, path: Path) -> None:
        self._workbook, self._path = workbook, path
        self._problems: list[Problem] = []
        settings = [sheet for sheet in workbook.sheets if meant_sheet(sheet.name) == _SETTINGS]
        if not settings or not has_many(settings[0]):
            raise _no_table(settings[0] if settings else None, path)
        self._names: dict[str, str] = {}
        self._sheets: dict[str, _Sheet] = {}
        self._settings(settings[0])
        for sheet in workbook.sheets:
            known = meant_sheet(sheet.name)
            if known not in (None, _SETTINGS, *OUR_OWN_SHEETS):
                self._others(sheet)
        if not self._names and not self._problems:
            self._problems.append(Problem(_SETTINGS, "", "", wrong.NoStudies()))
        if self._problems:
            raise InputError(in_reading_order(self._problems), path.name)
        self.keys = tuple(self._names.values())

    def study(self, key: str) -> Study:
        """One study, read and checked. InputError carries every problem of it, at the cells of the whole workbook."""
        book, known = self._workbook, _folded(key)
        sheets = tuple(
            self._sheets[sheet.name].part(known) if sheet.name in self._sheets else _head_of(sheet)
            for sheet in book.sheets
        )
        # A sheet of which this study has no row is one that it does not have.
        sheets = tuple(one for one in sheets if one.name not in self._sheets or len(one.rows) > 1)
        part = replace(book, sheets=sheets, sha256=self.sha256(key))
        return replace(study_from_workbook(part), path=self._path, key=self._names[known])

    def sha256(self, key: str) -> str:
        """The fingerprint of one study: of its own rows, of those of all, and of the headings over them."""
        known = _folded(key)
        book = self._workbook
        facts = (self._path.name, book.kind, book.notes, self._names[known])
        whole = hashlib.sha256(repr(facts).encode("utf-8", "surrogatepass"))
        for sheet in book.sheets:
            found = self._sheets.get(sheet.name)
            if found is None:
                head = _head_of(sheet)
                whole.update(rows_sha256(head, range(len(head.rows))))
            elif kept := found.kept(known):
                whole.update(rows_sha256(found.part(known), (0, *kept)))
        return whole.hexdigest()

    def _add(self, sheet: RawSheet, row: int, at: int, fact: ProblemFact) -> None:
        typed = sheet.rows[row][at]
        self._problems.append(Problem(sheet.name, sheet.address(row, at), shown(typed), fact))

    def _column(self, sheet: RawSheet) -> int | None:
        """Which column says whose the rows are; None, with its problem, where none or several do."""
        found = [at for at, head in enumerate(sheet.rows[0]) if plain(head) == KEY]
        if len(found) > 1:
            self._add(sheet, 0, found[1], wrong.StudyColumnTwice(sheet.address(0, found[0])))
        elif not found:
            self._problems.append(Problem(sheet.name, "", "", wrong.StudyColumnMissing(ALL)))
        return found[0] if len(found) == 1 else None

    def _rows(self, sheet: RawSheet, at: int) -> Iterator[tuple[int, str]]:
        """The rows that hold something, and whose they are as typed; without those of the template's example."""
        heads = sheet.rows[0]
        id_at = next((i for i, head in enumerate(heads) if plain(head) == "id"), at)
        broken = {row for row, _ in (*sheet.errors, *sheet.uncached)}
        for number, row in enumerate(sheet.rows[1:], start=1):
            if number not in broken and all(is_blank(cell) for cell in row):
                continue
            text = plain_text(row[at])
            if EXAMPLE_ID in (text.upper(), plain_text(row[id_at]).upper()):
                continue
            if text:
                yield number, text
            else:
                self._add(sheet, number, at, wrong.WhoseRow(ALL))

    def _settings(self, sheet: RawSheet) -> None:
        at = self._column(sheet)
        if at is None:
            return
        rows: dict[str, list[int]] = {}
        for number, text in self._rows(sheet, at):
            key = _folded(text)
            if key == ALL:
                self._add(sheet, number, at, wrong.StudyCalledAll(ALL))
            elif key in rows:
                first = sheet.address(rows[key][0], at)
                self._add(sheet, number, at, wrong.StudyTwice(first))
            else:
                rows[key] = [number]
                self._names[key] = text
        self._sheets[sheet.name] = _Sheet(sheet, at, rows, ())

    def _others(self, sheet: RawSheet) -> None:
        if not any(not is_blank(cell) for row in sheet.rows[1:] for cell in row):
            return
        at = self._column(sheet)
        if at is None:
            return
        rows: dict[str, list[int]] = {}
        of_all: list[int] = []
        for number, text in self._rows(sheet, at):
            key = _folded(text)
            if key == ALL:
                of_all.append(number)
            elif key in self._names:
                rows.setdefault(key, []).append(number)
            else:
                close = looks_like(text, self._names.values())
                self._add(sheet, number, at, wrong.UnknownStudy(close or "", ALL))
        self._sheets[sheet.name] = _Sheet(sheet, at, rows, of_all)


def _head_of(sheet: RawSheet) -> RawSheet:
    """Of a sheet of no study: what it is called, its headings, and whether anything stands under them."""
    rows = [list(row) for row in sheet.rows[:1]]
    blank: list[list[object]] = [["" for _ in rows[0]]] if len(sheet.rows) > 1 else []
    return RawSheet(sheet.name, rows + blank, hidden=sheet.hidden)


def _folded(text: str) -> str:
    """By what a study is known, however it is typed: in any case and form of letters."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _no_table(sheet: RawSheet | None, path: Path) -> InputError:
    if sheet is None:
        return InputError([Problem(_SETTINGS, "", "", StudySheetMissing(many=True))], path.name)
    return InputError([Problem(_SETTINGS, "A1", "", wrong.OneStudy())], path.name)
